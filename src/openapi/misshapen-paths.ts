import { isObject, type JsonObject, own } from './json.js';
import type { Api, Node } from './model/api.js';
import { METHOD_NAMES } from './model/operation.js';
import { reference } from './model/reference.js';
import { isFunction } from './text/template-text.js';

/** Something of `paths` that holds no map, so that what it should hold is lost. */
export interface MisshapenPath extends Node {
  /** What stands there: `paths`, a path, or a key of a path item. */
  readonly key: string;
  readonly value: unknown;
}

/** `paths`, the path items and the operations of a document that are no maps. What is not known is let through. */
export function misshapenPathsOf({ document }: Api): MisshapenPath[] {
  if (!Object.hasOwn(document.value, 'paths')) return [];
  const paths = own(document.value, 'paths');
  if (isMisshapen(paths)) return [{ path: ['paths'], key: 'paths', value: paths }];
  return entriesOf(paths)
    .filter(([template]) => template.startsWith('/'))
    .flatMap(([template, item]): MisshapenPath[] => {
      const path = ['paths', template];
      if (isMisshapen(item)) return [{ path, key: template, value: item }];
      return entriesOf(item)
        .filter(([method, operation]) => METHOD_NAMES.has(method) && isMisshapen(operation))
        .map(([method, operation]) => ({ path: [...path, method], key: method, value: operation }));
    });
}

function isMisshapen(value: unknown): boolean {
  // A placeholder may become anything.
  return !isObject(value) && !(typeof value === 'string' && /[${<]/.test(value));
}

function entriesOf(value: unknown): [key: string, value: unknown][] {
  const isMap = isObject(value) && !isFunction(value) && reference(value) === undefined;
  return isMap ? Object.entries(value satisfies JsonObject) : [];
}
