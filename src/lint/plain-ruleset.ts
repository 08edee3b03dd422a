import { readFile } from 'node:fs/promises';
import type { RulesetDefinition } from '@stoplight/spectral-core';
import { CORE_SCHEMA, load, Type, YAMLException } from 'js-yaml';
import { extendedFile, ownRulesets } from './own-files.js';
import { RulesetError } from './ruleset-error.js';
import { trust } from './trust.js';

type Mode = 'off' | 'recommended' | 'all';
type Extension = RulesetDefinition | [RulesetDefinition, Mode];
type Switches = Record<string, 'error' | 'warn' | 'info' | 'hint' | 'off' | boolean>;

const MERGE = new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (key) => key === '<<' });
const YAML = CORE_SCHEMA.extend({ implicit: [MERGE] });

/** Reads a YAML or JSON file. @throws RulesetError with the line of a syntax error */
export async function readRulesetFile(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return load(text, { schema: YAML });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    // What is missing at the end is missing on the last line, not after it.
    const line = Math.min(error.mark.line + 1, text.trimEnd().split('\n').length);
    throw new RulesetError(file, `Not YAML: ${error.reason}`, line);
  }
}

/**
 * Reads what most rulesets are: a file that extends this package, and switches rules on, off, or to another severity.
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
  if (!isRecord(content) || !Object.keys(content).every((key) => /^(extends|rules|overrides)$/.test(key)))
    return undefined;
  const { rules = {}, extends: extended = [], overrides } = content;
  if (!isSwitches(rules) || (overrides !== undefined && !isOverrides(overrides))) return undefined;

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

function isSeverity(value: unknown): boolean {
  return value === 'error' || value === 'warn' || value === 'info' || value === 'hint' || value === 'off';
}

function isMode(value: unknown): value is Mode {
  return value === 'off' || value === 'recommended' || value === 'all';
}
