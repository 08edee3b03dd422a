import { integrationProperty } from '../openapi/aws/integration-properties.js';
import { lambdaUri, operation } from '../openapi/examples.js';
import { isObject, own } from '../openapi/json.js';
import type { Api } from '../openapi/model/api.js';
import { entries, has, type Integration, textAt } from '../openapi/model/integration.js';
import { integrationsByKey, integrationsWith } from '../openapi/model/integrations-by-key.js';
import type { Node } from '../openapi/model/node.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-integration-ignored-property',
  summary: 'An integration must not have properties without effect',
  severity: 'info',
  apis: ['rest'],
  surfaces: 'never',
  why: `API Gateway accepts properties that the integration type or the kind of API does not use, and ignores them.
    A proxy integration, for one, passes request and response on whatever the mapping templates say.`,
  fix: 'Remove the property, or use the integration type that honours it.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html',
  ],

  given: ignoredPropertiesOf,
  *check({ name, by }) {
    yield { message: `${by} ignores \`${name}\`. Remove it.` };
  },

  bad: [
    {
      title: 'A template on a proxy integration, and a property of HTTP APIs',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          requestTemplates: { application/json: $input.body }
          payloadFormatVersion: '1.0'
      `,
      findings: [
        '/paths/~1pets/get/x-amazon-apigateway-integration/requestTemplates',
        '/paths/~1pets/get/x-amazon-apigateway-integration/payloadFormatVersion',
      ],
    },
    {
      title: 'A cache for a streamed response',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://example.com/pets
          responseTransferMode: STREAM
          cacheNamespace: pets
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/cacheNamespace'],
    },
  ],
  good: [
    {
      title: 'A template where it is used',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          requestTemplates: { application/json: $input.body }
          responses: { default: { statusCode: '200' } }
      `,
    },
    {
      title: 'What exports of API Gateway contain',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          passthroughBehavior: when_no_match
          contentHandling: CONVERT_TO_TEXT
          responses: { default: { statusCode: '200' } }
      `,
    },
  ],
});

/** A property of an integration that changes nothing there. */
interface IgnoredProperty extends Node {
  readonly name: string;
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
 * The properties of integrations in a REST API that AWS accepts and does not use: those of HTTP APIs, those of other types,
 * and the cache's for a streamed response. What AWS's own exports contain for all types is not counted.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html (read 2026-11-22)
 */
function ignoredPropertiesOf(api: Api): IgnoredProperty[] {
  const found: IgnoredProperty[] = [];
  for (const [name, integrations] of integrationsByKey(api)) {
    for (const integration of integrations) {
      const by = ignoredBy(integration, name);
      if (by !== undefined && has(integration, name)) found.push({ path: [...integration.path, name], name, by });
    }
  }
  for (const integration of integrationsWith('tlsConfig')(api)) {
    const value = own(integration.value, 'tlsConfig');
    if (!isObject(value) || !has({ value }, SERVER_NAME) || ignoredBy(integration, 'tlsConfig') !== undefined) continue;
    found.push({ path: [...integration.path, 'tlsConfig', SERVER_NAME], name: SERVER_NAME, by: 'A REST API' });
  }
  return found;
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
