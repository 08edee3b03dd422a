import { isObject, type JsonObject, type JsonPath } from '../json.js';
import { isFunction } from '../text/template-text.js';
import type { DocumentNode, Node } from './node.js';

/** The CloudFormation functions of a document. */
export interface Functions extends Node {
  /** The first one as it may be quoted. */
  readonly first: unknown;
  readonly count: number;
}

const withoutFunctions = new WeakSet<JsonObject>();

/** Takes note that a document certainly holds no CloudFormation function, for who has seen its text: searching takes longer. */
export function noteNoFunctions(document: JsonObject): void {
  withoutFunctions.add(document);
}

/** Finds the CloudFormation functions of a document, without those inside others; shared parts are looked at once. */
export function functionsOf(document: DocumentNode): Functions | undefined {
  if (withoutFunctions.has(document.value)) return undefined;
  // Counting takes no paths.
  const count = countFunctions(document.value);
  const first = count === 0 ? undefined : firstFunction(document);
  return first && { first: first.value, path: first.path, count };
}

function countFunctions(document: JsonObject): number {
  const seen = new Set<object>();
  const open: (JsonObject | readonly unknown[])[] = [document];
  let count = 0;
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    const before = open.length;
    const size = openBranches(value, open);
    // To look at a leaf again is faster than to remember it.
    if (open.length === before && size !== 1) continue;
    const isCall = size === 1 && isFunction(value);
    if (isCall || seen.has(value)) open.length = before;
    if (isCall && !seen.has(value)) count++;
    seen.add(value);
  }
  return count;
}

/** Adds the maps and lists in a value to those that are still to be looked at, and gives its size. */
function openBranches(value: JsonObject | readonly unknown[], open: (JsonObject | readonly unknown[])[]): number {
  let size = 0;
  if (isList(value)) {
    for (const child of value) if (isObject(child) || Array.isArray(child)) open.push(child);
    return value.length;
  }
  for (const key in value) {
    const child = value[key];
    size++;
    if (typeof child === 'object' && (isObject(child) || Array.isArray(child))) open.push(child);
  }
  return size;
}

function firstFunction(document: DocumentNode): { readonly value: unknown; readonly path: JsonPath } | undefined {
  const seen = new Set<object>();
  const open: { readonly value: unknown; readonly path: JsonPath }[] = [document];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { value, path } = node;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    if (isFunction(value)) return node;
    seen.add(value);
    // Last first, so that what is popped comes in document order.
    const keys = Object.keys(value);
    for (let index = keys.length - 1; index >= 0; index--) {
      const key = keys[index] ?? '';
      const child: unknown = Reflect.get(value, key);
      if (isObject(child) || Array.isArray(child)) open.push({ value: child, path: [...path, key] });
    }
  }
  return undefined;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
