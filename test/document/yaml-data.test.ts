import { describe, expect, it } from 'vitest';
import { define, summary } from './reading.js';

const HEAD = 'openapi: 3.0.1\n';

async function data(text: string): Promise<unknown> {
  const { definition, problems } = await define(HEAD + text);
  expect(problems).toEqual([]);
  return definition.data;
}

describe('CloudFormation tags', () => {
  it.each([
    ['!Ref Pets', { Ref: 'Pets' }],
    ["!Sub '${x}'", { 'Fn::Sub': '${x}' }],
    ['!Sub ["${x}", {x: 1}]', { 'Fn::Sub': ['${x}', { x: 1 }] }],
    ['!Sub |\n  one\n  two\n', { 'Fn::Sub': 'one\ntwo\n' }],
    ['!GetAtt Pets.Arn', { 'Fn::GetAtt': ['Pets', 'Arn'] }],
    ['!GetAtt Nested.Outputs.Arn', { 'Fn::GetAtt': ['Nested', 'Outputs.Arn'] }],
    ['!GetAtt [Pets, Arn]', { 'Fn::GetAtt': ['Pets', 'Arn'] }],
    ['!GetAtt Pets', { 'Fn::GetAtt': 'Pets' }],
    ['!Join ["", [a, !Ref b]]', { 'Fn::Join': ['', ['a', { Ref: 'b' }]] }],
    ['!If [c, a, b]', { 'Fn::If': ['c', 'a', 'b'] }],
    ['!ImportValue x', { 'Fn::ImportValue': 'x' }],
    ['!ImportValue\n  Fn::Sub: x', { 'Fn::ImportValue': { 'Fn::Sub': 'x' } }],
    ['!Select [0, !GetAZs ""]', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }],
    ['!Split [",", x]', { 'Fn::Split': [',', 'x'] }],
    ['!FindInMap [a, b, c]', { 'Fn::FindInMap': ['a', 'b', 'c'] }],
    ['!Base64 x', { 'Fn::Base64': 'x' }],
    ['!Cidr [a, 1, 2]', { 'Fn::Cidr': ['a', 1, 2] }],
    ['!Transform {Name: AWS::Include}', { 'Fn::Transform': { Name: 'AWS::Include' } }],
    [
      '!And [!Condition a, !Not [!Equals [b, c]]]',
      { 'Fn::And': [{ Condition: 'a' }, { 'Fn::Not': [{ 'Fn::Equals': ['b', 'c'] }] }] },
    ],
    ['!Or [!Condition a]', { 'Fn::Or': [{ Condition: 'a' }] }],
    ['!ToJsonString {a: 1}', { 'Fn::ToJsonString': { a: 1 } }],
    ['!Length [a]', { 'Fn::Length': ['a'] }],
    ['!ForEach [a]', { 'Fn::ForEach': ['a'] }],
    ['!GetAZs', { 'Fn::GetAZs': null }],
  ])('%s', async (text, expected) => {
    expect(await data(`a: ${text}\n`)).toEqual({ openapi: '3.0.1', a: expected });
  });

  it('keeps the value under an unknown tag and warns, once', async () => {
    const { definition, problems } = await define(
      `${HEAD}a: !Foo bar\nb: !!binary aGk=\nc:\n  - !Foo {d: 1}\n  - !Foo\n    - e\n`,
    );
    expect(definition.data).toEqual({ openapi: '3.0.1', a: 'bar', b: 'aGk=', c: [{ d: 1 }, ['e']] });
    expect(problems.map(summary)).toEqual([
      'warn openapi.yaml:2:4 The tag `!Foo` is not known; only the value after it counts. Remove the tag.',
      'warn openapi.yaml:3:4 The tag `!!binary` is not known; only the value after it counts. Remove the tag.',
      'warn openapi.yaml:5:5 The tag `!Foo` is not known; only the value after it counts. Remove the tag.',
      'warn openapi.yaml:6:5 The tag `!Foo` is not known; only the value after it counts. Remove the tag.',
    ]);
    expect(problems.map(({ path }) => path)).toEqual([['a'], ['b'], ['c', 0], ['c', 1]]);
  });
});

describe('YAML data', () => {
  it.each<readonly [string, string, unknown]>([
    ['keys are strings', '200: a\ntrue: b\n1.50: c\n', { '200': 'a', true: 'b', '1.5': 'c' }],
    ['dates are strings', 'a: 2020-01-01\n', { a: '2020-01-01' }],
    ['only true and false are boolean', 'a: [yes, on, true]\n', { a: ['yes', 'on', true] }],
    ['merge keys', 'a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3}\n', { a: { b: 1, c: 2 }, d: { b: 1, c: 3 } }],
    ['anchors', 'a: &x [1]\nb: *x\n', { a: [1], b: [1] }],
    ['JSON inside', 'a: {"b": [null, "c"]}\n', { a: { b: [null, 'c'] } }],
    ['tags of YAML', 'a: !!str 1\nb: !!int "2"\n', { a: '1', b: 2 }],
    ['a tag that leaves the type open', 'a: !<?>\nb: !<?> 2\n', { a: null, b: 2 }],
    [
      'what looks like a number, and what does not',
      'a: [0x1F, 0o17, -1, +1, 1e3, .5, -.inf, .NaN, 1_000, 0b1, 08, 1.2.3, +, ., -.]\n',
      { a: [31, 15, -1, 1, 1000, 0.5, Number.NEGATIVE_INFINITY, Number.NaN, '1_000', 1, 8, '1.2.3', '+', '.', '-.'] },
    ],
    [
      'words',
      'a: [~, null, Null, NULL, nULL, true, True, TRUE, tRUE, False, none]\n',
      {
        a: [null, null, null, null, 'nULL', true, true, true, 'tRUE', false, 'none'],
      },
    ],
  ])('%s', async (_title, text, expected) => {
    expect(await data(text)).toEqual({ openapi: '3.0.1', ...(typeof expected === 'object' ? expected : {}) });
  });

  it('pollutes nothing', async () => {
    const text = '__proto__: {x: 1}\nconstructor: {prototype: {y: 1}}\na: {__proto__: {z: 1}}\n';
    const { definition } = await define(HEAD + text);
    expect(Object.keys(Object(definition.data))).toEqual(['openapi', '__proto__', 'constructor', 'a']);
    expect(Object.getPrototypeOf(definition.data)).toBe(Object.prototype);
    expect(['x', 'y', 'z'].some((key) => key in {})).toBe(false);
    const fromJson = await define('{"openapi": "3.0.1", "__proto__": {"x": 1}}');
    expect(Object.hasOwn(Object(fromJson.definition.data), '__proto__')).toBe(true);
  });

  it.each([
    ['paths: null\n', { paths: null }],
    ['paths: []\ncomponents: [1]\n', { paths: [], components: [1] }],
    ['paths: text\n', { paths: 'text' }],
  ])('passes on what is not OpenAPI inside: %j', async (text, expected) => {
    expect(await data(text)).toEqual({ openapi: '3.0.1', ...expected });
  });
});

describe('duplicate keys', () => {
  const twice = (name: string, line: number): string =>
    `The key "${name}" is already on line ${line}; the last one counts. Remove one.`;

  it('are warned of in YAML', async () => {
    const { definition, problems } = await define(
      `${HEAD}paths:\n  /a:\n    get: {x: 1}\n    put: {}\n    get: {x: 2}\n    "get": {x: 3}\nb: {c: 1, c: 2}\n`,
    );
    expect(definition.data).toEqual({ openapi: '3.0.1', paths: { '/a': { get: { x: 3 }, put: {} } }, b: { c: 2 } });
    expect(problems.map(summary)).toEqual([
      `warn openapi.yaml:6:5 ${twice('get', 4)}`,
      `warn openapi.yaml:7:5 ${twice('get', 4)}`,
      `warn openapi.yaml:8:11 ${twice('c', 8)}`,
    ]);
    expect(problems[0]?.path).toEqual(['paths', '/a', 'get']);
  });

  it('are warned of in JSON', async () => {
    const { definition, problems } = await define('{"openapi": "3.0.1",\n "a": [{"b": 1,\n "\\u0062": 2}],\n "a": 3}');
    expect(definition.data).toEqual({ openapi: '3.0.1', a: 3 });
    expect(problems.map(summary)).toEqual([
      `warn openapi.yaml:3:2 ${twice('b', 2)}`,
      `warn openapi.yaml:4:2 ${twice('a', 2)}`,
    ]);
    expect(problems[0]?.path).toEqual(['a', 0, 'b']);
  });

  it('are none where merge keys are overridden or repeated', async () => {
    await data('a: &x {b: 1}\nc:\n  <<: *x\n  b: 2\nd: {<<: *x, <<: *x}\n');
  });
});

describe('several documents', () => {
  it('are fine if all but one are empty', async () => {
    expect(await data('---\n# nothing\n...\n')).toEqual({ openapi: '3.0.1' });
    const { definition } = await define('---\n---\nopenapi: 3.0.1\na: 1\n');
    expect(definition.locate(['a']).start).toEqual({ line: 4, column: 4 });
  });

  it('are warned of otherwise', async () => {
    const { definition, problems } = await define(`${HEAD}a: 1\n---\n# c\nb: 2\n`);
    expect(definition.data).toEqual({ openapi: '3.0.1', a: 1 });
    expect(problems.map(summary)).toEqual([
      'warn openapi.yaml:5:1 A second YAML document begins here; only the first is read. Move it to a file of its own.',
    ]);
  });
});
