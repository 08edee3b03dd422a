import type { GatewayResponse } from '@aws-sdk/client-api-gateway';
import { isObject, type JsonObject, own } from '../../openapi/json.js';
import type { LiveRead } from './live-read.js';

/**
 * Writes settings that live on an API, but not in the document, into the document that is sent, so that an overwrite keeps
 * them at once. Patching them afterwards alone would lose them for good if the run ended in between.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function keepInDocument(document: JsonObject, { restApi, gatewayResponses }: LiveRead): JsonObject {
  const { policy, binaryMediaTypes, apiKeySource, minimumCompressionSize, description } = restApi;
  const info = own(document, 'info');
  const kept: Record<string, unknown> = { ...document };
  const keep = (key: string, value: unknown) => {
    if (value !== undefined && !Object.hasOwn(document, key)) kept[key] = value;
  };
  if (isObject(info) && !Object.hasOwn(info, 'description') && description) kept.info = { ...info, description };
  keep('x-amazon-apigateway-policy', policyOf(policy));
  keep('x-amazon-apigateway-binary-media-types', binaryMediaTypes?.length ? binaryMediaTypes : undefined);
  keep('x-amazon-apigateway-api-key-source', apiKeySource === 'HEADER' ? undefined : apiKeySource);
  keep('x-amazon-apigateway-minimum-compression-size', minimumCompressionSize);
  keepEndpoint(document, kept, restApi);
  keepGatewayResponses(document, kept, gatewayResponses ?? []);
  return kept;
}

/**
 * In Swagger 2.0 it stands at the root, in OpenAPI 3.0 at the first server. Where there are several servers, AWS warns about
 * the others; so there it is left to be patched afterwards.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-endpoint-configuration.html
 */
function keepEndpoint(document: JsonObject, kept: Record<string, unknown>, restApi: LiveRead['restApi']): void {
  const vpcEndpointIds = restApi.endpointConfiguration?.vpcEndpointIds;
  const live = {
    ...(vpcEndpointIds?.length ? { vpcEndpointIds } : {}),
    ...(restApi.disableExecuteApiEndpoint ? { disableExecuteApiEndpoint: true } : {}),
  };
  if (Object.keys(live).length === 0) return;
  if (Object.hasOwn(document, 'swagger')) {
    addEndpoint(document, kept, live);
    return;
  }
  const servers = own(document, 'servers') ?? [];
  if (!Array.isArray(servers) || servers.length > 1) return;
  // Without servers the document has this one.
  const server: unknown = servers[0] ?? { url: '/' };
  if (!isObject(server)) return;
  const changed: Record<string, unknown> = { ...server };
  addEndpoint(server, changed, live);
  kept.servers = [changed];
}

function addEndpoint(holder: JsonObject, kept: Record<string, unknown>, live: JsonObject): void {
  const key = 'x-amazon-apigateway-endpoint-configuration';
  const written = own(holder, key);
  if (written === undefined || isObject(written)) kept[key] = { ...live, ...written };
}

function keepGatewayResponses(
  document: JsonObject,
  kept: Record<string, unknown>,
  responses: readonly GatewayResponse[],
): void {
  const key = 'x-amazon-apigateway-gateway-responses';
  const written = own(document, key);
  const customised = responses.filter(({ defaultResponse, responseType }) => !defaultResponse && responseType);
  if (customised.length === 0 || (written !== undefined && !isObject(written))) return;
  const live = customised.map(({ responseType = '', statusCode, responseParameters, responseTemplates }) => [
    responseType,
    {
      ...(statusCode === undefined ? {} : { statusCode }),
      ...(responseParameters === undefined ? {} : { responseParameters }),
      ...(responseTemplates === undefined ? {} : { responseTemplates }),
    },
  ]);
  kept[key] = { ...Object.fromEntries(live), ...(isObject(written) ? written : {}) };
}

/** The service gives a policy as JSON, or as JSON whose quotation marks are escaped. */
function policyOf(text: string | undefined): unknown {
  if (text === undefined || text === '') return undefined;
  return parse(text) ?? parse(String(parse(`"${text}"`) ?? ''));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
