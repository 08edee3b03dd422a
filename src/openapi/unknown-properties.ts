import type { ApiKind } from './api.js';
import type { Integration } from './integration.js';
import { foreignName, INTEGRATION_PROPERTIES, integrationProperty } from './integration-properties.js';
import { isPlaceholderKey } from './known-keys.js';
import { suggest } from './suggest.js';

/** A key of an integration that is no property of one. */
export interface UnknownProperty {
  readonly name: string;
  /** The property it most likely stands for. */
  readonly meant: string | undefined;
  /** Whether it is a property of the entries of `responses`. */
  readonly isOfResponses: boolean;
}

const OF_RESPONSES: readonly string[] = ['responseParameters', 'responseTemplates', 'statusCode'];

/**
 * The keys of an integration that API Gateway does not know in either kind of API. Extensions, placeholders and
 * `integration-target`, which AWS's own example has, are let through.
 */
export function unknownProperties({ value }: Integration, kind: ApiKind): UnknownProperty[] {
  const candidates = INTEGRATION_PROPERTIES.filter(({ apis }) => apis.includes(kind)).map(({ name }) => name);
  return Object.keys(value).flatMap((name) => {
    const isOfResponses = kind === 'rest' && OF_RESPONSES.includes(name);
    if (!isOfResponses && (integrationProperty(name) !== undefined || isLetThrough(name))) return [];
    const meant = isOfResponses ? undefined : (foreignName(name) ?? suggest(name, candidates));
    return [{ name, meant, isOfResponses }];
  });
}

function isLetThrough(name: string): boolean {
  return name === 'integration-target' || name.startsWith('x-') || isPlaceholderKey(name);
}
