import type { Shape, Words } from '../../src/openapi/aws/shape.js';
import type { ApiKind } from '../../src/openapi/model/node.js';
import { PLACEHOLDER_MARK } from '../../src/openapi/text/placeholders.js';
import { SAMPLE_WORD } from '../../src/openapi/text/sample.js';

/** A JSON schema, draft 7. */
export type Schema = Readonly<Record<string, unknown>>;

/** What a string has in which something is filled in later. */
export const HOLE = `${PLACEHOLDER_MARK.source}|${SAMPLE_WORD}`;

/** A key that is none of the document's own: a function, a reference, a merge, a placeholder. */
export const PLACEHOLDER_KEY = `^(?:\\$ref|<<|\\[object Object\\]|Ref|Fn::.*)$|${PLACEHOLDER_MARK.source}`;

/** Nothing, said so that editors do not offer the word `null`. */
export const NOTHING: Schema = { not: { type: ['string', 'number', 'boolean', 'object', 'array'] } };

/** A CloudFormation function, a reference, or the empty map that YAML makes of an unquoted `{{ x }}`. */
export const FUNCTION: Schema = {
  type: 'object',
  anyOf: [{ maxProperties: 0 }, { not: { propertyNames: { not: { pattern: PLACEHOLDER_KEY } } } }],
};

/**
 * Any of these. yaml-language-server tells alternatives apart by their titles, descriptions and `properties` objects: where
 * they have none, it takes all of them for the right one and shows as many headings.
 */
export function alternatives(...schemas: readonly Schema[]): Schema {
  return { anyOf: schemas.map((schema) => ({ ...schema, properties: {} })) };
}

/** Any value, where an editor offers those of a schema. */
export function offered(schema: Schema): Schema {
  const { enumDescriptions: _, ...constraint } = schema;
  return alternatives(schema, { not: constraint });
}

/** The schema of a shape: it describes the value and offers others, and takes any. */
export function describe(shape: Shape): Schema {
  const { about, kind, words, samples, properties, entries } = shape;
  return {
    ...explained(about),
    ...(kind === 'switch' ? offered({ type: 'boolean' }) : {}),
    ...(words === undefined ? {} : offered(oneOf(words))),
    ...(samples === undefined || samples.length === 0 ? {} : { examples: samples }),
    ...(properties === undefined ? {} : { properties: describeAll(properties) }),
    ...(entries === undefined ? {} : { [kind === 'list' ? 'items' : 'additionalProperties']: describe(entries) }),
  };
}

/** The schemas of a map's properties. */
export function describeAll(properties: Readonly<Record<string, Shape>>): Record<string, Schema> {
  return Object.fromEntries(Object.entries(properties).map(([name, shape]) => [name, describe(shape)]));
}

/** A description, for editors that show Markdown and for the others. */
export function explained(about: string, page?: string): Schema {
  const plain = page === undefined ? about : `${about}\n\n${page}`;
  const markdown = page === undefined ? about : `${about}\n\n[Developer Guide](${page})`;
  return plain === markdown && !plain.includes('`')
    ? { description: plain }
    : { description: plain.replaceAll('`', ''), markdownDescription: markdown };
}

/** One of these words, each with its meaning if any has one. */
export function oneOf(words: Words): Schema {
  const meanings = Object.values(words);
  return {
    enum: Object.keys(words),
    ...(meanings.some((meaning) => meaning !== '') ? { enumDescriptions: meanings } : {}),
  };
}

/** Which kinds of API read something, if not both do. */
export function forKinds(apis: readonly ApiKind[]): string {
  if (apis.length !== 1) return '';
  return apis[0] === 'rest' ? ' REST APIs only.' : ' HTTP APIs only.';
}
