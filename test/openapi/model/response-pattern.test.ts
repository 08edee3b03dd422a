import { describe, expect, it } from 'vitest';
import {
  isCatchAll,
  isStatusPattern,
  patternMatches,
  unmatchedStatus,
} from '../../../src/openapi/model/mapping/response-pattern.js';

describe('patternMatches', () => {
  it.each([
    ['404', '404', true],
    ['404', '4040', false],
    ['4\\d{2}', '404', true],
    ['4\\\\d{2}', '404', false],
    ['[45]\\d\\d', '503', true],
    ['^404$', '404', true],
    ['^400|404$', '404', true],
    ['(400|404)', '404', true],
    ['.*?', '', true],
    ['.*', 'a\nb', false],
    ['(.|\\n)*', 'a\nb', true],
    ['[\\s\\S]*', 'a\nb', true],
    ['.*\\(12\\).*', 'Pet (12)', true],
    ['[(]12[)]', '(12)', true],
  ])('%j on %j: %s', (pattern, text, expected) => {
    expect(patternMatches(pattern, text)).toBe(expected);
  });

  it.each(['${pattern}', '{{ x }}.*', '(?s).*', '.*+', '\\Qa\\E', '(?!200).*', '[a&&[b]]', '\\p{Alpha}', '*', '('])(
    'does not know what %j matches',
    (pattern) => {
      expect(patternMatches(pattern, '200')).toBeUndefined();
    },
  );

  it('does not look into what would take long', () => {
    expect(patternMatches('(a*)*'.repeat(1_000), 'a'.repeat(100))).toBeUndefined();
    expect(patternMatches('((.?){50}){50}b', 'aaa')).toBeUndefined();
    expect(patternMatches('((.?){9}){9}b', 'aaa')).toBe(false);
  });
});

describe('unmatchedStatus', () => {
  it.each([
    [['200'], '400'],
    [['200', '4\\d{2}'], '500'],
    [['4\\d{2}', '5\\d{2}'], '200'],
    [['200', '400', '500'], '401'],
    [['2\\d{2}', '4\\d{2}', '5\\d{2}'], undefined],
    [['302', '[45]\\d\\d'], undefined],
    [['.+'], undefined],
    [['200', '${failures}'], undefined],
    [['200', '(?!200).*'], undefined],
  ])('of %j is %s', (patterns, expected) => {
    expect(unmatchedStatus(patterns)).toBe(expected);
  });
});

it('tells patterns for everything', () => {
  for (const pattern of ['.*', '^.*$', '(.*)', '.*?', '[\\s\\S]*', '(.|\\n)*', '(?:.|\\n)*'])
    expect(isCatchAll(pattern, 'message'), pattern).toBe(true);
  for (const pattern of ['.+', '\\d+', 'a*', '(?s).*', '${all}'])
    expect(isCatchAll(pattern, 'message'), pattern).toBe(false);
  for (const pattern of ['.*', '.+', '\\d{3}', '...', '[1-5]\\d\\d'])
    expect(isCatchAll(pattern, 'status'), pattern).toBe(true);
  for (const pattern of ['[245]\\d\\d', '2.*']) expect(isCatchAll(pattern, 'status'), pattern).toBe(false);
});

it('tells patterns for statuses', () => {
  for (const pattern of ['404', '^404$', '4\\d{2}', '[45]\\d\\d', '400|404', '4..', '(400)', '[0-9]{3}', '422'])
    expect(isStatusPattern(pattern), pattern).toBe(true);
  for (const pattern of [
    '.*404.*',
    '404.*',
    '\\[404\\].*',
    '404 Not Found',
    '404|Not Found',
    '.+',
    '',
    '*',
    '${status}',
  ])
    expect(isStatusPattern(pattern), pattern).toBe(false);
});
