import { integrationProperties, type PropertyShape } from '../aws/integration-properties.js';
import { isObject, own } from '../json.js';
import { hasHoles, textOf } from '../text/template-text.js';
import type { Api } from './api.js';
import { integrationsWith } from './integrations-by-key.js';
import { isShapeless } from './known-keys.js';
import type { Node } from './node.js';

/** A property of an integration that holds another kind of value than it takes. */
export interface MisshapenProperty extends Node {
  readonly name: string;
  readonly shape: PropertyShape;
  readonly value: unknown;
}

/** The properties of integrations, among those of these shapes, that certainly hold something else. */
export function misshapenPropertiesOf(api: Api, ...shapes: readonly PropertyShape[]): MisshapenProperty[] {
  const found: MisshapenProperty[] = [];
  for (const { name, shape, apis } of integrationProperties(...shapes)) {
    if (!apis.includes(api.kind)) continue;
    for (const integration of integrationsWith(name)(api)) {
      const value = own(integration.value, name);
      if (value !== null && !mayHaveShape(value, shape))
        found.push({ path: [...integration.path, name], name, shape, value });
    }
  }
  return found;
}

/** What a template tool or CloudFormation puts there may have any. */
function mayHaveShape(value: unknown, shape: PropertyShape): boolean {
  if (shape === 'map' && isObject(value)) return true;
  if (shape === 'list' && Array.isArray(value)) return true;
  const isText = shape === 'text' || shape === 'integer';
  if (isText && typeof value !== 'object') return true;
  const text = textOf(value);
  if (isText) return text !== undefined || isShapeless(value);
  return (text !== undefined && hasHoles(text)) || (isObject(value) && '$ref' in value);
}
