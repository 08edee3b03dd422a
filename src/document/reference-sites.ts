import { isObject, type JsonPath } from '../openapi/json.js';

/**
 * What a value is, as far as it decides which keys are keywords and which are names: in `names` all keys are names, in
 * `properties` even `$ref` is one, in `paths` all but extensions.
 */
export type Role = 'object' | 'names' | 'properties' | 'paths';

/** A `$ref` that is a reference, not a name or a part of an example. */
export interface ReferenceSite {
  /** The object that has the `$ref`. */
  readonly holder: object;
  /** Where the holder hangs; undefined if it is the whole that was searched. */
  readonly parent: object | undefined;
  readonly path: JsonPath;
  readonly reference: string;
  readonly role: Role;
}

const ROLES: ReadonlyMap<string, Role> = new Map<string, Role>([
  ...(
    [
      ...['callbacks', 'content', 'definitions', '$defs', 'dependencies', 'dependentSchemas', 'encoding', 'headers'],
      ...['links', 'parameters', 'pathItems', 'requestBodies', 'schemas', 'securityDefinitions', 'securitySchemes'],
      ...['variables', 'webhooks', 'x-amazon-apigateway-integrations'],
    ] as const
  ).map((key): [string, Role] => [key, 'names']),
  ['paths', 'paths'],
  ['responses', 'paths'],
  ['properties', 'properties'],
  ['patternProperties', 'properties'],
]);

/** What stands under these is a value of the API's users, not a part of the document. */
const PAYLOADS: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum', 'const']);

const FOLLOWED_EXTENSIONS: ReadonlySet<string> = new Set([
  'x-amazon-apigateway-any-method',
  'x-amazon-apigateway-integration',
  'x-amazon-apigateway-integrations',
]);

/**
 * Finds the references in a value; what a reference itself holds is not searched.
 * @param seen objects that are not searched again; those searched now are added
 */
export function* referenceSites(
  value: unknown,
  path: JsonPath,
  role: Role,
  seen: Set<object>,
): Generator<ReferenceSite> {
  interface Visit {
    readonly value: object;
    readonly parent: object | undefined;
    readonly path: JsonPath;
    readonly role: Role;
  }
  const stack: Visit[] = [];
  const push = (item: unknown, parent: object | undefined, itemPath: JsonPath, itemRole: Role): void => {
    if (typeof item === 'object' && item !== null) stack.push({ value: item, parent, path: itemPath, role: itemRole });
  };
  push(value, undefined, path, role);
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    if (seen.has(visit.value)) continue;
    seen.add(visit.value);
    const reference = visit.role === 'properties' ? undefined : referenceIn(visit.value);
    if (reference !== undefined) {
      yield { holder: visit.value, parent: visit.parent, path: visit.path, reference, role: visit.role };
      continue;
    }
    const { value: parent, path: parentPath, role: parentRole } = visit;
    if (Array.isArray(parent)) {
      for (let index = parent.length - 1; index >= 0; index--)
        push(parent[index], parent, [...parentPath, index], 'object');
      continue;
    }
    for (const [key, item] of Object.entries(parent).reverse()) {
      const childRole = roleOf(key, parentRole);
      if (childRole !== undefined) push(item, parent, [...parentPath, key], childRole);
    }
  }
}

/** The text of a `$ref` of a value's own. */
export function referenceIn(value: unknown): string | undefined {
  if (!isObject(value) || !Object.hasOwn(value, '$ref')) return undefined;
  const { $ref: reference } = value;
  return typeof reference === 'string' ? reference : undefined;
}

function roleOf(key: string, parent: Role): Role | undefined {
  const isExtension = key.startsWith('x-');
  if (parent === 'paths') return isExtension && !FOLLOWED_EXTENSIONS.has(key) ? undefined : 'object';
  if (parent !== 'object') return 'object';
  if (PAYLOADS.has(key) || (isExtension && !FOLLOWED_EXTENSIONS.has(key))) return undefined;
  return ROLES.get(key) ?? 'object';
}
