import type { JsonPath } from '../../openapi/json.js';
import { search } from './search-document.js';

/** The types of JSON Schema draft 4. */
const TYPES: readonly unknown[] = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];

/**
 * What in a schema is most likely no JSON Schema of draft 4, which is what models must be: an empty or doubtful `required`,
 * repeated values in `enum`, an unknown `type`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export function modelSuspect(document: unknown, model: JsonPath): JsonPath | undefined {
  return search(document, model, (key, value, holder) => {
    // Below `properties` these are names.
    if (key === 'required') return Array.isArray(value) && (value.length === 0 || hasRepeats(value));
    if (key === 'enum') return Array.isArray(value) && (value.length === 0 || hasRepeats(value));
    return key === 'type' && typeof value === 'string' && !Array.isArray(holder) && !TYPES.includes(value);
  });
}

/** A reference to a model that API Gateway cannot follow. */
export function foreignReference(document: unknown, model: JsonPath): JsonPath | undefined {
  return search(
    document,
    model,
    (key, value) =>
      key === '$ref' && typeof value === 'string' && !/^#\/(?:definitions|components\/schemas)\/[^/]+$/.test(value),
  );
}

function hasRepeats(values: readonly unknown[]): boolean {
  return new Set(values.map((value) => JSON.stringify(value))).size < values.length;
}
