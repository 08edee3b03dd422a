import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyProject } from '../empty-project.js';

// pnpm puts nothing into node_modules but what the project names itself, so a ruleset that leans on a package of
// somebody else's, or that Spectral looks for in the wrong place, is not found.
const project = emptyProject();
const SPECTRAL = 'node_modules/@stoplight/spectral-cli/dist/index.js';
const SPECTRAL_VERSION = '6.16.3';
let recommended: string[];

beforeAll(async () => {
  project.write('package.json', '{ "name": "pets", "version": "1.0.0", "private": true }\n');
  const store = resolve('node_modules/.cache/apigw-lint/pnpm-store');
  execFileSync(
    process.execPath,
    [
      resolve('node_modules/pnpm/bin/pnpm.cjs'),
      ...['add', '--save-dev', '--ignore-scripts', '--silent', '--store-dir', store],
      project.packed,
      `@stoplight/spectral-cli@${SPECTRAL_VERSION}`,
    ],
    { cwd: project.folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  recommended = await project.byCommandLine();
});

afterAll(() => project.remove());

it('has the strict layout', () => {
  const names = readdirSync(join(project.folder, 'node_modules')).filter((name) => !name.startsWith('.'));
  expect(names.sort()).toEqual(['@stoplight', 'apigw-lint']);
  expect(existsSync(join(project.folder, 'node_modules/@stoplight/spectral-core'))).toBe(false);
});

it.each([
  ['by package name from YAML', 'rules.yaml', 'extends: [apigw-lint]\n'],
  ['by subpath', 'recommended.yaml', 'extends: [apigw-lint/rulesets/recommended.yaml]\n'],
  ['from JavaScript', 'rules.mjs', "import apigw from 'apigw-lint';\n\nexport default { extends: [apigw] };\n"],
])('%s', async (_how, file, text) => {
  project.write(file, text);
  expect(recommended.length).toBeGreaterThan(20);
  expect(await project.byStockSpectral(file, SPECTRAL)).toEqual(recommended);
});
