import { isObject, own } from '../json.js';
import { isFunction } from '../text/template-text.js';
import type { Api } from './api.js';
import type { Branch } from './branch.js';
import type { Node } from './node.js';
import { onceEach } from './once-each.js';
import type { Operation } from './operation.js';
import type { SecurityScheme } from './security-scheme.js';

/** One scheme that an operation asks for. */
export interface SecurityRequirement extends Node {
  readonly name: string;
  readonly scopes: readonly unknown[];
  /** Whether it comes from the root of the document and not from the operation. */
  readonly isInherited: boolean;
}

/** The requirements in force for an operation: its own `security`, else the root's. `security: []` means none. */
export function securityOf(operation: Operation, api: Api): SecurityRequirement[] {
  return inherits(operation) ? listed(api.document, true) : listed(operation, false);
}

/** The names of the schemes that an operation asks for itself, or that the root of the document asks for. */
export function requiredNames({ value }: Branch): string[] {
  const list = own(value, 'security');
  if (!Array.isArray(list)) return [];
  const names: string[] = [];
  for (const requirement of list) {
    if (isObject(requirement) && !isFunction(requirement)) names.push(...Object.keys(requirement));
  }
  return names;
}

function inherits({ value }: Operation): boolean {
  return (own(value, 'security') ?? null) === null;
}

function listed({ value, path }: Branch, isInherited: boolean): SecurityRequirement[] {
  const list = own(value, 'security');
  if (!Array.isArray(list)) return [];
  const requirements: SecurityRequirement[] = [];
  for (const [index, requirement] of list.entries()) {
    if (!isObject(requirement) || isFunction(requirement)) continue;
    for (const [name, written] of Object.entries(requirement)) {
      const scopes = Array.isArray(written) ? written : [];
      requirements.push({ path: [...path, 'security', index, name], name, scopes, isInherited });
    }
  }
  return requirements;
}

/** The declared schemes that some operation uses. */
export const usedSchemesOf = onceEach((api: Api): readonly SecurityScheme[] => {
  const used = new Set(api.operations.some(inherits) ? requiredNames(api.document) : []);
  for (const operation of api.operations) for (const name of requiredNames(operation)) used.add(name);
  return [...(api.securitySchemes?.values() ?? [])].filter(({ name }) => used.has(name));
});
