import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const NAMES = ['.spectral.yaml', '.spectral.yml', '.spectral.json', '.spectral.js', '.spectral.mjs', '.spectral.cjs'];

/**
 * The Spectral ruleset in a folder, if it mentions apigw-lint: one that does not is meant for other tools and would turn
 * all our rules off.
 */
export function findRuleset(folder: string): string | undefined {
  return NAMES.map((name) => join(folder, name)).find(
    (file) => existsSync(file) && readFileSync(file, 'utf8').includes('apigw-lint'),
  );
}
