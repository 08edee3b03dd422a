import type { JsonObject, JsonPath } from '../../json.js';
import { isFunction, sourceOf } from '../../text/template-text.js';
import type { Api } from '../api.js';
import { entries, isCustom } from '../integration.js';
import { integrationResponsesOf } from '../integration-response.js';
import type { Node } from '../node.js';
import { onceEach } from '../once-each.js';

/** An entry of `requestTemplates`, or of the `responseTemplates` of an integration response. */
export interface MappingTemplate extends Node {
  /** The key: a media type, or what stands for one. */
  readonly contentType: string;
  /** What it says, as written; empty if it is not text. */
  readonly source: string;
}

/** The mapping templates of integrations that are not proxies, without those that are null, which API Gateway takes for absent. */
export const mappingTemplatesOf = onceEach((api: Api): readonly MappingTemplate[] => {
  const templates: MappingTemplate[] = [];
  for (const integration of api.integrations) {
    if (!isCustom(integration)) continue;
    collect(templates, integration, 'requestTemplates');
    for (const response of integrationResponsesOf(integration)) collect(templates, response, 'responseTemplates');
  }
  return templates;
});

function collect(
  templates: MappingTemplate[],
  holder: { readonly path: JsonPath; readonly value: JsonObject },
  key: string,
): void {
  for (const [contentType, template] of entries(holder, key)) {
    if (template !== null)
      templates.push({ path: [...holder.path, key, contentType], contentType, source: templateOf(template) });
  }
}

function templateOf(template: unknown): string {
  return typeof template === 'string' || isFunction(template) ? (sourceOf(template) ?? '') : '';
}
