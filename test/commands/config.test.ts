import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

// A project that has the package installed, and rulesets as docs/config.md has them: both hosts give the same findings.
const folder = mkdtempSync(join(tmpdir(), 'apigw-lint-config-'));
const bare = mkdtempSync(join(tmpdir(), 'apigw-lint-bare-'));
mkdirSync(join(folder, 'node_modules'));
symlinkSync(resolve('.'), join(folder, 'node_modules/apigw-lint'));
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(bare, { recursive: true });
});

const integration = (timeout: number) => `
      responses: { '200': { description: OK } }
      x-amazon-apigateway-integration:
        type: http_proxy
        httpMethod: GET
        uri: https://example.com/pets
        timeoutInMillis: ${timeout}
        newProperty: 1
        requestParameters: { integration.request.header.X-Name: context.identity.newName }`;
const DOCUMENT = `openapi: 3.0.3
info: { title: pets, version: '1' }
paths:
  /pets:
    get:${integration(45_000)}
  /reports:
    get:${integration(120_000)}
`;
for (const where of [folder, bare]) {
  for (const name of ['openapi.yaml', 'old.yaml']) writeFileSync(join(where, name), DOCUMENT);
}

const SPECTRAL = resolve('node_modules/@stoplight/spectral-cli/dist/index.js');
const CLI = resolve('dist/cli.js');

function run(cwd: string, program: string, ...args: readonly string[]) {
  return spawnSync(process.execPath, [program, ...args], { cwd, encoding: 'utf8' });
}

function byStockSpectral(ruleset: string): string[] {
  const { stdout, stderr } = run(folder, SPECTRAL, 'lint', '-r', ruleset, '-f', 'json', '--quiet', '*.yaml');
  expect(stderr).toBe('');
  const found: { code: string; source: string; path: string[]; severity: number }[] = JSON.parse(stdout);
  return found
    .filter(({ code }) => code.startsWith('apigw-'))
    .map(({ code, source, path, severity }) => `${source.split('/').at(-1)} ${path[1]} ${severity} ${code}`)
    .sort();
}

function byCommandLine(ruleset: string, cwd = folder): string[] {
  const { stdout, stderr } = run(cwd, CLI, '--ruleset', ruleset, '-f', 'json', 'old.yaml', 'openapi.yaml');
  expect(stderr).toBe('');
  const { files }: { files: { path: string; findings: { rule: string; pointer: string; severity: string }[] }[] } =
    JSON.parse(stdout);
  return files
    .flatMap(({ path, findings }) =>
      findings.map(({ rule, pointer, severity }) => {
        const number = ['error', 'warn', 'info', 'hint'].indexOf(severity);
        return `${path} ${pointer.split('/')[2]?.replace('~1', '/')} ${number} ${rule}`;
      }),
    )
    .sort();
}

const CONTEXT = 'apigw-context-variable-unknown';
const PROPERTY = 'apigw-integration-unknown-property';
const QUOTA = 'apigw-timeout-quota';

/** What there is in the two documents, but for what `isLeft` takes away or changes. */
function findings(change: (file: string, path: string, rule: string) => number): string[] {
  return ['old.yaml', 'openapi.yaml']
    .flatMap((file) =>
      ['/pets', '/reports'].flatMap((path) =>
        [CONTEXT, PROPERTY, QUOTA].map((rule) => {
          const severity = change(file, path, rule);
          return severity === -1 ? '' : `${file} ${path} ${severity} ${rule}`;
        }),
      ),
    )
    .filter((line) => line !== '')
    .sort();
}

const options = (rule: string, value: string) =>
  `  ${rule}: { given: $, then: { function: check, functionOptions: ${value} } }\n`;
const HEAD = 'extends: [apigw-lint]\n';
const CHECK = 'functionsDir: node_modules/apigw-lint/dist\nfunctions: [check]\n';

const RULESETS: readonly (readonly [title: string, text: string, expected: readonly string[]])[] = [
  ['as it is', HEAD, findings(() => 1)],
  ['a severity', `${HEAD}rules:\n  ${QUOTA}: error\n`, findings((_file, _path, rule) => (rule === QUOTA ? 0 : 1))],
  ['off', `${HEAD}rules:\n  ${QUOTA}: off\n`, findings((_file, _path, rule) => (rule === QUOTA ? -1 : 1))],
  [
    'an override for a file',
    `${HEAD}overrides:\n  - files: [old.yaml]\n    rules:\n      ${QUOTA}: hint\n`,
    findings((file, _path, rule) => (rule === QUOTA && file === 'old.yaml' ? 3 : 1)),
  ],
  [
    'an override for a place',
    `${HEAD}overrides:\n  - files: ['openapi.yaml#/paths/~1reports']\n    rules:\n      ${QUOTA}: off\n`,
    findings((file, path, rule) => (rule === QUOTA && file === 'openapi.yaml' && path === '/reports' ? -1 : 1)),
  ],
  [
    'a limit',
    `${HEAD}${CHECK}rules:\n${options(QUOTA, '{ maxTimeoutMs: 60000 }')}`,
    findings((_file, path, rule) => (rule === QUOTA && path === '/pets' ? -1 : 1)),
  ],
  [
    'a limit for some files',
    `${HEAD}${CHECK}overrides:\n  - files: [old.yaml]\n    rules:\n    ${options(QUOTA, '{ maxTimeoutMs: 60000 }')}`,
    findings((file, path, rule) => (rule === QUOTA && path === '/pets' && file === 'old.yaml' ? -1 : 1)),
  ],
  [
    'names',
    `${HEAD}${CHECK}rules:\n${options(PROPERTY, '{ known: [newProperty] }')}${options(CONTEXT, '{ known: [identity.newName] }')}`,
    findings((_file, _path, rule) => (rule === QUOTA ? 1 : -1)),
  ],
  [
    'a severity with options',
    `${HEAD}${CHECK}rules:\n  ${QUOTA}:\n    given: $\n    severity: error\n    then: { function: check, functionOptions: { maxTimeoutMs: 60000 } }\n`,
    findings((_file, path, rule) => (rule !== QUOTA ? 1 : path === '/pets' ? -1 : 0)),
  ],
];

describe('a ruleset means the same to stock Spectral and to the command line', () => {
  it.each(RULESETS)('%s', (title, text, expected) => {
    const file = `${title.replaceAll(' ', '-')}.yml`;
    writeFileSync(join(folder, file), text);
    expect(byCommandLine(file)).toEqual(expected);
    expect(byStockSpectral(file)).toEqual(expected);
  });

  it('options in a script', () => {
    const text = `import apigw from 'apigw-lint';

const quota = apigw.rules['${QUOTA}'];
export default {
  extends: [apigw],
  rules: { '${QUOTA}': { ...quota, then: { ...quota.then, functionOptions: { maxTimeoutMs: 60000 } } } },
};
`;
    writeFileSync(join(folder, 'script.mjs'), text);
    const expected = findings((_file, path, rule) => (rule === QUOTA && path === '/pets' ? -1 : 1));
    expect(byCommandLine('script.mjs')).toEqual(expected);
    expect(byStockSpectral('script.mjs')).toEqual(expected);
  });
});

it('options beside functions of their own', () => {
  mkdirSync(join(folder, 'functions'));
  writeFileSync(join(folder, 'functions/mine.js'), 'export default () => [{ message: "mine" }];\n');
  const functions = 'functions: [mine, ../node_modules/apigw-lint/dist/check]\n';
  const mine = '  apigw-mine: { given: $.paths.*, then: { function: mine } }\n';
  writeFileSync(
    join(folder, 'own.yml'),
    `${HEAD}${functions}rules:\n${mine}${options(QUOTA, '{ maxTimeoutMs: 60000 }')}`,
  );
  const expected = [
    ...findings((_file, path, rule) => (rule === QUOTA && path === '/pets' ? -1 : 1)),
    ...['old.yaml', 'openapi.yaml'].flatMap((file) =>
      ['/pets', '/reports'].map((path) => `${file} ${path} 1 apigw-mine`),
    ),
  ].sort();
  expect(byCommandLine('own.yml')).toEqual(expected);
  expect(byStockSpectral('own.yml')).toEqual(expected);
});

it.each(RULESETS)('the command line needs nothing installed: %s', (title, text, expected) => {
  const file = `${title.replaceAll(' ', '-')}.yml`;
  writeFileSync(join(bare, file), text);
  expect(byCommandLine(file, bare)).toEqual(expected);
});

it('stock Spectral says which option is wrong', () => {
  writeFileSync(join(folder, 'wrong.yml'), `${HEAD}${CHECK}rules:\n${options(QUOTA, '{ maxTimeout: 60000 }')}`);
  const { status, stderr } = run(folder, SPECTRAL, 'lint', '-r', 'wrong.yml', 'openapi.yaml');
  expect(stderr).toContain(`${QUOTA} has no option "maxTimeout". Did you mean "maxTimeoutMs"?`);
  expect(status).toBe(2);
});
