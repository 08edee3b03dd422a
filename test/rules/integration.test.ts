import { describe, expect, it } from 'vitest';
import { lambdaUri } from '../../src/openapi/examples.js';
import type { Rule } from '../../src/rule.js';
import httpMethod from '../../src/rules/integration-http-method.js';
import ignored from '../../src/rules/integration-ignored-property.js';
import object from '../../src/rules/integration-object.js';
import shape from '../../src/rules/integration-property-shape.js';
import required from '../../src/rules/integration-required.js';
import spelling from '../../src/rules/integration-target-spelling.js';
import type from '../../src/rules/integration-type.js';
import unknown from '../../src/rules/integration-unknown-property.js';
import reference from '../../src/rules/rest-integrations-ref.js';
import { lintText } from '../lint-example.js';

const INTEGRATION = 'x-amazon-apigateway-integration';
const PLACE = `/paths/~1pets/get/${INTEGRATION}`;
const LAMBDA = { type: 'aws_proxy', httpMethod: 'POST', uri: lambdaUri('pets') };

const lintDocument = (document: unknown, rule: Rule, api?: 'rest' | 'http') =>
  lintText(JSON.stringify(document), [rule], api);

const lintAll = (paths: unknown, rule: Rule, api?: 'rest' | 'http') =>
  lintDocument({ openapi: '3.0.3', info: {}, paths }, rule, api);

/** The pointers of what is found in one integration, without the part they all share. */
async function lint(rule: Rule, integration: unknown, api?: 'rest' | 'http') {
  const found = await lintAll({ '/pets': { get: { [INTEGRATION]: integration } } }, rule, api);
  return found.map(({ pointer }) => pointer.replace(PLACE, ''));
}

describe('apigw-integration-required', () => {
  const places = async (paths: unknown, api?: 'rest' | 'http') =>
    (await lintAll(paths, required, api)).map(({ pointer }) => pointer).sort();

  it('counts head, options and any-method', async () => {
    const wired = { [INTEGRATION]: LAMBDA };
    expect(await places({ '/pets': { get: wired, head: {} }, '/': { 'x-amazon-apigateway-any-method': {} } })).toEqual([
      '/paths/~1/x-amazon-apigateway-any-method',
      '/paths/~1pets/head',
    ]);
  });
  it('names the only operation of a document', async () => {
    expect(await places({ '/pets': { get: {} } })).toEqual(['/paths/~1pets/get']);
  });
  it('says once that no operation has an integration', async () => {
    expect(await places({ '/pets': { get: {}, put: {} }, '/': { get: {} } })).toEqual(['/paths']);
  });
  it.each([
    ['a null integration, which another rule reports', { get: { [INTEGRATION]: null } }],
    ['an operation that is not known', { get: { 'Fn::Transform': { Name: 'AWS::Include' } } }],
    ['an operation in another file', { get: { $ref: './get.yaml' } }],
    ['an operation with an include beside its keys', { get: { responses: {}, 'Fn::Transform': {} } }],
    ['an operation with a placeholder for a key', { get: { responses: {}, '{{ integration }}': null } }],
    ['trace', { get: { [INTEGRATION]: LAMBDA }, trace: {} }],
    ['no operations', { parameters: [] }],
    ['null', { get: null }],
  ])('accepts %s', async (_name, item) => {
    expect(await places({ '/pets': item })).toEqual([]);
  });
  it('accepts a fragment whose integrations are in another file', async () => {
    expect(await lintDocument({ paths: { '/pets': { get: {}, put: {} } } }, required)).toEqual([]);
    expect(await lintDocument({ '/pets': { get: {}, put: {} } }, required)).toEqual([]);
  });
  it('accepts the options of an HTTP API that answers preflights itself', async () => {
    const item = { get: { [INTEGRATION]: { ...LAMBDA, payloadFormatVersion: '2.0' } }, options: {} };
    const document = { openapi: '3.0.3', 'x-amazon-apigateway-cors': {}, paths: { '/pets': item } };
    expect(await lintDocument(document, required)).toEqual([]);
  });
});

describe('apigw-integration-object', () => {
  it.each([null, [], [LAMBDA], 'aws_proxy', 3, true])('reports %j', async (integration) => {
    expect(await lint(object, integration)).toEqual(['']);
  });
  it.each([
    {},
    LAMBDA,
    '${jsonencode(pets)}',
    '{{ pets }}',
    { Ref: 'Pets' },
    { 'Fn::If': ['IsProd', LAMBDA, { Ref: 'AWS::NoValue' }] },
    { $ref: './integrations.yaml#/pets' },
    { ...LAMBDA, uri: { 'Fn::Sub': 'x' }, credentials: null, httpMethod: 3, connectionId: { Ref: 'Link' } },
    { ...LAMBDA, uri: { $ref: '#/x-uris/pets' } },
    // What Spectral's parser and js-yaml make of an unquoted `{{ uri }}`.
    { ...LAMBDA, uri: {} },
    { ...LAMBDA, uri: { '[object Object]': null } },
    { ...LAMBDA, timeoutInMillis: [], payloadFormatVersion: {}, other: [] },
  ])('accepts %j', async (integration) => {
    expect(await lint(object, integration, 'rest')).toEqual([]);
  });
  it('points at each text that is none', async () => {
    const maps = { type: ['aws'], httpMethod: { a: 1 }, credentials: [], connectionType: { a: 1 }, uri: { Arn: 'x' } };
    expect((await lint(object, maps)).sort()).toEqual(
      Object.keys(maps)
        .map((key) => `/${key}`)
        .sort(),
    );
  });
  it('looks into both branches of a condition', async () => {
    const found = await lint(object, { 'Fn::If': ['IsProd', LAMBDA, { ...LAMBDA, uri: [] }] });
    expect(found).toEqual(['/Fn::If/2/uri']);
  });
});

describe('apigw-integration-property-shape', () => {
  it('reports maps and lists that are none', async () => {
    const wrong = {
      requestParameters: [],
      requestTemplates: 'x',
      responses: 200,
      tlsConfig: true,
      cacheKeyParameters: {},
    };
    expect((await lint(shape, wrong)).sort()).toEqual(
      Object.keys(wrong)
        .map((key) => `/${key}`)
        .sort(),
    );
  });
  it('accepts null, placeholders and what an HTTP API does not read', async () => {
    expect(await lint(shape, { requestParameters: null, responses: '${r}', cacheKeyParameters: { Ref: 'K' } })).toEqual(
      [],
    );
    expect(await lint(shape, { responses: [], requestTemplates: 'x' }, 'http')).toEqual([]);
  });
});

describe('apigw-integration-type', () => {
  it.each(['aws', 'AWS', 'aws_proxy', 'Http_Proxy', 'MOCK', '${type}', 'aws${suffix}', '<%= type %>', '$TYPE'])(
    'accepts %j',
    async (value) => expect(await lint(type, { type: value })).toEqual([]),
  );
  it.each([{ Ref: 'Type' }, { 'Fn::Sub': 'aws_${Kind}' }, ['aws'], { a: 1 }])('leaves %j to others', async (value) => {
    expect(await lint(type, { type: value })).toEqual([]);
  });
  it.each(['lambda', 'AWS-PROXY', 'aws proxy', ' aws', '', 'https${x}', 3, true])('reports %j', async (value) => {
    expect(await lint(type, { type: value })).toEqual(['/type']);
  });
  it.each([{}, { type: null }, { uri: 'x' }])('misses the type in %j', async (value) => {
    expect(await lint(type, value)).toEqual(['']);
  });
  it.each([{ '${x}': 1 }, { 'Fn::Transform': {}, uri: 'x' }, { '[object Object]': null }])(
    'misses nothing in %j',
    async (value) => expect(await lint(type, value)).toEqual([]),
  );
  it('suggests', async () => {
    const message = async (value: string, api?: 'http') =>
      (await lintAll({ '/pets': { get: { [INTEGRATION]: { type: value } } } }, type, api))[0]?.message;
    expect(await message('aws-proxy')).toBe('There is no integration type "aws-proxy". Did you mean `aws_proxy`?');
    expect(await message('lambda', 'http')).toBe(
      'There is no integration type "lambda". API Gateway has `aws_proxy`, `http_proxy`.',
    );
  });
});

describe('apigw-integration-unknown-property', () => {
  it.each([
    ['integrationHttpMethod', 'httpMethod'],
    ['IntegrationResponses', 'responses'],
    ['integration_http_method', 'httpMethod'],
    ['timeout_milliseconds', 'timeoutInMillis'],
    ['TimeoutInMillis', 'timeoutInMillis'],
    ['passThroughBehavior', 'passthroughBehavior'],
    ['passthroughBehaviour', 'passthroughBehavior'],
    ['RequestTemplates', 'requestTemplates'],
    ['requestParameter', 'requestParameters'],
    ['Uri', 'uri'],
    ['url', 'uri'],
    ['payload_format_version', undefined],
  ])('%s', async (key, meant) => {
    const [finding] = await lintAll({ '/pets': { get: { [INTEGRATION]: { [key]: 'x' } } } }, unknown, 'rest');
    expect(finding?.message).toContain(meant === undefined ? 'has no property' : `Did you mean \`${meant}\`?`);
  });
  it('knows where the parts of a response belong', async () => {
    const integration = { ...LAMBDA, responseParameters: {} };
    const [finding] = await lintAll({ '/pets': { get: { [INTEGRATION]: integration } } }, unknown);
    expect(finding?.message).toBe(
      'An integration has no property "responseParameters". Put it into an entry of `responses`.',
    );
    expect(await lint(unknown, integration, 'http')).toEqual([]);
  });
  it('lets extensions, placeholders and other kinds of API through', async () => {
    const others = {
      'x-owner': 1,
      '${x}': 1,
      'Fn::Transform': 1,
      'integration-target': 'x',
      payloadFormatVersion: '1.0',
    };
    expect(await lint(unknown, { ...LAMBDA, ...others }, 'rest')).toEqual([]);
    expect(await lint(unknown, { ...LAMBDA, requestTemplates: {}, responses: {} }, 'http')).toEqual([]);
  });
});

describe('apigw-integration-target-spelling', () => {
  it('accepts both spellings at once, and null', async () => {
    expect(await lint(spelling, { 'integration-target': 'x', integrationTarget: 'x' })).toEqual([]);
    expect(await lint(spelling, { 'integration-target': null })).toEqual([]);
    expect(await lint(spelling, { 'integration-target': 'x', integrationTarget: null })).toEqual([
      '/integration-target',
    ]);
  });
});

describe('apigw-integration-http-method', () => {
  it.each(['GET', 'get', 'ANY', 'HEAD', '${method}', '{{ m }}', { Ref: 'Method' }, { a: 1 }, []])(
    'accepts %j',
    async (value) => {
      expect(await lint(httpMethod, { type: 'http', httpMethod: value })).toEqual([]);
    },
  );
  it.each(['FETCH', 'TRACE', '*', 'GET,POST', 'DO${x}', 3])('reports %j', async (value) => {
    expect(await lint(httpMethod, { type: 'http', httpMethod: value })).toEqual(['/httpMethod']);
  });
  it.each([
    { type: 'http' },
    { type: 'AWS' },
    { type: 'aws_proxy' },
    { type: 'http_proxy', httpMethod: null },
    { type: 'http_proxy', httpMethod: '' },
  ])('misses the method in %j', async (value) => {
    expect(await lint(httpMethod, value)).toEqual(['']);
  });
  it.each([{ type: 'mock' }, { type: 'mock', httpMethod: 'x' }, {}, { type: '${type}' }, { type: 'http', '${x}': 1 }])(
    'misses nothing in %j',
    async (value) => expect(await lint(httpMethod, value)).toEqual([]),
  );
  it('leaves a wrong method for Lambda to apigw-lambda-post', async () => {
    expect(await lint(httpMethod, { ...LAMBDA, httpMethod: 'FETCH' })).toEqual([]);
  });
  it('accepts an HTTP API', async () => {
    expect(await lint(httpMethod, { type: 'AWS_PROXY', uri: 'x', payloadFormatVersion: 2 })).toEqual([]);
  });
});

describe('apigw-integration-ignored-property', () => {
  it.each([
    ['payloadFormatVersion', { ...LAMBDA, payloadFormatVersion: 1 }],
    ['passthroughBehavior', { ...LAMBDA, passthroughBehavior: 'never' }],
    ['responses', { ...LAMBDA, responses: { default: { responseTemplates: { 'application/json': 'x' } } } }],
    ['requestParameters', { type: 'mock', requestParameters: { x: 'y' } }],
    ['uri', { type: 'MOCK', uri: 'https://example.com' }],
    ['tlsConfig', { ...LAMBDA, tlsConfig: { serverNameToVerify: 'x' } }],
    ['tlsConfig/serverNameToVerify', { type: 'http', tlsConfig: { serverNameToVerify: 'x' } }],
    ['cacheKeyParameters', { ...LAMBDA, responseTransferMode: 'stream', cacheKeyParameters: [] }],
  ])('reports %s', async (at, integration) => {
    expect(await lint(ignored, integration, 'rest')).toEqual([`/${at}`]);
  });
  it.each([
    { ...LAMBDA, payloadFormatVersion: '${version}' },
    { ...LAMBDA, payloadFormatVersion: null, requestTemplates: {}, responses: { default: { statusCode: 200 } } },
    { ...LAMBDA, responses: { default: { responseTemplates: { 'application/json': '' } } } },
    { ...LAMBDA, connectionType: 'INTERNET', requestParameters: { x: 'y' } },
    { type: 'mock', httpMethod: 'POST', timeoutInMillis: 29000, cacheNamespace: 'x' },
    { type: '${type}', requestTemplates: { 'application/json': 'x' } },
    { ...LAMBDA, cacheKeyParameters: [], responseTransferMode: '${mode}' },
  ])('accepts %j', async (integration) => expect(await lint(ignored, integration, 'rest')).toEqual([]));
});

describe('apigw-rest-integrations-ref', () => {
  it('reports any reference into the document, and no other', async () => {
    expect(await lint(reference, { $ref: '#/x-integrations/pets' }, 'rest')).toEqual(['']);
    expect(await lint(reference, { $ref: './pets.yaml' }, 'rest')).toEqual([]);
    expect(await lint(reference, { $ref: '${file}' }, 'rest')).toEqual([]);
    expect(await lint(reference, { $ref: '#/x-integrations/pets' }, 'http')).toEqual([]);
  });
});
