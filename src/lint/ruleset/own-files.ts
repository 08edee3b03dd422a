import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RulesetDefinition } from '@stoplight/spectral-core';
import http from '../../rulesets/http.js';
import rest from '../../rulesets/rest.js';
import { trust } from './trust.js';

/** A ruleset of this package, with the name that it has in bundled rulesets. */
interface OwnRuleset {
  readonly name: string;
  readonly file: string;
  readonly definition: RulesetDefinition;
}

/** The function with which rulesets in YAML give our rules options. */
export const CHECK = 'check';

/** The folder in which Spectral finds this function, seen from a project that has this package installed. */
export const CHECK_FOLDER = 'node_modules/apigw-lint/dist';

/** The folder of this package: the nearest one around this file that has a manifest. */
function root(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/** The rulesets of this package, the main one being `own`. */
export function ownRulesets(own: RulesetDefinition): readonly OwnRuleset[] {
  const dist = join(root(), 'dist');
  return [
    { name: 'apigw-lint', file: join(dist, 'ruleset.js'), definition: own },
    { name: 'apigw-lint/rest', file: join(dist, 'rest.js'), definition: trust(rest) },
    { name: 'apigw-lint/http', file: join(dist, 'http.js'), definition: trust(http) },
  ];
}

/**
 * The file that a ruleset means by an entry of `extends`: for `apigw-lint` and `apigw-lint/…` one of this package, for
 * a path one beside the ruleset, and nothing for what Spectral must look up.
 */
export function extendedFile(specifier: string, from: string): string | undefined {
  if (specifier === 'apigw-lint') return join(root(), 'dist', 'ruleset.js');
  if (specifier.startsWith('apigw-lint/')) return join(root(), specifier.slice('apigw-lint/'.length));
  return /^\.{0,2}\//.test(specifier) ? resolve(dirname(from), specifier) : undefined;
}

/** The names by which rulesets can extend those of this package. */
export function ownRulesetNames(): string[] {
  return ['apigw-lint', ...readdirSync(join(root(), 'rulesets')).map((file) => `apigw-lint/rulesets/${file}`)];
}

/** Whether a path means `check.js` of this package, which need not be installed where a ruleset looks for it. */
export function isCheckFile(path: string): boolean {
  const file = path.replaceAll('\\', '/');
  return file.endsWith(`/${CHECK_FOLDER}/${CHECK}.js`) || path === join(root(), 'dist', `${CHECK}.js`);
}
