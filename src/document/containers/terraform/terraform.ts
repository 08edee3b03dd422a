import { dirname } from 'node:path';
import { isObject, type JsonPath, valueAt } from '../../../openapi/json.js';
import type { ApiContext } from '../../../openapi/model/context.js';
import type { Comment, Problem } from '../../definition.js';
import { createLineIndex } from '../../line-index.js';
import { isSyntaxProblem, parseSource, type Source } from '../../parse-source.js';
import { loadReference } from '../../references/load.js';
import type { SourceFile } from '../../source-file.js';
import type { Contents, Found, Surroundings } from '../container.js';
import { embeddedIn } from '../part.js';
import { setOwn } from '../substituted.js';
import { dataOf, locationIn } from './data.js';
import { evaluate, fillText, plainOf, type Scope } from './evaluate.js';
import { attributesIn, type HclFile, hclFile, loadParser } from './hcl.js';
import { type Declared, localSource, type Module, readModule, withInputs } from './module.js';
import type { Value } from './value.js';

const DESCRIPTION = 'a Terraform file';

/** The resources that hold a definition, as `body`. */
const API_TYPES = { aws_api_gateway_rest_api: 'rest', aws_apigatewayv2_api: 'http' } as const;

/** The definitions of the APIs that a file declares, and of those in local modules to which it gives them. */
export async function terraformContents(
  { name, address, text }: { readonly name: string; readonly address: string; readonly text: string },
  surroundings: Surroundings,
): Promise<Contents> {
  const { cwd, boundary } = surroundings;
  const parser = await loadParser();
  const file = hclFile(parser, name, address, text);
  if (file.isUnread)
    return { definitions: [], problems: [], description: DESCRIPTION, unread: 'takes too long to parse' };
  const module = readModule(parser, dirname(address), cwd, file);
  const definitions: Found[] = [];
  const problems: Problem[] = [];
  const look = async (declared: Declared, within: Module): Promise<void> => {
    const type = declared.labels[0];
    const kind = type === 'aws_api_gateway_rest_api' || type === 'aws_apigatewayv2_api' ? API_TYPES[type] : undefined;
    const body = attributesIn(declared.body).get('body');
    if (kind === undefined || body === undefined) return;
    const scope = {
      parser,
      module: within,
      file: declared.file,
      bound: new Map(),
      active: new Set<string>(),
      boundary,
    };
    const found = await definitionsOf(evaluate(body, scope), scope, { kind, isFilled: true }, surroundings);
    definitions.push(...found.definitions.filter(({ root }) => within === module || root.name === name));
    problems.push(...found.problems);
  };
  for (const resource of module.resources.values()) if (resource.file === file) await look(resource, module);
  for (const call of module.calls) {
    if (call.file !== file) continue;
    const scope = { parser, module, file, bound: new Map(), active: new Set<string>(), boundary };
    const inputs = attributesIn(call.body);
    const source = inputs.get('source');
    const plain = source && plainOf(evaluate(source, scope));
    const folder = localSource(plain?.data, file);
    if (folder === undefined || boundary.refuse(folder) !== undefined) continue;
    const given = [...inputs].map(([key, node]) => [key, () => evaluate(node, scope)] as const);
    const child = withInputs(readModule(parser, folder, cwd), new Map(given));
    for (const resource of child.resources.values()) await look(resource, child);
  }
  return { definitions, problems, description: DESCRIPTION };
}

/** The definitions of the APIs in a file of Terraform's JSON syntax: texts, which are templates. */
export async function terraformJsonContents(file: SourceFile, { cwd, boundary }: Surroundings): Promise<Contents> {
  const parser = await loadParser();
  const folder = dirname(file.address);
  const own = hclFile(parser, file.name, file.address, '');
  const scope = {
    parser,
    module: readModule(parser, folder, cwd),
    file: own,
    bound: new Map(),
    active: new Set<string>(),
    boundary,
  };
  const definitions: Found[] = [];
  const problems: Problem[] = [];
  for (const [type, kind] of Object.entries(API_TYPES)) {
    for (const path of bodiesIn(file.source.data, ['resource', type])) {
      const text = valueAt(file.source.data, path);
      if (typeof text !== 'string') continue;
      const root = await embeddedIn(file, path, text);
      if (!('isTemplate' in root))
        definitions.push({ root: filled(root, scope, text), context: { kind, isFilled: true } });
      else if (!root.isTemplate)
        problems.push({ code: 'parser', severity: 'error', message: root.message, location: root.location, path: [] });
    }
  }
  return { definitions, problems, description: DESCRIPTION };
}

/** The paths of `body` in the resources of a type; a type and a name may each hold a list. */
function bodiesIn(data: unknown, path: JsonPath): JsonPath[] {
  const members = (at: JsonPath): JsonPath[] => {
    const value = valueAt(data, at);
    if (Array.isArray(value)) return value.flatMap((_, index) => members([...at, index]));
    return isObject(value) ? [at] : [];
  };
  return members(path)
    .flatMap((type) => Object.keys(Object(valueAt(data, type))).flatMap((name) => members([...type, name])))
    .map((resource) => [...resource, 'body']);
}

async function definitionsOf(
  value: Value,
  scope: Scope,
  context: ApiContext,
  surroundings: Surroundings,
): Promise<{ readonly definitions: readonly Found[]; readonly problems: readonly Problem[] }> {
  if (value.kind === 'choice') {
    const both = [];
    for (const option of value.options) both.push(await definitionsOf(option, scope, context, surroundings));
    return {
      definitions: both.flatMap(({ definitions }) => definitions),
      problems: both.flatMap(({ problems }) => problems),
    };
  }
  const root = await rootOf(value, scope, surroundings);
  if (root === undefined) return { definitions: [], problems: [] };
  if ('code' in root) return { definitions: [], problems: [root] };
  return isObject(root.source.data)
    ? { definitions: [{ root, context }], problems: [] }
    : { definitions: [], problems: [] };
}

/** The source of a definition that is a value: an object that is encoded, or a text. */
async function rootOf(
  value: Value,
  scope: Scope,
  surroundings: Surroundings,
): Promise<SourceFile | Problem | undefined> {
  if (value.kind === 'encoded') {
    const { value: inner } = value;
    return inner.kind === 'document' ? rootOf(inner, scope, surroundings) : treeSource(inner, scope);
  }
  if (value.kind === 'document' && value.document.kind === 'file') {
    const { address, variables } = value.document;
    const loaded = await loadReference(address, surroundings);
    const location = value.at();
    if ('message' in loaded)
      return { code: 'invalid-ref', severity: 'warn', message: loaded.message, location, path: [] };
    if (variables === undefined) return loaded;
    return filled(loaded, { ...scope, bound: variables });
  }
  if (value.kind === 'document' && value.document.kind === 'template') {
    const { text, offsets } = value.document;
    const { file } = scope;
    const range = { start: offsets[0] ?? 0, end: offsets.at(-1) ?? 0 };
    const locationOf: SourceFile['locationOf'] = ({ start, end }) =>
      file.locationOf({
        start: offsets[start] ?? range.start,
        end: end > start ? (offsets[end - 1] ?? range.end) + 1 : (offsets[start] ?? range.end),
      });
    return parsed(text, scope, locationOf);
  }
  if (value.kind === 'scalar' && typeof value.scalar === 'string') return parsed(value.scalar, scope, () => value.at());
  return undefined;
}

async function parsed(
  text: string,
  scope: Scope,
  locationOf: SourceFile['locationOf'],
): Promise<SourceFile | Problem | undefined> {
  const source = await parseSource(text);
  if (isSyntaxProblem(source)) {
    if (source.isTemplate) return undefined;
    const { message, range } = source;
    return { code: 'parser', severity: 'error', message, location: locationOf(range), path: [] };
  }
  const { file } = scope;
  const whole: SourceFile = {
    address: file.address,
    name: file.name,
    text: file.text,
    source,
    base: [],
    locationOf,
    locate: (path, target) => locationOf(source.findRange(path, target)),
    comments: (word) => commentsIn(file, word),
  };
  return filled(whole, scope, text);
}

/** A parsed template with its interpolations evaluated. */
function filled(file: SourceFile, scope: Scope, text = file.text): SourceFile {
  const { source } = file;
  return { ...file, source: { ...source, data: fill(source.data, [], { scope, source, text }) } };
}

interface Filling {
  readonly scope: Scope;
  readonly source: Source;
  /** The text that the source was parsed from. */
  readonly text: string;
}

function fill(value: unknown, path: readonly (string | number)[], filling: Filling): unknown {
  if (typeof value === 'string') return /[$%]\{/.test(value) ? fillScalar(value, path, filling) : value;
  if (Array.isArray(value)) return value.map((item, index) => fill(item, [...path, index], filling));
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) setOwn(copy, key, fill(item, [...path, key], filling));
  return copy;
}

function fillScalar(
  text: string,
  path: readonly (string | number)[],
  { scope, source, text: whole }: Filling,
): unknown {
  const value = fillText(text, scope);
  if (value.kind === 'unknown') return text;
  const data = value.kind === 'encoded' ? dataOf(value.value, scope) : dataOf(value, scope);
  // What is not in quotes is read as YAML or JSON once it is filled in: `${timeout}` is a number.
  const isPlain = typeof data === 'string' && whole[source.findRange(path).start] === '$';
  if (isPlain && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(data)) return Number(data);
  return isPlain && /^(?:true|false)$/.test(data) ? data === 'true' : data;
}

/** An object of the configuration, with the places of its parts. */
function treeSource(value: Value, scope: Scope): SourceFile {
  const { file } = scope;
  const range = { start: 0, end: 0 };
  return {
    address: file.address,
    name: value.at().file,
    text: file.text,
    source: {
      data: dataOf(value, scope),
      problems: [],
      findRange: () => range,
      scalars: () => ({ text: file.text, ranges: [] }),
      hasStatements: false,
    },
    base: [],
    locationOf: createLineIndex(file.name, file.text),
    locate: (path, target = 'value') => locationIn(value, path, target),
    comments: (word) => commentsIn(file, word),
  };
}

function commentsIn(file: HclFile, word: string): Comment[] {
  const found = file.body?.tree.rootNode.descendantsOfType('comment') ?? [];
  return found.flatMap((node) =>
    node === null || !node.text.startsWith('#') || !node.text.includes(word)
      ? []
      : [{ text: node.text.trimEnd(), location: file.locationOf({ start: node.startIndex, end: node.endIndex }) }],
  );
}
