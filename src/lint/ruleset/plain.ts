import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RulesetDefinition } from '@stoplight/spectral-core';
import { CORE_SCHEMA, load, Type, YAMLException } from 'js-yaml';
import check from '../../rulesets/check.js';
import { RulesetError } from './error.js';
import { CHECK, extendedFile, isCheckFile, ownRulesets } from './own-files.js';
import { trust } from './trust.js';

type Mode = 'off' | 'recommended' | 'all';
type Extension = RulesetDefinition | [RulesetDefinition, Mode];
type Severity = 'error' | 'warn' | 'info' | 'hint' | 'off';
type Switches = Record<string, Severity | boolean>;

type PlainRules = Record<
  string,
  Severity | boolean | (Omit<Configured, 'then'> & { then: { function: typeof check } })
>;

/** A rule of ours with options. */
interface Configured {
  readonly given: '$';
  readonly severity?: Severity;
  readonly then: { readonly function: typeof CHECK; readonly functionOptions?: unknown };
}

const MERGE = new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (key) => key === '<<' });
const YAML = CORE_SCHEMA.extend({ implicit: [MERGE] });

/** Reads a YAML or JSON file. @throws RulesetError with the place of a syntax error */
export async function readRulesetFile(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return load(text, { schema: YAML });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    // What is missing at the end is missing on the last line, not after it.
    const lines = text.trimEnd().split('\n');
    const { line, column } = error.mark;
    const place =
      line < lines.length
        ? { line: line + 1, column: column + 1 }
        : { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
    throw new RulesetError(file, `Not ${file.endsWith('.json') ? 'JSON' : 'YAML'}: ${error.reason}.`, place);
  }
}

/**
 * Reads what most rulesets are: a file that extends this package, switches rules on, off, or to another severity, and gives
 * them options.
 * Such a ruleset needs neither Spectral's ruleset bundler nor its validation, which take longer than the linting.
 * @returns nothing for any other ruleset, malformed ones included; Spectral knows best what to say about these
 */
export async function readPlainRuleset(
  file: string,
  own: RulesetDefinition,
  seen: readonly string[] = [],
): Promise<RulesetDefinition | undefined> {
  const ours = ownRulesets(own).find((ruleset) => ruleset.file === file);
  if (ours) return ours.definition;
  if (!/\.(json|ya?ml)$/i.test(file)) return undefined;
  if (seen.includes(file)) throw new RulesetError(file, 'The ruleset extends itself.');

  const content = await readRulesetFile(file);
  const isPlainKey = (key: string) => /^(extends|rules|overrides|functions|functionsDir)$/.test(key);
  if (!isRecord(content) || !Object.keys(content).every(isPlainKey)) return undefined;
  const { extends: extended = [], overrides } = content;
  const rules = plainRules(content, file);
  if (rules === undefined || (overrides !== undefined && !isOverrides(overrides))) return undefined;

  const extensions: Extension[] = [];
  for (const entry of Array.isArray(extended) ? extended : [extended]) {
    const [specifier, mode] = Array.isArray(entry) ? entry : [entry];
    if (typeof specifier !== 'string' || (mode !== undefined && !isMode(mode))) return undefined;
    const target = extendedFile(specifier, file);
    const ruleset = target && (await readPlainRuleset(target, own, [...seen, file]));
    if (!ruleset) return undefined;
    // Spectral takes a mode that is written for a wish to switch on again what the extended ruleset switches off.
    extensions.push(mode === undefined ? ruleset : [ruleset, mode]);
  }
  return overrides === undefined ? trust({ extends: extensions, rules }) : { extends: extensions, rules, overrides };
}

/** The rules as Spectral takes them, if the only function that they use is ours. */
function plainRules(
  { rules = {}, functions = [], functionsDir = 'functions' }: Record<string, unknown>,
  file: string,
): PlainRules | undefined {
  const isOurs = (name: unknown) => isCheckFile(join(dirname(file), String(functionsDir), `${name}.js`));
  if (!isRecord(rules) || !Array.isArray(functions) || !functions.every(isOurs)) return undefined;
  const plain: PlainRules = {};
  for (const [name, rule] of Object.entries(rules)) {
    if (isConfigured(rule) && functions.length > 0) plain[name] = { ...rule, then: { ...rule.then, function: check } };
    else if (typeof rule === 'boolean' || isSeverity(rule)) plain[name] = rule;
    else return undefined;
  }
  return plain;
}

function isConfigured(rule: unknown): rule is Configured {
  return (
    isRecord(rule) &&
    Object.keys(rule).every((key) => /^(given|severity|then)$/.test(key)) &&
    rule.given === '$' &&
    (rule.severity === undefined || isSeverity(rule.severity)) &&
    isRecord(rule.then) &&
    Object.keys(rule.then).every((key) => /^(function|functionOptions)$/.test(key)) &&
    rule.then.function === CHECK
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSwitches(value: unknown): value is Switches {
  return isRecord(value) && Object.values(value).every((rule) => typeof rule === 'boolean' || isSeverity(rule));
}

function isOverrides(value: unknown): value is { files: string[]; rules: Switches }[] {
  const isOverride = (entry: unknown) =>
    isRecord(entry) &&
    Object.keys(entry).sort().join() === 'files,rules' &&
    Array.isArray(entry.files) &&
    isSwitches(entry.rules);
  return Array.isArray(value) && value.every(isOverride);
}

function isSeverity(value: unknown): value is Severity {
  return value === 'error' || value === 'warn' || value === 'info' || value === 'hint' || value === 'off';
}

function isMode(value: unknown): value is Mode {
  return value === 'off' || value === 'recommended' || value === 'all';
}
