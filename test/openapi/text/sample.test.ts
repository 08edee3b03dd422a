import { expect, it } from 'vitest';
import { readSamples } from '../../../src/openapi/text/sample.js';
import { isHole, textFrom, textOf } from '../../../src/openapi/text/template-text.js';

const holes = (value: string) =>
  readSamples(textOf(value) ?? textFrom([])).pieces.flatMap((piece) =>
    isHole(piece) ? [`${piece.kind} ${piece.name}`] : [],
  );

it.each([
  ['arn:aws:lambda:REGION:ACCOUNT_ID:function:pets', ['sample REGION', 'sample ACCOUNT_ID']],
  ['arn:aws:lambda:<region>:<account id>:function:pets', ['sample region', 'sample account id']],
  ['arn:aws:lambda:{region}:{account-id}:function:pets', ['sample region', 'sample account-id']],
  ['arn:aws:lambda:your-region:yourAccountId:function:pets', ['sample your-region', 'sample yourAccountId']],
  [
    'arn:${AWS::Partition}:lambda:REGION:${account}:function',
    ['import AWS::Partition', 'sample REGION', 'template account'],
  ],
  ['https://YOUR-HOST/<path>/{id}', ['sample YOUR-HOST', 'sample path']],
  ['arn:aws:lambda:eu-west-1:111122223333:function:account', []],
  ['a < b > c', []],
  ['{region}', []],
])('%s', (value, expected) => {
  expect(holes(value)).toEqual(expected);
});

it('keeps the text as written, and a text without samples as it is', () => {
  const text = textFrom(['https://<host>/']);
  expect(readSamples(text)).toMatchObject({ source: 'https://<host>/', literal: undefined });
  const plain = textFrom(['https://example.com/']);
  expect(readSamples(plain)).toBe(plain);
});
