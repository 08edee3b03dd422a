import { describe, expect, it } from 'vitest';
import type { ImportMode } from '../../../src/importer/options.js';
import type { Change } from '../../../src/importer/outcome.js';
import { desiredOf } from '../../../src/importer/plan/desired/desired-of.js';
import { diff } from '../../../src/importer/plan/diff.js';
import { liveOf } from '../../../src/importer/plan/live-of.js';
import type { LiveRead } from '../../../src/importer/plan/live-read.js';
import { isObject, type JsonObject } from '../../../src/openapi/json.js';
import { CONTEXT, ORDERS, ORDERS_READ } from './orders.js';

const INTEGRATION = 'x-amazon-apigateway-integration';

/** A copy of a document with another value at a path; `undefined` takes the key away. */
function edited(document: JsonObject, path: readonly string[], value: unknown): JsonObject {
  const [key = '', ...rest] = path;
  const child = document[key];
  const item = rest.length === 0 ? value : edited(isObject(child) ? child : {}, rest, value);
  const copy = Object.fromEntries(Object.entries(document).filter(([name]) => name !== key));
  return item === undefined ? copy : { ...copy, [key]: item };
}

function changes(document: JsonObject, read: LiveRead = ORDERS_READ, mode: ImportMode = 'overwrite'): string[] {
  return diff(desiredOf(document, CONTEXT), liveOf(read), mode).map(said);
}

function said({ kind, subject, aspects }: Change): string {
  return [kind, subject, ...(aspects.length === 0 ? [] : [`(${aspects.join(', ')})`])].join(' ');
}

describe('diff', () => {
  it('finds nothing in what the service made of the document', () => {
    expect(changes(ORDERS)).toEqual([]);
    expect(changes(ORDERS, ORDERS_READ, 'merge')).toEqual([]);
  });

  it('finds nothing where the account is not known', () => {
    const desired = desiredOf(ORDERS, { ...CONTEXT, account: undefined });
    expect(diff(desired, liveOf(ORDERS_READ), 'overwrite')).toEqual([]);
  });

  it('finds nothing where parts could not be read', () => {
    const unread = {
      models: undefined,
      authorizers: undefined,
      requestValidators: undefined,
      gatewayResponses: undefined,
    };
    expect(changes(ORDERS, { ...ORDERS_READ, ...unread })).toEqual([]);
  });

  const orders = ['paths', '/orders'];
  const post = [...orders, 'post'];
  const cases: [name: string, path: string[], value: unknown, expected: string[]][] = [
    ['a backend', [...post, INTEGRATION, 'uri'], 'https://other.example.com', ['change POST /orders (integration)']],
    ['a timeout', [...post, INTEGRATION, 'timeoutInMillis'], undefined, ['change POST /orders (integration)']],
    ['a link', [...post, INTEGRATION, 'connectionId'], 'l1', ['change POST /orders (integration)']],
    ['a template', [...post, INTEGRATION, 'requestTemplates'], {}, ['change POST /orders (integration)']],
    ['TLS', [...post, INTEGRATION, 'tlsConfig'], undefined, ['change POST /orders (integration)']],
    [
      'streaming',
      [...orders, 'get', INTEGRATION, 'responseTransferMode'],
      'STREAM',
      ['change GET /orders (integration)'],
    ],
    [
      'an integration response',
      [...post, INTEGRATION, 'responses', 'default', 'statusCode'],
      '422',
      ['change POST /orders (integration responses)'],
    ],
    [
      'a selection pattern',
      [...post, INTEGRATION, 'responses'],
      { '20\\d': { statusCode: '201', responseParameters: {} }, default: { statusCode: '400' } },
      ['change POST /orders (integration responses)'],
    ],
    ['no integration', [...post, INTEGRATION], undefined, ['change POST /orders (integration)']],
    ['no authorizer', [...post, 'security'], [{ key: [] }], ['change POST /orders (authorization)']],
    ['another authorizer', [...post, 'security'], [{ pool: [] }, { key: [] }], ['change POST /orders (authorization)']],
    ['no key', [...post, 'security'], [{ token: [] }], ['change POST /orders (API key)']],
    ['scopes', ['security'], [{ pool: [] }], ['change GET /orders (scopes)']],
    [
      'a parameter',
      [...orders, 'get', 'parameters'],
      [{ name: 'state', in: 'query', required: true }],
      ['change GET /orders (parameters)'],
    ],
    [
      'a shared parameter',
      [...orders, 'parameters'],
      [],
      ['change GET /orders (parameters)', 'change POST /orders (parameters)'],
    ],
    [
      'no validator',
      [...post, 'x-amazon-apigateway-request-validator'],
      undefined,
      ['change POST /orders (validator)'],
    ],
    ['no body', [...post, 'requestBody'], undefined, ['change POST /orders (request models)']],
    ['a header', [...post, 'responses', '201', 'headers'], {}, ['change POST /orders (responses)']],
    ['a response', [...orders, 'get', 'responses', '404'], { description: '' }, ['change GET /orders (responses)']],
    ['a response model', [...post, 'responses', '201', 'content'], {}, ['change POST /orders (response models)']],
    ['a new method', [...orders, 'delete'], {}, ['add DELETE /orders']],
    ['a removed path', orders, undefined, ['remove GET /orders', 'remove POST /orders']],
    [
      'a schema',
      ['components', 'schemas', 'Order', 'properties', 'sku', 'pattern'],
      '^[a-z]+$',
      ['change model Order'],
    ],
    [
      'an authorizer',
      ['components', 'securitySchemes', 'token', 'x-amazon-apigateway-authorizer', 'authorizerResultTtlInSeconds'],
      0,
      ['change authorizer token'],
    ],
    [
      'a validator',
      ['x-amazon-apigateway-request-validators', 'all', 'validateRequestBody'],
      false,
      ['change request validator all'],
    ],
    [
      'a gateway response',
      ['x-amazon-apigateway-gateway-responses', 'UNAUTHORIZED'],
      { statusCode: 401 },
      ['add gateway response UNAUTHORIZED'],
    ],
    ['a description', ['info', 'description'], 'New', ['change description']],
    ['binary media types', ['x-amazon-apigateway-binary-media-types'], [], ['change binary media types']],
    ['a policy', ['x-amazon-apigateway-policy', 'Statement'], [], ['change resource policy']],
    [
      'an endpoint',
      ['servers'],
      [{ url: '/', 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: false } }],
      ['change default endpoint'],
    ],
  ];

  it.each(cases)('tells %s', (_name, path, value, expected) => {
    expect(changes(edited(ORDERS, path, value))).toEqual(expected);
  });

  const silent: [name: string, path: string[], value: unknown][] = [
    ['texts for readers', [...post, 'summary'], 'Places an order'],
    ['an inline schema', [...post, 'requestBody', 'content', 'application/json', 'schema'], { type: 'object' }],
    ['a setting that the document does not have', ['x-amazon-apigateway-policy'], undefined],
    ['what a proxy does not use', [...orders, 'get', INTEGRATION, 'requestTemplates'], { 'application/json': 'x' }],
    [
      'what a mock does not use',
      ['paths', '/orders/{id}', 'x-amazon-apigateway-any-method', INTEGRATION, 'httpMethod'],
      'POST',
    ],
    ['an unknown type', [...post, INTEGRATION, 'type'], 'https'],
    ['two alternatives', [...post, 'security'], [{ token: [], key: [] }, {}]],
    ['two authorizers', [...orders, 'get', 'security'], [{ token: [] }, { pool: [] }]],
    ['a composed schema', ['components', 'schemas', 'Part'], { allOf: [{ type: 'string' }] }],
    [
      'a declared path parameter',
      ['paths', '/orders/{id}', 'parameters'],
      [{ name: 'id', in: 'path', required: true }],
    ],
  ];

  it.each(silent)('says nothing about %s', (_name, path, value) => {
    expect(changes(edited(ORDERS, path, value))).toEqual([]);
  });

  it('tells what goes with the rest', () => {
    const leftover = { ...ORDERS_READ, models: [...(ORDERS_READ.models ?? []), { name: 'Old' }, { name: 'Empty' }] };
    expect(changes(ORDERS, leftover)).toEqual([]);
    expect(changes(edited(ORDERS, ['info', 'description'], 'New'), leftover)).toEqual([
      'change description',
      'remove model Old',
    ]);
    expect(changes(edited(ORDERS, ['info', 'description'], 'New'), leftover, 'merge')).toEqual(['change description']);
  });

  it('adds to what is there when merging', () => {
    const document = edited(
      edited(ORDERS, ['paths', '/orders/{id}'], undefined),
      ['x-amazon-apigateway-binary-media-types'],
      ['image/png'],
    );
    expect(changes(document, ORDERS_READ, 'merge')).toEqual([]);
    expect(changes(document)).toEqual([
      'remove ANY /orders/{id}',
      'remove OPTIONS /orders/{id}',
      'change binary media types',
    ]);
  });

  it('sees in the same document only what certainly reads back as written', () => {
    const strict = (path: readonly string[], value: unknown) =>
      diff(desiredOf(edited(ORDERS, path, value), CONTEXT), liveOf(ORDERS_READ), 'overwrite', { isSameDocument: true });
    expect(strict(['components', 'schemas', 'Order', 'type'], 'array')).toEqual([]);
    expect(strict(['info', 'version'], '2')).toEqual([]);
    expect(strict([...post, 'security'], []).map(said)).toEqual(['change POST /orders (authorization, API key)']);
  });

  it('lists all that a new API gets', () => {
    expect(diff(desiredOf(ORDERS, CONTEXT), undefined, 'overwrite').map(said)).toEqual([
      'add GET /orders',
      'add POST /orders',
      'add ANY /orders/{id}',
      'add OPTIONS /orders/{id}',
      'add authorizer pool',
      'add authorizer token',
      'add request validator all',
      'add model Order',
      'add model Part',
      'add gateway response DEFAULT_4XX',
      'add resource policy',
      'add binary media types',
      'add minimum compression size',
      'add default endpoint',
    ]);
  });
});
