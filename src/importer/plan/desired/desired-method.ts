import { isObject, own } from '../../../openapi/json.js';
import type { Api } from '../../../openapi/model/api.js';
import type { MethodResponse, Operation } from '../../../openapi/model/operation.js';
import { segmentsOf } from '../../../openapi/model/path-segment.js';
import {
  type ImportedMethod,
  type ImportedMethodResponse,
  type Known,
  type KnownMap,
  UNKNOWN,
} from '../form/imported-api.js';
import { boolean, trimmed } from '../form/normal-form.js';
import { desiredAuthorization } from './desired-authorization.js';
import { desiredIntegration } from './desired-integration.js';
import { requestModels, responseModels } from './desired-models.js';

const VALIDATOR = 'x-amazon-apigateway-request-validator';
const STATUS_CODE = /^[1-5]\d\d$/;
const LOCATIONS: Readonly<Record<string, string>> = { header: 'header', path: 'path', query: 'querystring' };

/** Header parameters that OpenAPI 3.0 tells tools to pass over. */
const PASSED_OVER = /^(?:accept|authorization|content-type)$/i;

/** The method that the import of an operation makes at a path. */
export function desiredMethod(operation: Operation, path: string, api: Api): ImportedMethod {
  const document = api.document.value;
  return {
    path,
    verb: operation.method,
    ...desiredAuthorization(operation, api),
    requestParameters: requestParameters(operation, api),
    requestModels: requestModels(operation, api),
    requestValidator: requestValidator(operation, api),
    responses: responses(operation, api),
    integration: desiredIntegration(operation, document),
  };
}

/**
 * The parameters by the name that mappings call them. Those of the path say nothing that the path does not say: API Gateway
 * adds simple variables itself and requires all of them.
 */
function requestParameters(operation: Operation, api: Api): Known<KnownMap<boolean>> {
  if (operation.parameters === undefined) return UNKNOWN;
  const parameters: Record<string, Known<boolean>> = {};
  for (const { variable } of segmentsOf(operation.pathItem)) {
    if (variable !== undefined) parameters[`method.request.path.${variable}`] = UNKNOWN;
  }
  for (const { name, in: location, value } of operation.parameters) {
    const place = Object.hasOwn(LOCATIONS, location) ? LOCATIONS[location] : undefined;
    if (place === undefined) continue;
    const isCertain = place !== 'path' && !(api.version !== '2.0' && place === 'header' && PASSED_OVER.test(name));
    parameters[`method.request.${place}.${name}`] = isCertain ? boolean(own(value, 'required'), false) : UNKNOWN;
  }
  return parameters;
}

function requestValidator(operation: Operation, api: Api): Known<string | undefined> {
  const document = api.document.value;
  const name = trimmed(own(operation.value, VALIDATOR) ?? own(document, VALIDATOR));
  const validators = own(document, 'x-amazon-apigateway-request-validators');
  if (typeof name !== 'string') return name;
  // What becomes of a name that is not declared is not known.
  return isObject(validators) && Object.hasOwn(validators, name) ? name : UNKNOWN;
}

function responses(operation: Operation, api: Api): Known<KnownMap<ImportedMethodResponse>> {
  if (operation.responses === undefined) return UNKNOWN;
  return Object.fromEntries(
    [...operation.responses]
      .filter(([status]) => !status.startsWith('x-'))
      // What `default` and ranges become is not known.
      .map(([status, response]) =>
        STATUS_CODE.test(status) ? [status, methodResponse(response, operation, api)] : ['*', UNKNOWN],
      ),
  );
}

function methodResponse(response: MethodResponse, operation: Operation, api: Api): ImportedMethodResponse {
  const { headers } = response;
  return {
    headers:
      headers === undefined
        ? UNKNOWN
        : Object.fromEntries([...headers].map((name) => [`method.response.header.${name}`, true])),
    models: responseModels(response, operation, api.document.value),
  };
}
