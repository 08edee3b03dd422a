import type { Tape } from '../yaml/tape.js';
import { isJsonError, type JsonError, scanJson } from './scan.js';

/** Parsed JSON with its positions. */
export interface ParsedJson {
  readonly data: unknown;
  readonly tape: Tape;
  readonly hasDuplicates: boolean;
}

/** Parses strict JSON. `JSON.parse` gives the data, our own scanner the positions and the exact places of errors. */
export function parseJson(text: string): ParsedJson | JsonError {
  const parsed = tryParse(text);
  const tape = scanJson(text, parsed !== undefined);
  if (isJsonError(tape)) return tape;
  // What the scanner accepts and JSON.parse does not cannot be; if it were, this would say so.
  const data: unknown = parsed === undefined ? JSON.parse(text) : parsed.data;
  return { data, tape, hasDuplicates: countNodes(data) < tape.size };
}

function tryParse(text: string): { readonly data: unknown } | undefined {
  try {
    return { data: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Values and keys; the tape has more of them only if a key is there twice. */
function countNodes(data: unknown): number {
  let count = 1;
  const stack: unknown[] = [data];
  for (let value = stack.pop(); value !== undefined; value = stack.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    const values: unknown[] = Array.isArray(value) ? value : Object.values(value);
    count += Array.isArray(value) ? values.length : 2 * values.length;
    for (const item of values) if (typeof item === 'object' && item !== null) stack.push(item);
  }
  return count;
}
