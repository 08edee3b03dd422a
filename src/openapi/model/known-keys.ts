import { isObject, type JsonObject } from '../json.js';
import { mayHavePlaceholders } from '../text/placeholders.js';
import { textOf } from '../text/template-text.js';

/** What YAML makes of an unquoted `{{ x }}` where a key belongs. */
const UNQUOTED_TEMPLATE = '[object Object]';

/** Whether a key is none of the document's own: a placeholder, a function, a reference or a merge. */
export function isPlaceholderKey(key: string): boolean {
  if (key === '$ref' || key === '<<' || key === UNQUOTED_TEMPLATE || key.startsWith('Fn::')) return true;
  return mayHavePlaceholders(key) && textOf(key)?.literal === undefined;
}

/** Whether a map has only keys of its own, so that what is not in it is missing. */
export function hasKnownKeys(map: JsonObject): boolean {
  return !Object.keys(map).some(isPlaceholderKey);
}

/** Whether the shape of a value is not known: a reference that a bundler replaces, or an unquoted `{{ x }}`. */
export function isShapeless(value: unknown): boolean {
  if (!isObject(value)) return false;
  const keys = Object.keys(value);
  // Spectral's own parser makes an empty map of `{{ x }}`.
  return keys.length === 0 || keys.some(isPlaceholderKey);
}
