// The schema of an integration. An error in it is one that the rules report as well, in a REST API: integration-object,
// integration-property-shape, integration-type, integration-enum, integration-enum-case, integration-http-method,
// integration-unknown-property and timeout-range.
import {
  INTEGRATION_PROPERTIES,
  type IntegrationProperty,
  integrationProperty,
} from '../../src/openapi/aws/integration-properties.js';
import { INTEGRATION_TEXTS, type PropertyText, SKELETONS } from '../../src/openapi/aws/integration-texts.js';
import { MAX_STREAM_TIMEOUT_MS, MIN_TIMEOUT_MS } from '../../src/openapi/model/timeout.js';
import {
  alternatives,
  describe,
  describeAll,
  explained,
  forKinds,
  HOLE,
  NOTHING,
  offered,
  oneOf,
  PLACEHOLDER_KEY,
  type Schema,
} from './schema-parts.js';

const CALL: Schema = { $ref: '#/definitions/function' };
const LATER: Schema = { type: 'string', pattern: HOLE };
const MAP_LATER: Schema = { pattern: HOLE, patternErrorMessage: 'Write a map here.' };

const METHOD = integrationProperty('httpMethod') ?? missing('httpMethod');

/** Whose values no rule judges in every document: any is right, and these are offered. */
const OFFERED_ONLY: readonly string[] = ['httpMethod', 'payloadFormatVersion', 'responseParameters'];

/** The schema of `x-amazon-apigateway-integration`. */
export function integrationSchema(): Schema {
  // What a reference leads to is judged where it is written.
  return {
    defaultSnippets: SKELETONS.map(({ label, about, body }) => ({ label, description: about, body })),
    if: { type: 'object', required: ['$ref'] },
    else: writtenOut(),
  };
}

function writtenOut(): Schema {
  return {
    type: ['object', 'string'],
    ...MAP_LATER,
    properties: Object.fromEntries(INTEGRATION_PROPERTIES.map((property) => [property.name, propertySchema(property)])),
    patternProperties: { '^x-|^integration-target$': {}, [PLACEHOLDER_KEY]: {} },
    additionalProperties: false,
    allOf: [
      {
        if: { type: 'object', propertyNames: { not: { pattern: PLACEHOLDER_KEY } } },
        then: { required: ['type'] },
      },
      {
        if: {
          required: ['type'],
          properties: {
            type: { type: 'string', pattern: `^(?:${anyCase(METHOD.types)})$` },
          },
        },
        then: { properties: { httpMethod: words(METHOD) } },
      },
    ],
  };
}

function propertySchema(property: IntegrationProperty): Schema {
  const text = textOf(property);
  const { samples } = text;
  return {
    ...explained(text.about + forKinds(property.apis)),
    ...valueSchema(property, text),
    ...(samples === undefined ? {} : { examples: samples }),
  };
}

function valueSchema(property: IntegrationProperty, text: PropertyText): Schema {
  const { name, shape, values } = property;
  if (name === 'timeoutInMillis') return TIMEOUT;
  if (values !== undefined) return OFFERED_ONLY.includes(name) ? offered(oneOf(wordsOf(property))) : words(property);
  if (OFFERED_ONLY.includes(name)) return {};
  if (shape === 'text') return alternatives({ type: ['string', 'number', 'boolean'] }, NOTHING, CALL);
  const entries = text.entries && describe(text.entries);
  if (shape === 'list') {
    return alternatives({ type: 'array', ...(entries === undefined ? {} : { items: entries }) }, LATER, NOTHING, CALL);
  }
  return {
    type: ['object', 'string', 'null'],
    ...MAP_LATER,
    ...(text.properties === undefined ? {} : { properties: describeAll(text.properties) }),
    ...(entries === undefined ? {} : { additionalProperties: entries }),
  };
}

/** Text in which only some words make sense, in their own case or in any. An empty one stands for the default. */
function words(property: IntegrationProperty): Schema {
  const { values = [], isAnyCase } = property;
  const others = isAnyCase ? `^(?:${anyCase(values)})?$|${HOLE}` : `^$|${HOLE}`;
  return alternatives(oneOf(wordsOf(property)), { type: 'string', pattern: others }, NOTHING, CALL);
}

function wordsOf(property: IntegrationProperty): Record<string, string> {
  const { meanings = {} } = textOf(property);
  return Object.fromEntries((property.values ?? []).map((value) => [value, meanings[value] ?? '']));
}

const TIMEOUT = alternatives(
  { type: 'integer', minimum: MIN_TIMEOUT_MS, maximum: MAX_STREAM_TIMEOUT_MS },
  { type: 'string', pattern: `^\\s*(?:[\\d.eE+-]*|0[bBoOxX][\\da-fA-F]+)\\s*$|${HOLE}` },
  NOTHING,
  CALL,
);

/** JSON Schema knows no flags: `aws` becomes `[aA][wW][sS]`. */
function anyCase(values: readonly string[]): string {
  return values
    .map((value) => value.replace(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`))
    .join('|');
}

function textOf({ name }: IntegrationProperty): PropertyText {
  return INTEGRATION_TEXTS[name] ?? missing(name);
}

function missing(name: string): never {
  throw new Error(`No property ${name} of an integration, or no text for it.`);
}
