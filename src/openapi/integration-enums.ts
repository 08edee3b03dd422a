import type { ApiKind } from './api.js';
import { type Integration, textAt } from './integration.js';
import { INTEGRATION_PROPERTIES, type IntegrationProperty, integrationProperty } from './integration-properties.js';
import { integrationResponsesOf } from './integration-response.js';
import type { JsonObject, JsonPath } from './json.js';
import { type Pattern, pattern } from './pattern.js';
import type { Text } from './template-text.js';

/** A property of an integration, or of one of its responses, that takes one of a few words. */
export interface EnumValue {
  /** Where it stands in the integration. */
  readonly at: JsonPath;
  readonly name: string;
  readonly text: Text;
  /** The words as AWS spells them. */
  readonly values: readonly string[];
  /** All of them in any case. */
  readonly pattern: Pattern;
  /** Whether AWS is known to take them in upper and lower case. */
  readonly isAnyCase: boolean;
}

const PATTERNS: ReadonlyMap<string, Pattern> = new Map(
  INTEGRATION_PROPERTIES.flatMap(({ name, values }) =>
    values === undefined ? [] : [[name, pattern(values.join('|').replaceAll('.', '\\.'), 'i')]],
  ),
);

/** The properties of an integration with a fixed set of values, as far as they hold text, that a kind of API reads. */
export function enumValues(integration: Integration, kind: ApiKind): EnumValue[] {
  const found = INTEGRATION_PROPERTIES.flatMap((property) =>
    property.apis.includes(kind) ? enumValueAt(property, integration.value, [property.name]) : [],
  );
  const contentHandling = kind === 'rest' ? integrationProperty('contentHandling') : undefined;
  if (contentHandling === undefined) return found;
  const ofResponses = integrationResponsesOf(integration).flatMap(({ value, pattern: key }) =>
    enumValueAt(contentHandling, value, ['responses', key, contentHandling.name]),
  );
  return [...found, ...ofResponses];
}

function enumValueAt({ name, values, isAnyCase }: IntegrationProperty, holder: JsonObject, at: JsonPath): EnumValue[] {
  const words = PATTERNS.get(name);
  if (words === undefined || values === undefined) return [];
  const text = textAt(holder, name);
  return text === undefined ? [] : [{ at, name, text, values, pattern: words, isAnyCase: isAnyCase === true }];
}
