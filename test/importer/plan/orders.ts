import type { LiveRead } from '../../../src/importer/plan/live-read.js';
import type { JsonObject } from '../../../src/openapi/json.js';

/** Where the API of these tests lives. */
export const CONTEXT = { region: 'eu-west-1', partition: 'aws', account: '111122223333' };

const FUNCTIONS = 'lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function';

/** A document with one of everything that an import makes. */
export const ORDERS: JsonObject = {
  openapi: '3.0.3',
  info: { title: 'orders', version: '1.2', description: 'Takes orders' },
  servers: [
    {
      url: 'https://example.com/shop/v1',
      'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true },
    },
  ],
  security: [{ pool: ['orders/read'] }],
  paths: {
    '/orders': {
      parameters: [{ name: 'X-Tenant', in: 'header', required: true, schema: { type: 'string' } }],
      get: {
        parameters: [{ name: 'state', in: 'query', schema: { type: 'string' } }],
        responses: { 200: { description: 'All of them' } },
        'x-amazon-apigateway-integration': {
          type: 'aws_proxy',
          httpMethod: 'POST',
          uri: 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:list/invocations',
          passthroughBehavior: 'when_no_match',
          responses: { default: { statusCode: 200 } },
        },
      },
      post: {
        security: [{ token: [] }, { key: [] }],
        'x-amazon-apigateway-request-validator': 'all',
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } },
        responses: {
          201: {
            description: 'Placed',
            headers: { Location: { required: true, schema: { type: 'string' } } },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } },
          },
          400: { description: 'Refused', content: { 'application/json': { schema: { type: 'string' } } } },
        },
        'x-amazon-apigateway-integration': {
          type: 'http',
          httpMethod: 'POST',
          uri: 'https://${stageVariables.host}/orders',
          connectionType: 'VPC_LINK',
          connectionId: '${stageVariables.link}',
          timeoutInMillis: 5000,
          requestParameters: { 'integration.request.header.X-Tenant': 'method.request.header.X-Tenant' },
          requestTemplates: { 'application/json': '{"order": $input.json("$")}\n' },
          passthroughBehavior: 'never',
          cacheKeyParameters: ['method.request.header.X-Tenant'],
          tlsConfig: { insecureSkipVerification: true },
          responses: {
            '2\\d{2}': {
              statusCode: '201',
              responseParameters: { 'method.response.header.Location': 'integration.response.header.Location' },
            },
            default: { statusCode: '400', responseTemplates: { 'application/json': '{}' } },
          },
        },
      },
    },
    '/orders/{id}': {
      'x-amazon-apigateway-any-method': {
        security: [{ iam: [] }],
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
          responses: { default: { statusCode: '200' } },
        },
      },
      options: {
        security: [],
        responses: { default: { description: 'What else' } },
        'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'GET', uri: 'https://example.com' },
      },
    },
  },
  components: {
    schemas: {
      Order: {
        type: 'object',
        description: 'What a customer wants',
        required: ['sku', 'amount'],
        properties: {
          amount: { type: 'integer', format: 'int32', minimum: 1, example: 2 },
          sku: { type: 'string', pattern: '^[A-Z]+$', nullable: true },
          parts: { type: 'array', items: { $ref: '#/components/schemas/Part' } },
        },
      },
      Part: { type: 'object', properties: { order: { $ref: '#/components/schemas/Order' } } },
      Unused: { type: 'object' },
    },
    securitySchemes: {
      pool: {
        type: 'apiKey',
        in: 'header',
        name: 'Authorization',
        'x-amazon-apigateway-authtype': 'cognito_user_pools',
        'x-amazon-apigateway-authorizer': {
          type: 'cognito_user_pools',
          providerARNs: ['arn:aws:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/eu-west-1_a'],
        },
      },
      token: {
        type: 'apiKey',
        in: 'header',
        name: 'X-Token',
        'x-amazon-apigateway-authorizer': {
          type: 'token',
          authorizerUri: `arn:aws:apigateway:eu-west-1:${FUNCTIONS}:check/invocations`,
          authorizerResultTtlInSeconds: '60',
        },
      },
      key: { type: 'apiKey', in: 'header', name: 'x-api-key' },
      iam: { type: 'apiKey', in: 'header', name: 'Authorization', 'x-amazon-apigateway-authtype': 'awsSigv4' },
    },
  },
  'x-amazon-apigateway-binary-media-types': ['image/png', 'image/jpeg'],
  'x-amazon-apigateway-minimum-compression-size': 1024,
  'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
  'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { responseTemplates: { 'application/json': '{"e": 1}' } } },
  'x-amazon-apigateway-policy': {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: ['execute-api:/*'] }],
  },
};

const MODELS = 'https://apigateway.eu-west-1.amazonaws.com/restapis/abc123/models';

const POLICY = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: '*',
      Action: 'execute-api:Invoke',
      Resource: 'arn:aws:execute-api:eu-west-1:111122223333:abc123/*',
    },
  ],
};

/** What API Gateway answers about the API that it makes of the document: with all that it adds and rewrites. */
export const ORDERS_READ: LiveRead = {
  restApi: {
    id: 'abc123',
    name: 'orders',
    version: '1.2',
    description: 'Takes orders',
    createdDate: new Date(0),
    apiKeySource: 'HEADER',
    binaryMediaTypes: ['image/jpeg', 'image/png'],
    minimumCompressionSize: 1024,
    disableExecuteApiEndpoint: true,
    endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
    rootResourceId: 'r0',
    policy: JSON.stringify(JSON.stringify(POLICY)).slice(1, -1),
    tags: {},
  },
  resources: [
    { id: 'r0', path: '/' },
    {
      id: 'r1',
      parentId: 'r0',
      path: '/orders',
      pathPart: 'orders',
      resourceMethods: {
        GET: {
          httpMethod: 'GET',
          authorizationType: 'COGNITO_USER_POOLS',
          authorizerId: 'a1',
          authorizationScopes: ['orders/read'],
          apiKeyRequired: false,
          requestParameters: { 'method.request.header.X-Tenant': true, 'method.request.querystring.state': false },
          methodResponses: { 200: { statusCode: '200' } },
          methodIntegration: {
            type: 'AWS_PROXY',
            httpMethod: 'POST',
            uri: `arn:aws:apigateway:eu-west-1:${FUNCTIONS}:list/invocations`,
            passthroughBehavior: 'WHEN_NO_MATCH',
            timeoutInMillis: 29000,
            cacheNamespace: 'r1',
            cacheKeyParameters: [],
            integrationResponses: { 200: { statusCode: '200' } },
          },
        },
        POST: {
          httpMethod: 'POST',
          authorizationType: 'CUSTOM',
          authorizerId: 'a2',
          apiKeyRequired: true,
          requestValidatorId: 'v1',
          requestParameters: { 'method.request.header.X-Tenant': true },
          requestModels: { 'application/json': 'Order' },
          methodResponses: {
            201: {
              statusCode: '201',
              responseParameters: { 'method.response.header.Location': false },
              responseModels: { 'application/json': 'Order' },
            },
            400: { statusCode: '400', responseModels: { 'application/json': 'MODEL1f2e' } },
          },
          methodIntegration: {
            type: 'HTTP',
            httpMethod: 'POST',
            uri: 'https://${stageVariables.host}/orders',
            connectionType: 'VPC_LINK',
            connectionId: '${stageVariables.link}',
            passthroughBehavior: 'NEVER',
            timeoutInMillis: 5000,
            requestParameters: { 'integration.request.header.X-Tenant': 'method.request.header.X-Tenant' },
            requestTemplates: { 'application/json': '{"order": $input.json("$")}\n' },
            cacheNamespace: 'r1',
            cacheKeyParameters: ['method.request.header.X-Tenant'],
            tlsConfig: { insecureSkipVerification: true },
            integrationResponses: {
              201: {
                statusCode: '201',
                selectionPattern: '2\\d{2}',
                responseParameters: { 'method.response.header.Location': 'integration.response.header.Location' },
              },
              400: { statusCode: '400', responseTemplates: { 'application/json': '{}' } },
            },
          },
        },
      },
    },
    {
      id: 'r2',
      parentId: 'r1',
      path: '/orders/{id}',
      pathPart: '{id}',
      resourceMethods: {
        ANY: {
          httpMethod: 'ANY',
          authorizationType: 'AWS_IAM',
          apiKeyRequired: false,
          requestParameters: { 'method.request.path.id': true },
          methodIntegration: {
            type: 'MOCK',
            passthroughBehavior: 'WHEN_NO_MATCH',
            timeoutInMillis: 29000,
            requestTemplates: { 'application/json': '{"statusCode": 200}' },
            cacheNamespace: 'r2',
            cacheKeyParameters: [],
            integrationResponses: { 200: { statusCode: '200' } },
          },
        },
        OPTIONS: {
          httpMethod: 'OPTIONS',
          authorizationType: 'NONE',
          apiKeyRequired: false,
          requestParameters: { 'method.request.path.id': true },
          methodResponses: { 200: { statusCode: '200' } },
          methodIntegration: {
            type: 'HTTP_PROXY',
            httpMethod: 'GET',
            uri: 'https://example.com',
            connectionType: 'INTERNET',
            passthroughBehavior: 'WHEN_NO_MATCH',
            timeoutInMillis: 29000,
            cacheNamespace: 'r2',
            cacheKeyParameters: [],
          },
        },
      },
    },
  ],
  models: [
    { id: 'm1', name: 'MODEL1f2e', contentType: 'application/json', schema: '{"type":"string"}' },
    {
      id: 'm2',
      name: 'Order',
      contentType: 'application/json',
      description: 'What a customer wants',
      schema: JSON.stringify({
        required: ['amount', 'sku'],
        type: 'object',
        properties: {
          sku: { pattern: '^[A-Z]+$', type: 'string' },
          parts: { type: 'array', items: { $ref: `${MODELS}/Part` } },
          amount: { minimum: 1, type: 'integer', format: 'int32' },
        },
        description: 'What a customer wants',
      }),
    },
    {
      id: 'm3',
      name: 'Part',
      contentType: 'application/json',
      schema: JSON.stringify({ type: 'object', properties: { order: { $ref: `${MODELS}/Order` } } }),
    },
  ],
  authorizers: [
    {
      id: 'a1',
      name: 'pool',
      type: 'COGNITO_USER_POOLS',
      authType: 'cognito_user_pools',
      providerARNs: ['arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_a'],
      identitySource: 'method.request.header.Authorization',
    },
    {
      id: 'a2',
      name: 'token',
      type: 'TOKEN',
      authorizerUri: `arn:aws:apigateway:eu-west-1:${FUNCTIONS}:check/invocations`,
      authorizerResultTtlInSeconds: 60,
      identitySource: 'method.request.header.X-Token',
    },
  ],
  requestValidators: [{ id: 'v1', name: 'all', validateRequestBody: true, validateRequestParameters: true }],
  gatewayResponses: [
    { responseType: 'DEFAULT_4XX', responseTemplates: { 'application/json': '{"e": 1}' }, responseParameters: {} },
    { responseType: 'THROTTLED', statusCode: '429', defaultResponse: true },
  ],
  stages: [],
  deployments: [],
};
