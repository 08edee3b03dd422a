import { isObject, type JsonPath } from '../../openapi/json.js';

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

/** A value that is still to be searched, and where it hangs. */
interface Visit {
  readonly value: object;
  readonly holder: Visit | undefined;
  readonly key: string | number;
  readonly role: Role;
}

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
  const open: Visit[] = [];
  if (typeof value === 'object' && value !== null) open.push({ value, holder: undefined, key: '', role });
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    if (seen.has(visit.value)) continue;
    seen.add(visit.value);
    const reference = visit.role === 'properties' ? undefined : referenceIn(visit.value);
    if (reference === undefined) openChildren(visit, open);
    else
      yield {
        holder: visit.value,
        parent: visit.holder?.value,
        path: [...path, ...keysTo(visit)],
        reference,
        role: visit.role,
      };
  }
}

/** Last first, so that what is popped comes in the order of the document. */
function openChildren(holder: Visit, open: Visit[]): void {
  const { value: parent, role } = holder;
  if (Array.isArray(parent)) {
    for (let index = parent.length - 1; index >= 0; index--) {
      const value: unknown = parent[index];
      if (typeof value === 'object' && value !== null) open.push({ value, holder, key: index, role: 'object' });
    }
    return;
  }
  const entries: [string, unknown][] = Object.entries(parent);
  for (let index = entries.length - 1; index >= 0; index--) {
    const [key, value] = entries[index] ?? [];
    if (key === undefined || typeof value !== 'object' || value === null) continue;
    const childRole = roleOf(key, role);
    if (childRole !== undefined) open.push({ value, holder, key, role: childRole });
  }
}

function keysTo(visit: Visit): JsonPath {
  const keys: (string | number)[] = [];
  for (let at = visit; at.holder !== undefined; at = at.holder) keys.push(at.key);
  return keys.reverse();
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
