import { once } from 'node:events';
import { promises, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join } from 'node:path';
import { Document, Ruleset, Spectral } from '@stoplight/spectral-core';
import { Yaml } from '@stoplight/spectral-parsers';
import { bundleRuleset } from '@stoplight/spectral-ruleset-bundler';
import { commonjs } from '@stoplight/spectral-ruleset-bundler/plugins/commonjs';
import { stdin } from '@stoplight/spectral-ruleset-bundler/plugins/stdin';
import { runtime } from '@stoplight/spectral-ruleset-bundler/presets/runtime';
import { migrateRuleset } from '@stoplight/spectral-ruleset-migrator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyProject, installWithNpm, listed } from '../empty-project.js';

// The Spectral extension of VS Code, as far as rulesets are concerned: it bundles everything into one browser-like script
// with Spectral's runtime preset, evaluates that, and runs it on the text of the editor. It resolves no package in scripts:
// a bare import goes to a CDN, which these tests refuse.
const project = emptyProject();
const fetched: string[] = [];

async function fetchFromLoopback(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  fetched.push(String(url));
  if (new URL(String(url)).hostname !== '127.0.0.1') throw new Error(`No download of ${url} here`);
  return fetch(url, init);
}

const IO = { fs: { promises }, fetch: fetchFromLoopback };

async function loadAsTheExtension(file: string): Promise<Ruleset> {
  const isScript = !/\.(json|ya?ml)$/.test(extname(file));
  const entry = isScript ? file : join(dirname(file), '.spectral.js');
  const plugins = [...runtime(IO), commonjs()];
  if (!isScript) plugins.unshift(stdin(await migrateRuleset(file, { format: 'esm', ...IO }), entry));
  const code = await bundleRuleset(entry, { target: 'runtime', format: 'iife', plugins });
  return new Ruleset(new Function(`return ${code}`)(), { severity: 'recommended', source: entry });
}

async function byExtension(file: string): Promise<string[]> {
  const spectral = new Spectral();
  spectral.setRuleset(await loadAsTheExtension(join(project.folder, file)));
  const rows = [];
  for (const name of project.documents) {
    const path = join(project.folder, name);
    const document = new Document(readFileSync(path, 'utf8'), Yaml, path);
    for (const { code, severity, range } of await spectral.run(document, { ignoreUnknownFormat: true }))
      rows.push({ file: name, rule: String(code), severity, line: range.start.line + 1 });
  }
  return listed(rows);
}

let recommended: string[];

beforeAll(async () => {
  installWithNpm(project);
  recommended = await project.byCommandLine();
  expect(recommended.length).toBeGreaterThan(20);
});

afterAll(() => project.remove());

describe('the VS Code extension gives the findings of the command line', () => {
  it.each([
    ['by package name from YAML', '.spectral.yaml', 'extends: [apigw-lint]\n'],
    ['by path from YAML', 'path.yaml', 'extends: [./node_modules/apigw-lint/rulesets/recommended.yaml]\n'],
    [
      'by path from JavaScript',
      '.spectral.js',
      "import apigw from './node_modules/apigw-lint/dist/ruleset.js';\n\nexport default { extends: [apigw] };\n",
    ],
  ])('%s', async (_how, file, text) => {
    project.write(file, text);
    fetched.length = 0;
    expect(await byExtension(file)).toEqual(recommended);
    expect(fetched).toEqual([]);
  });

  it('beside the rules of Spectral', async () => {
    project.write('oas.yaml', 'extends: [spectral:oas, apigw-lint]\n');
    expect(await byExtension('oas.yaml')).toEqual(recommended);
  });

  it('by URL', async () => {
    const server = createServer((_request, response) => {
      const file = join(project.folder, 'node_modules/apigw-lint/dist/ruleset.js');
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(file));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    project.write('url.yaml', `extends: [http://127.0.0.1:${port}/apigw-lint/dist/ruleset.js]\n`);
    try {
      expect(await byExtension('url.yaml')).toEqual(recommended);
    } finally {
      server.close();
    }
  });
});

it('cannot import the package by name in a script, as docs/editors.md says', async () => {
  project.write('name.js', "import apigw from 'apigw-lint';\n\nexport default { extends: [apigw] };\n");
  await expect(byExtension('name.js')).rejects.toThrow('No download of https://esm.sh/apigw-lint');
});
