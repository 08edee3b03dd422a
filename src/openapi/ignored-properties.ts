import { entries, has, type Integration, textAt } from './integration.js';
import { integrationProperty } from './integration-properties.js';
import { isObject, type JsonPath, own } from './json.js';

/** A property of an integration that changes nothing there. */
export interface IgnoredProperty {
  /** Where it stands in the integration. */
  readonly at: JsonPath;
  /** Who ignores it: `A REST API`, `An aws_proxy integration`. */
  readonly by: string;
}

/** What other rules say more about: a VPC link where none can be. */
const LEFT_TO_OTHERS: readonly string[] = [
  'connectionType',
  'connectionId',
  'integrationTarget',
  'responseTransferMode',
];

/** Properties that exports and the console write for every type; nobody is misled by them. */
const BOILERPLATE: readonly string[] = ['httpMethod', 'timeoutInMillis'];

/** The part of `tlsConfig` that only HTTP APIs know. */
const SERVER_NAME = 'serverNameToVerify';

/** Caching needs the whole response. */
const CACHE: readonly string[] = ['cacheKeyParameters', 'cacheNamespace'];

/**
 * The properties of an integration in a REST API that AWS accepts and does not use: those of HTTP APIs, those of other types,
 * and the cache's for a streamed response. What AWS's own exports contain for all types is not counted.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html (read 2026-11-22)
 */
export function* ignoredProperties(integration: Integration): Iterable<IgnoredProperty> {
  for (const key of Object.keys(integration.value)) {
    const by = has(integration, key) ? ignoredBy(integration, key) : undefined;
    if (by !== undefined) yield { at: [key], by };
  }
  const tlsConfig = own(integration.value, 'tlsConfig');
  if (
    ignoredBy(integration, 'tlsConfig') === undefined &&
    isObject(tlsConfig) &&
    has({ value: tlsConfig }, SERVER_NAME)
  ) {
    yield { at: ['tlsConfig', SERVER_NAME], by: 'A REST API' };
  }
}

function ignoredBy(integration: Integration, key: string): string | undefined {
  const property = integrationProperty(key);
  const { type } = integration;
  // `responseParameters` is a mistake here, not a leftover of an HTTP API.
  if (property === undefined || key === 'responseParameters') return undefined;
  if (!property.apis.includes('rest')) return isKnown(integration, key) ? 'A REST API' : undefined;
  if (CACHE.includes(key) && textAt(integration.value, 'responseTransferMode')?.literal?.toUpperCase() === 'STREAM') {
    return 'A streamed response';
  }
  if (type === undefined || property.types.includes(type)) return undefined;
  if (LEFT_TO_OTHERS.includes(key) || BOILERPLATE.includes(key) || isDefault(integration, key)) return undefined;
  return `${type !== 'mock' ? 'An' : 'A'} \`${type}\` integration`;
}

/** Whether the value asks for nothing else than what happens anyway. */
function isDefault(integration: Integration, key: string): boolean {
  if (key === 'passthroughBehavior') {
    return textAt(integration.value, key)?.literal?.toLowerCase() === 'when_no_match';
  }
  if (key === 'requestTemplates' || key === 'requestParameters') return entries(integration, key).length === 0;
  return key === 'responses' && !entries(integration, key).some(([, response]) => isMapped(response));
}

function isMapped(response: unknown): boolean {
  if (!isObject(response)) return false;
  const holder = { value: response };
  return ['responseParameters', 'responseTemplates'].some((key) =>
    entries(holder, key).some(([, value]) => value !== null && value !== ''),
  );
}

/** Whether a value is written out. An unknown payload format may be the 2.0 that only HTTP APIs have. */
function isKnown(integration: Integration, key: string): boolean {
  return textAt(integration.value, key)?.literal !== undefined;
}
