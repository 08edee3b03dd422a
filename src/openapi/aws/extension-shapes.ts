import {
  API_KEY_SOURCES,
  AUTH_LABELS,
  AUTH_TYPES,
  AUTHORIZER_TYPES,
  DOCUMENTED_PARTS,
  ENDPOINT_ACCESS_MODES,
  IP_ADDRESS_TYPES,
  SECURITY_POLICIES,
} from './extension-words.js';
import { plainWords, record, type Shape, text, textMap, texts, toggle } from './shape.js';

const GUIDE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/';

/** An extension as its page describes it. */
export interface DescribedExtension {
  /** The page of the Developer Guide; all were read on 2026-11-22. */
  readonly page: string;
  /** Absent where the value is a part of its own: an operation, an integration, gateway responses. */
  readonly shape?: Shape;
  readonly about: string;
}

function extension(page: string, shape: Shape): DescribedExtension {
  return { page: GUIDE + page, shape, about: shape.about };
}

const MAX_COMPRESSION_BYTES = 10_485_760;

const AUTHORIZER = record('Who decides whether a request with this security scheme may pass.', {
  type: text('What kind of authorizer it is.', AUTHORIZER_TYPES),
  authorizerUri: text(
    'The Lambda function: `arn:aws:apigateway:REGION:lambda:path/2015-03-31/functions/FUNCTION_ARN/invocations`.',
  ),
  authorizerCredentials: text(
    'The ARN of the role with which API Gateway calls the function. Without one, the policy of the function must allow it.',
  ),
  authorizerResultTtlInSeconds: {
    kind: 'number',
    about: 'For how many seconds a decision is kept, 0 to 3600. The default is 300; 0 keeps none.',
    samples: [300, 0],
  },
  identitySource: text(
    'What identifies the client, several with commas between. REST APIs: `method.request.header.NAME`; HTTP APIs: `$request.header.NAME`.',
  ),
  identityValidationExpression: text(
    'A regular expression that the token must match, or the authorizer is not asked. REST APIs only.',
  ),
  providerARNs: texts(
    'The user pools of a `cognito_user_pools` authorizer. REST APIs only.',
    '`arn:aws:cognito-idp:REGION:ACCOUNT_ID:userpool/POOL_ID`',
  ),
  authorizerPayloadFormatVersion: text(
    'The form of the event that the function gets. HTTP APIs only, where it is required.',
    plainWords('1.0', '2.0'),
  ),
  enableSimpleResponses: toggle(
    'Whether the function answers `isAuthorized` instead of a policy. HTTP APIs only, with payload format 2.0.',
  ),
  jwtConfiguration: record('Which tokens a `jwt` authorizer takes. HTTP APIs only.', {
    issuer: text('The https URL of the provider, as in the `iss` claim.'),
    audience: texts('The audiences, of which the token must have one.', 'An `aud` or `client_id` claim.'),
  }),
});

const CORS = record('CORS for all routes. It replaces the CORS headers of backends.', {
  allowOrigins: texts('The origins that may call the API.', 'An origin, or `*` for all.', '*'),
  allowMethods: texts('The methods they may use.', 'An HTTP method, or `*` for all.', '*', 'GET', 'POST'),
  allowHeaders: texts('The request headers they may send.', 'A header name.', 'Authorization', 'Content-Type'),
  exposeHeaders: texts('The response headers that scripts may read.', 'A header name.'),
  allowCredentials: toggle('Whether cookies and credentials may be sent. Not together with the origin `*`.'),
  maxAge: { kind: 'number', about: 'For how many seconds a browser may keep the answer to a preflight.' },
});

const DOCUMENTATION = record('Texts for the documentation of the API.', {
  version: text('The version of the documentation.'),
  documentationParts: {
    kind: 'list',
    about: 'The texts, each with the part of the API that it is about.',
    entries: record('A text and what it is about.', {
      location: record('The part of the API.', {
        type: text('What kind of part it is.', DOCUMENTED_PARTS),
        path: text('The path of the resource. The default is `/`.'),
        method: text('The HTTP method. The default is `*`.'),
        statusCode: text('The status code of a response. The default is `*`.'),
        name: text('The name of the parameter, header, model or authorizer.'),
      }),
      properties: { kind: 'map', about: 'The texts: `description`, `summary`, `info` and the like.' },
    }),
  },
});

/** What the operation for every method has beside the keys of an operation. */
export const ANY_METHOD_KEYS: Readonly<Record<string, Shape>> = {
  isDefaultRoute: toggle('Whether it is the `$default` route. HTTP APIs only.'),
};

/** A gateway response. */
export const GATEWAY_RESPONSE: Readonly<Record<string, Shape>> = {
  statusCode: text('The status that the client gets instead of the default.'),
  responseParameters: textMap(
    'Headers of the response: `gatewayresponse.header.NAME`.',
    "A value: `'text'` in single quotes, `method.request.header.NAME`, `context.NAME`.",
  ),
  responseTemplates: textMap(
    'Bodies of the response by content type. Not VTL: only `$context.NAME` and `$stageVariables.NAME` are replaced.',
    'The body.',
  ),
};

/** What editors say about each extension, by name. */
export const DESCRIBED_EXTENSIONS: Readonly<Record<string, DescribedExtension>> = {
  'any-method': {
    page: `${GUIDE}api-gateway-swagger-extensions-any-method.html`,
    about: 'An operation for every HTTP method that the path does not list itself.',
  },
  'api-key-source': extension(
    'api-gateway-swagger-extensions-api-key-source.html',
    text('Where API Gateway takes the API key of a request from.', API_KEY_SOURCES),
  ),
  auth: extension(
    'api-gateway-swagger-extensions-auth.html',
    record('Who may call the operation.', { type: text('`AWS_IAM` for signed requests.', AUTH_TYPES) }),
  ),
  authorizer: extension('api-gateway-swagger-extensions-authorizer.html', AUTHORIZER),
  authtype: extension(
    'api-gateway-swagger-extensions-authtype.html',
    text('A label for what the scheme authorizes with. Only values that begin with `aws` mean something.', AUTH_LABELS),
  ),
  'binary-media-types': extension(
    'api-gateway-swagger-extensions-binary-media-types.html',
    texts('The content types that are binary.', 'A content type; `*/*` is every one.', 'image/*', '*/*'),
  ),
  cors: extension('api-gateway-swagger-extensions-cors-configuration.html', CORS),
  documentation: extension('api-gateway-swagger-extensions-documentation.html', DOCUMENTATION),
  'endpoint-access-mode': extension(
    'openapi-extensions-endpoint-access-mode.html',
    text('How strictly the endpoint looks at requests. Needed with a `SecurityPolicy_…`.', ENDPOINT_ACCESS_MODES),
  ),
  'endpoint-configuration': extension(
    'api-gateway-swagger-extensions-endpoint-configuration.html',
    record('The endpoint of the API. It stands in the first server; in Swagger 2.0, in the document.', {
      disableExecuteApiEndpoint: toggle('Whether the default endpoint is off, so that only custom domain names work.'),
      vpcEndpointIds: texts('The VPC endpoints of a private REST API.', 'The id of a VPC endpoint: `vpce-…`.'),
      ipAddressType: text('The addresses of the endpoint. HTTP APIs only.', IP_ADDRESS_TYPES),
    }),
  ),
  'gateway-responses': {
    page: `${GUIDE}api-gateway-swagger-extensions-gateway-responses.html`,
    about: 'What clients get when API Gateway itself answers, by type of response.',
  },
  'importexport-version': extension(
    'api-gateway-extensions-importexport-version.html',
    text('The version of import and export.', plainWords('1.0')),
  ),
  integration: {
    page: `${GUIDE}api-gateway-swagger-extensions-integration.html`,
    about: 'The backend of the operation.',
  },
  integrations: {
    page: `${GUIDE}api-gateway-extensions-integrations.html`,
    about: 'Integrations by name, for operations to refer to with `$ref`.',
  },
  'minimum-compression-size': extension('api-gateway-openapi-minimum-compression-size.html', {
    kind: 'number',
    about: `From how many bytes on responses are compressed, 0 to ${MAX_COMPRESSION_BYTES}. Without it, none is.`,
    samples: [0, 1024],
  }),
  policy: extension(
    'openapi-extensions-policy.html',
    record('The resource policy of the API: who may call it. A private API needs one.', {
      Version: text('The version of the policy language.', plainWords('2012-10-17')),
      Statement: {
        kind: 'list',
        about: 'Who may do what.',
        entries: record('Who may do what.', {
          Effect: text('Whether the statement allows or denies.', plainWords('Allow', 'Deny')),
          Principal: text('Who: `*`, or `AWS` with accounts, users and roles.'),
          Action: text('What: `execute-api:Invoke`.', plainWords('execute-api:Invoke')),
          Resource: text('On which methods: `execute-api:/STAGE/METHOD/PATH`.', plainWords('execute-api:/*')),
          Condition: { kind: 'map', about: 'When, for example `IpAddress` with `aws:SourceIp`.' },
        }),
      },
    }),
  ),
  'request-validator': extension(
    'api-gateway-swagger-extensions-request-validator.html',
    text('The name of the request validator of the operation; in the document, that of all operations.'),
  ),
  'request-validators': extension('api-gateway-swagger-extensions-request-validators.html', {
    kind: 'map',
    about: 'The request validators by name.',
    entries: record('What API Gateway checks before it calls the backend.', {
      validateRequestBody: toggle('Whether bodies must match the model of their content type.'),
      validateRequestParameters: toggle('Whether required parameters must be there and not blank.'),
    }),
  }),
  'security-policy': extension(
    'openapi-extensions-security-policy.html',
    text('The TLS versions and ciphers of the endpoint.', SECURITY_POLICIES),
  ),
  'tag-value': extension(
    'api-gateway-openapi-extensions-x-amazon-apigateway-tag-value.html',
    text('The value of the AWS tag that this tag becomes.'),
  ),
};
