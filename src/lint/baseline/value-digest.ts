import { isObject } from '../../openapi/json.js';
import { isFunction } from '../../openapi/text/template-text.js';

/**
 * Tells whether a finding is still about the same: 16 hexadecimal digits of the value that it points at. A map or a list
 * counts for nothing but being one, since a finding there is about what it lacks and not about what else it holds.
 */
export function valueDigest(value: unknown): string {
  const isContainer = Array.isArray(value) || (isObject(value) && !isFunction(value));
  const text = isContainer ? (Array.isArray(value) ? '[]' : '{}') : (JSON.stringify(value) ?? '');
  // Loaded here, since most runs find nothing.
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
