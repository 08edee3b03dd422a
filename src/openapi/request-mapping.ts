import { entries, has, type Integration, isUnknownAt } from './integration.js';
import type { JsonPath } from './json.js';
import { parseSource, parseTarget, type RequestSource, type RequestTarget } from './mapping.js';
import { readSamples } from './sample.js';
import { isFunction, type Text, textFrom, textOf } from './template-text.js';

/** An entry of an integration's `requestParameters`. */
export interface RequestMapping {
  readonly key: string;
  readonly value: unknown;
  /** Where it stands, from the integration on. */
  readonly at: JsonPath;
  readonly target: RequestTarget;
  /** The value, if it is a string or a CloudFormation function that makes one, and not empty. */
  readonly text: Text | undefined;
  /** What {@link text} says. */
  readonly source: RequestSource | undefined;
}

const known = new WeakMap<Integration, readonly RequestMapping[]>();

/**
 * The request mappings of a REST API's integration; read once, since several rules ask for them. None if they are not known
 * until deployment, or if they are the parameters of a service action (`integrationSubtype`), which HTTP APIs have.
 */
export function requestMappingsOf(integration: Integration): readonly RequestMapping[] {
  let mappings = known.get(integration);
  if (mappings === undefined) {
    const isKnown = !has(integration, 'integrationSubtype') && !isUnknownAt(integration, 'requestParameters');
    mappings = isKnown ? entries(integration, 'requestParameters').map(mappingOf) : [];
    known.set(integration, mappings);
  }
  return mappings;
}

function mappingOf([key, value]: [key: string, value: unknown]): RequestMapping {
  const written = typeof value === 'string' || isFunction(value) ? textOf(value) : undefined;
  const text = written?.source === '' ? undefined : written && readSamples(written);
  const target = parseTarget(readSamples(textOf(key) ?? textFrom([key])));
  return { key, value, at: ['requestParameters', key], target, text, source: text && parseSource(text) };
}
