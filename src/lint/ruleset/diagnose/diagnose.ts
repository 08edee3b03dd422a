import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { isObject } from '../../../openapi/json.js';
import { rules as ownRules } from '../../../rules/index.js';
import { quote } from '../../../wording/quote.js';
import { list, suggest } from '../../../wording/suggest.js';
import { RulesetError } from '../error.js';
import { extendedFile, isCheckFile } from '../own-files.js';
import { readRulesetFile } from '../plain.js';
import { diagnoseExtension } from './diagnose-extension.js';
import { diagnoseOverrides } from './diagnose-overrides.js';
import { diagnoseRules, type Mistake } from './diagnose-rules.js';
import { placeInYaml } from './place-in-yaml.js';

const KEYS = [
  'aliases',
  'description',
  'documentationUrl',
  'except',
  'extends',
  'formats',
  'functions',
  'functionsDir',
  'overrides',
  'parserOptions',
  'rules',
];

/** https://docs.stoplight.io/docs/spectral/cb95cf0d26b83-core-functions (read 2026-11-22) */
const FUNCTIONS = [
  'alphabetical',
  'casing',
  'defined',
  'enumeration',
  'falsy',
  'length',
  'or',
  'pattern',
  'schema',
  'truthy',
  'undefined',
  'unreferencedReusableObject',
  'xor',
];

const IS_DATA = /\.(json|ya?ml)$/i;

/** The rules that a ruleset has, as far as they are known without loading Spectral's and others'. */
interface KnownRules {
  readonly names: readonly string[];
  readonly isComplete: boolean;
}

const OWN: KnownRules = { names: ownRules.map(({ id }) => id), isComplete: true };
const FOREIGN: KnownRules = { names: [], isComplete: false };

/**
 * Looks in a YAML or JSON ruleset, and in those files that it extends, for the mistakes that people make. Done when Spectral
 * has refused the ruleset, to say better what is wrong, and where.
 * @param missing a rule that is known not to exist
 * @throws RulesetError for the first mistake
 */
export async function diagnoseRuleset(file: string, missing?: string): Promise<void> {
  await diagnose(file, missing, []);
}

async function diagnose(file: string, missing: string | undefined, seen: readonly string[]): Promise<KnownRules> {
  if (seen.includes(file)) return OWN;
  const content = await readRulesetFile(file);
  const fail = async ({ message, path, at }: Mistake): Promise<never> => {
    throw new RulesetError(file, message, placeInYaml(await readFile(file, 'utf8'), path, at));
  };
  const rulesOf = async (specifier: string) => {
    if (/^apigw-lint(\/|$)/.test(specifier)) return OWN;
    const target = extendedFile(specifier, file);
    return target !== undefined && IS_DATA.test(target) ? diagnose(target, missing, [...seen, file]) : FOREIGN;
  };
  const check = async (key: string, mistake: Mistake | undefined) =>
    mistake && fail({ ...mistake, path: [key, ...mistake.path] });

  if (!isObject(content))
    return fail({
      path: [],
      at: 'value',
      message: `A ruleset is a map, such as \`extends: [apigw-lint]\`, not ${quote(content)}.`,
    });
  const key = Object.keys(content).find((name) => !KEYS.includes(name) && !name.startsWith('x-'));
  if (key !== undefined) return fail({ path: [key], at: 'key', message: unknownKey(key) });
  const { extends: extended, functions = [], functionsDir = 'functions', rules, overrides } = content;
  if (extended === undefined && rules === undefined && overrides === undefined)
    return fail({ path: [], at: 'value', message: 'The ruleset has no rules. Add `extends: [apigw-lint]`.' });

  const known: KnownRules[] = [];
  const entries: readonly unknown[] = extended === undefined ? [] : [extended].flat();
  for (const [index, entry] of entries.entries()) {
    const mistake = diagnoseExtension(entry, file);
    await check(
      'extends',
      mistake && { ...mistake, path: [...(Array.isArray(extended) ? [index] : []), ...mistake.path] },
    );
    known.push(await rulesOf(String(Array.isArray(entry) ? entry[0] : entry)));
  }
  await check('functions', diagnoseFunctions(functions, functionsDir, file));
  const declared = Array.isArray(functions) ? functions.map((name) => basename(String(name), '.js')) : [];
  const names = known.flatMap((each) => each.names);
  const isComplete = known.every((each) => each.isComplete);
  const around = (more: readonly string[] = []) => ({
    rules: [...names, ...more],
    isUnknown: (name: string) => ![...names, ...more].includes(name) && (isComplete || name === missing),
    functions: [...FUNCTIONS, ...declared],
  });
  if (rules !== undefined) await check('rules', diagnoseRules(rules, around()));
  const defined = isObject(rules) ? Object.keys(rules) : [];
  if (overrides !== undefined) await check('overrides', diagnoseOverrides(overrides, around(defined)));
  return { names: [...names, ...defined], isComplete };
}

function diagnoseFunctions(functions: unknown, folder: unknown, file: string): Mistake | undefined {
  if (!Array.isArray(functions)) return { path: [], at: 'key', message: '`functions` must be a list of file names.' };
  for (const [index, name] of functions.entries()) {
    const target = join(dirname(file), String(folder), `${name}.js`);
    if (isCheckFile(target) || existsSync(target)) continue;
    const message = `There is no file ${quote(relative(dirname(file), target))}. \`functionsDir\` and \`functions\` name it.`;
    return { path: [index], at: 'value', message };
  }
  return undefined;
}

function unknownKey(key: string): string {
  const near = suggest(key, KEYS);
  return `A ruleset has no ${quote(key)}. ${near === undefined ? `It can have ${list(KEYS, KEYS.length)}.` : `Did you mean ${quote(near)}?`}`;
}
