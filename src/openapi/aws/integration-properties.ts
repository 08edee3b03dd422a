import { INTEGRATION_TYPES, type IntegrationType } from '../model/integration.js';
import type { ApiKind } from '../model/node.js';

/** What kind of value a property takes. Numbers and booleans pass for text. */
export type PropertyShape = 'text' | 'integer' | 'map' | 'list';

/** A property of `x-amazon-apigateway-integration`. */
export interface IntegrationProperty {
  readonly name: string;
  readonly shape: PropertyShape;
  /** The kinds of API that know it. */
  readonly apis: readonly ApiKind[];
  /** The integration types of REST APIs that use it; with the other types it has no effect. */
  readonly types: readonly IntegrationType[];
  /** All values there are, as AWS spells them. */
  readonly values?: readonly string[];
  /** Whether upper and lower case have both been seen to import. */
  readonly isAnyCase?: true;
}

const BOTH: readonly ApiKind[] = ['rest', 'http'];
const REST: readonly ApiKind[] = ['rest'];
const HTTP: readonly ApiKind[] = ['http'];

const ALL = INTEGRATION_TYPES;
const BACKENDS: readonly IntegrationType[] = ['aws', 'aws_proxy', 'http', 'http_proxy'];
const CUSTOM: readonly IntegrationType[] = ['aws', 'http', 'mock'];
const HTTP_TYPES: readonly IntegrationType[] = ['http', 'http_proxy'];
const PROXIES: readonly IntegrationType[] = ['aws_proxy', 'http_proxy'];

/**
 * Every property of the integration object. Read 2026-11-22 from
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html,
 * https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html (values, types), for HTTP APIs also
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html.
 */
export const INTEGRATION_PROPERTIES: readonly IntegrationProperty[] = [
  { name: 'type', shape: 'text', apis: BOTH, types: ALL, values: INTEGRATION_TYPES, isAnyCase: true },
  {
    name: 'httpMethod',
    shape: 'text',
    apis: BOTH,
    types: BACKENDS,
    values: ['ANY', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
  },
  { name: 'uri', shape: 'text', apis: BOTH, types: BACKENDS },
  { name: 'credentials', shape: 'text', apis: BOTH, types: BACKENDS },
  { name: 'connectionType', shape: 'text', apis: BOTH, types: HTTP_TYPES, values: ['INTERNET', 'VPC_LINK'] },
  { name: 'connectionId', shape: 'text', apis: BOTH, types: HTTP_TYPES },
  { name: 'integrationTarget', shape: 'text', apis: REST, types: HTTP_TYPES },
  { name: 'requestParameters', shape: 'map', apis: BOTH, types: BACKENDS },
  { name: 'requestTemplates', shape: 'map', apis: REST, types: CUSTOM },
  {
    name: 'passthroughBehavior',
    shape: 'text',
    apis: REST,
    types: CUSTOM,
    values: ['when_no_match', 'when_no_templates', 'never'],
    isAnyCase: true,
  },
  {
    name: 'contentHandling',
    shape: 'text',
    apis: REST,
    types: ALL,
    values: ['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'],
  },
  { name: 'cacheNamespace', shape: 'text', apis: REST, types: ALL },
  { name: 'cacheKeyParameters', shape: 'list', apis: REST, types: ALL },
  { name: 'timeoutInMillis', shape: 'integer', apis: BOTH, types: BACKENDS },
  { name: 'responses', shape: 'map', apis: REST, types: CUSTOM },
  { name: 'responseTransferMode', shape: 'text', apis: REST, types: PROXIES, values: ['BUFFERED', 'STREAM'] },
  { name: 'tlsConfig', shape: 'map', apis: BOTH, types: HTTP_TYPES },
  { name: 'payloadFormatVersion', shape: 'text', apis: HTTP, types: [], values: ['1.0', '2.0'] },
  { name: 'integrationSubtype', shape: 'text', apis: HTTP, types: [] },
  // Not on AWS's pages in this place, but it has no other; how an import reads it is not known.
  { name: 'responseParameters', shape: 'map', apis: HTTP, types: [] },
];

const BY_NAME: ReadonlyMap<string, IntegrationProperty> = new Map(
  INTEGRATION_PROPERTIES.map((property) => [property.name, property]),
);

/** A property by its exact name. */
export function integrationProperty(name: string): IntegrationProperty | undefined {
  return BY_NAME.get(name);
}

/** The properties of these shapes. */
export function integrationProperties(...shapes: readonly PropertyShape[]): readonly IntegrationProperty[] {
  return INTEGRATION_PROPERTIES.filter(({ shape }) => shapes.includes(shape));
}

/** What CloudFormation, Terraform and the API itself call a property, where the two names are not near each other. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['integrationhttpmethod', 'httpMethod'],
  ['integrationmethod', 'httpMethod'],
  ['integrationresponses', 'responses'],
  ['integrationtype', 'type'],
  ['integrationuri', 'uri'],
  ['url', 'uri'],
  ['credentialsarn', 'credentials'],
  ['rolearn', 'credentials'],
  ['contenthandlingstrategy', 'contentHandling'],
  ['timeout', 'timeoutInMillis'],
  ['timeoutms', 'timeoutInMillis'],
  ['timeoutmilliseconds', 'timeoutInMillis'],
  ['vpclinkid', 'connectionId'],
]);

/** The property that an unknown key of an integration stands for under another tool's name. */
export function foreignName(key: string): string | undefined {
  return OTHER_NAMES.get(key.toLowerCase().replace(/[-_]/g, ''));
}
