import type { Part } from '../../rule.js';
import type { DocumentNode, Node } from './api.js';
import type { Integration } from './integration.js';
import { type IntegrationResponse, integrationResponsesOf, undeclaredResponsesOf } from './integration-response.js';
import { integrationsWithKey } from './integrations-by-key.js';
import { type RequestMapping, requestMappingsOf } from './mapping/request-mapping.js';
import { type ResponseMapping, responseMappingsOf } from './mapping/response-mapping.js';
import { onceEach } from './once-each.js';
import type { Operation, Path } from './operation.js';
import { isPlainPath } from './path-segment.js';

/** The nodes of a part that pass a test: a check is for the few nodes that may earn a finding. */
export function those<N extends Node>(part: Part<N>, test: (node: N) => boolean): Part<N> {
  return { name: part.name, select: (api) => part.select(api).filter(test) };
}

/** The document itself. */
export const DOCUMENT: Part<DocumentNode> = { name: 'the document', select: (api) => [api.document] };

/** The entries of `paths` that are more than plain text and simple variables. */
export const UNUSUAL_PATHS: Part<Path> = {
  name: 'unusual paths',
  select: onceEach((api) => api.paths.filter((path) => !isPlainPath(path))),
};

/** Every HTTP method of every path, `x-amazon-apigateway-any-method` included. */
export const OPERATIONS: Part<Operation> = { name: 'operations', select: (api) => api.operations };

/** Every `x-amazon-apigateway-integration` that is a map. */
export const INTEGRATIONS: Part<Integration> = { name: 'integrations', select: (api) => api.integrations };

/** The integrations that have a key, whatever it holds. */
export function integrationsWith(key: string): Part<Integration> {
  return { name: `integrations with \`${key}\``, select: (api) => integrationsWithKey(api, key) };
}

/** The integrations that return a status which their operation does not declare. */
export const UNDECLARED_RETURNS: Part<Integration> = those(
  integrationsWith('responses'),
  (integration) => undeclaredResponsesOf(integration).undeclared.length > 0,
);

/** Every entry of an integration's `requestParameters`. */
export const REQUEST_MAPPINGS: Part<RequestMapping> = { name: 'request mappings', select: requestMappingsOf };

/** Every entry of an integration's `responses`. */
export const INTEGRATION_RESPONSES: Part<IntegrationResponse> = {
  name: 'integration responses',
  select: onceEach((api) => api.integrations.flatMap(integrationResponsesOf)),
};

/** Every entry of an integration response's `responseParameters`. */
export const RESPONSE_MAPPINGS: Part<ResponseMapping> = { name: 'response mappings', select: responseMappingsOf };
