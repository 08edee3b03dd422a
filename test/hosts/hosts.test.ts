import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { emptyProject, installWithNpm } from '../empty-project.js';

// The packed package, put into an empty folder, under stock Spectral and under its own command line: the findings are equal.
const project = emptyProject();
let recommended: string[];

beforeAll(async () => {
  installWithNpm(project);
  recommended = await project.byCommandLine();
});

afterAll(() => project.remove());

describe('stock Spectral gives the findings of the command line', () => {
  it.each([
    ['by package name from YAML', 'rules.yaml', 'extends: [apigw-lint]\n'],
    ['by subpath', 'recommended.yaml', 'extends: [apigw-lint/rulesets/recommended.yaml]\n'],
    ['by relative path', 'path.yaml', 'extends: [./node_modules/apigw-lint/rulesets/recommended.yaml]\n'],
    ['from JavaScript', 'rules.mjs', "import apigw from 'apigw-lint';\n\nexport default { extends: [apigw] };\n"],
  ])('%s', async (_how, file, text) => {
    project.write(file, text);
    expect(recommended.length).toBeGreaterThan(20);
    expect(await project.byStockSpectral(file)).toEqual(recommended);
  });

  it.each(['rest', 'http'] as const)('for %s APIs', async (api) => {
    project.write(`${api}.yaml`, `extends: [apigw-lint/rulesets/${api}.yaml]\n`);
    expect(await project.byStockSpectral(`${api}.yaml`)).toEqual(await project.byCommandLine('--api', api));
  });

  it('with every rule on', async () => {
    project.write('all.yaml', 'extends: [apigw-lint/rulesets/all.yaml]\n');
    expect(await project.byStockSpectral('all.yaml')).toEqual(await project.byCommandLine('--ruleset', 'all.yaml'));
  });

  it('with the rules about security alone', async () => {
    project.write('security.yaml', 'extends: [apigw-lint/rulesets/security.yaml]\n');
    const found = await project.byStockSpectral('security.yaml');
    const ids = rules.filter(({ concernsSecurity }) => concernsSecurity).map(({ id }) => id);
    expect(new Set(found.map((row) => row.slice(row.lastIndexOf(' ') + 1)))).toEqual(new Set(ids));
    expect(found).toEqual(recommended.filter((row) => ids.some((id) => row.endsWith(` ${id}`))));
    expect(await project.byCommandLine('--ruleset', 'security.yaml')).toEqual(found);
  });
});

it('finds the same .spectral.mjs as stock Spectral', async () => {
  const file = '.spectral.mjs';
  project.write(
    file,
    "import apigw from 'apigw-lint';\n\nexport default { extends: [[apigw, 'off']], rules: { 'apigw-lambda-post': 'hint' } };\n",
  );
  const found = await project.byCommandLine();
  const stock = await project.byStockSpectral();
  rmSync(join(project.folder, file));
  expect(found.length).toBeGreaterThan(5);
  expect(found.filter((row) => !row.endsWith(' hint apigw-lambda-post'))).toEqual([]);
  expect(stock).toEqual(found);
});

it('lints a checkout with its own .spectral.yaml', () => {
  const spectral = resolve('node_modules/@stoplight/spectral-cli/dist/index.js');
  const { stdout } = spawnSync(process.execPath, [spectral, 'lint', '-f', 'json', '--quiet', 'examples/broken.yaml'], {
    encoding: 'utf8',
  });
  expect(stdout).toContain('apigw-lambda-post');
});
