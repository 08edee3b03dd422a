import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { quote } from '../../../wording/quote.js';
import { list, suggest } from '../../../wording/suggest.js';
import { extendedFile, ownRulesetNames } from '../own-files.js';
import type { Mistake } from './diagnose-rules.js';

const OF_SPECTRAL: readonly string[] = ['spectral:oas', 'spectral:asyncapi', 'spectral:arazzo'];

const MODES: readonly unknown[] = ['all', 'recommended', 'off'];

/** What is wrong with an entry of `extends` of a ruleset file; `path` leads on from the entry. */
export function diagnoseExtension(entry: unknown, file: string): Mistake | undefined {
  if (!Array.isArray(entry)) return diagnoseName(entry, file);
  const [name, mode] = entry;
  const mistake = diagnoseName(name, file);
  if (mistake !== undefined) return { ...mistake, path: [0] };
  if (entry.length === 2 && MODES.includes(mode)) return undefined;
  const message = `${quote(entry)} is not a ruleset with a mode. Write it as \`[${name}, all]\`; modes are all, recommended and off.`;
  return { path: entry.length === 2 ? [1] : [], at: 'value', message };
}

function diagnoseName(name: unknown, file: string): Mistake | undefined {
  if (typeof name !== 'string')
    return { path: [], at: 'value', message: `${quote(name)} is not a ruleset. Name a package or a file.` };
  if (OF_SPECTRAL.includes(name) || /^https?:/i.test(name) || exists(name, file)) return undefined;
  return { path: [], at: 'value', message: `There is no ruleset ${quote(name)}. ${advice(name, file)}` };
}

function exists(name: string, file: string): boolean {
  const target = extendedFile(name, file);
  if (target !== undefined) return existsSync(target);
  try {
    createRequire(file).resolve(name);
    return true;
  } catch {
    // Spectral takes what is no package for a file.
    return existsSync(join(dirname(file), name));
  }
}

function advice(name: string, file: string): string {
  const own = ownRulesetNames();
  const bare = (path: string) => basename(path, extname(path));
  const isOurs = name.startsWith('apigw-lint/');
  const near =
    suggest(name, [...OF_SPECTRAL, ...own]) ?? (isOurs ? own.find((each) => bare(each) === bare(name)) : undefined);
  if (near !== undefined) return `Did you mean ${quote(near)}?`;
  if (isOurs) return `There are ${list(own)}.`;
  const folder = dirname(join(dirname(file), name));
  if (/^\.{0,2}\//.test(name)) {
    const other = existsSync(folder) ? suggest(basename(name), readdirSync(folder)) : undefined;
    return other === undefined ? 'Correct the path.' : `Did you mean ${quote(name.replace(/[^/]*$/, other))}?`;
  }
  return `If it is a package, install it; if it is a file, write ${quote(`./${name}`)}.`;
}
