import { fromPointer, isObject, type JsonPath, own } from '../../openapi/json.js';
import { referenceIn } from './sites.js';

/** What a JSON pointer leads to. */
export type Resolved =
  | { readonly kind: 'found'; readonly value: unknown; readonly path: JsonPath }
  /** It leads through a reference, which has to be followed first; `rest` is still to go. */
  | { readonly kind: 'reference'; readonly holder: object; readonly path: JsonPath; readonly rest: JsonPath }
  /** It leads through something that is filled in later, as a CloudFormation function is. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'missing'; readonly path: JsonPath; readonly key: string; readonly keys: readonly string[] };

/** The segments of the fragment of a reference: `/a~1b%20c` gives `a/b c`. */
export function fragmentPath(fragment: string): JsonPath {
  return fromPointer(decodePart(fragment));
}

/** Percent-decoded; as it is, where that fails. */
export function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Walks from a value along a path; `base` is the path of that value. References at the end are not followed. */
export function resolvePath(start: unknown, base: JsonPath, path: JsonPath): Resolved {
  let value = start;
  let at = [...base];
  for (const [index, segment] of path.entries()) {
    const key = String(segment);
    const next = Array.isArray(value) ? value[Number(key)] : isObject(value) ? own(value, key) : undefined;
    if (next === undefined) {
      if (isObject(value) && referenceIn(value) !== undefined) {
        return { kind: 'reference', holder: value, path: at, rest: path.slice(index) };
      }
      if (isFilledLater(value)) return { kind: 'unknown' };
      return { kind: 'missing', path: at, key, keys: isObject(value) ? Object.keys(value) : [] };
    }
    value = next;
    at = [...at, key];
  }
  return { kind: 'found', value, path: at };
}

/** A CloudFormation function, alone or among keys (`Fn::Transform` adds some), or a placeholder. */
function isFilledLater(value: unknown): boolean {
  if (typeof value === 'string') return isPlaceholder(value);
  if (!isObject(value)) return false;
  const keys = Object.keys(value);
  return keys.some((key) => key.startsWith('Fn::') || isPlaceholder(key)) || (keys.length === 1 && keys[0] === 'Ref');
}

/** Whether a text has a part that a template language fills in. */
export function isPlaceholder(text: string): boolean {
  return /\$\{|\{\{|\{%|<%|%\{/.test(text);
}
