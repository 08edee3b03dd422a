import { isObject, type JsonObject, own } from '../json.js';
import { isFunction, textOf } from '../text/template-text.js';
import type { Api, Node } from './api.js';
import type { Branch } from './branch.js';
import { hasKnownKeys } from './known-keys.js';
import { onceEach } from './once-each.js';
import type { Operation } from './operation.js';
import { follow, isUnknown, lookUp } from './reference.js';

/** The extension that makes a security scheme a Lambda or Cognito authorizer. */
export const AUTHORIZER = 'x-amazon-apigateway-authorizer';

/** The extension that labels how a scheme authorizes; `awsSigv4` stands for IAM. */
export const AUTHTYPE = 'x-amazon-apigateway-authtype';

/** An entry of `components.securitySchemes` (OpenAPI 3.0) or `securityDefinitions` (Swagger 2.0). */
export interface SecurityScheme extends Node {
  readonly name: string;
  readonly value: JsonObject;
}

/** One scheme that an operation asks for. */
export interface SecurityRequirement extends Node {
  readonly name: string;
  readonly scopes: readonly unknown[];
  /** Whether it comes from the root of the document and not from the operation. */
  readonly isInherited: boolean;
}

/** The declared schemes by name; `undefined` if they are not known until deployment. */
export function securitySchemesOf(document: JsonObject): ReadonlyMap<string, SecurityScheme> | undefined {
  const schemes = new Map<string, SecurityScheme>();
  for (const place of [['securityDefinitions'], ['components', 'securitySchemes']]) {
    const map = mapAt(document, place);
    if (map === undefined || !hasKnownKeys(map.value)) return undefined;
    for (const [name, written] of Object.entries(map.value)) {
      const { value, path } = follow(document, written, [...map.path, name]);
      if (isUnknown(written, value)) return undefined;
      if (isObject(value)) schemes.set(name, { name, value, path });
    }
  }
  return schemes;
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

/** Whether a scheme stands for IAM authorization (Signature Version 4). */
export function isIam(scheme: SecurityScheme): boolean {
  return textOf(own(scheme.value, AUTHTYPE))?.literal?.toLowerCase() === 'awssigv4';
}

/** The map at a place; an empty one if there is none, `undefined` if it is not known until deployment. */
function mapAt(document: JsonObject, place: readonly string[]): Branch | undefined {
  let map: Branch = { value: document, path: [] };
  for (const key of place) {
    const found = lookUp(document, map, key);
    if (found === undefined) return undefined;
    map = { value: isObject(found.value) ? found.value : {}, path: found.path };
  }
  return map;
}

/** The declared schemes that some operation uses. */
export const usedSchemesOf = onceEach((api: Api): readonly SecurityScheme[] => {
  const used = new Set(api.operations.some(inherits) ? requiredNames(api.document) : []);
  for (const operation of api.operations) for (const name of requiredNames(operation)) used.add(name);
  return [...(api.securitySchemes?.values() ?? [])].filter(({ name }) => used.has(name));
});
