import { describe, expect, it } from 'vitest';
import { toPointer } from '../../../src/openapi/json.js';
import { apiOf } from '../../../src/openapi/model/api.js';
import {
  entries,
  has,
  isAwsService,
  isCustom,
  isHttp,
  isLambda,
  isProxy,
  isUnknownAt,
  isVpcLink,
} from '../../../src/openapi/model/integration.js';
import { integrationResponsesOf } from '../../../src/openapi/model/integration-response.js';

const LAMBDA = 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/x/invocations';

const integrationsOf = (written: unknown, root: object = {}) =>
  apiOf(
    { openapi: '3.0.3', paths: { '/pets': { get: { 'x-amazon-apigateway-integration': written } } }, ...root },
    'rest',
  ).integrations;

function integrationOf(written: object) {
  const [integration, ...others] = integrationsOf(written);
  if (integration === undefined || others.length > 0) throw new Error('not one integration');
  return integration;
}

describe('integrations', () => {
  it('are found under the operation, which they know', () => {
    const value = { type: 'mock' };
    const integration = integrationOf(value);
    expect(integration.value).toBe(value);
    expect(toPointer(integration.path)).toBe('/paths/~1pets/get/x-amazon-apigateway-integration');
    expect(integration.operation.method).toBe('GET');
  });

  it('are found where a local reference leads', () => {
    const [integration] = integrationsOf({ $ref: '#/x-shared' }, { 'x-shared': { type: 'mock' } });
    expect(integration).toMatchObject({ type: 'mock', path: ['x-shared'] });
  });

  it('are all branches of a condition', () => {
    const written = {
      'Fn::If': ['C', { type: 'aws' }, { 'Fn::If': ['D', { Ref: 'AWS::NoValue' }, { type: 'http' }] }],
    };
    expect(integrationsOf(written).map(({ type, path }) => [type, path.slice(4)])).toEqual([
      ['aws', ['Fn::If', 1]],
      ['http', ['Fn::If', 2, 'Fn::If', 2]],
    ]);
  });

  it.each([
    [undefined],
    [null],
    [[]],
    ['x'],
    [7],
    [{ Ref: 'X' }],
    [{ $ref: '#/gone' }],
    [{ 'Fn::If': 'x' }],
    [{ 'Fn::If': [] }],
  ])('are none in %j', (written) => {
    expect(integrationsOf(written)).toEqual([]);
  });
});

describe('type', () => {
  it.each([
    ['aws_proxy', 'aws_proxy'],
    ['AWS_PROXY', 'aws_proxy'],
    ['Mock', 'mock'],
    ['lambda', undefined],
    ['${type}', undefined],
    [null, undefined],
    [['aws'], undefined],
    [{ Ref: 'Type' }, undefined],
    ['constructor', undefined],
  ])('%j is read as %j', (written, type) => {
    expect(integrationOf({ type: written }).type).toBe(type);
  });
});

describe('text properties', () => {
  it('are read from text, numbers and functions, and from nothing else', () => {
    const integration = integrationOf({
      uri: 7,
      httpMethod: { Ref: 'Method' },
      credentials: null,
      connectionType: [],
      connectionId: {},
    });
    expect(integration.uri?.literal).toBe('7');
    expect(integration.httpMethod).toMatchObject({ literal: undefined, pieces: [{ kind: 'function' }] });
    expect([integration.credentials, integration.connectionType, integration.connectionId]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('are never those of the prototype', () => {
    expect(integrationOf(JSON.parse('{"type": "aws", "__proto__": {"uri": "x"}}')).uri).toBeUndefined();
  });
});

describe('keys', () => {
  const holder = {
    value: JSON.parse('{"a": null, "b": {"Ref": "X"}, "c": {"$ref": "x"}, "d": {"k": 1, "__proto__": 2}, "e": [1]}'),
  };

  it('are there if they have a value', () => {
    expect(['a', 'b', 'c', 'd', 'e', 'z', 'constructor'].filter((key) => has(holder, key))).toEqual([
      'b',
      'c',
      'd',
      'e',
    ]);
  });

  it('are unknown if a function or a reference stands there', () => {
    expect(['a', 'b', 'c', 'd', 'e', 'z'].filter((key) => isUnknownAt(holder, key))).toEqual(['b', 'c']);
  });

  it('have entries if a map stands there', () => {
    expect(['a', 'b', 'e', 'z'].flatMap((key) => entries(holder, key))).toEqual([]);
    expect(entries(holder, 'd')).toEqual([
      ['k', 1],
      ['__proto__', 2],
    ]);
  });
});

describe('kinds of backend', () => {
  const kinds = { isAwsService, isCustom, isHttp, isLambda, isProxy, isVpcLink };

  it.each([
    [{ type: 'aws_proxy', uri: LAMBDA }, ['isLambda', 'isProxy']],
    [{ type: 'aws_proxy' }, ['isLambda', 'isProxy']],
    [{ type: 'aws_proxy', integrationSubtype: 'SQS-SendMessage' }, ['isProxy']],
    [{ type: 'aws', uri: LAMBDA }, ['isCustom', 'isLambda']],
    [{ type: 'aws', uri: 'arn:aws:apigateway:eu-west-1:sqs:action/SendMessage' }, ['isAwsService', 'isCustom']],
    [{ type: 'aws', uri: '${uri}' }, ['isCustom']],
    [{ type: 'aws' }, ['isCustom']],
    [{ type: 'http', connectionType: 'vpc_link' }, ['isCustom', 'isHttp', 'isVpcLink']],
    [{ type: 'http_proxy', connectionType: 'INTERNET' }, ['isHttp', 'isProxy']],
    [{ type: 'mock' }, ['isCustom']],
    [{ uri: LAMBDA }, []],
  ])('%j', (written, expected) => {
    const integration = integrationOf(written);
    const found = Object.entries(kinds).flatMap(([name, holds]) => (holds(integration) ? [name] : []));
    expect(found).toEqual(expected);
  });
});

describe('integration responses', () => {
  it('are the maps under responses', () => {
    const responses = {
      default: { statusCode: 200 },
      '4\\d{2}': { statusCode: '${code}' },
      a: null,
      b: [],
      c: 'x',
      d: { Ref: 'X' },
    };
    const found = integrationResponsesOf(integrationOf({ type: 'aws', responses }));
    expect(
      found.map(({ pattern, path, statusCode }) => [pattern, toPointer(path.slice(4)), statusCode?.literal]),
    ).toEqual([
      ['default', '/responses/default', '200'],
      ['4\\d{2}', '/responses/4\\d{2}', undefined],
    ]);
  });

  it.each([[undefined], [null], [[{}]], ['x'], [{ Ref: 'X' }]])('are none in %j', (responses) => {
    expect(integrationResponsesOf(integrationOf({ responses }))).toEqual([]);
  });

  it('have no status that only the prototype has', () => {
    const responses = JSON.parse('{"default": {"__proto__": {"statusCode": "200"}}}');
    expect(integrationResponsesOf(integrationOf({ responses }))[0]?.statusCode).toBeUndefined();
  });
});
