import { describe, expect, it } from 'vitest';
import { OptionError, readOptions } from '../../src/rule-options.js';
import { rules } from '../../src/rules/index.js';

const RULE = {
  id: 'apigw-x',
  options: {
    most: { default: 10, min: 1, max: 100, example: 20, describe: 'The most' },
    known: { default: [], example: ['b'], describe: 'What is known' },
  },
} as const;

describe('options of a rule', () => {
  it.each([undefined, null, {}])('are the defaults unless they are given: %s', (given) => {
    expect(readOptions(RULE, given)).toEqual({ most: 10, known: [] });
  });

  it('are those that are given', () => {
    expect(readOptions(RULE, { most: 100 })).toEqual({ most: 100, known: [] });
    expect(readOptions(RULE, { known: ['a'] })).toEqual({ most: 10, known: ['a'] });
  });

  it.each([
    [{ mots: 1 }, ['mots'], 'apigw-x has no option "mots". Did you mean "most"?'],
    [{ other: 1 }, ['other'], 'apigw-x has no option "other". It has "known", "most".'],
    [{ toString: 1 }, ['toString'], 'apigw-x has no option "toString". It has "known", "most".'],
    [{ most: 101 }, ['most'], '"most" of apigw-x is 101. It takes a whole number from 1 to 100.'],
    [{ most: 1.5 }, ['most'], '"most" of apigw-x is 1.5. It takes a whole number from 1 to 100.'],
    [{ most: '10' }, ['most'], '"most" of apigw-x is "10". It takes a whole number from 1 to 100.'],
    [{ most: null }, ['most'], '"most" of apigw-x is null. It takes a whole number from 1 to 100.'],
    [{ known: 'a' }, ['known'], '"known" of apigw-x is "a". It takes a list of names.'],
    [{ known: [1] }, ['known'], '"known" of apigw-x is [1]. It takes a list of names.'],
    ['most', [], 'The options of apigw-x are "most". Write a map.'],
    [[10], [], 'The options of apigw-x are [10]. Write a map.'],
  ])('are refused: %j', (given, path, message) => {
    const refuse = () => readOptions(RULE, given);
    expect(refuse).toThrow(new OptionError(message, ...path));
    expect(refuse).toThrow(expect.objectContaining({ path }));
  });

  it('are refused by a rule that has none', () => {
    expect(() => readOptions({ id: 'apigw-y' }, { a: 1 })).toThrow('apigw-y has no options. Remove "a".');
  });

  const optional = rules.filter((rule) => rule.options !== undefined);

  it('belong to few rules', () => {
    expect(optional.map(({ id }) => id)).toEqual([
      'apigw-context-variable-unknown',
      'apigw-integration-unknown-property',
      'apigw-timeout-quota',
    ]);
  });

  it.each(optional)(
    'of $id have examples that change something, and descriptions in the form of the others',
    (rule) => {
      for (const [name, option] of Object.entries(rule.options ?? {})) {
        expect(readOptions(rule, { [name]: option.example })[name]).toEqual(option.example);
        expect(option.example).not.toEqual(option.default);
        expect(option.describe).toMatch(/^[A-Z].*[^.]$/);
      }
    },
  );
});
