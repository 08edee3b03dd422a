import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadRuleset } from '../../src/lint/load-ruleset.js';
import { RulesetError } from '../../src/lint/ruleset-error.js';
import { createEngine } from '../../src/lint/spectral.js';
import { trust } from '../../src/lint/trust.js';
import ruleset from '../../src/ruleset.js';

const folder = mkdtempSync(join(tmpdir(), 'apigw-lint-'));
afterAll(() => rmSync(folder, { recursive: true }));

const DOCUMENT = {
  openapi: '3.0.3',
  info: { title: 'quiet', version: '1' },
  paths: {
    '/pets': {
      get: {
        responses: { 200: { description: 'OK' } },
        'x-amazon-apigateway-integration': {
          type: 'aws_proxy',
          httpMethod: 'GET',
          uri: 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:pets/invocations',
        },
      },
    },
  },
};
const LAMBDA = 'apigw-lambda-post';

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** What a ruleset finds in the document, as `severity code`. */
async function lint(file: string, linted = 'openapi.yaml'): Promise<string[]> {
  const engine = await createEngine(await loadRuleset(file, trust(ruleset)));
  const results = await engine.run(DOCUMENT, join(folder, linted));
  return results.map(({ severity, code }) => `${severity} ${code}`);
}

async function refusal(file: string): Promise<RulesetError> {
  const error = await lint(file).catch((thrown: unknown) => thrown);
  if (error instanceof RulesetError) return error;
  throw new Error(`Not refused: ${error}`);
}

test('the engine tells rule, path with decoded keys, severity and page', async () => {
  const [result] = await (await createEngine({ definition: ruleset })).run(DOCUMENT, 'openapi.yaml');
  expect(result).toMatchObject({
    code: LAMBDA,
    severity: 0,
    path: ['paths', '/pets', 'get', 'x-amazon-apigateway-integration', 'httpMethod'],
    source: join(process.cwd(), 'openapi.yaml'),
  });
  expect(result?.url).toContain(LAMBDA);
});

describe('a ruleset', () => {
  test('changes severities', async () => {
    expect(await lint(write('warn.yaml', `extends: [apigw-lint]\nrules: { ${LAMBDA}: warn }`))).toEqual([
      `1 ${LAMBDA}`,
    ]);
  });

  test('switches rules off, by its own and by a file it extends', async () => {
    write('off.yaml', `extends: apigw-lint\nrules: { ${LAMBDA}: off }`);
    expect(await lint(write('above.json', '{ "extends": "./off.yaml" }'))).toEqual([]);
    write('other.yaml', 'extends: [[apigw-lint, off]]\nrules: { apigw-lambda-uri: true }');
    expect(await lint(write('above-other.yaml', 'extends: [./other.yaml]'))).toEqual([]);
  });

  test('holds for some files only', async () => {
    const overrides = `overrides: [{ files: [old.yaml], rules: { ${LAMBDA}: hint } }]`;
    const file = write('overrides.yaml', `extends: [apigw-lint]\n${overrides}`);
    expect(await lint(file)).toEqual([`0 ${LAMBDA}`]);
    expect(await lint(file, 'old.yaml')).toEqual([`3 ${LAMBDA}`]);
  });

  test('adds rules with functions of Spectral and of its own', async () => {
    write('loud.js', 'export default (title) => (title === title.toUpperCase() ? [] : [{ message: "Not loud" }]);');
    const file = write(
      'functions.yaml',
      `extends: [[apigw-lint, off]]
functions: [loud]
functionsDir: .
rules:
  ${LAMBDA}: info
  contact: { given: $.info, severity: hint, then: { field: contact, function: truthy } }
  loud: { given: $.info.title, then: { function: loud } }
`,
    );
    expect((await lint(file)).sort()).toEqual([`1 loud`, `2 ${LAMBDA}`, '3 contact']);
  });

  test('may be a script that imports this package, installed or not', async () => {
    const esm = `import apigw from 'apigw-lint';
import { oas3 } from '@stoplight/spectral-formats';
export default { extends: [apigw], formats: [oas3], rules: { '${LAMBDA}': 'hint' } };`;
    expect(await lint(write('script.mjs', esm))).toEqual([`3 ${LAMBDA}`]);
    const commonjs = `module.exports = { extends: [require('apigw-lint')], rules: { '${LAMBDA}': 'warn' } };`;
    expect(await lint(write('script.cjs', commonjs))).toEqual([`1 ${LAMBDA}`]);
  });

  test('resolves references where a rule wants that', async () => {
    const rules = 'described: { given: $.paths..responses, then: { field: "200", function: truthy } }';
    expect(await lint(write('resolved.yaml', `rules: { ${rules} }`))).toEqual([]);
  });
});

describe('a ruleset is refused with its line', () => {
  test.each([
    ['syntax', 'extends: [apigw-lint]\nrules: [', 2, /^Not YAML/],
    ['severity', `extends: [apigw-lint]\nrules:\n  ${LAMBDA}: wanr`, 3, /one of the allowed values/],
    ['rule', 'extends: [apigw-lint]\nrules:\n  apigw-nothing: warn', 3, /no rule "apigw-nothing"/],
    ['key', 'extends: [apigw-lint]\nrulez: {}', 2, /no "rulez"/],
    ['function', 'rules:\n  a:\n    given: $\n    then: { function: nothing }', 4, /Function is not defined/],
  ])('%s', async (name, text, line, message) => {
    const error = await refusal(write(`bad-${name}.yaml`, text));
    expect(error).toMatchObject({ file: join(folder, `bad-${name}.yaml`), line });
    expect(error.message).toMatch(message);
  });

  test('a script', async () => {
    expect(await refusal(write('bad.mjs', 'export default {\n  extends: [ }'))).toMatchObject({ line: 2 });
  });

  test('without a line where there is none', async () => {
    expect((await refusal(join(folder, 'none.yaml'))).message).toBe('No such file.');
    expect((await refusal(write('self.yaml', 'extends: ./self.yaml'))).message).toBe('The ruleset extends itself.');
    expect((await refusal(write('lost.yaml', 'extends: [not-installed]'))).message).toMatch(/^Cannot find module/);
  });
});
