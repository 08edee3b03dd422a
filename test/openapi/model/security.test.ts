import { describe, expect, it } from 'vitest';
import { toPointer } from '../../../src/openapi/json.js';
import { apiOf } from '../../../src/openapi/model/api.js';
import { openingSchemesOf, undeclaredRequirementsOf } from '../../../src/openapi/model/dropped-security.js';
import { requiredNames, securityOf, usedSchemesOf } from '../../../src/openapi/model/security.js';

const apiKey = { type: 'apiKey', name: 'x-api-key', in: 'header' };

const schemesOf = (document: object) => {
  const { securitySchemes } = apiOf({ ...document }, 'rest');
  return securitySchemes && [...securitySchemes.values()].map(({ name, path }) => [name, toPointer(path)]);
};

describe('security schemes', () => {
  it('are those of OpenAPI 3.0', () => {
    expect(schemesOf({ openapi: '3.0.3', components: { securitySchemes: { a: apiKey, b: {} } } })).toEqual([
      ['a', '/components/securitySchemes/a'],
      ['b', '/components/securitySchemes/b'],
    ]);
  });

  it('are those of Swagger 2.0', () => {
    expect(schemesOf({ swagger: '2.0', securityDefinitions: { a: apiKey } })).toEqual([
      ['a', '/securityDefinitions/a'],
    ]);
  });

  it('are found where local references lead', () => {
    const components = { $ref: '#/x-shared' };
    const shared = { securitySchemes: { a: { $ref: '#/x-key' } } };
    expect(schemesOf({ openapi: '3.0.3', components, 'x-shared': shared, 'x-key': apiKey })).toEqual([['a', '/x-key']]);
  });

  it.each([
    [{ $ref: 'schemes.yaml' }],
    [{ Ref: 'Schemes' }],
    ['${schemes}'],
    [{ a: { $ref: '#/gone' } }],
    [{ a: apiKey, b: { 'Fn::If': ['C', apiKey, apiKey] } }],
    [{ a: apiKey, '${name}': apiKey }],
    [{ a: apiKey, 'Fn::Transform': {} }],
  ])('are not known in %j', (securitySchemes) => {
    expect(schemesOf({ openapi: '3.0.3', components: { securitySchemes } })).toBeUndefined();
    expect(schemesOf({ swagger: '2.0', securityDefinitions: securitySchemes })).toBeUndefined();
  });

  it('are not known where something is put into what holds them', () => {
    expect(schemesOf({ openapi: '3.0.3', components: { 'Fn::Transform': {}, schemas: {} } })).toBeUndefined();
    expect(schemesOf({ openapi: '3.0.3', components: { $ref: 'components.yaml' } })).toBeUndefined();
  });

  it.each([[undefined], [null], [[]], ['x'], [7], [{}], [{ a: null, b: [], c: 'x', d: 7 }]])(
    'are none in %j',
    (securitySchemes) => {
      expect(schemesOf({ openapi: '3.0.3', components: { securitySchemes } })).toEqual([]);
      expect(schemesOf({ openapi: '3.0.3', components: securitySchemes })).toEqual([]);
    },
  );
});

describe('requirements', () => {
  const api = apiOf({
    openapi: '3.0.3',
    security: [{ a: [] }],
    paths: {
      '/inherits': { get: {}, put: { security: null } },
      '/open': { get: { security: [] } },
      '/own': { get: { security: [{ b: ['read'], c: 'x' }, {}, { a: null }] } },
      '/odd': {
        get: { security: {} },
        put: { security: [null, 'a', ['a'], 7, { Ref: 'X' }] },
        post: { security: { Ref: 'X' } },
      },
    },
  });
  const requirements = Object.fromEntries(
    api.operations.map((operation) => [
      `${operation.method} ${operation.pathItem.template}`,
      securityOf(operation, api).map(({ path }) => toPointer(path)),
    ]),
  );

  it('are those of the operation, else those of the document', () => {
    expect(requirements).toEqual({
      'GET /inherits': ['/security/0/a'],
      'PUT /inherits': ['/security/0/a'],
      'GET /open': [],
      'GET /own': ['/paths/~1own/get/security/0/b', '/paths/~1own/get/security/0/c', '/paths/~1own/get/security/2/a'],
      'GET /odd': [],
      'PUT /odd': [],
      'POST /odd': [],
    });
  });

  it('have the names of their schemes', () => {
    expect(requiredNames(api.document)).toEqual(['a']);
    expect(api.operations.flatMap(requiredNames)).toEqual(['b', 'c', 'a']);
  });

  it('of the document do not count where no operation inherits them', () => {
    const components = { securitySchemes: { a: apiKey } };
    const paths = { '/': { get: { security: [] } } };
    expect(usedSchemesOf(apiOf({ openapi: '3.0.3', security: [{ a: [] }], paths, components }))).toEqual([]);
  });
});

describe('schemes in use', () => {
  const api = apiOf({
    openapi: '3.0.3',
    security: [{ a: [], http: [], iam: [], lambda: [], ['__proto__']: [] }],
    paths: { '/': { get: {} } },
    components: {
      securitySchemes: {
        a: apiKey,
        unused: { type: 'http' },
        http: { type: 'http', scheme: 'bearer' },
        iam: { type: 'http', 'x-amazon-apigateway-authtype': 'AwsSigV4' },
        lambda: { type: 'oauth2', 'x-amazon-apigateway-authorizer': {} },
      },
    },
  });

  it('are the declared ones that some operation requires', () => {
    expect(usedSchemesOf(api).map(({ name }) => name)).toEqual(['a', 'http', 'iam', 'lambda']);
  });

  it.each([
    ['alone', { security: [{ http: [] }] }, ['http']],
    ['two of them', { security: [{ http: [] }, { oauth: [] }] }, ['http', 'oauth']],
    ['beside a key, which still guards', { security: [{ http: [] }, { a: [] }] }, []],
    ['beside IAM', { security: [{ http: [] }], 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } }, []],
    ['with an authorizer', { security: [{ lambda: [] }] }, []],
    ['on no operation', { security: [] }, []],
  ])('leave an operation open: %s', (_, operation, expected) => {
    const opened = apiOf({
      openapi: '3.0.3',
      paths: { '/': { get: operation } },
      components: {
        securitySchemes: {
          a: apiKey,
          http: { type: 'http', scheme: 'bearer' },
          oauth: { type: 'oauth2' },
          lambda: { type: 'oauth2', 'x-amazon-apigateway-authorizer': {} },
        },
      },
    });
    expect(openingSchemesOf(opened).map(({ name }) => name)).toEqual(expected);
  });

  it('may lack where an operation says itself that it is open', () => {
    const paths = {
      '/open': { get: { security: [{ key: [] }], 'x-amazon-apigateway-auth': { type: 'none' } } },
      '/closed': { get: { security: [{ key: [] }] } },
    };
    const found = undeclaredRequirementsOf(apiOf({ openapi: '3.0.3', paths }));
    expect(found.map(({ path }) => toPointer(path))).toEqual(['/paths/~1closed/get/security/0/key']);
  });
});
