import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const NAMES = ['.spectral.yaml', '.spectral.yml', '.spectral.json', '.spectral.js', '.spectral.mjs', '.spectral.cjs'];

/** A file beside the ruleset, as it may name one that it extends. */
const NEIGHBOUR = /\.{1,2}\/[^\s'"`,\]}]+\.(?:ya?ml|json|[cm]?js)\b/g;

/**
 * The Spectral ruleset in a folder, if it or a file that it names mentions apigw-lint: one that does not is meant for other
 * tools and would turn all our rules off.
 */
export function findRuleset(folder: string): string | undefined {
  return NAMES.map((name) => join(folder, name)).find((file) => existsSync(file) && mentionsUs(file, new Set()));
}

function mentionsUs(file: string, seen: Set<string>): boolean {
  const path = resolve(file);
  if (seen.has(path) || !existsSync(path)) return false;
  seen.add(path);
  const text = withoutComments(readFileSync(path, 'utf8'), path);
  if (text.includes('apigw-lint')) return true;
  return [...text.matchAll(NEIGHBOUR)].some(([name]) => mentionsUs(join(dirname(path), name), seen));
}

function withoutComments(text: string, path: string): string {
  return /\.ya?ml$/.test(path) ? text.replace(/(^|\s)#.*$/gm, '$1') : text;
}
