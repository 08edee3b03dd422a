import { describe, expect, test } from 'vitest';
import { quote } from '../../src/openapi/text/template-text.js';

describe('quote', () => {
  test.each<[unknown, string]>([
    ['aws_proxy', '"aws_proxy"'],
    ['', '""'],
    ["'*'", `"'*'"`],
    ['"*"', '"\\"*\\""'],
    ['5\\d{2}', '"5\\d{2}"'],
    ['a\nb\t\r\u0000\u007f', '"a\\nb\\t\\r\\u0000\\u007f"'],
    ['Accept\u200b\u00a0\u202e\ufeff', '"Accept\\u200b\\u00a0\\u202e\\ufeff"'],
    ['\ud800', '"\\ud800"'],
    ['\u{e0001}', '"\\u{e0001}"'],
    ['größe 🐶', '"größe 🐶"'],
    [45000, '45000'],
    [true, 'true'],
    [null, 'null'],
    [undefined, 'nothing'],
    [{}, '{}'],
    [[], '[]'],
    [{ type: 'aws', nested: { a: [1, null] } }, '{type: aws, nested: {a: [1, null]}}'],
    [{ 'Fn::GetAtt': ['Pets', 'Arn'] }, '{Fn::GetAtt: Pets.Arn}'],
    [['a\nb'], '[a\\nb]'],
    [[1, 2, 3, 4, 5, 6, 7], '[1, 2, 3, 4, 5, 6, …]'],
    ['a'.repeat(60), `"${'a'.repeat(60)}"`],
    ['a'.repeat(61), `"${'a'.repeat(30)}…${'a'.repeat(29)}"`],
  ])('%j', (value, text) => {
    expect(quote(value)).toBe(text);
  });

  test('never takes more than 64 characters nor cuts an escape', () => {
    const cyclic: { self?: unknown } = {};
    cyclic.self = cyclic;
    const values = [
      '\u0000'.repeat(50),
      '🐶'.repeat(40),
      `a${'🐶'.repeat(500)}`,
      '"'.repeat(59),
      cyclic,
      'x'.repeat(1e6),
    ];
    const lists = [
      Array(1000).fill('abc\n'),
      Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`key${i}`, i])),
    ];
    for (const value of [
      ...values,
      ...lists,
      Symbol('x'.repeat(100)),
      () => 'a function with a long body, for no reason',
    ]) {
      const text = quote(value);
      expect(text.length).toBeLessThanOrEqual(64);
      expect(text).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|\\u[0-9a-f]{0,3}…/);
    }
  });
});
