import { documentKeysOnlyOf } from '../aws/extensions.js';
import { isObject, type JsonObject, own, valueAt } from '../json.js';
import { pattern } from '../text/pattern.js';
import type { Text } from '../text/template-text.js';
import { contextOf } from './context.js';
import { type Integration, isCustom, textAt } from './integration.js';
import type { ApiKind } from './node.js';
import type { Path } from './operation.js';
import { follow } from './reference.js';
import { AUTHORIZER } from './security-scheme.js';

/** Keys of the root that only REST APIs know; an HTTP API passes them over with an informational message. */
const REST_KEYS = documentKeysOnlyOf('rest');

/** `x-amazon-apigateway-auth` is missing here on purpose: documents of HTTP APIs carry it. */
const REST_OPERATION_KEYS = ['x-amazon-apigateway-request-validator'];
const REST_MAPPING_KEYS = ['passthroughBehavior', 'requestTemplates', 'cacheKeyParameters', 'contentHandling'];
const REST_INTEGRATION_KEYS = ['integrationTarget', 'responseTransferMode'];

/** Keys of the root that only HTTP APIs know; a REST API passes them over. */
const HTTP_KEYS = documentKeysOnlyOf('http');

/** Where the integrations are that a REST API does not find. */
const SHARED_INTEGRATIONS = 'x-amazon-apigateway-integrations';

/** A function's own ARN, a listener, a Cloud Map service: no uri of a REST API, but one of an HTTP API. */
const HTTP_URI = pattern('arn:.*:(?:lambda:.*:function:|elasticloadbalancing:.*:listener/|servicediscovery:).*');
const SERVICE_URI = pattern('arn:.*:apigateway:.*');

/** `overwrite:path`: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html */
const HTTP_MAPPING = /^(?:append|overwrite|remove):(?:header|querystring|path)/;

/**
 * Which kind of API a document describes. What cannot work in the other kind decides, integrations first; then what only one
 * kind knows but the other passes over, where REST wins; then it is a REST API.
 */
export function apiKindOf(document: JsonObject, paths: readonly Path[], integrations: readonly Integration[]): ApiKind {
  const context = contextOf(document);
  if (context !== undefined) return context.kind;
  // HTTP APIs are made of OpenAPI 3.0 only, and know no integration types but the proxies.
  if (isThere(document, 'swagger')) return 'rest';
  const authorizers = authorizersOf(document);
  const custom = integrations.filter(isCustom).length;
  // One integration of the wrong type makes no other kind of API of all the rest.
  if (
    custom > 0 &&
    custom >= integrations.filter((integration) => !isCustom(integration) && hasFormat(integration)).length
  )
    return 'rest';
  if (needsHttp(integrations) || paths.some(isDefaultRoute) || authorizers.some(isHttpAuthorizer)) return 'http';
  if (isRest(document, integrations) || authorizers.some(isRestAuthorizer)) return 'rest';
  if (integrations.some(isHttpIntegration)) return 'http';
  if (integrations.some(isRestIntegration)) return 'rest';
  return isHttp(document) || authorizers.some((value) => isThere(value, 'authorizerPayloadFormatVersion'))
    ? 'http'
    : 'rest';
}

/** Whether something is there that a REST API refuses or cannot call. */
function needsHttp(integrations: readonly Integration[]): boolean {
  // An HTTP API wants a payload format everywhere. Without one, such a uri is a mistake in a REST API.
  const hasFormats = integrations.every(({ value }) => isThere(value, 'payloadFormatVersion'));
  return integrations.some((integration) => {
    const { value, path, uri } = integration;
    const parameters = own(value, 'requestParameters');
    return (
      path.includes(SHARED_INTEGRATIONS) ||
      isThere(value, 'integrationSubtype') ||
      (hasFormats && uri !== undefined && isHttpUri(uri)) ||
      (isObject(parameters) && Object.keys(parameters).some((key) => HTTP_MAPPING.test(key)))
    );
  });
}

/** `$` is not a character of a path of a REST API. */
function isDefaultRoute({ template }: Path): boolean {
  return template === '/$default' || template === '$default';
}

function isHttpUri(uri: Text): boolean {
  return HTTP_URI.match(uri) === 'certainly' && SERVICE_URI.match(uri) !== 'certainly';
}

function isHttpAuthorizer(authorizer: JsonObject): boolean {
  const isJwt = literalAt(authorizer, 'type')?.toLowerCase() === 'jwt';
  return isJwt || textAt(authorizer, 'identitySource')?.source.startsWith('$request.') === true;
}

function isRest(document: JsonObject, integrations: readonly Integration[]): boolean {
  return (
    REST_KEYS.some((key) => isThere(document, key)) ||
    integrations.some(
      ({ operation, value }) =>
        REST_OPERATION_KEYS.some((key) => isThere(operation.value, key)) ||
        REST_INTEGRATION_KEYS.some((key) => isThere(value, key)),
    )
  );
}

function isRestAuthorizer(authorizer: JsonObject): boolean {
  return /^(?:token|cognito_user_pools)$/i.test(literalAt(authorizer, 'type') ?? '');
}

function isHttp(document: JsonObject): boolean {
  const { tags, components } = document;
  return (
    HTTP_KEYS.some((key) => isThere(document, key)) ||
    (isObject(components) && isThere(components, SHARED_INTEGRATIONS)) ||
    (Array.isArray(tags) && tags.some((tag) => isObject(tag) && isThere(tag, 'x-amazon-apigateway-tag-value')))
  );
}

/** HTTP APIs have one format or the other for each Lambda integration. */
function hasFormat({ value }: Integration): boolean {
  return isThere(value, 'payloadFormatVersion') || isThere(value, 'integrationSubtype');
}

/** What only REST APIs read of an integration: these keys, and a Lambda invocation without a payload format. */
function isRestIntegration({ value, awsUri }: Integration): boolean {
  if (REST_MAPPING_KEYS.some((key) => isThere(value, key))) return true;
  return awsUri?.service.literal === 'lambda' && !isThere(value, 'payloadFormatVersion');
}

function isHttpIntegration({ operation, value }: Integration): boolean {
  // YAML reads an unquoted `2.0` as the number 2.
  const isFormat2 = /^2(?:\.0)?$/.test(literalAt(value, 'payloadFormatVersion') ?? '');
  return isFormat2 || own(operation.value, 'isDefaultRoute') === true;
}

function authorizersOf(document: JsonObject): JsonObject[] {
  const schemes = valueAt(document, ['components', 'securitySchemes']);
  return Object.values(isObject(schemes) ? schemes : {}).flatMap((written) => {
    const scheme = follow(document, written, []).value;
    const authorizer = isObject(scheme) ? own(scheme, AUTHORIZER) : undefined;
    return isObject(authorizer) ? [authorizer] : [];
  });
}

function literalAt(value: JsonObject, key: string): string | undefined {
  return textAt(value, key)?.literal;
}

/** API Gateway takes `null` for absent. */
function isThere(value: JsonObject, key: string): boolean {
  return (own(value, key) ?? null) !== null;
}
