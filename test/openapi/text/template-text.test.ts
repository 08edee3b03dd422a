import { describe, expect, test } from 'vitest';
import { hasHoles, isFunction, isHole, type Piece, textFrom, textOf } from '../../../src/openapi/text/template-text.js';

/** Pieces in a form that fits a table: literals as they are, holes as `kind<source>`. */
function read(value: unknown): readonly string[] | undefined {
  return textOf(value)?.pieces.map((piece) => (isHole(piece) ? `${piece.kind}<${piece.source}>` : piece));
}

function names(value: unknown): readonly string[] | undefined {
  return textOf(value)?.pieces.flatMap((piece) => (isHole(piece) ? [piece.name] : []));
}

describe('strings without placeholders', () => {
  test.each([
    '',
    'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/x/invocations',
    'arn:aws:lambda:us-east-1:123456789012:function:pets:$LATEST',
    'https://example.com/{region}/{proxy+}',
    'arn:aws:iam::<account-id>:role/ACCOUNT_ID',
    '{"statusCode": 200, "a": {"b": {}}}',
    '$input.json("$.pets[0]")',
    '$context.requestId',
    '$stageVariables.link',
    '$util.escapeJavaScript($input.body)',
    '$request.header.Authorization',
    '$default',
    '.*error$',
    '5\\d{2}',
    '$',
    '$$',
    '$!{x}',
    '$1 100%',
    '${',
    '${unclosed {',
    '%{ if x',
    '{{ x }',
    '{% x',
    '<% x',
    '${a{b}',
  ])('%s', (text) => {
    expect(textOf(text)).toEqual({ pieces: [text], source: text, literal: text });
  });
});

describe('placeholders in strings', () => {
  test.each<[string, readonly string[]]>([
    ['arn:${AWS::Partition}:x:${AWS::Region}', ['arn:', 'import<${AWS::Partition}>', ':x:', 'import<${AWS::Region}>']],
    ['${AWS::AccountId}', ['import<${AWS::AccountId}>']],
    ['${AWS::StackName}', ['template<${AWS::StackName}>']],
    ['https://${stageVariables.host}/pets', ['https://', 'stage<${stageVariables.host}>', '/pets']],
    ['${stageVariables.my-host}', ['stage<${stageVariables.my-host}>']],
    ['${stageVariablesX}', ['template<${stageVariablesX}>']],
    ['${lambda_arn}', ['template<${lambda_arn}>']],
    ['${self:custom.x, "y"}', ['template<${self:custom.x, "y"}>']],
    ['a${jsonencode({ a = "${b}" })}c', ['a', 'template<${jsonencode({ a = "${b}" })}>', 'c']],
    ['${Token[TOKEN.12]}/x', ['template<${Token[TOKEN.12]}>', '/x']],
    ['${a}${b}', ['template<${a}>', 'template<${b}>']],
    ['${', ['${']],
    ['${a ${b}', ['${a ', 'template<${b}>']],
    ['${}', ['template<${}>']],
    ['{${region}}', ['{', 'template<${region}>', '}']],
    [':$AWSRegion:lambda/$LambdaArn/x', [':', 'template<$AWSRegion>', ':lambda/', 'template<$LambdaArn>', '/x']],
    ['$AWS_REGION.amazonaws.com', ['template<$AWS_REGION>', '.amazonaws.com']],
    ["{{ Lambda['config']['name'] }}:x", ["template<{{ Lambda['config']['name'] }}>", ':x']],
    ['a{{{x}}}b', ['a', 'template<{{{x}}}>', 'b']],
    ['{{{x}}', ['template<{{{x}}>']],
    ['{{resolve:ssm:/role:1}}', ['template<{{resolve:ssm:/role:1}}>']],
    ['a<%= x %>b', ['a', 'template<<%= x %>>', 'b']],
    ['<%BUCKET%>/<% KEY %>', ['template<<%BUCKET%>>', '/', 'template<<% KEY %>>']],
    ['{% set x = 1 %}a', ['template<{% set x = 1 %}>', 'a']],
    ['a%{ if x }', ['a', 'template<%{ if x }>']],
  ])('%s', (text, pieces) => {
    expect(read(text)).toEqual(pieces);
    expect(textOf(text)?.source).toBe(text);
  });

  test.each<[string, string]>([
    ['${ stageVariables.x }', 'stageVariables.x'],
    ['${AWS::Region}', 'AWS::Region'],
    ['{{ x }}', 'x'],
    ['<%= x %>', 'x'],
    ['$NAME', 'NAME'],
    ['%{ if x }a%{ endif }', 'if x'],
  ])('%s has the name %s', (text, name) => {
    expect(names(text)).toEqual([name]);
  });
});

describe('a block of statements is one hole', () => {
  test.each<[string, readonly string[]]>([
    [
      'arn:%{ if cn }aws-cn%{ else }aws%{ endif }:x',
      ['arn:', 'template<%{ if cn }aws-cn%{ else }aws%{ endif }>', ':x'],
    ],
    ['{% if a %}${b}{% endif %}c', ['template<{% if a %}${b}{% endif %}>', 'c']],
    ['{{#if a}}b{{else}}c{{/if}}', ['template<{{#if a}}b{{else}}c{{/if}}>']],
    ['{{ if .A }}b{{- end }}', ['template<{{ if .A }}b{{- end }}>']],
    ['<% if a %>b<% end %>c', ['template<<% if a %>b<% end %>>', 'c']],
    ['{{ a }}b{{ c }}', ['template<{{ a }}>', 'b', 'template<{{ c }}>']],
  ])('%s', (text, pieces) => {
    expect(read(text)).toEqual(pieces);
  });
});

describe('escapes', () => {
  test.each<[string, readonly string[]]>([
    ['$${x}', ['${x}']],
    ['a$${stageVariables.x}b', ['a', 'stage<$${stageVariables.x}>', 'b']],
    ['$${AWS::Region}', ['import<$${AWS::Region}>']],
    ['$$${x}', ['$${x}']],
    ['%%{ if x }', ['%{ if x }']],
    ['$${x', ['$${x']],
  ])('%s', (text, pieces) => {
    expect(read(text)).toEqual(pieces);
  });

  test('the literal is what API Gateway gets, the source what was written', () => {
    expect(textOf('a$${x}')).toEqual({ pieces: ['a${x}'], source: 'a$${x}', literal: 'a${x}' });
  });
});

describe('CloudFormation functions', () => {
  test.each<[unknown, readonly string[]]>([
    [{ Ref: 'AWS::Region' }, ['import<${AWS::Region}>']],
    [{ Ref: 'AWS::NoValue' }, ['function<{Ref: AWS::NoValue}>']],
    [{ Ref: 'Role' }, ['function<{Ref: Role}>']],
    [{ 'Fn::GetAtt': ['Pets', 'Arn'] }, ['function<{Fn::GetAtt: Pets.Arn}>']],
    [{ 'Fn::GetAtt': 'Pets.Arn' }, ['function<{Fn::GetAtt: Pets.Arn}>']],
    [{ 'Fn::ImportValue': { 'Fn::Sub': '${Stack}-Arn' } }, ['function<{Fn::ImportValue: {Fn::Sub: ${Stack}-Arn}}>']],
    [{ 'Fn::If': ['IsProd', 'a', { Ref: 'B' }] }, ['function<{Fn::If: [IsProd, a, {Ref: B}]}>']],
    [{ 'Fn::If': null }, ['function<{Fn::If: null}>']],
    [
      { 'Fn::Sub': 'arn:${AWS::Partition}:x:${Pets.Arn}/y' },
      ['arn:', 'import<${AWS::Partition}>', ':x:', 'function<${Pets.Arn}>', '/y'],
    ],
    [{ 'Fn::Sub': '${!Literal}' }, ['${Literal}']],
    [{ 'Fn::Sub': '${!stageVariables.x}' }, ['stage<${!stageVariables.x}>']],
    [{ 'Fn::Sub': '${stageVariables.x}' }, ['stage<${stageVariables.x}>']],
    [{ 'Fn::Sub': '$${X}' }, ['$', 'function<${X}>']],
    [{ 'Fn::Sub': '{{ x }}-$NAME' }, ['template<{{ x }}>', '-', 'template<$NAME>']],
    [{ 'Fn::Sub': ['${A}/${B}', { A: 'x' }] }, ['x/', 'function<${B}>']],
    [{ 'Fn::Sub': ['a${V}c', { V: 1 }] }, ['a1c']],
    [{ 'Fn::Sub': ['${V}', { V: '${stageVariables.x}' }] }, ['stage<${stageVariables.x}>']],
    [{ 'Fn::Sub': ['${V}!', { V: { 'Fn::Sub': 'x-${Y}' } }] }, ['x-', 'function<${Y}>', '!']],
    [{ 'Fn::Sub': ['${V}', { V: { 'Fn::GetAtt': 'A.Arn' } }] }, ['function<${V}>']],
    [{ 'Fn::Sub': ['${toString}'] }, ['function<${toString}>']],
    [{ 'Fn::Sub': ['${toString}', {}] }, ['function<${toString}>']],
    [{ 'Fn::Sub': [{ Ref: 'X' }, {}] }, ['function<{Fn::Sub: [{Ref: X}, {}]}>']],
    [{ 'Fn::Sub': [] }, ['function<{Fn::Sub: []}>']],
    [
      { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':x:', { 'Fn::GetAtt': 'F.Arn' }, '/y']] },
      ['arn:', 'import<${AWS::Partition}>', ':x:', 'function<{Fn::GetAtt: F.Arn}>', '/y'],
    ],
    [{ 'Fn::Join': [':', ['arn', 'aws', 1, true]] }, ['arn:aws:1:true']],
    [{ 'Fn::Join': ['', ['$', '{stageVariables.x}']] }, ['stage<${stageVariables.x}>']],
    [{ 'Fn::Join': ['-', [{ 'Fn::Sub': 'a${B}' }, { 'Fn::Join': ['', ['c']] }]] }, ['a', 'function<${B}>', '-c']],
    [{ 'Fn::Join': [',', [null, 'a']] }, ['function<null>', ',a']],
    [{ 'Fn::Join': ['', []] }, ['']],
    [{ 'Fn::Join': ['', { Ref: 'Parts' }] }, ['function<{Fn::Join: [, {Ref: Parts}]}>']],
    [{ 'Fn::Join': 'x' }, ['function<{Fn::Join: x}>']],
    [{ 'Fn::Transform': { Name: 'AWS::Include' } }, ['function<{Fn::Transform: {Name: AWS::Include}}>']],
  ])('%j', (value, pieces) => {
    expect(read(value)).toEqual(pieces);
    expect(isFunction(value)).toBe(true);
  });

  test('are quoted by the string of Fn::Sub, or else by their pieces', () => {
    expect(textOf({ 'Fn::Sub': ['a${V}', { V: 'x' }] })).toEqual({ pieces: ['ax'], source: 'a${V}', literal: 'ax' });
    expect(textOf({ 'Fn::Join': ['/', ['a', { Ref: 'B' }]] })?.source).toBe('a/{Ref: B}');
    expect(names({ 'Fn::GetAtt': ['Pets', 'Arn'] })).toEqual(['Fn::GetAtt: Pets.Arn']);
  });

  test.each([{ Ref: 'A', Other: 1 }, {}, { Condition: 'IsProd' }, { ref: 'A' }, [], null, 'Ref', 1, undefined])(
    '%j is none',
    (value) => {
      expect(isFunction(value)).toBe(false);
    },
  );
});

describe('other values', () => {
  test.each([undefined, null, [], ['a'], {}, { a: 'b' }, { $ref: '#/x' }, () => 'a', Symbol('a')])(
    '%o is not a text',
    (value) => {
      expect(textOf(value)).toBeUndefined();
    },
  );

  test.each([
    [200, '200'],
    [123456789012, '123456789012'],
    [1.5, '1.5'],
    [true, 'true'],
    [false, 'false'],
  ])('%o is text', (value, literal) => {
    expect(textOf(value)).toEqual({ pieces: [literal], source: literal, literal });
  });
});

describe('hostile values', () => {
  test.each([
    '${'.repeat(100_000),
    '{{'.repeat(100_000),
    '{{{ '.repeat(100_000),
    '<%{%%{'.repeat(50_000),
    '$'.repeat(200_000),
    '$${'.repeat(100_000),
    '%{'.repeat(100_000),
    `$${'_'.repeat(200_000)}`,
    `<% ${'a_'.repeat(100_000)}! %>`,
    '%{ x }'.repeat(30_000),
    `${'${'.repeat(50_000)}${'}'.repeat(50_000)}`,
  ])('a string of %#', (text) => {
    expect(textOf(text)?.source).toBe(text);
  });

  test('functions inside themselves', () => {
    const parts: unknown[] = ['a'];
    const cyclic = { 'Fn::Join': ['', parts] };
    parts.push(cyclic, cyclic);
    expect(textOf(cyclic)?.literal).toBeUndefined();

    const variables: { V?: unknown } = {};
    const sub = { 'Fn::Sub': ['a${V}${V}', variables] };
    variables.V = sub;
    expect(textOf(sub)?.literal).toBeUndefined();

    const condition: unknown[] = ['C'];
    condition.push({ 'Fn::If': condition });
    expect(textOf({ 'Fn::If': condition })?.source).toContain('…');
  });

  test('deep nesting', () => {
    let value: unknown = 'x';
    for (let depth = 0; depth < 10_000; depth++) value = { 'Fn::Join': ['', ['a', value]] };
    expect(textOf(value)?.pieces.at(-1)).toMatchObject({ kind: 'function' });
  });

  test('a list that aliases multiply', () => {
    let value: unknown = 'x'.repeat(1000);
    for (let depth = 0; depth < 15; depth++) value = { 'Fn::Join': ['-', Array(10).fill(value)] };
    expect(textOf(value)?.source.length).toBeLessThan(500_000);
  });
});

test('textFrom joins neighbours and drops what is empty', () => {
  const hole: Piece = { kind: 'sample', source: '<id>', name: 'id' };
  expect(textFrom(['a', '', 'b', hole, ''])).toEqual({ pieces: ['ab', hole], source: 'ab<id>', literal: undefined });
  expect(textFrom([])).toEqual({ pieces: [''], source: '', literal: '' });
  expect(textFrom(['a'], 'b').source).toBe('b');
  expect(hasHoles(textFrom([hole]))).toBe(true);
  expect(hasHoles(textFrom(['a']))).toBe(false);
});
