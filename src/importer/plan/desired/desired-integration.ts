import { isObject, type JsonObject, own } from '../../../openapi/json.js';
import { INTEGRATION_TYPES, type Integration, integrationsOf } from '../../../openapi/model/integration.js';
import { INTEGRATION, type Operation } from '../../../openapi/model/operation.js';
import { reference } from '../../../openapi/model/reference.js';
import {
  type ImportedIntegration,
  type ImportedIntegrationResponse,
  type Known,
  type KnownMap,
  UNKNOWN,
} from '../form/imported-api.js';
import { importedIntegration, importedIntegrationResponse } from '../form/imported-integration.js';
import { text } from '../form/normal-form.js';

const STATUS_CODE = /^[1-5]\d\d$/;

/** The properties that say nothing about an integration that calls no HTTP server. */
const HTTP_ONLY = {
  connectionType: UNKNOWN,
  connectionId: UNKNOWN,
  integrationTarget: UNKNOWN,
  insecureSkipVerification: UNKNOWN,
} as const;

/** The properties that say nothing about a mock. */
const BACKEND_ONLY = {
  httpMethod: UNKNOWN,
  uri: UNKNOWN,
  credentials: UNKNOWN,
  timeoutInMillis: UNKNOWN,
  responseTransferMode: UNKNOWN,
} as const;

/** The properties that a proxy passes over. */
const CUSTOM_ONLY = { requestTemplates: UNKNOWN, passthroughBehavior: UNKNOWN } as const;

/**
 * The integration that the import of an operation makes; `undefined` if there is none. What the type does not use is not
 * known, since it makes no difference whether the service keeps it.
 */
export function desiredIntegration(operation: Operation, document: JsonObject): Known<ImportedIntegration | undefined> {
  const written = own(operation.value, INTEGRATION);
  if (written === undefined || written === null) return undefined;
  // A REST API does not follow references to integrations, and drops a type that it does not know, with a warning.
  if (reference(written) !== undefined) return UNKNOWN;
  const [integration] = integrationsOf(operation, document);
  if (integration?.type === undefined || !INTEGRATION_TYPES.includes(integration.type)) return UNKNOWN;
  const stored = importedIntegration(integration.value, desiredResponses(integration.value));
  return { ...stored, ...uncertain(integration, stored) };
}

function uncertain({ type, value }: Integration, stored: ImportedIntegration): Partial<ImportedIntegration> {
  const isHttp = type === 'http' || type === 'http_proxy';
  const isProxy = type === 'aws_proxy' || type === 'http_proxy';
  return {
    ...(isHttp ? {} : HTTP_ONLY),
    ...(isProxy ? CUSTOM_ONLY : {}),
    ...(stored.uri === undefined ? { uri: UNKNOWN } : {}),
    ...(stored.httpMethod === undefined ? { httpMethod: UNKNOWN } : {}),
    ...(stored.connectionType !== 'VPC_LINK' ? { connectionId: UNKNOWN, integrationTarget: UNKNOWN } : {}),
    ...(Object.hasOwn(value, 'integration-target') ? { integrationTarget: UNKNOWN } : {}),
    // The resource id unless given.
    ...(stored.cacheNamespace === undefined ? { cacheNamespace: UNKNOWN } : {}),
    ...(stored.responseTransferMode === 'STREAM' && !Object.hasOwn(value, 'timeoutInMillis')
      ? { timeoutInMillis: UNKNOWN }
      : {}),
    ...(type === 'mock' ? BACKEND_ONLY : {}),
  };
}

/** API Gateway keeps the responses by their status code, and the key in the document as the selection pattern. */
function desiredResponses(integration: JsonObject): KnownMap<ImportedIntegrationResponse> {
  const written = own(integration, 'responses');
  if (written === undefined || written === null) return {};
  if (!isObject(written)) return { '*': UNKNOWN };
  const responses = new Map<string, Known<ImportedIntegrationResponse>>();
  for (const [pattern, value] of Object.entries(written)) {
    const status = isObject(value) ? text(own(value, 'statusCode')) : undefined;
    if (!isObject(value) || typeof status !== 'string' || !STATUS_CODE.test(status)) {
      responses.set('*', UNKNOWN);
      continue;
    }
    // Of two with the same status one is kept; which one is not known.
    const response = importedIntegrationResponse(value, pattern === 'default' ? undefined : pattern);
    responses.set(status, responses.has(status) ? UNKNOWN : response);
  }
  return Object.fromEntries(responses);
}
