import { isObject, type JsonObject, type JsonPath, own, valueAt } from '../../../openapi/json.js';
import type { SourceFile } from '../../source-file.js';
import { definitionsIn } from '../cloudformation/cloudformation.js';
import { RESOURCE_TYPE, templateIn } from '../cloudformation/template.js';
import type { Container, Contents } from '../container.js';
import { setOwn } from '../substituted.js';

/** How often variables lead to values with variables. */
const MAX_ROUNDS = 10;

/** The configuration of the Serverless Framework: CloudFormation resources under `resources`. */
export const serverless: Container = {
  mayHold: (text) =>
    text.includes('provider') &&
    text.includes('resources') &&
    /^["']?service\b/m.test(text) &&
    RESOURCE_TYPE.test(text),
  async open(file, surroundings) {
    const { data } = file.source;
    if (!isObject(data) || own(data, 'service') === undefined) return undefined;
    const written = own(data, 'resources');
    const parts: JsonPath[] = Array.isArray(written)
      ? written.map((_, index) => ['resources', index])
      : [['resources']];
    const functions = functionsOf(data);
    const found: Contents[] = [];
    for (const path of parts) {
      const filled = fill(valueAt(data, path), data);
      const template = templateIn(filledFile(file, path, filled), filled, path, functions);
      if (template !== undefined) found.push(await definitionsIn(template, surroundings));
    }
    if (found.length === 0) return undefined;
    return {
      definitions: found.flatMap(({ definitions }) => definitions),
      problems: found.flatMap(({ problems }) => problems),
      description: 'a Serverless Framework configuration',
    };
  },
};

/** Locations stay those of the file, whatever variables put into the data. */
function filledFile(file: SourceFile, path: JsonPath, filled: unknown): SourceFile {
  const data: Record<string, unknown> = {};
  if (path.length === 1) setOwn(data, String(path[0]), filled);
  return { ...file, source: { ...file.source, data } };
}

/**
 * The logical ids that the framework gives to functions: `list-sales` becomes `ListDashsalesLambdaFunction`.
 * https://www.serverless.com/framework/docs/providers/aws/guide/resources (read 2026-11-28)
 */
function functionsOf(data: JsonObject): Map<string, string> {
  const types = new Map([['IamRoleLambdaExecution', 'AWS::IAM::Role']]);
  const functions = own(data, 'functions');
  for (const name of Object.keys(isObject(functions) ? functions : {})) {
    const normal = name.replaceAll('-', 'Dash').replaceAll('_', 'Underscore');
    types.set(`${normal.charAt(0).toUpperCase()}${normal.slice(1)}LambdaFunction`, 'AWS::Lambda::Function');
  }
  return types;
}

/** Puts the values of `${self:…}` in their places; a variable that is the whole of a text keeps the type of its value. */
function fill(value: unknown, root: JsonObject, rounds = MAX_ROUNDS): unknown {
  if (typeof value === 'string') return value.includes('${self:') && rounds > 0 ? fillText(value, root, rounds) : value;
  if (Array.isArray(value)) return value.map((item) => fill(item, root, rounds));
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) setOwn(copy, key, fill(item, root, rounds));
  return copy;
}

function fillText(text: string, root: JsonObject, rounds: number): unknown {
  const known = (name: string): unknown => valueAt(root, name.split('.'));
  const whole = /^\$\{self:([\w.-]+)\}$/.exec(text)?.[1];
  if (whole !== undefined) {
    const value = known(whole);
    return value === undefined ? text : fill(value, root, rounds - 1);
  }
  const filled = text.replace(/\$\{self:([\w.-]+)\}/g, (written, name: string) => {
    const value = known(name);
    return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : written;
  });
  return filled === text ? text : fill(filled, root, rounds - 1);
}
