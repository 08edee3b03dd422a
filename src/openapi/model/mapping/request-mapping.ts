import { onceEachKey } from '../../text/once-each-key.js';
import { readSamples } from '../../text/sample.js';
import { isFunction, literalText, type Text, textOf } from '../../text/template-text.js';
import type { Api } from '../api.js';
import { entries, has, type Integration, isUnknownAt } from '../integration.js';
import { integrationsWith } from '../integrations-by-key.js';
import type { Node } from '../node.js';
import { onceEach } from '../once-each.js';
import { parseSource, parseTarget, type RequestSource, type RequestTarget } from './mapping.js';

/** An entry of an integration's `requestParameters`. */
export interface RequestMapping extends Node {
  readonly integration: Integration;
  readonly key: string;
  readonly value: unknown;
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
export const mappingsIn = onceEach((integration: Integration): readonly RequestMapping[] => {
  const isKnown = !has(integration, 'integrationSubtype') && !isUnknownAt(integration, 'requestParameters');
  if (!isKnown) return [];
  return entries(integration, 'requestParameters').map(([key, value]) => {
    const { text, source } = typeof value === 'string' ? readText(value) : readValue(value);
    const path = [...integration.path, 'requestParameters', key];
    return { path, integration, key, value, target: targetOf(key), text, source };
  });
});

/** The request mappings of a whole document. */
export const requestMappingsOf = onceEach((api: Api): readonly RequestMapping[] =>
  integrationsWith('requestParameters')(api).flatMap(mappingsIn),
);

const readText = onceEachKey(readValue);

function readValue(value: unknown): Pick<RequestMapping, 'text' | 'source'> {
  const written = typeof value === 'string' || isFunction(value) ? textOf(value) : undefined;
  const text = written?.source === '' ? undefined : written && readSamples(written);
  return { text, source: text && parseSource(text) };
}

const targetOf = onceEachKey((key) => parseTarget(readSamples(textOf(key) ?? literalText(key))));
