import { fromPointer, isObject, type JsonObject, type JsonPath, own, valueAt } from '../json.js';
import { isFunction, textOf } from '../text/template-text.js';
import { hasKnownKeys } from './known-keys.js';

/** A value together with the place in the document where it is written, after all `$ref`s. */
export interface Located {
  readonly value: unknown;
  readonly path: JsonPath;
}

interface Holder {
  readonly value: JsonObject;
  readonly path: JsonPath;
}

/** More `$ref`s in a row than any real document has; ends cycles. */
const MAX_HOPS = 32;

/**
 * Follows local `$ref`s (`#`, `#/…`) from a value until one that is none.
 * A reference that leaves the document, leads nowhere or runs in a circle gives `value: undefined` at its own place:
 * what it holds is not known.
 */
export function follow(root: JsonObject, value: unknown, path: JsonPath): Located {
  let current: Located = { value, path };
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    if (!isReference(current.value)) return current;
    const target = reference(current.value);
    if (target !== '#' && !target?.startsWith('#/')) return { value: undefined, path: current.path };
    const place = fromPointer(decode(target));
    const found = valueAt(root, place);
    if (found === undefined) return { value: undefined, path: current.path };
    current = { value: found, path: place };
  }
  return { value: undefined, path };
}

/**
 * Whether a value cannot be seen: it is a CloudFormation function or has a placeholder in it, or the reference to it could
 * not be followed.
 * @param written what stands in the document
 * @param value what {@link follow} made of it
 */
export function isUnknown(written: unknown, value: unknown): boolean {
  if (value === undefined) return isReference(written);
  return isFunction(value) || (typeof value === 'string' && textOf(value)?.literal === undefined);
}

/**
 * What a map holds under a key, after all `$ref`s; `undefined` if that is not known until deployment.
 * For a key that is missing, the value in it is `undefined`.
 */
export function lookUp(root: JsonObject, holder: Holder, key: string): Located | undefined {
  const written = own(holder.value, key);
  if (written === undefined && !hasKnownKeys(holder.value)) return undefined;
  const found = follow(root, written, [...holder.path, key]);
  return isUnknown(written, found.value) ? undefined : found;
}

/** The `$ref` string of a value, if it is a reference. */
export function reference(value: unknown): string | undefined {
  const target = isObject(value) ? own(value, '$ref') : undefined;
  return typeof target === 'string' ? target : undefined;
}

/** A `$ref` that is not a string, such as a CloudFormation function, leads nowhere that we know. */
function isReference(value: unknown): boolean {
  return isObject(value) && (own(value, '$ref') ?? null) !== null;
}

function decode(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
