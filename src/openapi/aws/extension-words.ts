import { plainWords, type Words } from './shape.js';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-api-key-source.html (read 2026-11-22) */
export const API_KEY_SOURCES: Words = {
  HEADER: 'From the header `X-API-Key`. The default.',
  AUTHORIZER: 'From `usageIdentifierKey` in what a Lambda authorizer returns.',
};

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-auth.html (read 2026-11-22) */
export const AUTH_TYPES: Words = {
  NONE: 'The operation is open.',
  AWS_IAM: 'Clients sign their requests with Signature Version 4.',
};

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html (read 2026-11-22) */
export const AUTHORIZER_TYPES: Words = {
  token: 'A Lambda function that gets one header. REST APIs only.',
  request: 'A Lambda function that gets headers, query string, stage variables and context.',
  cognito_user_pools: 'An Amazon Cognito user pool. REST APIs only.',
  jwt: 'A JSON Web Token of an OpenID Connect or OAuth 2.0 provider. HTTP APIs only.',
};

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authtype.html (read 2026-11-22) */
export const AUTH_LABELS: Words = {
  custom: 'A Lambda authorizer.',
  cognito_user_pools: 'An Amazon Cognito user pool.',
  awsSigv4: 'IAM authorization: clients sign their requests. It needs no authorizer.',
};

/** https://docs.aws.amazon.com/apigateway/latest/api/API_DocumentationPartLocation.html (read 2026-11-22) */
export const DOCUMENTED_PARTS: Words = plainWords(
  'API',
  'AUTHORIZER',
  'MODEL',
  'RESOURCE',
  'METHOD',
  'PATH_PARAMETER',
  'QUERY_PARAMETER',
  'REQUEST_HEADER',
  'REQUEST_BODY',
  'RESPONSE',
  'RESPONSE_HEADER',
  'RESPONSE_BODY',
);

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/openapi-extensions-endpoint-access-mode.html (read 2026-11-22) */
export const ENDPOINT_ACCESS_MODES: Words = {
  BASIC: 'The way of all APIs so far. AWS advises to go through it before `STRICT`.',
  STRICT: 'Traffic through another type of endpoint, or with another host than its TLS server name, is refused.',
};

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-ip-address-type.html (read 2026-11-22) */
export const IP_ADDRESS_TYPES: Words = { ipv4: 'IPv4 only.', dualstack: 'IPv4 and IPv6.' };

/**
 * The types of gateway responses and what they stand for.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html (read 2026-11-22)
 */
export const GATEWAY_RESPONSE_TYPES: Words = {
  DEFAULT_4XX: 'Every 4XX that has no entry of its own. A `statusCode` here changes them all.',
  DEFAULT_5XX: 'Every 5XX that has no entry of its own. A `statusCode` here changes them all.',
  ACCESS_DENIED: '403. An authorizer or a policy says no.',
  API_CONFIGURATION_ERROR: '500. The API is set up wrongly, for example the answer of a backend matches no response.',
  AUTHORIZER_CONFIGURATION_ERROR: '500. The authorizer cannot be called.',
  AUTHORIZER_FAILURE: '500. The authorizer itself fails.',
  BAD_REQUEST_BODY: '400. The body does not match its model.',
  BAD_REQUEST_PARAMETERS: '400. A required parameter is missing or blank.',
  EXPIRED_TOKEN: '403. The credentials have expired.',
  INTEGRATION_FAILURE: '504. The backend cannot be reached.',
  INTEGRATION_TIMEOUT: '504. The backend does not answer in time.',
  INVALID_API_KEY: '403. The API key is unknown or missing.',
  INVALID_SIGNATURE: '403. The signature of the request is wrong.',
  MISSING_AUTHENTICATION_TOKEN: '403. The request is not signed, or there is no such path or method.',
  QUOTA_EXCEEDED: '429. The quota of the usage plan is used up.',
  REQUEST_TOO_LARGE: '413. The request is too large. It cannot be changed.',
  RESOURCE_NOT_FOUND: '404. There is no such resource behind an authorized request.',
  THROTTLED: '429. Too many requests.',
  UNAUTHORIZED: '401. The client gives no identity, or a wrong one.',
  UNSUPPORTED_MEDIA_TYPE: '415. No template for the content type, and the passthrough behavior forbids the rest.',
  WAF_FILTERED: '403. AWS WAF blocks the request.',
};

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html (read 2026-11-22) */
export const SECURITY_POLICIES: Words = {
  TLS_1_0: 'The default of Regional and edge-optimized APIs.',
  TLS_1_2: 'The default of private APIs. An API with `TLS_1_0` cannot change to it.',
  ...plainWords(
    'SecurityPolicy_TLS13_1_3_2025_09',
    'SecurityPolicy_TLS13_1_3_FIPS_2025_09',
    'SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09',
    'SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09',
    'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
    'SecurityPolicy_TLS13_1_2_PQ_2025_09',
    'SecurityPolicy_TLS13_1_2_2021_06',
  ),
  SecurityPolicy_TLS13_2025_EDGE: 'For edge-optimized APIs.',
  SecurityPolicy_TLS12_PFS_2025_EDGE: 'For edge-optimized APIs.',
  SecurityPolicy_TLS12_2018_EDGE: 'For edge-optimized APIs.',
};
