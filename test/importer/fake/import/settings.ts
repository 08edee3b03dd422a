import type { GatewayResponse, RequestValidator } from '@aws-sdk/client-api-gateway';
import type { Account, Settings } from '../account.js';
import { isResponseType } from '../gateway-responses.js';
import { isObject, type JsonObject, listOf, mapTexts, objectOf, textListOf, textOf, textsOf } from '../json.js';
import { badRequest } from '../service-error.js';
import type { Problems } from './problems.js';

/** What belongs to the API as a whole: only what the document says. */
export function importSettings(document: JsonObject, account: Account, apiId: string, problems: Problems): Settings {
  const info = objectOf(document.info);
  const name = textOf(info.title);
  if (name === undefined) throw badRequest('Invalid OpenAPI input.');
  const settings: Settings = { name };
  if (info.version !== undefined) settings.version = String(info.version);
  if (textOf(info.description) !== undefined) settings.description = String(info.description);
  const types = document['x-amazon-apigateway-binary-media-types'];
  if (Array.isArray(types)) settings.binaryMediaTypes = textListOf(types);
  const source = document['x-amazon-apigateway-api-key-source'];
  if (source === 'HEADER' || source === 'AUTHORIZER') settings.apiKeySource = source;
  const size = document['x-amazon-apigateway-minimum-compression-size'];
  if (typeof size === 'number') settings.minimumCompressionSize = size;
  const policy = document['x-amazon-apigateway-policy'];
  if (isObject(policy)) settings.policy = JSON.stringify(withFullArns(policy, account, apiId));
  const endpoint = endpointOf(document);
  if (typeof endpoint.disableExecuteApiEndpoint === 'boolean')
    settings.disableExecuteApiEndpoint = endpoint.disableExecuteApiEndpoint;
  if (Array.isArray(endpoint.vpcEndpointIds))
    settings.endpointConfiguration = { vpcEndpointIds: textListOf(endpoint.vpcEndpointIds) };
  if (listOf(document.servers).length > 1)
    problems.warnings.push(
      'More than one server provided. Ignoring all but the first for defining endpoint configuration',
    );
  return settings;
}

/** `execute-api:/…` becomes the full ARN of the API. */
export function withFullArns(policy: unknown, account: Account, apiId: string): unknown {
  const full = `arn:aws:execute-api:${account.region}:${account.id}:${apiId}/`;
  return mapTexts(policy, (text) => text.replace(/^execute-api:\//, full));
}

/** The request validators of a document. One that was there before keeps its id. */
export function importValidators(
  document: JsonObject,
  account: Account,
  before: ReadonlyMap<string, { readonly id: string }>,
): Map<string, RequestValidator & { id: string }> {
  return new Map(
    Object.entries(objectOf(document['x-amazon-apigateway-request-validators'])).map(([name, written]) => {
      const { validateRequestBody, validateRequestParameters } = objectOf(written);
      const id = before.get(name)?.id ?? account.newId();
      return [
        name,
        {
          id,
          name,
          validateRequestBody: validateRequestBody === true,
          validateRequestParameters: validateRequestParameters === true,
        },
      ];
    }),
  );
}

/** The gateway responses that a document customises. */
export function importGatewayResponses(document: JsonObject, { errors }: Problems): Map<string, GatewayResponse> {
  const responses = new Map<string, GatewayResponse>();
  for (const [type, written] of Object.entries(objectOf(document['x-amazon-apigateway-gateway-responses']))) {
    const { statusCode, responseParameters, responseTemplates } = objectOf(written);
    if (!isResponseType(type)) {
      errors.push(`1 validation error detected: Value '${type}' at 'responseType' failed to satisfy constraint`);
      continue;
    }
    responses.set(type, {
      responseType: type,
      ...(statusCode === undefined ? {} : { statusCode: String(statusCode) }),
      responseParameters: textsOf(responseParameters),
      responseTemplates: textsOf(responseTemplates),
      defaultResponse: false,
    });
  }
  return responses;
}

/**
 * In OpenAPI 3.0 it stands at the server, in Swagger 2.0 at the top.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-endpoint-configuration.html
 */
function endpointOf(document: JsonObject): JsonObject {
  const key = 'x-amazon-apigateway-endpoint-configuration';
  if (document.swagger !== undefined) return objectOf(document[key]);
  return objectOf(objectOf(listOf(document.servers)[0])[key]);
}
