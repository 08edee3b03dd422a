import { dump } from 'js-yaml';

type Mapping = Record<string, unknown>;

/** What differs between the kinds of integration. `mistake` breaks the integration in exactly one way. */
interface Kind {
  readonly method: string;
  readonly integration: (name: string) => Mapping;
  readonly mistake: (integration: Mapping) => void;
}

const REGION = 'eu-west-1';
const CREDENTIALS = 'arn:aws:iam::111122223333:role/api-gateway-backend';

/** Writes an OpenAPI document of a REST API with this many operations, integrated in seven ways by turns. */
export const generateDocument = (operations: number, { mistakes = false } = {}): Mapping => ({
  openapi: '3.0.3',
  info: { title: 'Generated', description: `An API with ${operations} operations.`, version: '1.0.0' },
  paths: Object.fromEntries(Array.from({ length: operations }, (_, index) => path(index, mistakes && index % 5 === 4))),
  'x-amazon-apigateway-request-validators': {
    all: { validateRequestBody: true, validateRequestParameters: true },
  },
  components: {
    schemas: {
      Item: {
        type: 'object',
        required: ['id', 'name'],
        properties: {
          id: { type: 'string' },
          name: { type: 'string', maxLength: 100 },
          tags: { type: 'array', items: { type: 'string' } },
        },
      },
    },
    securitySchemes: { key: { type: 'apiKey', name: 'x-api-key', in: 'header' } },
  },
});

const path = (index: number, isMistaken: boolean): [string, Mapping] => {
  const kind = KINDS[index % KINDS.length] ?? lambdaProxy;
  const name = `service${index}`;
  const integration = kind.integration(name);
  if (isMistaken) kind.mistake(integration);
  return [`/${name}/items/{itemId}`, { [kind.method]: operation(name, kind.method, integration) }];
};

const operation = (name: string, method: string, integration: Mapping): Mapping => ({
  operationId: `${method}${name}`,
  summary: `Works on an item of ${name}`,
  security: [{ key: [] }],
  parameters: [
    { name: 'itemId', in: 'path', required: true, schema: { type: 'string' } },
    { name: 'expand', in: 'query', schema: { type: 'string' } },
    { name: 'X-Request-Id', in: 'header', schema: { type: 'string' } },
  ],
  ...(method === 'get' ? {} : { requestBody: { required: true, content: json('Item') } }),
  responses: {
    '200': {
      description: 'The item',
      headers: { 'X-Request-Id': { schema: { type: 'string' } } },
      content: json('Item'),
    },
    '400': { description: 'The request is wrong' },
  },
  'x-amazon-apigateway-request-validator': 'all',
  'x-amazon-apigateway-integration': integration,
});

const json = (schema: string): Mapping => ({
  'application/json': { schema: { $ref: `#/components/schemas/${schema}` } },
});

const lambdaUri = (name: string): string =>
  `arn:aws:apigateway:${REGION}:lambda:path/2015-03-31/functions/arn:aws:lambda:${REGION}:111122223333:function:${name}/invocations`;

const responses = (badRequest: string): Mapping => ({
  default: {
    statusCode: '200',
    responseParameters: { 'method.response.header.X-Request-Id': 'context.requestId' },
    responseTemplates: { 'application/json': "#set($item = $input.path('$'))\n$input.json('$')\n" },
  },
  [badRequest]: {
    statusCode: '400',
    responseTemplates: { 'application/json': '{"message": "Bad request"}\n' },
  },
});

const lambdaProxy: Kind = {
  method: 'get',
  integration: (name) => ({
    type: 'aws_proxy',
    httpMethod: 'POST',
    uri: lambdaUri(name),
    timeoutInMillis: 10000,
    passthroughBehavior: 'when_no_match',
  }),
  mistake: (integration) => {
    integration.httpMethod = 'GET';
  },
};

const lambdaCustom: Kind = {
  method: 'post',
  integration: (name) => ({
    type: 'aws',
    httpMethod: 'POST',
    uri: lambdaUri(name),
    passthroughBehavior: 'when_no_templates',
    requestTemplates: {
      'application/json':
        '{\n  "id": "$util.escapeJavaScript($input.params(\'itemId\'))",\n  "item": $input.json(\'$\')\n}\n',
    },
    responses: responses('.*Bad request.*'),
  }),
  mistake: (integration) => {
    integration.httpMethod = 'PUT';
  },
};

const httpProxy: Kind = {
  method: 'get',
  integration: (name) => ({
    type: 'http_proxy',
    httpMethod: 'ANY',
    uri: `https://${name}.example.com/items/{itemId}`,
    passthroughBehavior: 'when_no_match',
    requestParameters: {
      'integration.request.path.itemId': 'method.request.path.itemId',
      'integration.request.header.X-Request-Id': 'method.request.header.X-Request-Id',
      'integration.request.header.X-Client': "'gateway'",
    },
  }),
  mistake: (integration) => {
    integration.requestParameters = {};
  },
};

const httpCustom: Kind = {
  method: 'put',
  integration: (name) => ({
    type: 'http',
    httpMethod: 'PUT',
    uri: `https://${name}.example.com/items`,
    passthroughBehavior: 'when_no_templates',
    requestParameters: { 'integration.request.querystring.expand': 'method.request.querystring.expand' },
    requestTemplates: { 'application/json': '{\n  "item": $input.json(\'$\')\n}\n' },
    responses: responses('4\\d{2}'),
  }),
  mistake: (integration) => {
    integration.requestParameters = {
      'integration.request.querystring.expand': 'method.request.querystring.extend',
    };
  },
};

const mock: Kind = {
  method: 'get',
  integration: () => ({
    type: 'mock',
    passthroughBehavior: 'when_no_templates',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: {
      default: {
        statusCode: '200',
        responseParameters: { 'method.response.header.X-Request-Id': "'mock'" },
        responseTemplates: { 'application/json': '{"id": "1", "name": "mock", "tags": ["one", "two"]}\n' },
      },
    },
  }),
  mistake: (integration) => {
    delete integration.requestTemplates;
  },
};

const dynamodb: Kind = {
  method: 'get',
  integration: (name) => ({
    type: 'aws',
    httpMethod: 'POST',
    uri: `arn:aws:apigateway:${REGION}:dynamodb:action/GetItem`,
    credentials: CREDENTIALS,
    passthroughBehavior: 'when_no_templates',
    requestTemplates: {
      'application/json': `{\n  "TableName": "${name}",\n  "Key": {"id": {"S": "$util.escapeJavaScript($input.params('itemId'))"}}\n}\n`,
    },
    responses: responses('4\\d{2}'),
  }),
  mistake: (integration) => {
    delete integration.credentials;
  },
};

const vpcLink: Kind = {
  method: 'delete',
  integration: (name) => ({
    type: 'http_proxy',
    httpMethod: 'DELETE',
    uri: `http://${name}.example.com/items/{itemId}`,
    connectionType: 'VPC_LINK',
    connectionId: '${stageVariables.vpcLinkId}',
    passthroughBehavior: 'when_no_match',
    requestParameters: { 'integration.request.path.itemId': 'method.request.path.itemId' },
    timeoutInMillis: 29000,
  }),
  mistake: (integration) => {
    delete integration.connectionId;
  },
};

const KINDS: readonly Kind[] = [lambdaProxy, lambdaCustom, httpProxy, httpCustom, mock, dynamodb, vpcLink];

/** The document as text. */
export const render = (document: Mapping, format: 'yaml' | 'json'): string =>
  format === 'yaml' ? dump(document, { lineWidth: -1, noRefs: true }) : `${JSON.stringify(document, null, 2)}\n`;
