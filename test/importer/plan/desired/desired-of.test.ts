import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { type DesiredContext, desiredOf } from '../../../../src/importer/plan/desired/desired-of.js';
import { type DesiredApi, UNKNOWN } from '../../../../src/importer/plan/form/imported-api.js';
import { isObject } from '../../../../src/openapi/json.js';
import { CONTEXT } from '../orders.js';

function desired(yaml: string, context: Partial<DesiredContext> = {}): DesiredApi {
  const document = load(yaml);
  if (!isObject(document)) throw new Error('no document');
  return desiredOf(document, { ...CONTEXT, ...context });
}

const SWAGGER = `
  swagger: '2.0'
  info: {title: t, version: '1'}
  basePath: /shop/v1/
  consumes: [application/json]
  produces: [application/json, application/xml]
  x-amazon-apigateway-api-key-source: authorizer
  x-amazon-apigateway-endpoint-configuration: {vpcEndpointIds: [vpce-2, vpce-1]}
  security: [{key: []}]
  paths:
    /a/{b}/c:
      put:
        security: [{key: []}]
        parameters:
          - {name: order, in: body, schema: {$ref: '#/definitions/Order'}}
          - {name: Authorization, in: header, type: string}
        responses:
          200: {description: '', schema: {$ref: '#/definitions/Order'}, headers: {X-A: {type: string}}}
      get: {responses: {default: {description: ''}}}
      trace: {responses: {}}
  definitions:
    Order: {type: object, properties: {a: {type: string}}}
  securityDefinitions:
    key: {type: apiKey, in: header, name: x-api-key}
`;

describe('desiredOf', () => {
  it('reads Swagger 2.0', () => {
    const { methods, settings } = desired(SWAGGER);
    expect([...methods.keys()]).toEqual(['PUT /a/{b}/c', 'GET /a/{b}/c']);
    expect(methods.get('PUT /a/{b}/c')).toMatchObject({
      authorizationType: 'NONE',
      apiKeyRequired: true,
      security: [{ name: 'key', kind: 'API key' }],
      requestModels: { 'application/json': 'Order' },
      requestParameters: { 'method.request.path.b': UNKNOWN, 'method.request.header.Authorization': false },
      responses: {
        200: {
          headers: { 'method.response.header.X-A': true },
          models: { 'application/json': 'Order', 'application/xml': UNKNOWN },
        },
      },
      integration: undefined,
    });
    expect(methods.get('GET /a/{b}/c')).toMatchObject({
      apiKeyRequired: UNKNOWN,
      security: [{ name: 'key', kind: 'API key' }],
      responses: { '*': UNKNOWN },
    });
    expect(settings).toMatchObject({ apiKeySource: 'AUTHORIZER', vpcEndpointIds: ['vpce-1', 'vpce-2'] });
  });

  it('makes a resource of each path above a path', () => {
    expect(desired(SWAGGER).paths).toEqual(['/', '/a', '/a/{b}', '/a/{b}/c']);
    expect(desired("{openapi: 3.0.0, paths: {'/': {}, /a/b/: {}}}").paths).toEqual(['/', '/a', '/a/b']);
  });

  it.each([
    ['ignore', '/a/{b}/c'],
    ['prepend', '/shop/v1/a/{b}/c'],
    ['split', '/v1/a/{b}/c'],
  ] as const)('puts the base path before the paths: %s', (basePath, path) => {
    expect([...desired(SWAGGER, { basePath }).methods.keys()][0]).toBe(`PUT ${path}`);
  });

  it.each([
    ['{url: https://example.com/v1/?x=1}', '/v1/a'],
    ["{url: 'https://{host}/{stage}', variables: {host: {default: x.example}, stage: {default: prod}}}", '/prod/a'],
    ["{url: 'https://example.com/v1', variables: {basePath: {default: v2}}}", '/v2/a'],
    ['{url: /v1}', '/v1/a'],
    ['{url: https://example.com}', '/a'],
    ['{}', '/a'],
  ])('takes the base path from the first server %s', (server, path) => {
    const yaml = `{openapi: 3.0.0, servers: [${server}, {url: /other}], paths: {/a: {get: {}}}}`;
    expect([...desired(yaml, { basePath: 'prepend' }).methods.keys()]).toEqual([`GET ${path}`]);
  });

  const authorization: [name: string, security: string, extra: string, expected: object][] = [
    ['nothing', '', '', { authorizationType: 'NONE', authorizer: undefined, apiKeyRequired: false, security: [] }],
    ['none', '[]', '', { authorizationType: 'NONE', security: [] }],
    ['a key', '[{key: []}]', '', { authorizationType: 'NONE', apiKeyRequired: true }],
    ['a key of another spelling', '[{Key: []}]', '', { apiKeyRequired: UNKNOWN, security: [{ kind: 'API key' }] }],
    ['a request authorizer', '[{own: []}]', '', { authorizationType: 'CUSTOM', authorizer: 'own', scopes: [] }],
    ['scopes of it', '[{own: [b, a]}]', '', { authorizationType: 'CUSTOM', scopes: UNKNOWN }],
    ['a pool', '[{pool: [b, a]}]', '', { authorizationType: 'COGNITO_USER_POOLS', scopes: ['a', 'b'] }],
    ['IAM by scheme', '[{iam: []}]', '', { authorizationType: 'AWS_IAM', authorizer: undefined }],
    ['IAM by extension', '', 'AWS_IAM', { authorizationType: 'AWS_IAM', security: [{ kind: 'IAM' }] }],
    ['IAM in lower case and a key', '[{key: []}]', 'aws_iam', { authorizationType: 'AWS_IAM', apiKeyRequired: true }],
    ['IAM against an authorizer', '[{own: []}]', 'AWS_IAM', { authorizationType: UNKNOWN, authorizer: UNKNOWN }],
    ['none against an authorizer', '[{own: []}]', 'NONE', { authorizationType: UNKNOWN, security: [{ name: 'own' }] }],
    ['both at once', '[{own: [], key: []}]', '', { authorizationType: 'CUSTOM', apiKeyRequired: true }],
    ['two authorizers', '[{own: []}, {pool: []}]', '', { authorizationType: UNKNOWN, authorizer: UNKNOWN }],
    ['an optional one', '[{own: []}, {}]', '', { authorizationType: UNKNOWN, security: [] }],
    ['a bearer token', '[{bearer: []}]', '', { authorizationType: 'NONE', security: [{ kind: 'unsupported' }] }],
    ['a label alone', '[{label: []}]', '', { authorizationType: UNKNOWN, security: [{ kind: 'without authorizer' }] }],
    [
      'an unknown scheme',
      '[{nobody: []}]',
      '',
      { authorizationType: UNKNOWN, security: [{ kind: 'without authorizer' }] },
    ],
    ['another type', '[{oauth: []}]', '', { authorizationType: UNKNOWN, security: [{ kind: 'authorizer' }] }],
  ];

  it.each(authorization)('reads the security of an operation: %s', (_name, security, auth, expected) => {
    const { methods } = desired(`
      openapi: 3.0.0
      paths:
        /a:
          get:
            responses: {}
            ${security === '' ? '' : `security: ${security}`}
            ${auth === '' ? '' : `x-amazon-apigateway-auth: {type: ${auth}}`}
      components:
        securitySchemes:
          key: {type: apiKey, in: header, name: x-api-key}
          Key: {type: apiKey, in: header, name: X-API-KEY}
          own: {type: apiKey, in: header, name: X-Api-Key, x-amazon-apigateway-authorizer: {type: request}}
          pool: {type: apiKey, in: header, name: A, x-amazon-apigateway-authorizer: {type: cognito_user_pools}}
          iam: {type: apiKey, in: header, name: A, x-amazon-apigateway-authtype: awsSigv4}
          label: {type: apiKey, in: header, name: A, x-amazon-apigateway-authtype: custom}
          bearer: {type: http, scheme: bearer}
          oauth: {type: oauth2, x-amazon-apigateway-authorizer: {type: request}}
    `);
    expect(methods.get('GET /a')).toMatchObject(expected);
  });

  it('lets the extension switch the security of the root off', () => {
    const yaml = '{openapi: 3.0.0, security: [{k: []}], paths: {/a: {get: {x-amazon-apigateway-auth: {type: none}}}}}';
    expect(desired(yaml).methods.get('GET /a')?.security).toEqual([]);
  });

  it('fills the variables of the import, and only those', () => {
    const yaml = `
      openapi: 3.0.0
      info: {title: '\${AWS::Region} \${AWS::Partition} \${AWS::AccountId} \${AWS::StackName} \${stageVariables.x}'}
      paths: {}
    `;
    const name = (context: Partial<DesiredContext>) => desired(yaml, context).settings.name;
    expect(name({})).toBe('eu-west-1 aws 111122223333 ${AWS::StackName} ${stageVariables.x}');
    expect(name({ account: undefined })).toContain('${AWS::AccountId}');
  });

  it('knows what it cannot know of an integration', () => {
    const { methods } = desired(`
      openapi: 3.0.0
      paths:
        /a:
          get: {x-amazon-apigateway-integration: {$ref: '#/x'}}
          put: {x-amazon-apigateway-integration: {type: MOCK, responses: {default: {}, 4..: {statusCode: 400}, 5..: {statusCode: 400}}}}
          post: {x-amazon-apigateway-integration: {type: aws, uri: 'arn:aws:apigateway:eu-west-1:sns:path//', responses: no}}
          patch: {x-amazon-apigateway-integration: {type: http, uri: 'http://a', requestParameters: {a: 1, b: c}}}
          delete: {x-amazon-apigateway-integration: null}
    `);
    const integration = (verb: string) => methods.get(`${verb} /a`)?.integration;
    expect(integration('GET')).toBe(UNKNOWN);
    expect(integration('PUT')).toMatchObject({ uri: UNKNOWN, responses: { '*': UNKNOWN, 400: UNKNOWN } });
    expect(integration('POST')).toMatchObject({
      uri: 'arn:aws:apigateway:eu-west-1:sns:path/',
      httpMethod: UNKNOWN,
      responses: { '*': UNKNOWN },
    });
    expect(integration('PATCH')).toMatchObject({ connectionId: UNKNOWN, requestParameters: { a: UNKNOWN, b: 'c' } });
    expect(integration('DELETE')).toBeUndefined();
  });

  it('never throws', () => {
    for (const value of [
      null,
      [],
      1,
      'x',
      { a: null },
      { get: 1 },
      { get: { parameters: [1], responses: [], security: [1] } },
    ]) {
      for (const key of [
        'paths',
        'components',
        'info',
        'servers',
        'definitions',
        'security',
        'x-amazon-apigateway-policy',
      ]) {
        expect(() => desiredOf({ openapi: '3.0.0', paths: { '/a': value }, [key]: value }, CONTEXT)).not.toThrow();
      }
    }
  });
});
