/** Documents with much of what an import knows; lint has nothing to say against them. */

const lambda = (name: string) =>
  `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:${name}/invocations`;

const authorizer = (extension: Readonly<Record<string, unknown>>, type: string) => ({
  type: 'apiKey',
  name: 'Authorization',
  in: 'header',
  'x-amazon-apigateway-authtype': type,
  'x-amazon-apigateway-authorizer': extension,
});

const schemes = {
  key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
  token: authorizer(
    {
      type: 'token',
      authorizerUri: lambda('auth'),
      authorizerResultTtlInSeconds: 60,
      identityValidationExpression: '^Bearer .+$',
    },
    'custom',
  ),
  request: authorizer(
    {
      type: 'request',
      authorizerUri: lambda('auth'),
      identitySource: 'method.request.header.Authorization, context.stage',
    },
    'custom',
  ),
  pool: authorizer(
    {
      type: 'cognito_user_pools',
      providerARNs: ['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AAAAAAAAA'],
    },
    'cognito_user_pools',
  ),
  iam: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
};

const Pet = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string', maxLength: 40 }, age: { type: 'integer', minimum: 0 } },
};

const custom = {
  type: 'http',
  httpMethod: 'POST',
  uri: 'https://pets.example.com/v1/pets/{petId}',
  passthroughBehavior: 'never',
  timeoutInMillis: 5000,
  cacheKeyParameters: ['method.request.path.petId'],
  cacheNamespace: 'pets',
  requestParameters: {
    'integration.request.path.petId': 'method.request.path.petId',
    'integration.request.header.X-Trace': 'method.request.header.X-Trace',
  },
  requestTemplates: { 'application/json': '{ "name": $input.json("$.name") }\n' },
  responses: {
    default: {
      statusCode: '200',
      responseParameters: { 'method.response.header.X-Pet': "'yes'" },
      responseTemplates: { 'application/json': '$input.body' },
    },
    '4\\d\\d': { statusCode: 404, responseTemplates: { 'application/json': '' } },
  },
};

const mock = {
  type: 'mock',
  requestTemplates: { 'application/json': '{ "statusCode": 200 }' },
  responses: { default: { statusCode: '200' } },
};

const extensions = {
  'x-amazon-apigateway-request-validators': {
    all: { validateRequestBody: true, validateRequestParameters: true },
    none: { validateRequestBody: false, validateRequestParameters: false },
  },
  'x-amazon-apigateway-request-validator': 'none',
  'x-amazon-apigateway-binary-media-types': ['image/png', 'application/pdf'],
  'x-amazon-apigateway-api-key-source': 'HEADER',
  'x-amazon-apigateway-minimum-compression-size': 512,
  'x-amazon-apigateway-policy': {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: ['execute-api:Invoke'], Resource: ['execute-api:/*'] },
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: 'execute-api:/*/POST/*',
        Condition: { NotIpAddress: { 'aws:SourceIp': ['192.0.2.0/24'] } },
      },
    ],
  },
  'x-amazon-apigateway-gateway-responses': {
    DEFAULT_4XX: { responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" } },
    QUOTA_EXCEEDED: { statusCode: 429, responseTemplates: { 'application/json': '{ "message": "later" }' } },
  },
};

const info = { title: 'everything', version: '7', description: 'With all of it' };
const path = { name: 'petId', in: 'path', required: true };
const trace = { name: 'X-Trace', in: 'header' };

export const everything = {
  openapi: '3.0.3',
  info,
  servers: [
    {
      url: 'https://example.com/v1/pets-api',
      'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true },
    },
  ],
  ...extensions,
  security: [{ token: [] }],
  paths: {
    '/pets': {
      get: {
        operationId: 'listPets',
        parameters: [{ name: 'limit', in: 'query', required: true, schema: { type: 'integer' } }],
        responses: {
          '200': {
            description: 'All',
            headers: { 'X-Total': { schema: { type: 'integer' } } },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Pets' } } },
          },
        },
        'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: lambda('pets') },
      },
      'x-amazon-apigateway-any-method': {
        security: [{ iam: [] }],
        responses: { '200': { description: 'OK' } },
        'x-amazon-apigateway-integration': mock,
      },
    },
    '/pets/{petId}': {
      parameters: [{ ...path, schema: { type: 'string' } }],
      post: {
        security: [{ pool: ['pets/write'], key: [] }],
        'x-amazon-apigateway-request-validator': 'all',
        parameters: [{ ...trace, schema: { type: 'string' } }],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
        },
        responses: {
          '200': {
            description: 'OK',
            headers: { 'X-Pet': { schema: { type: 'string' } } },
            content: { 'application/json': { schema: { type: 'object', properties: { id: { type: 'string' } } } } },
          },
          '404': { description: 'None' },
        },
        'x-amazon-apigateway-integration': custom,
      },
      delete: {
        security: [{ request: [] }],
        responses: { '200': { description: 'OK' } },
        'x-amazon-apigateway-integration': mock,
      },
    },
    '/files/{proxy+}': {
      get: {
        security: [],
        parameters: [{ name: 'proxy', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { '200': { description: 'OK' } },
        'x-amazon-apigateway-integration': {
          type: 'HTTP_PROXY',
          httpMethod: 'ANY',
          uri: 'https://files.example.com/{proxy}',
          connectionType: 'VPC_LINK',
          connectionId: 'abc123',
          requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
        },
      },
    },
  },
  components: {
    securitySchemes: schemes,
    schemas: { Pet, Pets: { type: 'array', items: { $ref: '#/components/schemas/Pet' } } },
  },
};

export const everythingInSwagger = {
  swagger: '2.0',
  info,
  host: 'example.com',
  basePath: '/v1/pets-api',
  schemes: ['https'],
  consumes: ['application/json'],
  produces: ['application/json'],
  ...extensions,
  'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true },
  securityDefinitions: schemes,
  paths: {
    '/pets': {
      get: {
        security: [{ token: [] }],
        parameters: [{ name: 'limit', in: 'query', required: true, type: 'integer' }],
        responses: {
          '200': {
            description: 'All',
            headers: { 'X-Total': { type: 'integer' } },
            schema: { $ref: '#/definitions/Pets' },
          },
        },
        'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: lambda('pets') },
      },
    },
    '/pets/{petId}': {
      parameters: [{ ...path, type: 'string' }],
      post: {
        security: [{ pool: ['pets/write'], key: [] }],
        'x-amazon-apigateway-request-validator': 'all',
        parameters: [
          { ...trace, type: 'string' },
          { name: 'pet', in: 'body', required: true, schema: { $ref: '#/definitions/Pet' } },
        ],
        responses: {
          '200': {
            description: 'OK',
            headers: { 'X-Pet': { type: 'string' } },
            schema: { type: 'object', properties: { id: { type: 'string' } } },
          },
          '404': { description: 'None' },
        },
        'x-amazon-apigateway-integration': custom,
      },
    },
  },
  definitions: { Pet, Pets: { type: 'array', items: { $ref: '#/definitions/Pet' } } },
};
