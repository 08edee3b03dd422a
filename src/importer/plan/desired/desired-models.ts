import { isObject, type JsonObject, own, valueAt } from '../../../openapi/json.js';
import type { Api } from '../../../openapi/model/api.js';
import type { MethodResponse, Operation } from '../../../openapi/model/operation.js';
import { follow, reference } from '../../../openapi/model/reference.js';
import { type ImportedModel, type Known, type KnownMap, UNKNOWN } from '../form/imported-api.js';
import { contentType } from '../form/normal-form.js';
import { modelName, schemaForm } from '../form/schema-form.js';

const JSON_TYPE = 'application/json';

/** What a model may be called: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html */
const NAME = /^[A-Za-z0-9]+$/;

/** The named schemas of a document. */
function schemasOf(document: JsonObject): JsonObject {
  const schemas = valueAt(document, ['components', 'schemas']) ?? own(document, 'definitions');
  return isObject(schemas) ? schemas : {};
}

/** The models that an import makes. Whether one that nothing refers to becomes a model is not known. */
export function desiredModels(document: JsonObject): KnownMap<ImportedModel> {
  const used = referencesIn(document);
  return Object.fromEntries(
    Object.entries(schemasOf(document)).map(([name, schema]) => {
      const isModel = NAME.test(name) && used.has(name) && isObject(schema) && reference(schema) === undefined;
      return [name, isModel ? { schema: schemaForm(schema) } : UNKNOWN];
    }),
  );
}

/** The models of the bodies that an operation takes, by content type. */
export function requestModels(operation: Operation, api: Api): Known<KnownMap<string>> {
  const document = api.document.value;
  const written = own(operation.value, 'requestBody');
  if (written !== undefined && written !== null) {
    const { value } = follow(document, written, []);
    return isObject(value) ? contentModels(own(value, 'content'), document) : UNKNOWN;
  }
  if (operation.parameters === undefined) return UNKNOWN;
  const body = operation.parameters.find((parameter) => parameter.in === 'body');
  if (body === undefined) return operation.parameters.some((parameter) => parameter.in === 'formData') ? UNKNOWN : {};
  return typedModels(own(body.value, 'schema'), typesOf('consumes', operation, document), document);
}

/** The models of the bodies of a response, by content type. */
export function responseModels(
  response: MethodResponse,
  operation: Operation,
  document: JsonObject,
): Known<KnownMap<string>> {
  const value = valueAt(document, response.path);
  if (!isObject(value)) return {};
  const schema = own(value, 'schema');
  if (schema === undefined || schema === null) return contentModels(own(value, 'content'), document);
  return typedModels(schema, typesOf('produces', operation, document), document);
}

function contentModels(content: unknown, document: JsonObject): Known<KnownMap<string>> {
  if (content === undefined || content === null) return {};
  if (!isObject(content)) return UNKNOWN;
  return modelMap(
    Object.entries(content).map(([type, media]) => [type, isObject(media) ? own(media, 'schema') : undefined]),
    document,
  );
}

function typedModels(schema: unknown, types: unknown, document: JsonObject): Known<KnownMap<string>> {
  if (!Array.isArray(types)) return UNKNOWN;
  return modelMap(
    types.map((type) => [String(type), schema]),
    document,
  );
}

function typesOf(key: 'consumes' | 'produces', operation: Operation, document: JsonObject): unknown {
  return own(operation.value, key) ?? own(document, key);
}

/** Only a plain reference for JSON certainly gives the model of that name; what others give is not documented. */
function modelMap(schemas: readonly (readonly [string, unknown])[], document: JsonObject): KnownMap<string> {
  return Object.fromEntries(
    schemas.map(([type, schema]) => {
      const name = contentType(type) === JSON_TYPE ? modelName(reference(schema)) : undefined;
      const isKnown = type === JSON_TYPE && name !== undefined && Object.hasOwn(schemasOf(document), name);
      return [type, isKnown ? name : UNKNOWN];
    }),
  );
}

/** The names of all models that a document refers to. */
function referencesIn(document: JsonObject): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const open: unknown[] = [document];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    const name = modelName(reference(value));
    if (name !== undefined) names.add(name);
    for (const item of Object.values(value)) open.push(item);
  }
  return names;
}
