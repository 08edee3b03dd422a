import { describe, expect, test } from 'vitest';
import { explainAnswer } from '../../../src/importer/answer/explain-answer.js';
import { parseAnswer, parseWarnings } from '../../../src/importer/answer/parse-answer.js';
import { createFolder, marked } from '../../document/reading.js';
import { lines, operation, prepared, preparedIn } from './explaining.js';

const ON_GET = "Unable to put integration on 'GET' for resource at path '/pets/{id}': ";
const ON_RESPONSE = "Unable to put integration response on 'GET' for resource at path '/pets/{id}': ";
const ON_METHOD = "Unable to put method 'GET' on resource at path '/pets/{id}': ";
const MAPPING = 'Invalid mapping expression specified: Validation Result: warnings : [], errors : ';
const HTTP = 'type: http\nhttpMethod: GET\nuri: https://example.com/';
const LAMBDA =
  'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:pets/invocations';

/** A document with a model, which a marked part of it is wrong in. */
function model(schema: string): string {
  return `openapi: 3.0.1
info: {title: pets, version: '1'}
paths: {}
components:
  schemas:
    ${schema}
`;
}

function scheme(written: string): string {
  return `openapi: 3.0.1
info: {title: pets, version: '1'}
paths:
  /pets/{id}:
    get:
      security: [{auth: []}]
      responses: {'200': {description: OK}}
      x-amazon-apigateway-integration: {type: mock}
components:
  securitySchemes:
    ${written}
`;
}

function parameters(written: string): string {
  return `openapi: 3.0.1
info: {title: pets, version: '1'}
paths:
  /pets/{id}:
    get:
      parameters: ${written}
      responses: {'200': {description: OK}}
      x-amazon-apigateway-integration: {type: mock}
`;
}

/** The message, the rule it is about, and a document with the place in marks. */
const ERRORS: readonly (readonly [id: string, message: string, rule: string, document: string])[] = [
  [
    'IE-01 version',
    'Invalid OpenAPI input.',
    'apigw-openapi-version',
    "openapi: «3.1.0»\ninfo: {title: a, version: '1'}\npaths: {}\n",
  ],
  [
    'IE-01 structure',
    'Invalid OpenAPI input.',
    'aws-structure',
    "openapi: 3.0.1\ninfo: {title: a, version: '1'}\npaths:\n  /a: {get: {«parameters»: {}, responses: {'200': {description: OK}}}}\n",
  ],
  [
    'IE-03',
    'Unable to parse API definition because of a malformed integration at path /pets/{id}.',
    'apigw-integration-object',
    operation('type: http_proxy\nhttpMethod: GET\n«uri»: {a: b}'),
  ],
  [
    'IE-06',
    `${ON_GET}The item is too large. Please reduce the item size.`,
    'aws-size',
    operation('type: mock').replace('x-amazon-apigateway-integration', '«x-amazon-apigateway-integration»'),
  ],
  [
    'IE-07',
    'Maximum number of Resources for this API has been reached.  Please contact AWS if you need additional Resources.',
    'aws-size',
    operation('type: mock').replace('paths', '«paths»'),
  ],
  [
    'IE-10',
    "Unable to create resource at path '/user/{userId}': A sibling ({bizId}) of this resource already has a variable path part -- only one is allowed",
    'apigw-path-sibling-variables',
    "openapi: 3.0.1\ninfo: {title: a, version: '1'}\npaths:\n  /user/{bizId}: {}\n  «/user/{userId}/fans»: {}\n",
  ],
  [
    'IE-11',
    "Unable to create resource at path '/a~b': Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.",
    'apigw-path-segment',
    "openapi: 3.0.1\ninfo: {title: a, version: '1'}\npaths:\n  /ok: {}\n  «/a~b»: {get: {}}\n",
  ],
  [
    'IE-13',
    "Unable to create resource at path '/a/{proxy+}/b': Cannot create a child of a resource with a greedy path variable: {proxy+}",
    'apigw-path-greedy',
    "openapi: 3.0.1\ninfo: {title: a, version: '1'}\npaths:\n  «/a/{proxy+}/b»: {get: {}}\n",
  ],
  [
    'IE-20',
    "Unable to create model for 'My_Pet': Model name must be alphanumeric: My_Pet",
    'aws-model-name',
    model('«My_Pet»: {type: object}'),
  ],
  [
    'IE-22 required',
    "Unable to create model for 'Pet': Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified]",
    'aws-model-schema',
    model('Pet: {type: object, properties: {a: {type: object, «required»: []}}}'),
  ],
  [
    'IE-22 type',
    "Unable to create model for 'Pet': Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified]",
    'aws-model-schema',
    model('Pet: {type: object, properties: {type: {type: «String»}}}'),
  ],
  [
    'IE-23',
    'Unable to create model for \'Pet\': Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified. Unsupported keyword(s): ["example"]]',
    'aws-model-schema',
    model('Pet: {type: object, properties: {a: {type: string, example: «b»}}}'),
  ],
  [
    'IE-24',
    "Unable to create model for 'Pet': Invalid model specified: Validation Result: warnings : [], errors : [Model reference must be in canonical form]",
    'aws-model-reference',
    model("Pet: {type: array, items: {$ref: «'#/paths/a'»}}"),
  ],
  [
    'IE-27',
    `${ON_METHOD}Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid content type specified: 123]`,
    'aws-content-type',
    operation('type: mock').replace('OK}', 'OK, content: {«123»: {}}}'),
  ],
  [
    'IE-27 template',
    `${ON_GET}${MAPPING}[Invalid content type specified: 123]`,
    'apigw-template-content-type',
    operation("type: mock\nrequestTemplates: {«'123'»: '{}'}"),
  ],
  [
    'IE-35',
    `${ON_METHOD}${MAPPING}[Parameter name should match the following regular expression: ^[a-zA-Z0-9:._$-]+$]`,
    'aws-parameter-name',
    parameters("[{name: ok, in: query}, {name: «'filter[]'», in: query}]"),
  ],
  [
    'IE-36',
    `${ON_METHOD}Parameter names must be unique across querystring, header and path`,
    'aws-parameter-name',
    parameters('[{name: id, in: path}, {name: «id», in: query}]'),
  ],
  [
    'IE-38',
    `${ON_METHOD}Authorization Scopes are only valid for COGNITO_USER_POOLS authorization type`,
    'aws-authorization',
    scheme('auth: {type: apiKey, in: header, name: Authorization}').replace('security:', '«security»:'),
  ],
  [
    'IE-41',
    `${ON_METHOD}Invalid Request Validator identifier specified`,
    'aws-request-validator',
    operation('type: mock').replace('responses:', 'x-amazon-apigateway-request-validator: «body»\n      responses:'),
  ],
  [
    'IE-42',
    String.raw`1 validation error detected: Value '2XX' at 'statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\d\d`,
    'apigw-response-status-code',
    operation('type: mock\nresponses: {default: {statusCode: «2XX»}}'),
  ],
  [
    'IE-45',
    `${ON_GET}Invalid HTTP endpoint specified for URI`,
    'apigw-http-uri',
    operation('type: http_proxy\nhttpMethod: GET\nuri: «XX»'),
  ],
  [
    'IE-46',
    `${ON_GET}AWS ARN for integration must contain path or action`,
    'apigw-lambda-uri',
    operation('type: aws_proxy\nhttpMethod: POST\nuri: «arn:aws:lambda:eu-west-1:123456789012:function:x»'),
  ],
  [
    'IE-47',
    `${ON_GET}Invalid ARN specified in the request`,
    'apigw-credentials-format',
    operation(`type: aws_proxy\nhttpMethod: POST\nuri: ${LAMBDA}\ncredentials: «role»`),
  ],
  [
    'IE-48',
    `${ON_GET}Invalid function ARN or invalid uri`,
    'apigw-lambda-uri',
    operation(
      'type: aws_proxy\nhttpMethod: POST\nuri: «arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/x»',
    ),
  ],
  [
    'IE-49',
    `${ON_GET}Invalid integration URI specified`,
    'apigw-uri-required',
    operation('type: http_proxy\nhttpMethod: GET').replace(
      'x-amazon-apigateway-integration',
      '«x-amazon-apigateway-integration»',
    ),
  ],
  [
    'IE-52',
    `${ON_GET}Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.`,
    'apigw-aws-proxy-lambda-only',
    operation(
      'type: «aws_proxy»\nhttpMethod: POST\nuri: arn:aws:apigateway:eu-west-1:sqs:path/1/a\ncredentials: arn:aws:iam::123456789012:role/a',
    ),
  ],
  [
    'IE-53',
    `${ON_GET}Enumeration value for HttpMethod must be non-empty`,
    'apigw-integration-http-method',
    operation('type: http_proxy\nuri: https://example.com').replace(
      'x-amazon-apigateway-integration',
      '«x-amazon-apigateway-integration»',
    ),
  ],
  [
    'IE-54',
    `${ON_GET}Role ARN must be specified for AWS integrations`,
    'apigw-aws-service-credentials',
    operation(
      'type: aws\nhttpMethod: POST\nuri: arn:aws:apigateway:eu-west-1:sqs:path/1/a\nresponses: {default: {statusCode: 200}}',
    ).replace('x-amazon-apigateway-integration', '«x-amazon-apigateway-integration»'),
  ],
  [
    'IE-56',
    `${ON_GET}AWS_IAM Auth type is required for AWS integrations with identity forwarding specified`,
    'apigw-caller-credentials-iam',
    operation(`type: aws_proxy\nhttpMethod: POST\nuri: ${LAMBDA}\ncredentials: «arn:aws:iam::*:user/*»`),
  ],
  [
    'IE-57',
    `${ON_GET}Timeout should be between 50 ms and 29000 ms`,
    'apigw-timeout-quota',
    operation('type: http_proxy\nhttpMethod: GET\nuri: https://example.com\ntimeoutInMillis: «30000»'),
  ],
  [
    'IE-57 unseen',
    `${ON_GET}Timeout should be between 50 ms and 29000 ms`,
    'apigw-timeout-quota',
    operation('type: http_proxy\nhttpMethod: GET\nuri: https://example.com\ntimeoutInMillis: «1000»'),
  ],
  [
    'IE-58',
    `${ON_GET}ConnectionId should be set to the vpcLinkId or stage variable on connection type VPC_LINK`,
    'apigw-vpc-link-connection-id',
    operation('type: http_proxy\nhttpMethod: GET\nuri: https://example.com\nconnectionType: VPC_LINK').replace(
      'x-amazon-apigateway-integration',
      '«x-amazon-apigateway-integration»',
    ),
  ],
  [
    'IE-59',
    `${ON_GET}Invalid Vpc Link identifier specified`,
    'aws-vpc-link',
    operation(
      'type: http_proxy\nhttpMethod: GET\nuri: https://example.com\nconnectionType: VPC_LINK\nconnectionId: «abc123»',
    ),
  ],
  [
    'IE-70',
    `${ON_GET}${MAPPING}[Invalid mapping expression parameter specified: method.request.header.Who]`,
    'apigw-request-param-undeclared',
    operation(
      `${HTTP}\nrequestParameters:\n  integration.request.path.id: method.request.path.id\n  integration.request.header.Who: «method.request.header.Who»`,
    ),
  ],
  [
    'IE-71',
    `${ON_RESPONSE}${MAPPING}[Invalid mapping expression parameter specified: method.response.header.Who]`,
    'apigw-response-header-undeclared',
    operation(
      `${HTTP}\nresponses:\n  default:\n    statusCode: 200\n    responseParameters: {«method.response.header.Who»: "'a'"}`,
    ),
  ],
  [
    'IE-71 old',
    `${ON_RESPONSE}${MAPPING}[Invalid mapping identifier specified]`,
    'apigw-response-header-undeclared',
    operation(
      `${HTTP}\nresponses:\n  default:\n    statusCode: 200\n    responseParameters: {«method.response.header.Who»: "'a'"}`,
    ),
  ],
  [
    'IE-72',
    `${ON_RESPONSE}${MAPPING}[No method response exists for method.]`,
    'apigw-method-response-undeclared',
    operation(
      `${HTTP}\nresponses:\n  default: {statusCode: 200}\n  '4..':\n    statusCode: «404»\n    responseParameters: {method.response.header.Who: "'a'"}`,
    ),
  ],
  [
    'IE-73 request',
    `${ON_GET}${MAPPING}[Invalid mapping expression specified: web]`,
    'apigw-request-param-value',
    operation(`${HTTP}\nrequestParameters: {integration.request.header.Who: «web»}`),
  ],
  [
    'IE-73 response',
    `${ON_RESPONSE}${MAPPING}[Invalid mapping expression specified: *]`,
    'apigw-response-param-value',
    operation(
      `${HTTP}\nresponses:\n  default:\n    statusCode: 200\n    responseParameters: {method.response.header.Who: «'*'»}`,
    ).replace('OK}', 'OK, headers: {Who: {schema: {type: string}}}}'),
  ],
  [
    'IE-75',
    `${ON_RESPONSE}Invalid regex pattern specified`,
    'apigw-response-pattern-regex',
    operation(`${HTTP}\nresponses: {default: {statusCode: 200}, «'4(\\d'»: {statusCode: 200}}`),
  ],
  [
    'IE-76',
    `${ON_GET}Invalid cache key parameter specified`,
    'apigw-cache-key',
    operation(`${HTTP}\ncacheKeyParameters: [«method.input.params.x»]`),
  ],
  [
    'IE-60',
    "Unable to create authorizer from security definition: 'auth'. Extension x-amazon-apigateway-authorizer is required. Any methods with security: 'auth' will not be created. If this security definition is not a custom authorizer, remove the x-amazon-apigateway-authtype extension and it will be ignored.",
    'apigw-authorizer-missing',
    scheme('«auth»: {type: apiKey, in: header, name: Authorization, x-amazon-apigateway-authtype: custom}'),
  ],
  [
    'IE-61',
    `Unable to create authorizer from security definition: 'auth'. Invalid Authorizer URI: arn:x. Authorizer URI should be a valid API Gateway ARN`,
    'aws-authorizer',
    scheme(
      'auth: {type: apiKey, in: header, name: A, x-amazon-apigateway-authorizer: {type: token, authorizerUri: «arn:x»}}',
    ),
  ],
  [
    'IE-63',
    "Unable to create authorizer from security definition: 'auth'. Invalid request identity source expression: $request.header.A",
    'aws-authorizer',
    scheme(
      'auth: {type: apiKey, in: header, name: A, x-amazon-apigateway-authorizer: {type: request, identitySource: «$request.header.A»}}',
    ),
  ],
  [
    'IE-64',
    "Unable to create authorizer from security definition: 'auth'. ProviderARNs cannot be empty",
    'aws-authorizer',
    scheme(
      'auth: {type: apiKey, in: header, name: A, x-amazon-apigateway-authorizer: {type: cognito_user_pools, «providerARNs»: []}}',
    ),
  ],
  [
    'IE-65',
    "Unable to create authorizer from security definition: 'auth'. Authorizer result TTL outside allowable range. TTL must be between 0 and 3600 seconds.",
    'aws-authorizer',
    scheme(
      'auth: {type: apiKey, in: header, name: A, x-amazon-apigateway-authorizer: {type: token, authorizerResultTtlInSeconds: «4000»}}',
    ),
  ],
  [
    'IE-80',
    'Invalid policy document. Please check the policy syntax and ensure that Principals are valid.',
    'aws-policy',
    operation('type: mock', '«x-amazon-apigateway-policy»: {}\n'),
  ],
  [
    'IE-81',
    'Invalid minimum compression size, must be between 0 and 10485760',
    'aws-minimum-compression-size',
    operation('type: mock', 'x-amazon-apigateway-minimum-compression-size: «-1»\n'),
  ],
  [
    'IE-82',
    'VPCEndpoints can only be specified with PRIVATE apis.',
    'aws-endpoint-configuration',
    operation(
      'type: mock',
      'servers: [{url: /, «x-amazon-apigateway-endpoint-configuration»: {vpcEndpointIds: [a]}}]\n',
    ),
  ],
  [
    'IE-85',
    "1 validation error detected: Value 'DEFAULT_4xx' at 'responseType' failed to satisfy constraint: Member must satisfy enum value set: [REQUEST_TOO_LARGE, RESOURCE_NOT_FOUND]",
    'aws-gateway-response',
    operation('type: mock', 'x-amazon-apigateway-gateway-responses: {«DEFAULT_4xx»: {}}\n'),
  ],
  [
    'IE-88',
    "1 validation error detected: Value 'NONE' at 'createDocumentationPartInput.location.type' failed to satisfy constraint: Member must satisfy enum value set: [API]",
    'aws-documentation-part',
    operation('type: mock', 'x-amazon-apigateway-documentation: {documentationParts: [{location: {type: «NONE»}}]}\n'),
  ],
  [
    'DP-01',
    'No integration defined for method',
    'apigw-integration-required',
    "openapi: 3.0.1\ninfo: {title: a, version: '1'}\npaths:\n  /b: {get: {x-amazon-apigateway-integration: {type: mock}}}\n  /a: {«get»: {responses: {'200': {description: OK}}}}\n",
  ],
];

const WARNINGS: typeof ERRORS = [
  [
    'IW-01',
    "Unsupported security definition type 'oauth2' for 'auth'. Ignoring.",
    'apigw-security-scheme-type',
    scheme('auth: {type: «oauth2», flows: {}}'),
  ],
  [
    'IW-02',
    "Reference to model 'Pet' not found. Ignoring.",
    'aws-model-reference',
    operation('type: mock').replace('OK}', "OK, content: {a/b: {schema: {$ref: «'#/components/schemas/Pet'»}}}}"),
  ],
  [
    'IW-03',
    'Invalid format for model a/b for method GET',
    'aws-model-reference',
    operation('type: mock').replace('OK}', 'OK, content: {«a/b»: {schema: {type: object}}}}'),
  ],
  [
    'IW-04',
    "Unsupported model type 'StringSchema' in 200 response to method 'GET /pets/{id}'. Ignoring.",
    'aws-model-type',
    operation('type: mock').replace('OK}', 'OK, content: {a/b: {«schema»: {type: string}}}}'),
  ],
  [
    'IW-05',
    "Unsupported model type 'Content' in request schema for 'GET /pets/{id}'. Ignoring.",
    'aws-model-type',
    operation('type: mock').replace(
      'responses',
      'requestBody: {content: {a/b: {«schema»: {allOf: []}}}}\n      responses',
    ),
  ],
  [
    'IW-06',
    'More than one server provided. Ignoring all but the first for defining endpoint configuration',
    'aws-servers',
    operation('type: mock', 'servers:\n  - url: /a\n  - «url: /b»\n'),
  ],
  [
    'IW-07',
    "Parse issue: attribute paths.'/pets/{id}'(get).parameters.[id].type is unexpected",
    'aws-structure',
    parameters('[{name: a, in: query}, {name: id, in: path, type: «string»}]'),
  ],
  [
    'IW-08',
    "Unknown integration type 'lambda' for 'GET /pets/{id}'. Ignoring.",
    'apigw-integration-type',
    operation('type: «lambda»'),
  ],
  [
    'IW-08 ref',
    "Unknown integration type 'null' for 'GET /pets/{id}'. Ignoring.",
    'apigw-rest-integrations-ref',
    operation("$ref: '#/components/x-amazon-apigateway-integrations/a'").replace(
      'x-amazon-apigateway-integration:',
      '«x-amazon-apigateway-integration»:',
    ),
  ],
  [
    'IW-09',
    "No responses specified for 'GET /pets/{id}'",
    'aws-status-code',
    operation('type: mock').replace('get:', '«get»:').replace("      responses: {'200': {description: OK}}\n", ''),
  ],
  [
    'IW-10',
    "Invalid format for 'requestParameters'. Expected type string for property 'integration.request.header.a' of resource '/pets/{id}' and method 'GET' but got 'true'",
    'apigw-request-param-string',
    operation(`${HTTP}\nrequestParameters: {integration.request.header.a: «true»}`),
  ],
  [
    'IW-13',
    "Unknown or invalid reference specified by '#/components/schemas/a--b'. Ignoring.",
    'aws-model-reference',
    operation('type: mock').replace('OK}', "OK, content: {a/b: {schema: {$ref: «'#/components/schemas/a--b'»}}}}"),
  ],
];

describe('each known line', () => {
  test.each(ERRORS)('%s', async (_, message, rule, document) => {
    const { text, span } = marked(document);
    const answer = parseAnswer(`Errors found during import:\n\t${message}`);
    expect(placesOf(await explainAnswer(answer, await prepared(text)))).toEqual([`error ${rule} ${span}`]);
  });

  test.each(WARNINGS)('%s', async (_, message, rule, document) => {
    const { text, span } = marked(document);
    expect(placesOf(await explainAnswer(parseWarnings([message]), await prepared(text)))).toEqual([
      `warn ${rule} ${span}`,
    ]);
  });
});

function placesOf(files: Awaited<ReturnType<typeof explainAnswer>>): string[] {
  return files.flatMap(({ findings }) =>
    findings.map(
      ({ severity, rule, line, column, endLine, endColumn }) =>
        `${severity} ${rule} ${line}:${column}-${endLine}:${endColumn}`,
    ),
  );
}

const TWO = `openapi: 3.0.1
info: {title: pets, version: '1'}
paths:
  /a:
    get: &get
      responses: {'200': {description: OK}}
      x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: https://a.com, timeoutInMillis: 40000}
  /b:
    get:
      responses: {'200': {description: OK}}
      x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: https://a.com, timeoutInMillis: 40000}
  /c:
    get: *get
`;
const TIMEOUT = 'Timeout should be between 50 ms and 29000 ms';

describe('lines together', () => {
  test('equal reasons are one finding, with each place once', async () => {
    const answer = ['/a', '/b', '/c'].map(
      (path) => `\tUnable to put integration on 'GET' for resource at path '${path}': ${TIMEOUT}`,
    );
    const found = lines(
      await explainAnswer(parseAnswer(['Errors found during import:', ...answer].join('\r\n')), await prepared(TWO)),
    );
    expect(found).toEqual([
      expect.stringMatching(
        /^openapi\.yaml:7:113 error apigw-timeout-quota: Timeout should be between 50 ms and 29000 ms\. .* Also at openapi\.yaml:11:113\.$/,
      ),
    ]);
  });

  test('what a broken model breaks is told with it', async () => {
    const document = `openapi: 3.0.1
info: {title: pets, version: '1'}
paths:
  /pets:
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pets'}}}}
      responses: {'200': {description: OK}}
      x-amazon-apigateway-integration: {type: mock}
components:
  schemas:
    Pets: {type: array, items: {$ref: '#/components/schemas/a_Pet'}}
    a_Pet: {type: object}
`;
    const answer = `Errors found during import:
	Unable to insert model 'Pets' due to an unsatisfied schema reference.
	Unable to create model for 'a_Pet': Model name must be alphanumeric: a_Pet
	Unable to create model for 'Pets': Invalid model specified: Validation Result: warnings : [], errors : [Invalid model specified: a_Pet]
	Unable to put method 'POST' on resource at path '/pets': Invalid model identifier specified: null
	Unable to put integration on 'POST' for resource at path '/pets': Invalid Method identifier specified
Additionally, these warnings were found:
	Reference to model 'Pets' not found. Ignoring.
	Unknown or invalid reference specified by '#/components/schemas/a_Pet'. Ignoring.
	Invalid format for model application/json for method POST
`;
    expect(lines(await explainAnswer(parseAnswer(answer), await prepared(document)))).toEqual([
      'openapi.yaml:6:65 warn aws-model-reference: ' + "Reference to model 'Pets' not found. Ignoring.",
      'openapi.yaml:12:5 error aws-model-name: Model name must be alphanumeric: a_Pet. It also breaks model "Pets", POST /pets, references to it, "Invalid format for model application/json for method POST".',
    ]);
  });

  test('what is not known stays as it is', async () => {
    const answer =
      "Errors found during import:\n\tSomething new about 'x': [a]  b\n\tUnable to put method 'GET' on resource at path '/nowhere': New";
    expect(lines(await explainAnswer(parseAnswer(answer), await prepared(TWO)))).toEqual([
      "openapi.yaml:1:1 error aws: Something new about 'x': [a]  b",
      "openapi.yaml:1:1 error aws: Unable to put method 'GET' on resource at path '/nowhere': New",
    ]);
  });

  test('a known operation is the place of a reason that is not known', async () => {
    const answer = "Unable to put method 'GET' on resource at path '/b': New";
    expect(lines(await explainAnswer(parseAnswer(answer), await prepared(TWO)))).toEqual([
      "openapi.yaml:9:5 error aws: Unable to put method 'GET' on resource at path '/b': New",
    ]);
  });

  test('paths have the base path before them', async () => {
    const answer = `Unable to put integration on 'GET' for resource at path '/v1/b': ${TIMEOUT}`;
    const document = await prepared(`${TWO}servers: [{url: https://example.com/v1}]\n`, { basePath: 'prepend' });
    expect(lines(await explainAnswer(parseAnswer(answer), document))[0]).toMatch(
      /^openapi\.yaml:11:113 error apigw-timeout-quota/,
    );
  });
});

test('places are in other files too, and before rendering', async () => {
  const folder = createFolder({
    'openapi.yaml': `openapi: 3.0.1
info: {title: pets, version: '1'}
paths:
  /pets: {$ref: paths/pets.yaml}
`,
    'paths/pets.yaml': `get:
  responses: {'200': {description: OK, content: {a/b: {schema: {$ref: ../models.yaml#/Pet}}}}}
  x-amazon-apigateway-integration:
    type: http_proxy
    httpMethod: GET
    uri: \${host}/pets
`,
    'models.yaml': 'Pet:\n  type: object\n  properties:\n    dog: {$ref: "#/Dog"}\nDog:\n  type: Object\n',
  });
  const document = await preparedIn(folder, { variables: { host: 'example.com' } });
  const answer = `Errors found during import:
	Unable to put integration on 'GET' for resource at path '/pets': Invalid HTTP endpoint specified for URI
	Unable to create model for 'Dog': Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified]
	Unable to insert model 'Pet' due to an unsatisfied schema reference.`;
  expect(lines(await explainAnswer(parseAnswer(answer), document))).toEqual([
    'models.yaml:6:9 error aws-model-schema: Invalid model schema specified. It also breaks model "Pet".',
    expect.stringMatching(/^paths\/pets\.yaml:6:10 error apigw-http-uri: Invalid HTTP endpoint specified for URI\. ./),
  ]);
});

test('an answer that is cut off anywhere is explained as far as it goes', async () => {
  const document = await prepared(TWO);
  const answer = [...ERRORS, ...WARNINGS].map(([, message]) => `\t${message}`).join('\r\n');
  const whole = `Errors found during import:\r\n${answer}`;
  for (let end = 0; end <= whole.length; end += 389) {
    const parsed = parseAnswer(whole.slice(0, end));
    const found = (await explainAnswer(parsed, document)).flatMap(({ findings }) => findings);
    expect(found.length > 0).toBe(parsed.lines.length > 0);
    expect(found.every(({ line, column, message }) => line > 0 && column > 0 && message !== '')).toBe(true);
  }
});
