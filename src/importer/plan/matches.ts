import { isObject } from '../../openapi/json.js';
import { UNKNOWN } from './form/imported-api.js';

/** The account of the run may not be known; then its variable is left in what a document makes. */
const VARIABLE = /\$\{AWS::\w+\}/;

/**
 * Whether two values are the same, as far as both are known. Lists have to be in the same order; a key that is missing
 * is the same as one without a value.
 */
export function matches(desired: unknown, live: unknown): boolean {
  if (desired === UNKNOWN || live === UNKNOWN) return true;
  if (typeof desired === 'string' && typeof live === 'string') return matchesText(desired, live);
  if (Array.isArray(desired) && Array.isArray(live))
    return desired.length === live.length && desired.every((item, index) => matches(item, live[index]));
  if (!isObject(desired) || !isObject(live)) return Object.is(desired, live);
  return [...new Set([...Object.keys(desired), ...Object.keys(live)])].every((key) =>
    matches(entryOf(desired, key), entryOf(live, key)),
  );
}

/** What a map holds under a key; {@link UNKNOWN} for one that is missing where the map may have further entries. */
export function entryOf(map: Readonly<Record<string, unknown>>, key: string): unknown {
  if (Object.hasOwn(map, key)) return map[key];
  return Object.hasOwn(map, '*') && map['*'] === UNKNOWN ? UNKNOWN : undefined;
}

function matchesText(desired: string, live: string): boolean {
  if (desired === live) return true;
  if (!VARIABLE.test(desired)) return false;
  let from = 0;
  const parts = desired.split(/\$\{AWS::\w+\}/);
  return parts.every((part, index) => {
    const at = index === parts.length - 1 ? live.length - part.length : live.indexOf(part, from);
    if (at < from || !live.startsWith(part, at) || (index === 0 && at !== 0)) return false;
    from = at + part.length;
    return true;
  });
}
