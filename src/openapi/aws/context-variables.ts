/**
 * What mappings and mapping templates of REST APIs may read from the context; `*` stands for any name. Case matters.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html (read 2026-11-22)
 */
const CONTEXT_VARIABLES: readonly string[] = [
  'accountId',
  'apiId',
  'authorizer.*',
  'awsEndpointRequestId',
  'deploymentId',
  'domainName',
  'domainPrefix',
  'extendedRequestId',
  'httpMethod',
  'identity.accountId',
  'identity.apiKey',
  'identity.apiKeyId',
  'identity.caller',
  'identity.clientCert.clientCertPem',
  'identity.clientCert.issuerDN',
  'identity.clientCert.serialNumber',
  'identity.clientCert.subjectDN',
  'identity.clientCert.validity.notAfter',
  'identity.clientCert.validity.notBefore',
  'identity.cognitoAuthenticationProvider',
  'identity.cognitoAuthenticationType',
  'identity.cognitoIdentityId',
  'identity.cognitoIdentityPoolId',
  'identity.principalOrgId',
  'identity.sourceIp',
  'identity.user',
  'identity.userAgent',
  'identity.userArn',
  'identity.vpcId',
  'identity.vpceId',
  'isCanaryRequest',
  'path',
  'protocol',
  'requestId',
  'requestOverride.header.*',
  'requestOverride.path.*',
  'requestOverride.querystring.*',
  'requestTime',
  'requestTimeEpoch',
  'resourceId',
  'resourcePath',
  'responseOverride.header.*',
  'responseOverride.status',
  'stage',
  'wafResponseCode',
  'webaclArn',
];

/**
 * What only access logs may read.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html (read 2026-11-22)
 */
const ACCESS_LOG_VARIABLES: readonly string[] = [
  'authenticate.*',
  'authorize.*',
  'cipherSuite',
  'customDomain.*',
  'endpointType',
  'integration.*',
  'integrationLatency',
  'integrationStatus',
  'responseLatency',
  'responseLength',
  'status',
  'tlsVersion',
  'waf.*',
];

/** Listed for access logs only, but samples of AWS map it to the backend. */
const UNLISTED_VARIABLES: readonly string[] = ['xrayTraceId'];

/** What AWS offers a name for. */
export type ContextVariableUse = 'mappings' | 'access logs' | 'gateway responses';

const EXACT = new Set([...CONTEXT_VARIABLES.filter((name) => !name.endsWith('*')), ...UNLISTED_VARIABLES]);
const OPEN = CONTEXT_VARIABLES.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
const LOG_EXACT = new Set(ACCESS_LOG_VARIABLES.filter((name) => !name.endsWith('*')));
const LOG_OPEN = ACCESS_LOG_VARIABLES.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));

/** The names that hold no `*`: what a misspelled one may have meant. */
export const CONTEXT_VARIABLE_NAMES: readonly string[] = [...EXACT];

/**
 * Where AWS says that a context variable can be read, by its name without `context.`; `undefined` if it knows none of that
 * name. The map that holds listed variables, such as `identity`, counts as one.
 */
export function contextVariableUse(name: string): ContextVariableUse | undefined {
  if (EXACT.has(name) || OPEN.some((prefix) => name.startsWith(prefix)) || isMap(name)) return 'mappings';
  if (name === 'error' || name.startsWith('error.')) return 'gateway responses';
  return LOG_EXACT.has(name) || LOG_OPEN.some((prefix) => name.startsWith(prefix)) ? 'access logs' : undefined;
}

function isMap(name: string): boolean {
  return CONTEXT_VARIABLES.some((known) => known.startsWith(`${name}.`));
}
