import { isObject, type JsonObject, own } from '../json.js';
import type { Operation } from './operation.js';

/**
 * Quick looks at what an operation declares plainly: without references, placeholders and parameters of its path.
 * Most declarations are plain, and where one is, nothing else has to be worked out.
 */

/** Whether a parameter is plainly declared at a place: `path`, `query`, `header`. */
export function hasPlainParameter({ value }: Operation, place: string, name: string): boolean {
  const list = own(value, 'parameters');
  if (!Array.isArray(list)) return false;
  for (const entry of list) {
    if (isPlain(entry) && own(entry, 'name') === name && own(entry, 'in') === place) return true;
  }
  return false;
}

/** Whether a response is plainly declared for a status. */
export function hasPlainResponse({ value }: Operation, status: string): boolean {
  const responses = own(value, 'responses');
  return isPlain(responses) && own(responses, status) !== undefined;
}

/** Whether a header is plainly declared for the response with a status, in this case. */
export function hasPlainHeader({ value }: Operation, status: string, header: string): boolean {
  const responses = own(value, 'responses');
  const response = isPlain(responses) ? own(responses, status) : undefined;
  const headers = isPlain(response) ? own(response, 'headers') : undefined;
  return isPlain(headers) && own(headers, header) !== undefined;
}

function isPlain(value: unknown): value is JsonObject {
  return isObject(value) && own(value, '$ref') === undefined;
}
