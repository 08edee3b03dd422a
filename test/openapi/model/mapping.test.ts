import { describe, expect, it } from 'vitest';
import {
  parseResponseTarget,
  parseResponseValue,
  parseSource,
  parseTarget,
  type RequestSource,
  type RequestTarget,
  type ResponseSource,
  type ResponseTarget,
} from '../../../src/openapi/model/mapping/mapping.js';
import { type Text, textOf } from '../../../src/openapi/text/template-text.js';

function text(value: unknown): Text {
  const found = textOf(value);
  if (found === undefined) throw new Error('no text');
  return found;
}

/** A result on one line. */
function brief(result: RequestSource | RequestTarget | ResponseSource | ResponseTarget): string {
  if (result.kind === 'parameter') return `${result.location} ${result.name.source}`;
  if (result.kind === 'body') return `body ${result.path?.source ?? '-'}`;
  if (result.kind === 'context') return `${result.hasDollar ? '$' : ''}context ${result.name.source}`;
  return result.kind === 'stage-variable' ? `stage-variable ${result.name.source}` : result.kind;
}

describe('parseSource', () => {
  it.each([
    ['method.request.header.X-Id', 'header X-Id'],
    [' method.request.header.X-Id\n', 'header X-Id'],
    ['method.request.querystring.page.size', 'querystring page.size'],
    ['method.request.multivaluequerystring.id', 'multivaluequerystring id'],
    ['method.request.multivalueheader.Accept', 'multivalueheader Accept'],
    ['method.request.path.id', 'path id'],
    ['method.request.header.${name}', 'header ${name}'],
    ['method.request.header.X-${name}', 'header X-${name}'],
    [{ 'Fn::Sub': 'method.request.header.${Name}' }, 'header ${Name}'],
    ['method.request.body', 'body -'],
    ['method.request.body.a.b', 'body a.b'],
    ['method.request.body[0].a', 'body [0].a'],
    ['method.request.body.$.a', 'body $.a'],
    ['context.requestId', 'context requestId'],
    ["context.authorizer.claims['custom:x']", "context authorizer.claims['custom:x']"],
    ['$context.requestId', '$context requestId'],
    ['stageVariables.name', 'stage-variable name'],
    ['$stageVariables.name', 'stage-variable name'],
    ['stageVariables.my-name', 'stage-variable my-name'],
    ['stageVariables', 'stage-variable '],
    ["'web'", 'literal'],
    ["''", 'literal'],
    ["'it's'", 'literal'],
    ["'${x}'", 'literal'],
    ["'a-${x}-{{ y }}'", 'literal'],
    ["'${stageVariables.x}'", 'literal'],
    ["'web${x}", 'unknown'],
    ['${x}', 'unknown'],
    ['${stageVariables.x}', 'unknown'],
    ['{{ x }}', 'unknown'],
    ['<%= x %>', 'unknown'],
    ['$SOURCE', 'unknown'],
    ['${location}.x', 'unknown'],
    ['method.request.${location}.x', 'unknown'],
    ['method.${x}', 'unknown'],
    ['con${x}', 'unknown'],
    [{ 'Fn::GetAtt': ['X', 'Y'] }, 'unknown'],
    [{ Ref: 'X' }, 'unknown'],
    ['web', 'malformed'],
    ['web-${x}', 'malformed'],
    ['"web"', 'malformed'],
    ["'", 'malformed'],
    ["'Content-Type',Authorization", 'malformed'],
    ["'web${x}!", 'malformed'],
    ['*', 'malformed'],
    ['method.request.headers.X', 'malformed'],
    ['method.request.header.', 'malformed'],
    ['method.request.header', 'malformed'],
    ['method.request.queryString.x', 'malformed'],
    ['method.request.cookie.x', 'malformed'],
    ['method.request.params.${x}', 'malformed'],
    ['method.input.params.x', 'malformed'],
    ['integration.request.header.X', 'malformed'],
    ['$request.header.X', 'malformed'],
    ['$input.params("x")', 'malformed'],
    ['context.', 'malformed'],
    ['context', 'malformed'],
  ])('reads %j as %s', (value, expected) => {
    expect(brief(parseSource(text(value)))).toBe(expected);
  });
});

describe('parseTarget', () => {
  it.each([
    ['integration.request.header.X-Id', 'header X-Id'],
    ['integration.request.querystring.a.b', 'querystring a.b'],
    ['integration.request.path.${name}', 'path ${name}'],
    ['integration.request.${location}.x', 'unknown'],
    ['${key}', 'unknown'],
    ['integration.${x}', 'unknown'],
    ['integration.request.body.x', 'unknown'],
    ['integration.request.multivalueheader.X', 'unknown'],
    ['integration.request.headers.X', 'malformed'],
    ['integration.request.header.', 'malformed'],
    ['method.request.header.X', 'malformed'],
    ['append:header.X', 'malformed'],
    ['X-Id', 'malformed'],
    ['X-${id}', 'malformed'],
    ['__proto__', 'malformed'],
  ])('reads %j as %s', (value, expected) => {
    expect(brief(parseTarget(text(value)))).toBe(expected);
  });
});

describe('parseResponseValue', () => {
  it.each([
    ['integration.response.header.Location', 'header Location'],
    ['integration.response.multivalueheader.Set-Cookie', 'multivalueheader Set-Cookie'],
    ['integration.response.body', 'body -'],
    ['integration.response.body.location.href', 'body location.href'],
    ['context.requestId', 'context requestId'],
    ['stageVariables.origin', 'stage-variable origin'],
    ["'*'", 'literal'],
    ['${origin}', 'unknown'],
    ['integration.response.${x}', 'unknown'],
    ['*', 'malformed'],
    ['"*"', 'malformed'],
    ['integration.response.headers.Location', 'malformed'],
    ['integration.request.header.Location', 'malformed'],
    ['method.request.header.Origin', 'malformed'],
  ])('reads %j as %s', (value, expected) => {
    expect(brief(parseResponseValue(text(value)))).toBe(expected);
  });
});

describe('parseResponseTarget', () => {
  it.each([
    ['method.response.header.Location', 'header Location'],
    ['method.response.header.${name}', 'header ${name}'],
    ['method.response.${x}', 'unknown'],
    ['${key}', 'unknown'],
    ['method.response.header.', 'malformed'],
    ['method.response.headers.Location', 'malformed'],
    ['integration.response.header.Location', 'malformed'],
    ['Location', 'malformed'],
  ])('reads %j as %s', (value, expected) => {
    expect(brief(parseResponseTarget(text(value)))).toBe(expected);
  });
});
