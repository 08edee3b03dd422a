import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { RulesetError } from '../../../src/lint/ruleset/error.js';
import { loadRuleset } from '../../../src/lint/ruleset/load-ruleset.js';
import { trust } from '../../../src/lint/ruleset/trust.js';
import { createEngine } from '../../../src/lint/spectral.js';
import ruleset from '../../../src/ruleset.js';

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
          timeoutInMillis: 60,
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

  test('gives a rule options, whatever else it extends', async () => {
    for (const extended of ['apigw-lint', 'apigw-lint, spectral:oas']) {
      const text = (most: number) => `extends: [${extended}]\n${configured(`{ maxTimeoutMs: ${most} }`)}`;
      expect(await lint(write('options.yaml', text(50)))).toContain('1 apigw-timeout-quota');
      expect(await lint(write('options.yaml', text(60)))).not.toContain('1 apigw-timeout-quota');
    }
  });

  test('gives a rule options for some files only', async () => {
    const rule = 'apigw-timeout-quota: { given: $, then: { function: check, functionOptions: { maxTimeoutMs: 50 } } }';
    const overrides = `overrides: [{ files: [old.yaml], rules: { ${rule} } }]`;
    const file = write('some.yaml', `extends: [apigw-lint]\n${CHECK}${overrides}`);
    expect(await lint(file)).not.toContain('1 apigw-timeout-quota');
    expect(await lint(file, 'old.yaml')).toContain('1 apigw-timeout-quota');
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

const CHECK = 'functionsDir: node_modules/apigw-lint/dist\nfunctions: [check]\n';
const configured = (options: string, more = '') =>
  `${CHECK}rules:\n  apigw-timeout-quota:\n    given: $\n    then: { function: check, functionOptions: ${options} }\n${more}`;

/** A ruleset, the place and the message that it is refused with. */
const REFUSED: readonly (readonly [name: string, text: string, place: string, message: string])[] = [
  [
    'YAML',
    'extends: [apigw-lint]\nrules: [',
    '2:9',
    'Not YAML: unexpected end of the stream within a flow collection.',
  ],
  ['emptiness', '', '1:1', 'A ruleset is a map, such as `extends: [apigw-lint]`, not nothing.'],
  ['no rules', 'description: x', '1:1', 'The ruleset has no rules. Add `extends: [apigw-lint]`.'],
  ['a key', 'extends: [apigw-lint]\nrulez: {}', '2:1', 'A ruleset has no "rulez". Did you mean "rules"?'],
  ['a list of rules', 'extends: apigw-lint\nrules: [a]', '2:1', '`rules` must be a map of rules and severities.'],
  [
    'a severity',
    `extends: [apigw-lint]\nrules:\n  ${LAMBDA}: wanr`,
    `3:${LAMBDA.length + 5}`,
    '"wanr" is not a severity. Did you mean "warn"?',
  ],
  [
    'a severity far from all',
    `extends: [apigw-lint]\nrules:\n  ${LAMBDA}: 7`,
    `3:${LAMBDA.length + 5}`,
    '7 is not a severity. Use error, warn, info, hint or off.',
  ],
  [
    'a rule',
    'extends: [apigw-lint]\nrules:\n  apigw-lamda-post: warn',
    '3:3',
    'There is no rule "apigw-lamda-post" to configure. Did you mean "apigw-lambda-post"?',
  ],
  [
    'a rule beside foreign rulesets',
    'extends: [apigw-lint, spectral:oas]\nrules:\n  apigw-lamda-post: warn',
    '3:3',
    'There is no rule "apigw-lamda-post" to configure. Did you mean "apigw-lambda-post"?',
  ],
  [
    'a rule with a severity alone',
    `extends: [apigw-lint]\nrules:\n  ${LAMBDA}: { severity: warn }`,
    '3:3',
    `A rule is a severity, or a map with \`given\` and \`then\`. To change the severity alone, write \`${LAMBDA}: warn\`.`,
  ],
  [
    'a function',
    'rules:\n  a:\n    given: $\n    then: { function: truhty }',
    '4:23',
    'There is no function "truhty". Did you mean "truthy"?',
  ],
  [
    'a file of a function',
    'extends: [apigw-lint]\nfunctions: [lost]',
    '2:13',
    'There is no file "functions/lost.js". `functionsDir` and `functions` name it.',
  ],
  ['a package', 'extends: [apigw-lnt]', '1:11', 'There is no ruleset "apigw-lnt". Did you mean "apigw-lint"?'],
  [
    'a package that is not installed',
    'extends: [not-installed]',
    '1:11',
    'There is no ruleset "not-installed". If it is a package, install it; if it is a file, write "./not-installed".',
  ],
  [
    'a ruleset of ours',
    'extends: apigw-lint/rulesets/recomended.yaml',
    '1:10',
    'There is no ruleset "apigw-lint/rulesets/recomended.yaml". Did you mean "apigw-lint/rulesets/recommended.yaml"?',
  ],
  ['a file', 'extends: [[./lost.yaml, all]]', '1:12', 'There is no ruleset "./lost.yaml". Correct the path.'],
  [
    'a mode',
    'extends: [[apigw-lint, some]]',
    '1:24',
    '[apigw-lint, some] is not a ruleset with a mode. Write it as `[apigw-lint, all]`; modes are all, recommended and off.',
  ],
  [
    'an expression',
    'rules:\n  a: { given: x, then: { function: truthy } }',
    '2:15',
    '"rules.a.given": must be a valid JSON Path expression or a reference to the existing Alias optionally paired with a JSON Path expression subset',
  ],
  [
    'overrides as a map',
    'extends: [apigw-lint]\noverrides: {}',
    '2:1',
    '`overrides` must be a list of maps with `files` and `rules`; without any, leave it out.',
  ],
  [
    'an override without files',
    `extends: [apigw-lint]\noverrides:\n  - rules: { ${LAMBDA}: off }`,
    '3:5',
    'The override has no `files`. Add a list such as `["v1/*.yaml"]`.',
  ],
  [
    'an override of one file',
    `extends: [apigw-lint]\noverrides:\n  - files: a.yaml\n    rules: { ${LAMBDA}: off }`,
    '3:5',
    '`files` must be a list of globs, such as `["v1/*.yaml"]`.',
  ],
  [
    'an override without rules',
    'extends: [apigw-lint]\noverrides:\n  - files: [a.yaml]',
    '3:5',
    'The override has no `rules`. Add a map of rules and severities.',
  ],
  [
    'an override for a pointer that is none',
    `extends: [apigw-lint]\noverrides:\n  - files: ['a.yaml#paths']\n    rules: { ${LAMBDA}: off }`,
    '3:13',
    '"a.yaml#paths" is not a file with a pointer. Write it as "openapi.yaml#/paths/~1pets".',
  ],
  [
    'more than severities for a pointer',
    `extends: [apigw-lint]\noverrides:\n  - files: ['a.yaml#/paths']\n    rules: { ${LAMBDA}: true }`,
    '4:14',
    `For a pointer in \`files\`, ${LAMBDA} takes a severity or off, nothing else.`,
  ],
  [
    'a rule in an override',
    "extends: [apigw-lint]\noverrides:\n  - files: ['*']\n    rules: { apigw-lamda-post: off }",
    '4:14',
    'There is no rule "apigw-lamda-post" to configure. Did you mean "apigw-lambda-post"?',
  ],
  [
    'a rule in an override for a pointer',
    "extends: [apigw-lint]\noverrides:\n  - files: ['a.yaml#/paths']\n    rules: { apigw-lamda-post: off }",
    '4:14',
    'There is no rule "apigw-lamda-post" to configure. Did you mean "apigw-lambda-post"?',
  ],
  [
    'an option',
    `extends: [apigw-lint]\n${configured('{ maxTimeout: 1000 }')}`,
    '7:49',
    'apigw-timeout-quota has no option "maxTimeout". Did you mean "maxTimeoutMs"?',
  ],
  [
    'the value of an option',
    `extends: [apigw-lint, spectral:oas]\n${configured('{ maxTimeoutMs: 60s }')}`,
    '7:63',
    '"maxTimeoutMs" of apigw-timeout-quota is "60s". It takes a whole number from 50 to 900000.',
  ],
  [
    'options of a rule that has none',
    `extends: [apigw-lint]\n${configured('{}', `  ${LAMBDA}: { given: $, then: { function: check, functionOptions: { a: 1 } } }`)}`,
    '8:78',
    `${LAMBDA} has no options. Remove "a".`,
  ],
  [
    'options without the function',
    'extends: [apigw-lint]\nrules:\n  apigw-timeout-quota: { maxTimeoutMs: 60000 }',
    '3:3',
    'Options of apigw-timeout-quota stand in `then.functionOptions`, beside `then.function: check` and `given: $`.',
  ],
  [
    'the function without its file',
    'extends: [apigw-lint]\nrules:\n  apigw-timeout-quota: { given: $, then: { function: check } }',
    '3:54',
    'There is no function "check". Add `functions: [check]` and `functionsDir: node_modules/apigw-lint/dist`.',
  ],
  [
    'options of a rule that nothing extends',
    configured('{}'),
    '4:3',
    'Nothing that the ruleset extends has this rule. Add `extends: [apigw-lint]`.',
  ],
  [
    'options of a rule that is not ours',
    `extends: [apigw-lint]\n${CHECK}rules:\n  apigw-timeout-qouta: { given: $, then: { function: check } }`,
    '5:3',
    'There is no rule "apigw-timeout-qouta" to configure. Did you mean "apigw-timeout-quota"?',
  ],
  [
    'options in an override',
    `extends: [apigw-lint]\n${CHECK}overrides:\n  - files: ['*']\n    rules:\n      apigw-timeout-quota: { given: $, then: { function: check, functionOptions: { maxTimeoutMs: 1 } } }`,
    '7:98',
    '"maxTimeoutMs" of apigw-timeout-quota is 1. It takes a whole number from 50 to 900000.',
  ],
];

describe('a ruleset is refused with place and reason', () => {
  test.each(REFUSED)('%s', async (name, text, place, message) => {
    const file = write(`bad-${name.replaceAll(' ', '-')}.yaml`, text);
    const error = await refusal(file);
    expect([error.file, `${error.place?.line}:${error.place?.column}`, error.message]).toEqual([file, place, message]);
  });

  test('JSON', async () => {
    const error = await refusal(
      write('bad.json', '{\n  "extends": ["apigw-lint"],\n  "rules": { "apigw-x": "off" }\n}'),
    );
    expect(error.place).toEqual({ line: 3, column: 14 });
    expect(error.message).toMatch(/no rule "apigw-x"/);
  });

  test('one that it extends, in that file', async () => {
    const base = write('base.yaml', 'extends: [apigw-lint]\nrules:\n  apigw-lamda-post: off');
    expect(await refusal(write('above.yaml', 'extends: [./base.yaml]'))).toMatchObject({
      file: base,
      place: { line: 3 },
    });
  });

  test('a file that is missing, or extends itself', async () => {
    expect((await refusal(join(folder, 'none.yaml'))).message).toBe('No such file.');
    expect((await refusal(write('self.yaml', 'extends: ./self.yaml'))).message).toBe('The ruleset extends itself.');
  });
});

const IMPORT = "import apigw from 'apigw-lint';\n";

describe('a script is refused with place and reason', () => {
  test.each([
    ['syntax', 'export default {\n  extends: [ }', '2:14', 'Not JavaScript: Unexpected token.'],
    ['a throw', `${IMPORT}\nthrow new Error('boom');`, '3:7', 'The script throws: boom'],
    ['a name', `${IMPORT}export default {\n  extends: [apigv],\n};`, '3:13', 'The script throws: apigv is not defined'],
    ['a package', "import x from 'lost';\nexport default x;", '1:16', 'Cannot find "lost", which the ruleset imports.'],
    [
      'a file',
      "import x from './lost.js';\nexport default x;",
      '1:16',
      'Cannot find "./lost.js", which the ruleset imports.',
    ],
    [
      'no export',
      'export const rules = {};',
      undefined,
      'The script exports no ruleset. Write `export default { extends: [apigw] }`.',
    ],
    [
      'a severity',
      `${IMPORT}export default { extends: [apigw], rules: { '${LAMBDA}': 'of' } };`,
      '2:46',
      `"rules.${LAMBDA}": "of" is not a severity. Did you mean "off"?`,
    ],
    [
      'a rule',
      `${IMPORT}export default { extends: [apigw], rules: { 'apigw-lamda-post': 'off' } };`,
      '2:46',
      'There is no rule "apigw-lamda-post" to configure. Did you mean "apigw-lambda-post"?',
    ],
    [
      'an option',
      `${IMPORT}const quota = apigw.rules['apigw-timeout-quota'];\nexport default {\n  extends: [apigw],\n  rules: {\n    'apigw-timeout-quota': { ...quota, then: { ...quota.then, functionOptions: { max: 1 } } },\n  },\n};`,
      '6:40',
      'apigw-timeout-quota has no option "max". It has "maxTimeoutMs".',
    ],
    [
      'a function that throws',
      'export default { rules: { a: { given: "$", then: { function: function loud() { throw new Error("x"); } } } } };',
      undefined,
      'Function "loud" threw an exception: x',
    ],
  ])('%s', async (name, text, place, message) => {
    const error = await refusal(write(`bad-${name.replaceAll(' ', '-')}.mjs`, text));
    expect([error.place && `${error.place.line}:${error.place.column}`, error.message]).toEqual([place, message]);
  });
});
