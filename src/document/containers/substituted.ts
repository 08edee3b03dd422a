import { isObject } from '../../openapi/json.js';

/**
 * A copy of a value in which each text with `${…}` is a text under `Fn::Sub`, as where a container fills the whole of a text.
 * @param variables the second argument of that `Fn::Sub`
 */
export function substituted(value: unknown, variables?: unknown): unknown {
  if (typeof value === 'string') {
    if (!value.includes('${')) return value;
    return { 'Fn::Sub': isObject(variables) ? [value, variables] : value };
  }
  if (Array.isArray(value)) return value.map((item) => substituted(item, variables));
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) setOwn(copy, key, substituted(item, variables));
  return copy;
}

/** Unlike an assignment, makes `__proto__` a key like any other. */
export function setOwn(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, configurable: true, enumerable: true, writable: true });
}
