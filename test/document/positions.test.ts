import { describe, expect, it } from 'vitest';
import type { JsonPath } from '../../src/document/index.js';
import { define, marked, place, span } from './reading.js';

const HEAD = 'openapi: 3.0.1\n';
const API = 'x-amazon-apigateway-integration';

/** Each text has the range that the path must give between « and ». */
const VALUES: readonly (readonly [title: string, text: string, path: JsonPath])[] = [
  ['plain scalar', 'a: «plain text»  # comment\n', ['a']],
  ['double quoted scalar', 'a: «"quo\\"ted"»\n', ['a']],
  ['single quoted scalar', "a: «'it''s'» # c\n", ['a']],
  ['quoted scalar over lines', 'a: «"one\n  two"»\nb: 1\n', ['a']],
  ['plain scalar over lines', 'a: «one\n  two»\nb: 1\n', ['a']],
  ['literal block', 'a: «|\n  one\n  two»\n\nb: 1\n', ['a']],
  ['folded block with indicators and a comment', 'a: «>-2 # why\n   one\n\n  two»\n# after\nb: 1\n', ['a']],
  ['empty block', 'a: «|-» # nothing\nb: 1\n', ['a']],
  ['block mapping', 'a:\n  «b: 1\n  c: 2»\n\n# after\nd: 1\n', ['a']],
  ['block sequence', 'a:\n  «- 1\n  - 2» # two\nd: 1\n', ['a']],
  ['sequence at the indentation of its key', 'a:\n«- 1\n- x: 2»\nd: 1\n', ['a']],
  ['mapping in a sequence', 'a:\n  - «b: 1\n    c: 2»\n  - d\n', ['a', 0]],
  ['sequence in a sequence', 'a:\n  - «- 1\n    - 2»\n  - d\n', ['a', 0]],
  ['element after an empty one', 'a:\n  -\n  - «x»\n', ['a', 1]],
  ['empty element', 'a:\n  -«»\n  - x\n', ['a', 0]],
  ['empty value', 'a:«» # later\nb: 1\n', ['a']],
  ['empty value at the end', 'b: 1\na:«»', ['a']],
  ['mapping that ends in an empty value', 'a:\n  «b: 1\n  c:»\nd: 1\n', ['a']],
  ['flow mapping', 'a: «{b: 1, "c": [2]}» # c\n', ['a']],
  ['flow mapping over lines', 'a: «{\n  b: 1 # x\n  }»\n', ['a']],
  ['value in a flow mapping', 'a: {b: «1», "c": [2]}\n', ['a', 'b']],
  ['value after a quoted key', 'a: {b: 1, "c":«[2]»}\n', ['a', 'c']],
  ['flow mapping in a sequence', 'a:\n  - «{b: 1}»  # c\n', ['a', 0]],
  ['flow key without value', 'a: {b«», c: 1}\n', ['a', 'b']],
  ['value after a flow key without value', 'a: {b, c: «1»}\n', ['a', 'c']],
  ['pair in a flow sequence', 'a: [x, «b: 1»]\n', ['a', 1]],
  ['value of a pair in a flow sequence', 'a: [x, b: «1»]\n', ['a', 1, 'b']],
  ['anchored scalar', 'a: &x «one»\n', ['a']],
  ['anchored mapping', 'a: &x # why\n  «b: 1»\n', ['a']],
  ['anchor on a key', 'a:\n  «&x b: 1»\n'.replace('«&x b', '&x «b'), ['a']],
  ['alias', 'a: &x one\nb: «*x» # c\n', ['b']],
  ['alias in flow', 'a: &x one\nb: [«*x», 1]\n', ['b', 0]],
  ['path through an alias', 'a: &x {c: «one»}\nb: *x\n', ['b', 'c']],
  ['path through an alias of an anchor that is defined twice', 'a: &x {c: 1}\nb: &x {c: «2»}\nd: *x\n', ['d', 'c']],
  ['merged value', 'a: &x\n  c: «1»\nb:\n  <<: *x\n  d: 2\n', ['b', 'c']],
  ['own value over a merged one', 'a: &x\n  c: 1\nb:\n  c: «2»\n  <<: *x\n', ['b', 'c']],
  ['first of several merged', 'a: &x {c: «1»}\nd: &y {c: 2, e: 3}\nb:\n  <<: [*x, *y]\n', ['b', 'c']],
  ['second of several merged', 'a: &x {c: 1}\nd: &y {c: 2, e: «3»}\nb:\n  <<: [*x, *y]\n', ['b', 'e']],
  ['merged map written in place', 'b:\n  <<: {c: «1»}\n', ['b', 'c']],
  ['merge of a merge', 'a: &x {c: «1»}\nd: &y\n  <<: *x\nb:\n  <<: *y\n', ['b', 'c']],
  ['quoted << is a key', 'b:\n  "<<": {c: «1»}\n', ['b', '<<', 'c']],
  ['number as key', 'a:\n  200: «ok»\n', ['a', '200']],
  ['number as segment', 'a:\n  200: «ok»\n', ['a', 200]],
  ['hexadecimal number as key', 'a:\n  0x10: «ok»\n', ['a', '16']],
  ['boolean as key', 'a:\n  True: «ok»\n', ['a', 'true']],
  ['null as key', 'a:\n  ~: «ok»\n', ['a', 'null']],
  ['key that ends in a space which is none in YAML', 'a:\n  b\u00a0: «ok»\n', ['a', 'b\u00a0']],
  ['key before spaces', 'a:\n  b  : «ok»\n', ['a', 'b']],
  ['key with a slash', 'a:\n  /pets/{id}: «ok»\n', ['a', '/pets/{id}']],
  ['key with an escape', 'a:\n  "t\\u0041b": «ok»\n', ['a', 'tAb']],
  ['key with a colon', 'a:\n  "x: y": «ok»\n', ['a', 'x: y']],
  ['explicit key', 'a:\n  ? b\n  : «ok»\n  c: 1\n', ['a', 'b']],
  ['explicit key without value', 'a:\n  ? b«»\n  ? c\n', ['a', 'b']],
  ['key after an explicit key without value', 'a:\n  ? b\n  c: «1»\n', ['a', 'c']],
  ['alias as key', 'a: &x one\nb:\n  *x : «1»\n', ['b', 'one']],
  ['last of duplicate keys', 'a:\n  b: 1\n  b: «2»\n', ['a', 'b']],
  ['comments between', 'a:\n  # one\n  b:\n    # two\n\n    «c: 1»\n', ['a', 'b']],
  ['tag on a scalar', 'a: !Sub «x»\n', ['a']],
  ['argument of a tag', 'a: !Sub «x»\n', ['a', 'Fn::Sub']],
  ['tag on the line before a sequence', 'a: !Sub\n  «- x\n  - {y: z}»\n', ['a']],
  ['element under a tag', 'a: !Sub\n  - x\n  - {y: «z»}\n', ['a', 'Fn::Sub', 1, 'y']],
  ['tag in flow', 'a: [!Ref «x», 1]\n', ['a', 0, 'Ref']],
  ['tag in a tag', 'a: !Join ["", [!GetAtt «x.Arn», y]]\n', ['a', 'Fn::Join', 1, 0, 'Fn::GetAtt']],
  ['part of a !GetAtt string', 'a: !GetAtt «x.Arn»\n', ['a', 'Fn::GetAtt', 1]],
  ['tag and anchor', 'a: &q !Sub «x»\n', ['a']],
  ['tag without value', 'a: «!GetAZs»\nb: 1\n', ['a']],
  ['tag on a block scalar', 'a: !Sub «|\n  x»\n', ['a']],
  ['alias of a tagged value', 'a: &q !Sub «x»\nb: *q\n', ['b', 'Fn::Sub']],
  ['CRLF', 'a:\r\n  b: «"x"»\r\n  c: 1\r\n', ['a', 'b']],
  ['CRLF in a block', 'a: «|\r\n  x\r\n  y»\r\nb: 1\r\n', ['a']],
  ['CR alone', 'a: 1\rb: «2»\r', ['b']],
  ['UTF-16 columns', '"😀": {é: «1»}\n', ['😀', 'é']],
  ['line separators are text', 'a: "x\u2028y"\nb: «1»\n', ['b']],
  ['a path that goes on in nothing', 'a:\n  «b: 1»\n', ['a', 'c', 'd']],
  ['an index out of range', 'a: «[1]»\n', ['a', 4]],
  ['a path below a scalar', 'a: «1»\n', ['a', 'b']],
  ['prototype names', 'a: «{b: 1}»\n', ['a', 'constructor']],
  ['__proto__ as key', 'a: {__proto__: «1»}\n', ['a', '__proto__']],
];

const KEYS: readonly (readonly [title: string, text: string, path: JsonPath])[] = [
  ['plain key', '«a»: 1\n', ['a']],
  ['quoted key', "b:\n  «'/pets'»:\n    c: 1\n", ['b', '/pets']],
  ['explicit key', '? «a»\n: 1\n', ['a']],
  ['last of duplicate keys', 'b:\n  a: 1\n  «a»: 2\n', ['b', 'a']],
  ['merged key', 'a: &x {«c»: 1}\nb:\n  <<: *x\n', ['b', 'c']],
  ['tag for a function', 'a: «!Sub» x\n', ['a', 'Fn::Sub']],
  ['element, which has no key', 'a: [x, «y»]\n', ['a', 1]],
  ['key in a pair', 'a: [«b»: 1]\n', ['a', 0, 'b']],
  ['missing key: the nearest ancestor', 'a: «{b: 1}»\n', ['a', 'c']],
];

describe('locate in YAML', () => {
  it.each(VALUES)('%s', async (_title, source, path) => {
    const { text, span: expected } = marked(`${HEAD}${source}`);
    const { definition } = await define(text);
    expect(span(definition.locate(path))).toBe(expected);
  });

  it.each(KEYS)('key: %s', async (_title, source, path) => {
    const { text, span: expected } = marked(`${HEAD}${source}`);
    const { definition } = await define(text);
    expect(span(definition.locate(path, 'key'))).toBe(expected);
  });

  it.each(['\ufeff', '\ufeff\ufeff'])('does not count byte order marks', async (marks) => {
    const { text, span: expected } = marked('openapi: «3.0.1»\n');
    const { definition } = await define(marks + text);
    expect(span(definition.locate(['openapi']))).toBe(expected);
    expect(definition.text('openapi.yaml')).toBe('openapi: 3.0.1\n');
  });

  it('knows the whole document, even behind directives and an empty document', async () => {
    const { text, span: expected } = marked('%YAML 1.2\n--- # head\n«openapi: 3.0.1\npaths: {}»\n...\n');
    const { definition } = await define(text);
    expect(span(definition.locate([]))).toBe(expected);
  });

  it('gives one and the same location whatever was asked before', async () => {
    const { definition } = await define(`${HEAD}paths:\n  /a:\n    get:\n      ${API}: {type: mock}\n`);
    const path = ['paths', '/a', 'get', API, 'type'];
    const first = definition.locate(path);
    definition.locate(['paths', '/b']);
    expect(definition.locate(path)).toEqual(first);
    expect(place(first)).toBe('openapi.yaml:5:47');
  });
});

const JSON_VALUES: readonly (readonly [title: string, text: string, path: JsonPath])[] = [
  ['string', '{"openapi": "3.0.1", "a": «"x\\"y"» }', ['a']],
  ['number', '{"openapi": "3.0.1", "a":«-1.5e3»}', ['a']],
  ['object', '{"openapi": "3.0.1",\n "a": «{\n  "b": [1, 2]\n }»\n}', ['a']],
  ['element', '{"openapi": "3.0.1", "a": [1, «{"b": 2}»]}', ['a', 1]],
  ['empty object', '{"openapi": "3.0.1", "a": «{}»}', ['a']],
  ['key with escapes', '{"openapi": "3.0.1", "a\\u002fb": «null»}', ['a/b']],
  ['text that looks like structure', '{"openapi": "3.0.1", "#": "}{ , \\\\", "a": «true»}', ['a']],
  ['last of duplicate keys', '{"openapi": "3.0.1", "a": 1, "a": «2»}', ['a']],
  ['after a byte order mark', '\ufeff{"openapi": «"3.0.1"»}', ['openapi']],
  ['CRLF', '{"openapi": "3.0.1",\r\n\t"a": «1»}', ['a']],
  ['the whole', '\n «{"openapi": "3.0.1"}» \n', []],
  ['what is missing', '«{"openapi": "3.0.1"}»', ['paths', '/a']],
];

describe('locate in JSON', () => {
  it.each(JSON_VALUES)('%s', async (_title, source, path) => {
    const { text, span: expected } = marked(source);
    const { definition } = await define(text, 'openapi.json');
    expect(span(definition.locate(path))).toBe(expected);
  });

  it('finds keys', async () => {
    const { text, span: expected } = marked('{"openapi": "3.0.1", "a": {«"b c"»: 1}}');
    const { definition } = await define(text);
    expect(span(definition.locate(['a', 'b c'], 'key'))).toBe(expected);
  });
});
