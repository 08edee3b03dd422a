import { contextReferencesOf } from './context-references.js';
import { entries, type Integration, isProxy } from './integration.js';
import { integrationResponsesOf } from './integration-response.js';
import type { JsonObject, JsonPath } from './json.js';
import { parseResponseValue } from './mapping.js';
import { requestMappingsOf } from './request-mapping.js';
import { readSamples } from './sample.js';
import { isFunction, textOf } from './template-text.js';

/** A context variable that an integration reads, with its whole name known. */
export interface ContextUse {
  /** Where, from the integration on. */
  readonly at: JsonPath;
  /** Without `context.`. */
  readonly name: string;
}

/**
 * The context variables in the mappings and mapping templates of an integration. Responses and templates of a proxy
 * integration are not read by API Gateway, so they are left out.
 */
export function contextUsesOf(integration: Integration): ContextUse[] {
  const requests = requestMappingsOf(integration).flatMap(({ at, source }) =>
    // `$context.x` is for apigw-request-param-dollar.
    source?.kind === 'context' && !source.hasDollar && source.name.literal !== undefined
      ? [{ at, name: source.name.literal }]
      : [],
  );
  if (integration.type === undefined || isProxy(integration)) return requests;
  const responses = integrationResponsesOf(integration).flatMap(({ pattern, ...response }) => [
    ...responseMappingsOf(response, ['responses', pattern]),
    ...templatesOf(response, 'responseTemplates', ['responses', pattern]),
  ]);
  return [...requests, ...templatesOf(integration, 'requestTemplates', []), ...responses];
}

function responseMappingsOf(response: { readonly value: JsonObject }, place: JsonPath): ContextUse[] {
  return entries(response, 'responseParameters').flatMap(([key, value]) => {
    const text = typeof value === 'string' || isFunction(value) ? textOf(value) : undefined;
    const source = text && parseResponseValue(readSamples(text));
    if (source?.kind !== 'context' || source.hasDollar || source.name.literal === undefined) return [];
    return [{ at: [...place, 'responseParameters', key], name: source.name.literal }];
  });
}

function templatesOf(holder: { readonly value: JsonObject }, key: string, place: JsonPath): ContextUse[] {
  return entries(holder, key).flatMap(([type, template]) => {
    const text = typeof template === 'string' || isFunction(template) ? textOf(template) : undefined;
    const names = new Set(contextReferencesOf(text?.source ?? '').map(({ name }) => name));
    return [...names].map((name) => ({ at: [...place, key, type], name }));
  });
}
