import { entries, has, type Integration, isUnknownAt } from './integration.js';
import type { JsonPath } from './json.js';
import { parseSource, parseTarget, type RequestSource, type RequestTarget } from './mapping.js';
import { onceEach } from './once-each.js';
import { onceEachKey } from './once-each-key.js';
import { readSamples } from './sample.js';
import { isFunction, literalText, type Text, textOf } from './template-text.js';

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

/**
 * The request mappings of a REST API's integration. None if they are not known until deployment, or if they are the
 * parameters of a service action (`integrationSubtype`), which HTTP APIs have.
 */
export const requestMappingsOf = onceEach((integration: Integration): readonly RequestMapping[] => {
  const isKnown = !has(integration, 'integrationSubtype') && !isUnknownAt(integration, 'requestParameters');
  return isKnown ? entries(integration, 'requestParameters').map(mappingOf) : [];
});

function mappingOf([key, value]: [key: string, value: unknown]): RequestMapping {
  const { text, source } = typeof value === 'string' ? readText(value) : readValue(value);
  return { key, value, at: ['requestParameters', key], target: targetOf(key), text, source };
}

const readText = onceEachKey(readValue);

function readValue(value: unknown): Pick<RequestMapping, 'text' | 'source'> {
  const written = typeof value === 'string' || isFunction(value) ? textOf(value) : undefined;
  const text = written?.source === '' ? undefined : written && readSamples(written);
  return { text, source: text && parseSource(text) };
}

const targetOf = onceEachKey((key) => parseTarget(readSamples(textOf(key) ?? literalText(key))));
