import { entries, type Integration, isCustom } from './integration.js';
import { integrationResponsesOf } from './integration-response.js';
import type { JsonObject, JsonPath } from './json.js';

/** An entry of `requestTemplates`, or of the `responseTemplates` of an integration response. */
export interface MappingTemplate {
  /** The key: a media type, or what stands for one. */
  readonly contentType: string;
  /** Where it stands, from the integration on. */
  readonly at: JsonPath;
}

/** The mapping templates of an integration that is no proxy, without those that are null, which API Gateway takes for absent. */
export function mappingTemplatesOf(integration: Integration): MappingTemplate[] {
  if (!isCustom(integration)) return [];
  const responses = integrationResponsesOf(integration).flatMap(({ pattern, value }) =>
    templatesIn(value, ['responses', pattern, 'responseTemplates']),
  );
  return [...templatesIn(integration.value, ['requestTemplates']), ...responses];
}

function templatesIn(value: JsonObject, place: readonly string[]): MappingTemplate[] {
  return entries({ value }, place.at(-1) ?? '').flatMap(([contentType, template]) =>
    template === null ? [] : [{ contentType, at: [...place, contentType] }],
  );
}
