import { createHash } from 'node:crypto';
import { isObject } from '../../openapi/json.js';

/**
 * The SHA-256, in hexadecimal digits, of a document and of the parameters of its import. It does not change with the order
 * of keys.
 */
export function digest(document: unknown, parameters: Readonly<Record<string, string>>): string {
  return createHash('sha256').update(canonical({ document, parameters })).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}
