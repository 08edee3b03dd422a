import { describe, expect, it } from 'vitest';
import { contextVariableUse } from '../../src/openapi/aws/context-variables.js';
import { contextReferencesOf } from '../../src/openapi/text/context-references.js';

describe('contextReferencesOf', () => {
  it.each<[template: string, names: string[]]>([
    ['{"id": "$context.requestId"}', ['requestId']],
    ['$!context.a ${context.b} $!{context.c.d}', ['a', 'b', 'c.d']],
    ['$context.stage and again $context.stage', ['stage']],
    ['$context.identity.sourceIp.split(",")', ['identity.sourceIp']],
    ['$context.keySet()', []],
    ['$context.authorizer.claims["cognito:groups"]', ['authorizer.claims']],
    ['#set($context.requestOverride.header.X-Id = "1")', ['requestOverride.header.X']],
    ['#foreach($c in $context.authorizer.keySet()) $c #end', ['authorizer']],
    ['$context', []],
    ['$context.', []],
    ['$contexts.x $my.context.x context.x', []],
    ['\\$context.x', []],
    ['## $context.x\n$context.y', ['y']],
    ['#* $context.x\n *# $context.y', ['y']],
    ['#[[ $context.x ]]# $context.y', ['y']],
    ['#* $context.x', []],
    ['$context.${name} $context.a${b} $context.a%{ if x }', []],
    ['$context.a$context.b', ['b']],
  ])('in %j finds %j', (template, names) => {
    expect(contextReferencesOf(template).map(({ name }) => name)).toEqual(names);
  });

  it('gives the spelling', () => {
    expect(contextReferencesOf('$!{context.a} $context.a').map(({ source }) => source)).toEqual([
      '$!{context.a}',
      '$context.a',
    ]);
  });

  it('reads a long template once', () => {
    for (const part of ['$context.', '#*', '##', '\\', '$!{', '#[[', '$context.a.'])
      expect(contextReferencesOf(part.repeat(50_000)).length).toBeLessThan(3);
  });
});

describe('contextVariableUse', () => {
  it.each([
    ['requestId', 'mappings'],
    ['identity.sourceIp', 'mappings'],
    ['identity', 'mappings'],
    ['identity.clientCert.validity.notBefore', 'mappings'],
    ['authorizer', 'mappings'],
    ['authorizer.tenant-id', 'mappings'],
    ['authorizer.claims.email', 'mappings'],
    ['requestOverride.path.id', 'mappings'],
    ['responseOverride.status', 'mappings'],
    ['xrayTraceId', 'mappings'],
    ['error.message', 'gateway responses'],
    ['status', 'access logs'],
    ['integration.latency', 'access logs'],
    ['integrationLatency', 'access logs'],
    ['requestid', undefined],
    ['identity.sourceIP', undefined],
    ['routeKey', undefined],
    ['stage.name', undefined],
    ['__proto__', undefined],
    ['', undefined],
  ])('%j is for %s', (name, use) => {
    expect(contextVariableUse(name)).toBe(use);
  });
});
