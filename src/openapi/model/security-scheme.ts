import { isObject, type JsonObject, own } from '../json.js';
import { textOf } from '../text/template-text.js';
import type { Branch } from './branch.js';
import { hasKnownKeys } from './known-keys.js';
import type { Node } from './node.js';
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
