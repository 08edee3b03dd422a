import { consumedTypes, templateTypes } from './content-types.js';
import { isObject, own } from './json.js';
import type { Api } from './model/api.js';
import { has, type Integration, textAt } from './model/integration.js';
import { isFunction } from './text/template-text.js';

/** The bodies that an integration refuses with 415. */
export interface UnmatchedTypes {
  /** The `passthroughBehavior` as written. */
  readonly behavior: string;
  /** The media types, or all there are. */
  readonly types: readonly string[] | 'all';
}

/**
 * The content types that an operation declares and its integration refuses because it has no request template for them.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html (read 2026-11-22)
 * What a `$default` template catches is not documented, so it counts as catching all.
 */
export function unmatchedTypes(integration: Integration, api: Api): UnmatchedTypes | undefined {
  const behavior = textAt(integration.value, 'passthroughBehavior')?.literal;
  const isNever = behavior?.toLowerCase() === 'never';
  if (behavior === undefined || !(isNever || behavior.toLowerCase() === 'when_no_templates')) return undefined;
  if (integration.type !== 'http' && integration.type !== 'aws' && integration.type !== 'mock') return undefined;
  if (!has(integration, 'requestTemplates')) {
    // A mock without a template does nothing at all, which apigw-mock-request-template says.
    return isNever && integration.type !== 'mock' ? { behavior, types: 'all' } : undefined;
  }
  const templates = own(integration.value, 'requestTemplates');
  if (!isObject(templates) || isFunction(templates)) return undefined;
  const matched = templateTypes(integration);
  const consumed = consumedTypes(integration.operation, api);
  if (matched === undefined || matched.includes('$default')) return undefined;
  if (matched.length === 0) return isNever && integration.type !== 'mock' ? { behavior, types: 'all' } : undefined;
  const types = (consumed ?? []).filter((type) => !type.includes('*') && !matched.includes(type));
  return types.length === 0 ? undefined : { behavior, types };
}
