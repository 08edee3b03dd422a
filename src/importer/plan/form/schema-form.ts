import { fromPointer, isObject, type JsonObject, own } from '../../../openapi/json.js';
import { UNKNOWN } from './imported-api.js';

/** What a model validates with, and an import keeps as it is. Texts for readers, formats and OpenAPI's own words are not. */
const KEYWORDS = [
  'enum',
  'maxItems',
  'maxLength',
  'maximum',
  'minItems',
  'minLength',
  'minimum',
  'multipleOf',
  'pattern',
] as const;

const COMPOSITIONS = ['allOf', 'anyOf', 'oneOf', 'not'] as const;

const MODEL_REFERENCE = /\/restapis\/[^/]+\/models\/([^/]+)$/;
const SCHEMA_REFERENCE = /^#\/(?:definitions|components\/schemas)\/[^/]+$/;

/** The name of the model that a `$ref` names: of a document, or of the schema of a live model. */
export function modelName(reference: unknown): string | undefined {
  if (typeof reference !== 'string') return undefined;
  return (
    MODEL_REFERENCE.exec(reference)?.[1] ??
    (SCHEMA_REFERENCE.test(reference) ? fromPointer(reference).at(-1) : undefined)
  );
}

/**
 * What of a schema certainly survives an import, with references as `{$ref: Name}`. What the import is known to rewrite, or
 * may (compositions), is not known.
 */
export function schemaForm(schema: unknown): unknown {
  if (!isObject(schema)) return UNKNOWN;
  const reference = own(schema, '$ref');
  if (reference !== undefined) return { $ref: modelName(reference) ?? UNKNOWN };
  if (COMPOSITIONS.some((keyword) => Object.hasOwn(schema, keyword))) return UNKNOWN;
  const properties = own(schema, 'properties');
  const items = own(schema, 'items');
  const type = own(schema, 'type');
  return {
    // A missing type may be added.
    type: typeof type === 'string' ? type : UNKNOWN,
    ...Object.fromEntries(KEYWORDS.map((keyword) => [keyword, keywordForm(own(schema, keyword))])),
    required: requiredForm(own(schema, 'required')),
    uniqueItems: own(schema, 'uniqueItems') === true,
    properties: isObject(properties) ? propertiesForm(properties) : {},
    items: isObject(items) ? schemaForm(items) : undefined,
    additionalProperties: additionalForm(own(schema, 'additionalProperties')),
  };
}

function propertiesForm(properties: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, schemaForm(schema)]));
}

function keywordForm(value: unknown): unknown {
  if (value === null) return undefined;
  // `enum: [1]` of a string comes back as `["1"]`.
  return Array.isArray(value) ? value.map((item) => (isObject(item) ? UNKNOWN : String(item))) : value;
}

function requiredForm(value: unknown): unknown {
  return Array.isArray(value) ? [...new Set(value.map(String))].sort() : [];
}

/** True, an empty schema and nothing at all say the same. */
function additionalForm(value: unknown): unknown {
  if (value === undefined || value === null || value === true) return true;
  if (value === false) return false;
  if (isObject(value) && Object.keys(value).length === 0) return true;
  return schemaForm(value);
}
