/** A map as a parsed document holds it. Its values are not known until a guard has looked at them. */
export type JsonObject = { readonly [key: string]: unknown };

/** Where a value lies in a document: the keys and indexes from its root. */
export type JsonPath = readonly (string | number)[];

/** Whether a value is a map: not null, not an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value under a key of a map that the map itself holds, never one of its prototype. */
export function own(object: JsonObject, key: string): unknown {
  const value = object[key];
  // What a map inherits is functions, and under `__proto__` the prototype. Asking whether it is its own takes longer.
  const mayBeInherited = typeof value === 'function' || value === Object.prototype;
  return mayBeInherited && !Object.hasOwn(object, key) ? undefined : value;
}

/** A JSON pointer (RFC 6901) for a path: `['paths', '/pets']` becomes `/paths/~1pets`. */
export function toPointer(path: JsonPath): string {
  return path.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The path that a JSON pointer names; the opposite of {@link toPointer}. A leading `#` is allowed. */
export function fromPointer(pointer: string): string[] {
  return pointer
    .replace(/^#/, '')
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

const INDEX = /^\d+$/;

/** The value at a path of a document; `undefined` where the path leads nowhere. */
export function valueAt(document: unknown, path: JsonPath): unknown {
  let value = document;
  for (const segment of path) {
    if (Array.isArray(value)) value = INDEX.test(String(segment)) ? value[Number(segment)] : undefined;
    else if (isObject(value)) value = own(value, String(segment));
    else return undefined;
  }
  return value;
}
