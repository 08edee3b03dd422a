import { expect, it } from 'vitest';
import { javaRegexProblem } from '../../../src/openapi/text/java-regex.js';

it.each([
  ['*', 'there is nothing before "*" to repeat'],
  ['*.Error', 'there is nothing before "*" to repeat'],
  ['a|+', 'there is nothing before "+" to repeat'],
  ['(?i)*', 'there is nothing before "*" to repeat'],
  ['a**', 'there is nothing before "*" to repeat'],
  ['.*(NotFound.*', '"(" is never closed'],
  ['.*NotFound).*', '")" closes nothing'],
  ['[4', '"[" is never closed'],
  ['[]', '"[" is never closed'],
  ['[[]', '"[" is never closed'],
  ['.*{"error".*', '"{" starts no repetition'],
  ['4\\d{,2}', '"{" starts no repetition'],
  ['\\', 'it ends in a lone backslash'],
  ['\\y', '"\\y" means nothing'],
  ['\\p{Alpha', '"\\p{" is never closed'],
  ['(?P<name>a)', '"(?P" starts no group of Java\'s'],
])('refuses %j: %s', (source, problem) => {
  expect(javaRegexProblem(source)?.problem).toBe(problem);
});

it.each([
  '',
  '.*',
  '.+',
  '4\\d{2}',
  '4\\\\d{2}',
  '[45]\\d\\d',
  '(.|\\n)*',
  '^(?!200$).*$',
  '.*\\{"error".*',
  '.*"code":404}.*',
  '.*\\[404\\].*',
  '[]a]+',
  '[^]a]+',
  '[a-z&&[^b]]+',
  '[[:alpha:]]',
  '\\Q[(*\\E.*',
  '\\Q[(*',
  '[\\Q]\\E]',
  '.*+',
  'a?+b{2}+',
  '(?s).*',
  '(?is-m:.*)',
  '(?x)a # (',
  '(?>a|b)',
  '(?<=a)b(?<!c)',
  '(?<name>a)\\k<name>',
  '\\p{Alpha}\\P{Lu}\\pL',
  '\\x41\\x{1F600}\\u0041\\cA\\012',
  '\\A\\R\\h\\X\\z',
  '^*',
])('takes %j', (source) => {
  expect(javaRegexProblem(source)).toBeUndefined();
});

it('takes long patterns in its stride', () => {
  for (const part of ['[', '(', '\\Q', '(?:', 'a{2}', '[^', '\\p{'])
    expect(() => javaRegexProblem(part.repeat(10_000))).not.toThrow();
});
