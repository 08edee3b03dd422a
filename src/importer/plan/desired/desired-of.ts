import { isObject, type JsonObject, own } from '../../../openapi/json.js';
import { type Api, apiOf } from '../../../openapi/model/api.js';
import type { BasePathMode } from '../../options.js';
import {
  type DesiredApi,
  type ImportedGatewayResponse,
  type ImportedMethod,
  type ImportedRequestValidator,
  type KnownMap,
  UNKNOWN,
} from '../form/imported-api.js';
import { importedGatewayResponse } from '../form/imported-gateway-response.js';
import { boolean } from '../form/normal-form.js';
import { pathsDownTo, prefixOf, resourcePath } from './base-path.js';
import { desiredAuthorizers } from './desired-authorizers.js';
import { desiredMethod } from './desired-method.js';
import { desiredModels } from './desired-models.js';
import { desiredSettings } from './desired-settings.js';
import { fillVariables, type ImportVariables } from './fill-variables.js';

/** What decides, besides the document, what an import makes. */
export interface DesiredContext extends ImportVariables {
  /** `ignore` unless given. */
  readonly basePath?: BasePathMode | undefined;
}

/**
 * What the import of a document makes, as far as it is certain.
 * @param document rendered and bundled: an OpenAPI 3.0 or Swagger 2.0 document as AWS gets it
 */
export function desiredOf(document: JsonObject, context: DesiredContext): DesiredApi {
  const filled = fillVariables(document, context);
  const api = apiOf(filled, 'rest');
  const prefix = prefixOf(filled, context.basePath ?? 'ignore');
  const paths = api.paths.flatMap(({ template }) => pathsDownTo(resourcePath(prefix, template)));
  return {
    paths: [...new Set(['/', ...paths])].sort(),
    methods: methodsOf(api, prefix),
    models: desiredModels(filled),
    authorizers: desiredAuthorizers(api),
    requestValidators: requestValidators(filled),
    gatewayResponses: gatewayResponses(filled),
    settings: desiredSettings(filled),
  };
}

function methodsOf(api: Api, prefix: string): Map<string, ImportedMethod> {
  const methods = new Map<string, ImportedMethod>();
  for (const operation of api.operations) {
    // What becomes of `trace`, a verb that API Gateway does not have, is not known.
    if (operation.method === 'TRACE') continue;
    const path = resourcePath(prefix, operation.pathItem.template);
    methods.set(`${operation.method} ${path}`, desiredMethod(operation, path, api));
  }
  return methods;
}

function requestValidators(document: JsonObject): KnownMap<ImportedRequestValidator> {
  return entriesAt(document, 'x-amazon-apigateway-request-validators', (value) => ({
    validatesBody: boolean(own(value, 'validateRequestBody'), false),
    validatesParameters: boolean(own(value, 'validateRequestParameters'), false),
  }));
}

/** What is missing in a gateway response is filled with what its type has by default. */
function gatewayResponses(document: JsonObject): KnownMap<ImportedGatewayResponse> {
  const written = entriesAt(document, 'x-amazon-apigateway-gateway-responses', (value): ImportedGatewayResponse => {
    const response = importedGatewayResponse(value);
    const isMissing = (key: string) => (own(value, key) ?? null) === null;
    return {
      statusCode: response.statusCode ?? UNKNOWN,
      responseParameters: isMissing('responseParameters') ? UNKNOWN : response.responseParameters,
      responseTemplates: isMissing('responseTemplates') ? UNKNOWN : response.responseTemplates,
    };
  });
  return Object.fromEntries(Object.entries(written).map(([type, response]) => [type.toUpperCase(), response]));
}

function entriesAt<Value>(document: JsonObject, key: string, read: (value: JsonObject) => Value): KnownMap<Value> {
  const map = own(document, key);
  if (!isObject(map)) return {};
  return Object.fromEntries(
    Object.entries(map).map(([name, value]) => [name, isObject(value) ? read(value) : UNKNOWN]),
  );
}
