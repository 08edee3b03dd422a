import { contextReferencesOf } from './context-references.js';
import type { Api, Node } from './model/api.js';
import type { RequestSource, ResponseSource } from './model/mapping/mapping.js';
import { mappingTemplatesOf } from './model/mapping/mapping-templates.js';
import { requestMappingsOf } from './model/mapping/request-mapping.js';
import { responseMappingsOf } from './model/mapping/response-mapping.js';

/** A context variable that an integration reads, with its whole name known. */
export interface ContextUse extends Node {
  /** Without `context.`. */
  readonly name: string;
}

/**
 * The context variables in the mappings and mapping templates of integrations. Responses and templates of a proxy
 * integration are not read by API Gateway, so they are left out.
 */
export function contextUsesOf(api: Api): ContextUse[] {
  const uses: ContextUse[] = [];
  for (const { path, source } of requestMappingsOf(api)) {
    const name = nameIn(source);
    if (name !== undefined) uses.push({ path, name });
  }
  for (const { path, source } of responseMappingsOf(api)) {
    const name = nameIn(source);
    if (name !== undefined) uses.push({ path, name });
  }
  for (const { path, source } of mappingTemplatesOf(api)) {
    const references = contextReferencesOf(source);
    // Most templates have none.
    if (references.length > 0)
      for (const name of new Set(references.map((each) => each.name))) uses.push({ path, name });
  }
  return uses;
}

/** `$context.x` is for apigw-request-param-dollar. */
function nameIn(source: RequestSource | ResponseSource | undefined): string | undefined {
  return source?.kind === 'context' && !source.hasDollar ? source.name.literal : undefined;
}
