import { describe, expect, test } from 'vitest';
import { list, suggest } from '../../src/wording/suggest.js';

const TYPES = ['aws', 'aws_proxy', 'http', 'http_proxy', 'mock'];
const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'ANY'];

describe('suggest', () => {
  test.each<[string, readonly string[], string | undefined]>([
    ['aws-proxy', TYPES, 'aws_proxy'],
    ['AWS_PROXY', TYPES, 'aws_proxy'],
    ['awsproxy', TYPES, 'aws_proxy'],
    ['aws_porxy', TYPES, 'aws_proxy'],
    ['htp_proxy', TYPES, 'http_proxy'],
    ['htpt', TYPES, 'http'],
    ['moc', TYPES, 'mock'],
    ['lambda', TYPES, undefined],
    ['', TYPES, undefined],
    ['mock', TYPES, undefined],
    ['POSTT', METHODS, 'POST'],
    ['UPDATE', METHODS, undefined],
    ['SET', METHODS, 'GET'],
    ['X', METHODS, undefined],
    ['timeoutInMilliseconds', ['timeoutInMillis', 'tlsConfig'], 'timeoutInMillis'],
    ['connectionid', ['connectionId', 'connectionType'], 'connectionId'],
    ['--', ['__'], undefined],
    ['x'.repeat(1_000_000), TYPES, undefined],
    ['a', [], undefined],
  ])('%.20s', (word, candidates, expected) => {
    expect(suggest(word, candidates)).toBe(expected);
  });

  test('the nearest wins, then the first', () => {
    expect(suggest('patx', ['path', 'patx_', 'patz'])).toBe('patx_');
    expect(suggest('patx', ['patz', 'path'])).toBe('patz');
  });
});

describe('list', () => {
  test.each<[readonly string[], number | undefined, string]>([
    [[], undefined, 'none'],
    [['b'], undefined, '"b"'],
    [['c', 'a', 'b', 'a'], undefined, '"a", "b", "c"'],
    [['c', 'a', 'b'], 2, '"a", "b" and 1 more'],
    [[...'jihgfedcba'], undefined, '"a", "b", "c", "d", "e", "f", "g", "h" and 2 more'],
    [['B', 'a\n'], undefined, '"B", "a\\n"'],
  ])('%j', (items, max, text) => {
    expect(list(items, max)).toBe(text);
  });

  test('leaves its items as they are', () => {
    const items = ['b', 'a'];
    list(items);
    expect(items).toEqual(['b', 'a']);
  });
});
