import { describe, expect, test } from 'vitest';
import { pattern, type Verdict } from '../../../src/openapi/text/pattern.js';
import { textOf } from '../../../src/openapi/text/template-text.js';

function verdict(source: string, value: unknown, flags?: 'i'): Verdict | undefined {
  const text = textOf(value);
  return text && pattern(source, flags).match(text);
}

const LAMBDA =
  'arn:(?:aws|aws-cn):apigateway:(?:[a-z]{2}-[a-z]+-\\d):lambda:path/2015-03-31/functions/(?:arn:.+)/invocations';
const INVOKE = 'lambda:path/2015-03-31/functions';

describe('a Lambda uri', () => {
  test.each<[Verdict, unknown]>([
    ['certainly', `arn:aws:apigateway:us-east-1:${INVOKE}/arn:x/invocations`],
    ['certainly', `arn:aws:apigateway:\${AWS::Region}:${INVOKE}/\${pets_arn}/invocations`],
    ['certainly', `arn:\${AWS::Partition}:apigateway:$Region:${INVOKE}/{{ arn }}/invocations`],
    ['certainly', { 'Fn::Sub': `arn:aws:apigateway:\${AWS::Region}:${INVOKE}/\${Pets.Arn}/invocations` }],
    ['certainly', `arn:aws:apigateway:us-east-1:${INVOKE}/arn:aws:lambda:\${r}:\${a}:function:pets/invocations`],
    ['certainly', `arn:aws:apigateway:us-east-\${n}:${INVOKE}/arn:x/invocations`],
    ['possibly', '${anything}'],
    ['possibly', { 'Fn::ImportValue': 'uri' }],
    ['possibly', '${prefix}/invocations'],
    ['possibly', 'arn:aws:apigateway:${rest}'],
    ['possibly', `arn:aws\${suffix}:apigateway:us-east-1:${INVOKE}/arn:x/invocations`],
    ['possibly', 'arn:${a}${b}'],
    // The first hole may hold `us-east-1:lambda:path/2015-03-31/functions/arn`, and the second `x/invocations`.
    ['possibly', 'arn:aws:apigateway:${r}:dynamodb:action/${a}'],
    ['cannot', `arn:aws:apigateway:us-east-1:${INVOKE}/arn:x/invocation`],
    ['cannot', 'arn:aws:lambda:${r}:${a}:function:pets'],
    ['cannot', { 'Fn::Join': ['', [{ Ref: 'X' }, '/invoke']] }],
    ['cannot', `arn:\${p}:apigateway:\${r}:${INVOKE}/\${arn}/invocations/`],
    ['cannot', 'https://${host}/pets'],
  ])('%s: %j', (expected, value) => {
    expect(verdict(LAMBDA, value)).toBe(expected);
  });
});

describe('a hole', () => {
  test.each<[string, string, Verdict]>([
    ['abc', '${x}', 'possibly'],
    ['abc', 'ab${x}', 'possibly'],
    ['abc', 'abc${x}', 'possibly'],
    ['abc', 'abcd${x}', 'cannot'],
    ['abc', '${x}d', 'cannot'],
    ['abc', 'a${x}${y}c', 'possibly'],
    ['abc', 'a${x}c${y}c', 'cannot'],
    ['a[b]c', 'a${x}c', 'certainly'],
    ['a.c', 'a${x}c', 'certainly'],
    ['a\\wc', 'a${x}c', 'certainly'],
    ['a\\.c', 'a${x}c', 'possibly'],
    ['ab?c', 'a${x}c', 'certainly'],
    ['a(?:b|d)c', 'a${x}c', 'certainly'],
    ['a(?:b|d)c', 'a${x}${y}c', 'possibly'],
    ['a\\d{3}', 'a${x}', 'certainly'],
    ['a\\d{3}', 'a1${x}', 'possibly'],
    ['a\\d{3}', 'a12${x}', 'certainly'],
    ['a\\d{3}', 'a123${x}4', 'cannot'],
    ['a\\d+', 'a${x}1${y}', 'certainly'],
    ['(?:a|b)', '${x}', 'certainly'],
    ['a|b', '${x}', 'possibly'],
    ['[^:]*', 'a${x}:b', 'cannot'],
    ['.*', '${x}\n', 'cannot'],
    ['[^\\s\\S]a', '${x}a', 'cannot'],
    ['[^\\s\\S]', '${x}', 'cannot'],
    ['', '${x}', 'possibly'],
    ['', 'a${x}', 'cannot'],
    ['é[à-ü]', 'é${x}', 'certainly'],
    ['é[à-ü]', '${x}z', 'cannot'],
  ])('in /%s/ as %s: %s', (source, text, expected) => {
    expect(verdict(source, text)).toBe(expected);
  });

  test('ignores case where the pattern does', () => {
    expect(verdict('https?://.+', 'HTTPS://${host}', 'i')).toBe('certainly');
    expect(verdict('https?://.+', 'HTTPS://${host}')).toBe('cannot');
    expect(verdict('https?://.+', '${scheme}://X', 'i')).toBe('possibly');
    expect(verdict('[a-z]b', '${x}B', 'i')).toBe('certainly');
  });
});

describe('syntax', () => {
  test.each([
    '^a',
    'a$',
    'a(?=b)',
    'a(?!b)',
    '(?<=a)b',
    '(?<!a)b',
    '(a)',
    '(?<name>a)',
    '(?:a)\\1',
    '\\bword',
    '\\B',
    '\\k<a>',
    '\\p{L}',
    '\\cA',
    '\\0',
    '\\a',
    '[\\b]',
    'a+?',
    'a*?',
    'a??',
    'a**',
    'a{1}{2}',
    'a{1,2}?',
    '*a',
    '(?:*a)',
    '(?:a',
    'a)',
    '[a',
    '[]',
    '[^]',
    '[]a]',
    'a]',
    'a{',
    'a}',
    'a{,3}',
    'a{12345}',
    'a{3,2}',
    '[z-a]',
    '\\',
    '\\x1',
    '\\u12',
  ])('%s is refused', (source) => {
    expect(() => pattern(source)).toThrow(SyntaxError);
  });

  test.each(['(?:a{9999}){2}', '(?:(?:a{100}){100}){100}'])('%s is refused as too large', (source) => {
    expect(() => pattern(source)).toThrow(RangeError);
  });

  test.each<[string, string, string]>([
    ['\\$\\{\\.\\}\\/\\-', '${.}/-', '$\\{.}'],
    ['\\t\\n\\r\\f\\v', '\t\n\r\f\v', '\t\n\r\f'],
    ['\\x41\\u00e9', 'Aé', 'A'],
    ['[\\]\\w.-]+', 'a]-.', 'a['],
    ['[^\\d\\s]+', 'ab', 'a1'],
    ['a{2}b{1,}c{0,2}d{2,3}', 'aabcdd', 'abcdd'],
    ['(?:a|b|)c', 'c', 'd'],
    ['(?:)', '', 'a'],
    ['|a', 'a', 'b'],
    ['a-z,:<>=!/ "\'`~@#%&;_', 'a-z,:<>=!/ "\'`~@#%&;_', ''],
  ])('%s matches %j and not %j', (source, good, bad) => {
    expect(pattern(source).match({ pieces: [good], source: good, literal: good })).toBe('certainly');
    expect(pattern(source).match({ pieces: [bad], source: bad, literal: bad })).toBe('cannot');
  });

  test('the regular expression is anchored', () => {
    expect(pattern('a|b').regexp.test('ab')).toBe(false);
    expect(pattern('a|b', 'i').regexp.test('B')).toBe(true);
  });
});

describe('hostile texts', () => {
  test.each([`a${'${x}'.repeat(20_000)}!`, `${'a'.repeat(200_000)}\${x}!`, `${'${x}a'.repeat(20_000)}!`])(
    '%#',
    (text) => {
      expect(verdict('(?:(?:[a-z]+-?)+\\.?)*', text)).toBe('cannot');
    },
  );

  test('more places than are kept', () => {
    const distance = pattern('[ab]*a[ab]{14}');
    let seed = 1;
    const letters = Array.from({ length: 5000 }, () => {
      seed = (seed * 48_271) % 0x7fffffff;
      return seed % 2 === 0 ? 'a' : 'b';
    }).join('');
    for (const start of [0, 1]) {
      const text = letters.slice(start);
      const expected = distance.regexp.test(text) ? 'certainly' : 'cannot';
      expect(
        distance.match({
          pieces: [text, { kind: 'template', source: '', name: '' }, '!'],
          source: '',
          literal: undefined,
        }),
      ).toBe('cannot');
      expect(distance.match({ pieces: [text], source: '', literal: undefined })).toBe(expected);
    }
  });
});
