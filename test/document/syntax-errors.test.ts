import { describe, expect, it } from 'vitest';
import { isSyntaxProblem, parseSource } from '../../src/document/parse-source.js';
import { brokenAt, define, span, summary } from './reading.js';

const HEAD = 'openapi: 3.0.1\n';

describe('YAML that cannot be read', () => {
  it.each([
    ['info:\n\ttitle: x\n', '3:1 A tab indents this line. Use spaces.'],
    [
      'info:\n  a: 1\n b: 2\n',
      '4:2 This does not fit the lines above. Fix the indentation, or put the text in quotes.',
    ],
    ['info: a: b\n', '2:8 A value with a key before it holds another `:`. Put it in quotes, or fix the line above.'],
    ['info: "a\npaths: {}\n', '3:10 The text in double quotes is never closed. Add the `"`.'],
    ["info: 'a\npaths: {}\n", "3:10 The text in single quotes is never closed. Add the `'`."],
    ["info: 'it's'\n", '2:11 This does not fit the lines above. Fix the indentation, or put the text in quotes.'],
    ['info: [a, b\npaths: {}\n', '3:1 A comma or a closing bracket is missing before this. Add it.'],
    ['info: {a: 1\n', '2:12 A bracket is never closed. Add the `}` or `]`.'],
    ['info\npaths: {}\n', '3:6 A line above has no `:` after its key. Add it.'],
    ['info: x\n- a\n', '3:1 This is not part of the map or list above. Fix the indentation.'],
    ['info: \u0007\n', '2:8 A control character stands here. Remove it.'],
  ])('%j', async (text, expected) => {
    expect(await brokenAt(HEAD + text)).toBe(`error openapi.yaml:${expected}`);
  });

  it('does not go on with what Spectral’s parser guesses', async () => {
    const problem = await brokenAt(`${HEAD}paths:\n\t/a: {}\n`);
    expect(problem).toMatch(/^error openapi.yaml:3:1 A tab/);
  });
});

describe('values that are wrong on their own', () => {
  it.each([
    ['a: @x\nb: 1\n', '@x', '2:4 A text must not begin with `@`. Put it in quotes.'],
    ['a: `x`\nb: 1\n', '`x`', '2:4 A text must not begin with a backtick. Put it in quotes.'],
    ['a: %x\nb: 1\n', '%x', '2:4 A text must not begin with `%`. Put it in quotes.'],
    ['a: *x\nb: 1\n', '*x', '2:4 No anchor `&x` stands above. Define it, or put the text in quotes.'],
    ['a: [*x ]\nb: 1\n', ['*x'], '2:5 No anchor `&x` stands above. Define it, or put the text in quotes.'],
    ['a: "\\d+"\nb: 1\n', '\\d+', '2:6 This escape is not known in double quotes. Write `\\\\` for a backslash.'],
  ])('%j leaves the rest to look at', async (text, value, expected) => {
    const { definition, problems } = await define(HEAD + text);
    expect(definition.data).toEqual({ openapi: '3.0.1', a: value, b: 1 });
    expect(problems.map(summary)).toEqual([`error openapi.yaml:${expected}`]);
    expect(definition.locate(['b']).start).toEqual({ line: 3, column: 4 });
  });

  it('are found at the very end', async () => {
    const { problems } = await define(`${HEAD}a: *x`);
    expect(problems.map(({ location }) => span(location))).toEqual(['2:4-2:6']);
  });

  it('are all reported', async () => {
    const { problems } = await define(`${HEAD}a: @x\nb: [*y, 1]\nc: %z\n`);
    expect(problems.map(({ location }) => location.start.line)).toEqual([2, 3, 4]);
  });

  it('are left to Spectral’s parser if it reads them without complaint', async () => {
    const { definition, problems } = await define(`${HEAD}a:\n  <<: 3\n  b: 1\n`);
    expect(definition.data).toEqual({ openapi: '3.0.1', a: { b: 1 } });
    expect(problems.map(summary)).toEqual([
      expect.stringMatching(
        /^error openapi.yaml:\d:\d+ `<<` merges maps only, and at most 100. Give it an alias of a map.$/,
      ),
    ]);
    expect(definition.locate(['a', 'b']).start).toEqual({ line: 4, column: 6 });
  });
});

describe('JSON that cannot be read', () => {
  it.each([
    ['{"openapi": "3.0.1", }', '1:20 A comma must not stand before `}`. Remove it.'],
    ['{"openapi": "3.0.1", "a": [1, ]}', '1:29 A comma must not stand before `]`. Remove it.'],
    ['{"openapi": "3.0.1"\n "a": 1}', '2:2 A comma is missing before this value. Add it.'],
    ['{"openapi": "3.0.1", "a" 1}', '1:26 Expected `:` after the key, not `1`.'],
    ['{"openapi": "3.0.1", a: 1}', '1:22 Expected a key in double quotes, not `a`.'],
    ['{"openapi": "3.0.1", "a": \'x\'}', "1:27 Expected a value, not `'x'`. Texts need double quotes."],
    ['{"openapi": "3.0.1", "a": True}', '1:27 Expected a value, not `True`. Texts need double quotes.'],
    ['{"openapi": "3.0.1", "a": 01}', '1:27 Expected a value, not `01`. Texts need double quotes.'],
    ['{"openapi": "3.0.1", "a": "x\n"}', '1:27 The text that begins here is not closed on its line. Add the `"`.'],
    ['{"openapi": "3.0.1", "a": "x}', '1:27 The text that begins here is not closed on its line. Add the `"`.'],
    ['{"openapi": "3.0.1", "a": "\\d"}', '1:28 `\\d` is not an escape of JSON. Write `\\\\` for a backslash.'],
    ['{"openapi": "3.0.1", "a": "\\u12"}', '1:28 `\\u` is not an escape of JSON. Write `\\\\` for a backslash.'],
    [
      '{"openapi": "3.0.1", "a": "\t"}',
      '1:28 A control character stands in the text. Write it as an escape such as `\\t`.',
    ],
    ['{"openapi": "3.0.1", // c\n "a": 1}', '1:22 JSON has no comments. Remove it.'],
    ['{"openapi": "3.0.1",\n "a": {"b": 1\n', '2:7 The `{` that begins here is never closed. Add the `}`.'],
    ['{"openapi": "3.0.1"}\n}', '2:1 Nothing may follow the document, but `}` does. Remove it.'],
    ['{"openapi": "3.0.1", "a": [1 : 2]}', '1:30 Expected `,` or `]` after the value, not `:`.'],
  ])('%j', async (text, expected) => {
    expect(await brokenAt(text)).toBe(`error openapi.yaml:${expected}`);
  });

  it('reads all that JSON.parse reads', async () => {
    for (const text of [
      '{"a":"\\\\"}',
      '{"a":"\\\\\\""}',
      '[]',
      '{"a":[[],{}]}',
      '{"a":1E+2,"b":-0}',
      '{"a":"\u2028"}',
    ]) {
      const source = await parseSource(text);
      if (isSyntaxProblem(source)) throw new Error(source.message);
      expect(source.data).toEqual(JSON.parse(text));
    }
  });
});

describe('depth', () => {
  const levels = 10_000;

  it.each([
    ['JSON objects', `{"openapi":"3.0.1","a":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}`],
    ['JSON arrays', `{"openapi":"3.0.1","a":${'['.repeat(levels)}${']'.repeat(levels)}}`],
    ['flow lists', `openapi: 3.0.1\na: ${'['.repeat(levels)}${']'.repeat(levels)}\n`],
    ['flow maps', `openapi: 3.0.1\na: ${'{a: '.repeat(levels)}${'}'.repeat(levels)}\n`],
    ['block lists', `openapi: 3.0.1\na:\n  ${'- '.repeat(levels)}1\n`],
    [
      'block maps',
      `openapi: 3.0.1\na:\n${Array.from({ length: 2000 }, (_, level) => `${' '.repeat(level + 1)}a:\n`).join('')}`,
    ],
  ])('%s', async (_title, text) => {
    expect(await brokenAt(text)).toMatch(/^error openapi.yaml:\d+:\d+ Nested deeper than 500 levels. Flatten it.$/);
  });

  it('is not a matter up to the limit', async () => {
    const { definition } = await define(`{"openapi":"3.0.1","a":${'['.repeat(450)}7${']'.repeat(450)}}`);
    const path = ['a', ...Array.from({ length: 450 }, () => 0)];
    expect(definition.locate(path).start.column).toBe(24 + 450);
  });
});
