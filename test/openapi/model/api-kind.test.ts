import { describe, expect, it } from 'vitest';
import { apiOf } from '../../../src/openapi/model/api.js';

const FUNCTION_ARN = 'arn:aws:lambda:eu-west-1:111122223333:function:pets';
const INVOCATION = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${FUNCTION_ARN}/invocations`;
const LISTENER =
  'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/pets/50dc6c495c0c9188/f2f7dc8efc522ab2';

const kindOf = (document: object) => apiOf({ openapi: '3.0.3', ...document }).kind;

/** The kind of an API with one operation for each of these integrations. */
function kindWith(integrations: readonly unknown[], root: object = {}, template = '/pets') {
  const paths = Object.fromEntries(
    integrations.map((integration, index) => [
      index === 0 ? template : `/${index}`,
      { get: { 'x-amazon-apigateway-integration': integration } },
    ]),
  );
  return kindOf({ paths, ...root });
}

const proxy = (more: object = {}) => ({ type: 'aws_proxy', httpMethod: 'POST', uri: INVOCATION, ...more });
const withAuthorizer = (authorizer: object) => ({
  components: { securitySchemes: { a: { type: 'apiKey', 'x-amazon-apigateway-authorizer': authorizer } } },
});

describe('without a sign of either kind', () => {
  it.each([
    ['nothing', {}],
    ['no paths', { paths: null }],
    ['a Lambda proxy', { paths: { '/': { get: { 'x-amazon-apigateway-integration': proxy() } } } }],
  ])('%s is a REST API', (_title, document) => {
    expect(kindOf(document)).toBe('rest');
  });

  it.each(['1.0', 1, { Ref: 'Version' }, null])(
    'payload format %j says nothing, since REST APIs pass it over',
    (payloadFormatVersion) => {
      expect(kindWith([proxy({ payloadFormatVersion })])).toBe('rest');
    },
  );
});

describe('an HTTP API', () => {
  it.each([
    ['cors', { 'x-amazon-apigateway-cors': {} }],
    ['an export version', { 'x-amazon-apigateway-importexport-version': '1.0' }],
    ['a tag value', { tags: [null, { name: 'a' }, { name: 'b', 'x-amazon-apigateway-tag-value': 'c' }] }],
    ['shared integrations', { components: { 'x-amazon-apigateway-integrations': {} } }],
    ['a JWT authorizer', withAuthorizer({ type: 'JWT' })],
    [
      'an identity source of HTTP APIs',
      withAuthorizer({ type: 'request', identitySource: '$request.header.Authorization' }),
    ],
    ['a payload format of the authorizer', withAuthorizer({ type: 'request', authorizerPayloadFormatVersion: '2.0' })],
    [
      'the default route',
      {
        paths: {
          '/a': {
            'x-amazon-apigateway-any-method': { isDefaultRoute: true, 'x-amazon-apigateway-integration': proxy() },
          },
        },
      },
    ],
  ])('is told by %s', (_title, document) => {
    expect(kindOf(document)).toBe('http');
  });

  it.each([
    ['payload format 2.0', proxy({ payloadFormatVersion: '2.0' })],
    ['payload format 2.0, unquoted', proxy({ payloadFormatVersion: 2 })],
    ['a subtype', { type: 'aws_proxy', integrationSubtype: 'SQS-SendMessage' }],
    ['a mapping of HTTP APIs', proxy({ requestParameters: { 'overwrite:path': '$request.path' } })],
    [
      'an integration under a condition',
      { 'Fn::If': ['C', { Ref: 'AWS::NoValue' }, proxy({ payloadFormatVersion: '2.0' })] },
    ],
  ])('is told by %s', (_title, integration) => {
    expect(kindWith([proxy(), integration])).toBe('http');
  });

  it.each(['/$default', '$default'])('is told by the path %s', (template) => {
    expect(kindWith([proxy()], {}, template)).toBe('http');
  });

  it.each([
    FUNCTION_ARN,
    'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:pets',
    { 'Fn::Sub': 'arn:aws-cn:lambda:${AWS::Region}:${AWS::AccountId}:function:${Pets}' },
    LISTENER,
    'arn:aws:servicediscovery:eu-west-1:111122223333:service/srv-id',
  ])('is told by the uri %j where all integrations have a payload format', (uri) => {
    const integration = { type: 'AWS_PROXY', uri, payloadFormatVersion: '1.0' };
    expect(kindWith([integration])).toBe('http');
    expect(kindWith([integration, proxy({ payloadFormatVersion: '1.0' })])).toBe('http');
    expect(kindWith([integration, proxy()])).toBe('rest');
    expect(kindWith([{ type: 'aws_proxy', httpMethod: 'POST', uri }])).toBe('rest');
  });

  it.each([
    INVOCATION,
    'arn:aws:apigateway:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:pets',
    '${uri}',
  ])('is not told by the uri %s', (uri) => {
    expect(kindWith([proxy({ uri, payloadFormatVersion: '1.0' })])).toBe('rest');
  });

  it('is told by an integration that is a reference', () => {
    const integration = { $ref: '#/components/x-amazon-apigateway-integrations/pets' };
    expect(kindWith([integration], { components: { 'x-amazon-apigateway-integrations': { pets: proxy() } } })).toBe(
      'http',
    );
  });

  it('may say how an operation is authorized', () => {
    const operation = {
      'x-amazon-apigateway-auth': { type: 'none' },
      'x-amazon-apigateway-integration': proxy({ payloadFormatVersion: 2 }),
    };
    expect(kindOf({ paths: { '/a': { get: operation } } })).toBe('http');
  });
});

describe('the weight of the evidence', () => {
  const lambda = { type: 'aws_proxy', httpMethod: 'POST', uri: INVOCATION };

  it('keeps an HTTP API one in spite of one integration that it cannot have', () => {
    const route = proxy({ payloadFormatVersion: '2.0' });
    expect(kindWith([route, route, { type: 'mock' }], withAuthorizer({ type: 'jwt' }))).toBe('http');
  });

  it('keeps a REST API one in spite of a key that only HTTP APIs read', () => {
    expect(kindWith([lambda], { 'x-amazon-apigateway-cors': {} })).toBe('rest');
    expect(kindWith([proxy({ passthroughBehavior: 'never' })], { 'x-amazon-apigateway-cors': {} })).toBe('rest');
  });
});

describe('a REST API', () => {
  const http = { 'x-amazon-apigateway-cors': {}, 'x-amazon-apigateway-importexport-version': '1.0' };

  it.each([
    ['a policy', { 'x-amazon-apigateway-policy': {} }],
    ['gateway responses', { 'x-amazon-apigateway-gateway-responses': {} }],
    ['a Cognito authorizer', withAuthorizer({ type: 'cognito_user_pools' })],
    ['a token authorizer', withAuthorizer({ type: 'TOKEN' })],
    ['Swagger 2.0', { swagger: '2.0' }],
  ])('is told by %s, whatever it carries besides', (_title, document) => {
    expect(kindOf({ ...http, ...document })).toBe('rest');
  });

  it.each([
    ['a mock', { type: 'mock' }],
    ['an AWS action', { type: 'AWS' }],
    ['a custom HTTP integration', { type: 'http', payloadFormatVersion: '2.0' }],
    ['the target of a VPC link', { type: 'http_proxy', integrationTarget: LISTENER }],
    ['a streamed response', proxy({ responseTransferMode: 'STREAM' })],
  ])('is told by %s, whatever it carries besides', (_title, integration) => {
    expect(kindWith([proxy({ payloadFormatVersion: '2.0' }), integration], http)).toBe('rest');
  });

  it('is told by a request validator of an operation', () => {
    const operation = {
      'x-amazon-apigateway-request-validator': 'all',
      'x-amazon-apigateway-integration': proxy({ payloadFormatVersion: '2.0' }),
    };
    expect(kindOf({ paths: { '/a': { get: operation } } })).toBe('rest');
  });

  it('is not told by an extension that HTTP APIs pass over, where only an HTTP API can work', () => {
    const rest = { 'x-amazon-apigateway-policy': {}, 'x-amazon-apigateway-request-validators': {} };
    expect(kindOf({ ...rest, ...withAuthorizer({ type: 'jwt' }) })).toBe('http');
    expect(kindWith([{ type: 'aws_proxy', integrationSubtype: 'SQS-SendMessage' }], rest)).toBe('http');
  });

  it('is not told by keys that are null', () => {
    expect(kindOf({ ...http, swagger: null, 'x-amazon-apigateway-policy': null })).toBe('http');
  });
});

it('is what the user says, whatever the document looks like', () => {
  expect(apiOf({ swagger: '2.0' }, 'http').kind).toBe('http');
  expect(apiOf({ openapi: '3.0.3', 'x-amazon-apigateway-cors': {} }, 'rest').kind).toBe('rest');
});
