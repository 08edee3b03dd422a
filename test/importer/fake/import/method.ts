import type { Method, MethodResponse } from '@aws-sdk/client-api-gateway';
import { follow, type JsonObject, objectOf, textListOf, textOf } from '../json.js';
import type { Operation } from './operations.js';
import { type ModelContext, modelFor } from './schemas.js';

const LOCATIONS: Readonly<Record<string, string>> = { path: 'path', query: 'querystring', header: 'header' };

/** The method of an operation, without authorization and integration. */
export function importMethod(document: JsonObject, operation: Operation, context: ModelContext): Method {
  const { verb, value } = operation;
  const requestParameters = requestParametersOf(operation);
  const requestModels = requestModelsOf(document, operation, context);
  const methodResponses = responsesOf(document, operation, context);
  const operationName = textOf(value.operationId);
  return {
    httpMethod: verb,
    ...(operationName === undefined ? {} : { operationName }),
    ...(Object.keys(requestParameters).length > 0 ? { requestParameters } : {}),
    ...(Object.keys(requestModels).length > 0 ? { requestModels } : {}),
    ...(Object.keys(methodResponses).length > 0 ? { methodResponses } : {}),
  };
}

/** Those that are declared, and the simple variables of the path. */
function requestParametersOf({ path, parameters }: Operation): Record<string, boolean> {
  const variables = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [`method.request.path.${name}`, true] as const);
  const declared = parameters.flatMap((parameter) => {
    const place = LOCATIONS[String(parameter.in)];
    if (place === undefined) return [];
    return [[`method.request.${place}.${String(parameter.name)}`, parameter.required === true] as const];
  });
  return Object.fromEntries([...declared, ...variables]);
}

function requestModelsOf(document: JsonObject, operation: Operation, context: ModelContext): Record<string, string> {
  const { value, parameters, verb } = operation;
  const body = parameters.find((parameter) => parameter.in === 'body');
  if (body !== undefined) return modelsFor(typesOf(value.consumes ?? document.consumes, body.schema), verb, context);
  const content = objectOf(objectOf(follow(document, value.requestBody)).content);
  return modelsFor(contentOf(content), verb, context);
}

function responsesOf(
  document: JsonObject,
  { value, verb }: Operation,
  context: ModelContext,
): Record<string, MethodResponse> {
  const responses: Record<string, MethodResponse> = {};
  for (const [statusCode, written] of Object.entries(objectOf(value.responses))) {
    if (!/^[1-5]\d\d$/.test(statusCode)) continue;
    const response = objectOf(follow(document, written));
    const schemas =
      response.schema === undefined
        ? contentOf(objectOf(response.content))
        : typesOf(value.produces ?? document.produces, response.schema);
    const responseModels = modelsFor(schemas, verb, context);
    const headers = Object.keys(objectOf(response.headers)).map(
      (name) => [`method.response.header.${name}`, false] as const,
    );
    responses[statusCode] = {
      statusCode,
      ...(headers.length > 0 ? { responseParameters: Object.fromEntries(headers) } : {}),
      ...(Object.keys(responseModels).length > 0 ? { responseModels } : {}),
    };
  }
  return responses;
}

type Schemas = readonly (readonly [type: string, schema: unknown])[];

function contentOf(content: JsonObject): Schemas {
  return Object.entries(content).map(([type, media]) => [type, objectOf(media).schema]);
}

function typesOf(types: unknown, schema: unknown): Schemas {
  const written = textListOf(types);
  return (written.length > 0 ? written : ['application/json']).map((type) => [type, schema]);
}

function modelsFor(schemas: Schemas, verb: string, context: ModelContext): Record<string, string> {
  return Object.fromEntries(
    schemas.flatMap(([type, schema]) => {
      const name = modelFor(schema, type, verb, context);
      return name === undefined ? [] : [[type, name]];
    }),
  );
}
