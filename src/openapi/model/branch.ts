import { isObject, type JsonObject, type JsonPath, own } from '../json.js';
import { isFunction } from '../text/template-text.js';
import { follow, type Located } from './reference.js';

/** A map that may be what stands at a place, and where it is written. */
export interface Branch {
  readonly value: JsonObject;
  readonly path: JsonPath;
}

/**
 * The maps that may stand at a place: local `$ref`s are followed, and of `Fn::If` each branch is given, since either
 * may be deployed. Anything that is not a map (null, text, `AWS::NoValue`, another CloudFormation function) gives none.
 * What two branches share by a YAML alias or a `$ref` is given once, which also ends conditions that lead back to themselves.
 */
export function branches(document: JsonObject, written: unknown, place: JsonPath): Branch[] {
  const first = follow(document, written, place);
  if (!isObject(first.value)) return [];
  if (!isFunction(first.value)) return [{ value: first.value, path: first.path }];
  const found: Branch[] = [];
  const seen = new Set<unknown>();
  const open: Located[] = [{ value: written, path: place }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = follow(document, next.value, next.path);
    if (!isObject(value) || seen.has(value)) continue;
    seen.add(value);
    const condition = isFunction(value) ? own(value, 'Fn::If') : undefined;
    if (Array.isArray(condition)) {
      // The second branch first, so that what is popped comes in the order written.
      for (const index of [2, 1]) open.push({ value: condition[index], path: [...path, 'Fn::If', index] });
    } else if (!isFunction(value)) found.push({ value, path });
  }
  return found;
}
