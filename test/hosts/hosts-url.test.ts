import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyProject, installWithNpm } from '../empty-project.js';

// The packed package behind a web server, as the CDNs of npm serve it, and a project that has installed nothing.
const project = emptyProject();
const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.yaml': 'text/yaml' };
const asked: string[] = [];
const server = createServer(({ url = '' }, response) => {
  asked.push(url);
  try {
    const text = readFileSync(join(project.folder, 'node_modules', url));
    response.writeHead(200, { 'content-type': TYPES[extname(url)] ?? 'text/plain' }).end(text);
  } catch {
    response.writeHead(404).end('Not found');
  }
});
let root: string;
let recommended: string[];

beforeAll(async () => {
  installWithNpm(project);
  recommended = await project.byCommandLine();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  root = `http://127.0.0.1:${address.port}/apigw-lint`;
});

afterAll(() => {
  server.close();
  project.remove();
});

it('loads the one file of the ruleset, which needs no other', async () => {
  project.write('url.yaml', `extends: [${root}/dist/ruleset.js]\n`);
  expect(recommended.length).toBeGreaterThan(20);
  asked.length = 0;
  expect(await project.byStockSpectral('url.yaml')).toEqual(recommended);
  expect(new Set(asked)).toEqual(new Set(['/apigw-lint/dist/ruleset.js']));
  expect(await project.byCommandLine('--ruleset', 'url.yaml')).toEqual(recommended);
});

it('loads a ruleset of several files', async () => {
  project.write('url-security.yaml', `extends: [${root}/rulesets/security.yaml]\n`);
  const found = await project.byStockSpectral('url-security.yaml');
  expect(found.length).toBeGreaterThan(5);
  expect(await project.byCommandLine('--ruleset', 'node_modules/apigw-lint/rulesets/security.yaml')).toEqual(found);
});

it('takes the URL on the command line of stock Spectral', async () => {
  expect(await project.byStockSpectral(`${root}/rulesets/recommended.yaml`)).toEqual(recommended);
});

it('imports from a URL in a script', async () => {
  project.write('url.mjs', `import apigw from '${root}/dist/ruleset.js';\n\nexport default { extends: [apigw] };\n`);
  expect(await project.byStockSpectral('url.mjs')).toEqual(recommended);
});
