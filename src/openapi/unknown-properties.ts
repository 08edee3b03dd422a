import { suggest } from '../wording/suggest.js';
import { foreignName, INTEGRATION_PROPERTIES, integrationProperty } from './aws/integration-properties.js';
import type { Api, ApiKind, Node } from './model/api.js';
import { integrationsByKey } from './model/integrations-by-key.js';
import { isPlaceholderKey } from './model/known-keys.js';

/** A key of an integration that is no property of one. */
export interface UnknownProperty extends Node {
  readonly name: string;
  /** The property it most likely stands for. */
  readonly meant: string | undefined;
  /** Whether it is a property of the entries of `responses`. */
  readonly isOfResponses: boolean;
}

const OF_RESPONSES: readonly string[] = ['responseParameters', 'responseTemplates', 'statusCode'];

/**
 * The keys of integrations that API Gateway does not know in either kind of API. Extensions, placeholders and
 * `integration-target`, which AWS's own example has, are let through.
 */
export function unknownPropertiesOf(api: Api): UnknownProperty[] {
  return [...integrationsByKey(api)].flatMap(([name, integrations]) => {
    const isOfResponses = api.kind === 'rest' && OF_RESPONSES.includes(name);
    if (!isOfResponses && (integrationProperty(name) !== undefined || isLetThrough(name))) return [];
    const meant = isOfResponses ? undefined : meantBy(name, api.kind);
    return integrations.map(({ path }) => ({ path: [...path, name], name, meant, isOfResponses }));
  });
}

function meantBy(name: string, kind: ApiKind): string | undefined {
  const candidates = INTEGRATION_PROPERTIES.filter(({ apis }) => apis.includes(kind));
  return (
    foreignName(name) ??
    suggest(
      name,
      candidates.map((property) => property.name),
    )
  );
}

function isLetThrough(name: string): boolean {
  return name === 'integration-target' || name.startsWith('x-') || isPlaceholderKey(name);
}
