import { INTEGRATION_PROPERTIES } from '../aws/integration-properties.js';
import { own } from '../json.js';
import { type Pattern, pattern } from '../text/pattern.js';
import type { Text } from '../text/template-text.js';
import type { Api } from './api.js';
import { type Integration, textAt } from './integration.js';
import { type IntegrationResponse, integrationResponsesOf } from './integration-response.js';
import { integrationsWith } from './integrations-by-key.js';
import type { ApiKind, Node } from './node.js';
import { onceEach } from './once-each.js';

/** A property of an integration, or of one of its responses, that takes one of a few words. */
export interface EnumValue extends Node {
  readonly integration: Integration;
  readonly name: string;
  readonly text: Text;
  /** The words as AWS spells them. */
  readonly values: readonly string[];
  /** All of them in any case. */
  readonly pattern: Pattern;
  /** Whether AWS is known to take them in upper and lower case. */
  readonly isAnyCase: boolean;
}

interface EnumProperty extends Omit<EnumValue, keyof Node | 'integration' | 'text'> {
  readonly apis: readonly ApiKind[];
}

const ENUMS: readonly EnumProperty[] = INTEGRATION_PROPERTIES.flatMap(({ name, apis, values, isAnyCase = false }) =>
  values === undefined
    ? []
    : [{ name, apis, values, pattern: pattern(values.join('|').replaceAll('.', '\\.'), 'i'), isAnyCase }],
);

/** The only one that the entries of `responses` have too. */
const OF_RESPONSES = 'contentHandling';

/**
 * The properties of integrations with a fixed set of values, as far as the document's kind of API reads them and they hold
 * text in another spelling than AWS's own.
 */
export const enumValuesOf = onceEach((api: Api): readonly EnumValue[] => {
  const found: EnumValue[] = [];
  for (const property of ENUMS) {
    if (!property.apis.includes(api.kind)) continue;
    for (const integration of integrationsWith(property.name)(api)) collect(found, property, integration, integration);
    if (property.name !== OF_RESPONSES) continue;
    for (const response of api.integrations.flatMap(integrationResponsesOf))
      collect(found, property, response.integration, response);
  }
  return found;
});

function collect(
  found: EnumValue[],
  { name, values, pattern, isAnyCase }: EnumProperty,
  integration: Integration,
  { path, value }: IntegrationResponse | Integration,
): void {
  const written = own(value, name);
  if (written === undefined || (typeof written === 'string' && values.includes(written))) return;
  const text = textAt(value, name);
  if (text !== undefined) found.push({ path: [...path, name], integration, name, text, values, pattern, isAnyCase });
}
