import type { DocumentNode, Node } from './api.js';
import { isObject, type JsonPath } from './json.js';
import { isFunction } from './template-text.js';

/** The CloudFormation functions of a document. */
export interface Functions extends Node {
  /** The first one as it may be quoted. */
  readonly first: unknown;
  readonly count: number;
}

/** Finds the CloudFormation functions of a document, without those inside others; shared parts are looked at once. */
export function functionsOf(document: DocumentNode): Functions | undefined {
  const seen = new Set<object>();
  const open: { readonly value: unknown; readonly path: JsonPath }[] = [document];
  let first: { readonly value: unknown; readonly path: JsonPath } | undefined;
  let count = 0;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { value, path } = node;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isFunction(value)) {
      first ??= node;
      count++;
      continue;
    }
    // Last first, so that what is popped comes in document order.
    const keys = Object.keys(value);
    for (let index = keys.length - 1; index >= 0; index--) {
      const key = keys[index] ?? '';
      const child: unknown = Reflect.get(value, key);
      if (isObject(child) || Array.isArray(child)) open.push({ value: child, path: [...path, key] });
    }
  }
  return first && { first: first.value, path: first.path, count };
}
