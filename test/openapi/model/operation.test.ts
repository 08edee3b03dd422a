import { describe, expect, it } from 'vitest';
import { toPointer } from '../../../src/openapi/json.js';
import { apiOf } from '../../../src/openapi/model/api.js';

const IF = (condition: string, ...values: unknown[]) => ({ 'Fn::If': [condition, ...values] });
const GONE = { $ref: '#/components/nothing' };
const NO_VALUE = { Ref: 'AWS::NoValue' };

const apiWith = (paths: unknown, components?: unknown) => apiOf({ openapi: '3.0.3', paths, components }, 'rest');
const pointers = (nodes: readonly { readonly path: readonly (string | number)[] }[]) =>
  nodes.map(({ path }) => toPointer(path));

/** The only operation of an API. */
function onlyOperation(operation: unknown, pathItem: object = {}, components?: unknown) {
  const { operations } = apiWith({ '/pets': { ...pathItem, get: operation } }, components);
  if (operations.length !== 1 || operations[0] === undefined) throw new Error(`${operations.length} operations`);
  return operations[0];
}

describe('the document', () => {
  it.each([
    [{ openapi: '3.0.3' }, '3.0.3', false],
    [{ openapi: 3 }, '3', false],
    [{ swagger: '2.0' }, '2.0', false],
    [{ swagger: 2 }, '2.0', false],
    [{ openapi: null }, undefined, false],
    [{ openapi: { toString: 1 } }, undefined, false],
    [{ openapi: [{ toString: 1 }] }, undefined, false],
    [{ info: {} }, undefined, true],
    [{ openapi: '3.0.3', 'Fn::Transform': { Name: 'AWS::Include' } }, '3.0.3', true],
  ])('%j: version %j, fragment: %j', (document, version, isFragment) => {
    expect(apiOf(document)).toMatchObject({ version, isFragment, document: { path: [], value: document } });
  });

  it('is read once for each kind of API, and its parts once', () => {
    const document = { openapi: '3.0.3', paths: { '/pets': { get: {} } } };
    const api = apiOf(document);
    expect(apiOf(document)).toBe(api);
    expect(apiOf(document, 'http')).toBe(apiOf(document, 'http'));
    expect(apiOf(document, 'http').kind).toBe('http');
    expect(apiOf({ ...document })).not.toBe(api);
    for (const part of ['paths', 'pathItems', 'operations', 'integrations', 'securitySchemes'] as const) {
      expect(api[part]).toBe(api[part]);
    }
  });
});

describe('paths', () => {
  it('are the keys that are no extension, no function and no merge', () => {
    const { paths } = apiWith({
      '/a/b': {},
      pets: null,
      'x-note': {},
      'Fn::Transform': {},
      '[object Object]': null,
      $default: 1,
    });
    expect(paths).toEqual([
      { template: '/a/b', value: {}, path: ['paths', '/a/b'] },
      { template: 'pets', value: null, path: ['paths', 'pets'] },
      { template: '$default', value: 1, path: ['paths', '$default'] },
    ]);
  });

  it('may be the root of a fragment', () => {
    const api = apiOf({ '/pets': { get: {} }, components: {} });
    expect(api.isFragment).toBe(true);
    expect(pointers(api.paths)).toEqual(['/~1pets']);
    expect(pointers(api.operations)).toEqual(['/~1pets/get']);
    expect(pointers(apiOf({ paths: { '/pets': {} } }).paths)).toEqual(['/paths/~1pets']);
  });

  it.each([[null], [[]], ['x'], [1], [IF('C', { '/a': {} }, { '/b': {} })], [GONE]])('%j holds none', (paths) => {
    expect(apiWith(paths).paths).toEqual([]);
  });
});

describe('path items', () => {
  it('are found where a local reference leads', () => {
    const api = apiOf({
      openapi: '3.0.3',
      paths: { '/pets': { $ref: '#/x-items/pets' }, '/gone': { $ref: '#/x-items/gone' } },
      'x-items': { pets: { get: { operationId: 'list' } } },
    });
    expect(pointers(api.paths)).toEqual(['/paths/~1pets', '/paths/~1gone']);
    expect(pointers(api.operations)).toEqual(['/x-items/pets/get']);
    expect(api.operations[0]?.pathItem.template).toBe('/pets');
  });

  it('are all branches of a condition', () => {
    const api = apiWith({
      '/a': IF('C', { get: {} }, { post: {} }),
      '/b': IF('C', NO_VALUE, { get: {} }),
      '/c': IF('C', { get: {} }, NO_VALUE),
      '/d': IF('C', IF('D', { get: {} }, { put: {} }), null),
      '/e': { 'Fn::GetAtt': ['X', 'Y'] },
    });
    expect(pointers(api.operations)).toEqual([
      '/paths/~1a/Fn::If/1/get',
      '/paths/~1a/Fn::If/2/post',
      '/paths/~1b/Fn::If/2/get',
      '/paths/~1c/Fn::If/1/get',
      '/paths/~1d/Fn::If/1/Fn::If/1/get',
      '/paths/~1d/Fn::If/1/Fn::If/2/put',
    ]);
  });
});

describe('operations', () => {
  it('are the methods and ANY, in the order written', () => {
    const { operations } = apiWith({
      '/a': {
        summary: 'a',
        'x-amazon-apigateway-any-method': {},
        get: {},
        any: {},
        GET: {},
        parameters: [],
        trace: {},
      },
      '/b': { delete: null, put: [], patch: 'x', head: 1, options: {} },
    });
    expect(operations.map(({ method, path }) => [method, toPointer(path)])).toEqual([
      ['ANY', '/paths/~1a/x-amazon-apigateway-any-method'],
      ['GET', '/paths/~1a/get'],
      ['TRACE', '/paths/~1a/trace'],
      ['OPTIONS', '/paths/~1b/options'],
    ]);
  });

  it('are all branches of a condition, and what a reference leads to', () => {
    const { operations } = apiWith({
      '/a': {
        get: IF('C', { operationId: 'one' }, IF('D', { operationId: 'two' }, NO_VALUE)),
        put: { $ref: '#/paths/~1b/put' },
      },
      '/b': { put: { operationId: 'three' }, get: GONE },
    });
    expect(operations.map(({ value, path }) => [value.operationId, toPointer(path)])).toEqual([
      ['one', '/paths/~1a/get/Fn::If/1'],
      ['two', '/paths/~1a/get/Fn::If/2/Fn::If/1'],
      ['three', '/paths/~1b/put'],
      ['three', '/paths/~1b/put'],
    ]);
    expect(operations[2]?.pathItem.template).toBe('/a');
  });
});

describe('parameters', () => {
  const id = { name: 'id', in: 'path' };
  const limit = { name: 'limit', in: 'query' };

  it('are those of the path and of the operation, which takes precedence', () => {
    const own = { ...limit, required: true };
    const { parameters } = onlyOperation(
      { parameters: [own, { name: 'id', in: 'header' }] },
      { parameters: [id, limit] },
    );
    expect(parameters).toEqual([
      { ...id, value: id, path: ['paths', '/pets', 'parameters', 0] },
      { ...limit, value: own, path: ['paths', '/pets', 'get', 'parameters', 0] },
      {
        name: 'id',
        in: 'header',
        value: { name: 'id', in: 'header' },
        path: ['paths', '/pets', 'get', 'parameters', 1],
      },
    ]);
  });

  it('are found where local references lead', () => {
    const components = { parameters: { id, list: [limit] } };
    const { parameters } = onlyOperation(
      { parameters: { $ref: '#/components/parameters/list' } },
      { parameters: [{ $ref: '#/components/parameters/id' }] },
      components,
    );
    expect(parameters && pointers(parameters)).toEqual(['/components/parameters/id', '/components/parameters/list/0']);
  });

  it('keep the spelling of names, placeholders included, and read numbers as text', () => {
    const { parameters } = onlyOperation({
      parameters: [
        { name: '${x}', in: 'header' },
        { name: 7, in: 'query' },
      ],
    });
    expect(parameters?.map(({ name }) => name)).toEqual(['${x}', '7']);
  });

  it.each([
    ['a reference that leads nowhere', [id, GONE]],
    ['a reference to another file', [{ $ref: 'parameters.yaml#/id' }]],
    ['a reference that is not a text', [{ $ref: 1 }]],
    ['a condition', [IF('C', id, NO_VALUE)]],
    ['a list that is a reference', GONE],
    ['a list that is a function', { Ref: 'Parameters' }],
    ['a list that is a placeholder', '${parameters}'],
    ['a list that is an unquoted placeholder', { '[object Object]': null }],
    ['an entry that is a placeholder', ['${parameter}']],
    ['a name that is a function', [{ name: { Ref: 'Name' }, in: 'query' }]],
  ])('are not known with %s', (_title, parameters) => {
    expect(onlyOperation({ parameters }).parameters).toBeUndefined();
    expect(onlyOperation({}, { parameters }).parameters).toBeUndefined();
  });

  it('are not known in a map that something is put into', () => {
    expect(onlyOperation({ 'Fn::Transform': {}, responses: {} }).parameters).toBeUndefined();
  });

  it.each([
    [undefined],
    [null],
    [[]],
    ['x'],
    [7],
    [[null, 1, 'x', [], {}, { name: 'a' }, { in: 'query' }, { name: [], in: {} }]],
  ])('are none in %j', (parameters) => {
    expect(onlyOperation({ parameters }, { parameters }).parameters).toEqual([]);
  });
});

describe('responses', () => {
  const responsesOf = (responses: unknown, components?: unknown) =>
    onlyOperation({ responses }, {}, components).responses;

  it('are found by status, with the names of their headers', () => {
    const components = { responses: { Bad: { headers: { $ref: '#/components/headers' } } }, headers: { 'X-Id': {} } };
    const responses = responsesOf(
      {
        200: { headers: { ETag: {}, 'Cache-Control': null } },
        default: { $ref: '#/components/responses/Bad' },
        500: null,
      },
      components,
    );
    expect([...(responses ?? [])]).toEqual([
      ['200', { path: ['paths', '/pets', 'get', 'responses', '200'], headers: new Set(['ETag', 'Cache-Control']) }],
      ['500', { path: ['paths', '/pets', 'get', 'responses', '500'], headers: new Set() }],
      ['default', { path: ['components', 'responses', 'Bad'], headers: new Set(['X-Id']) }],
    ]);
  });

  it.each([[GONE], [{ Ref: 'Responses' }], [IF('C', {}, {})], ['${responses}']])('are not known in %j', (responses) => {
    expect(responsesOf(responses)).toBeUndefined();
  });

  it.each([
    [GONE],
    [{ 'Fn::Transform': {} }],
    ['{{ response }}'],
    [{ headers: GONE }],
    [{ headers: { Ref: 'Headers' } }],
    [{ headers: { '${name}': {} } }],
    [{ headers: { ETag: {}, 'Fn::Transform': {} } }],
    [{ description: 'OK', 'Fn::Transform': {} }],
  ])('have unknown headers in %j', (response) => {
    expect(responsesOf({ 200: response })?.get('200')?.headers).toBeUndefined();
  });

  it.each([[undefined], [null], [[]], ['x'], [7], [{}]])('are none in %j', (responses) => {
    expect(responsesOf(responses)?.size).toBe(0);
  });

  it.each([[null], [[]], ['x'], [7], [{}], [{ headers: null }], [{ headers: ['ETag'] }]])(
    'have no headers in %j',
    (response) => {
      expect(responsesOf({ 200: response })?.get('200')?.headers).toEqual(new Set());
    },
  );
});

describe('shared and circular parts', () => {
  it('under conditions are looked at once', () => {
    let item: object = { get: {} };
    for (let depth = 0; depth < 500; depth++) item = IF('C', item, item);
    const api = apiWith({ '/a': item, '/b': IF('C', item, item) });
    expect(api.operations.map(({ pathItem }) => pathItem.template)).toEqual(['/a', '/b']);
  });

  it('under conditions that lead back to themselves end', () => {
    const item: { 'Fn::If'?: unknown[] } = {};
    item['Fn::If'] = ['C', { get: {} }, item];
    expect(pointers(apiWith({ '/a': item }).operations)).toEqual(['/paths/~1a/Fn::If/1/get']);
    const paths = { '/a': IF('C', { $ref: '#/paths/~1a' }, { $ref: '#/paths/~1b' }), '/b': { $ref: '#/paths/~1a' } };
    expect(apiWith(paths).operations).toEqual([]);
  });

  it('by YAML aliases have a place in each', () => {
    const shared = { get: { parameters: [{ name: 'a', in: 'query' }] } };
    const { operations } = apiWith({ '/a': shared, '/b': shared });
    expect(operations.flatMap(({ parameters }) => pointers(parameters ?? []))).toEqual([
      '/paths/~1a/get/parameters/0',
      '/paths/~1b/get/parameters/0',
    ]);
  });
});
