import { follow, isObject, type JsonObject, listOf, objectOf, textOf } from '../json.js';
import { basePathOf } from './base-path.js';

/** One operation of a document. */
export interface Operation {
  /** With the base path. */
  readonly path: string;
  /** `GET`, …, `ANY`. */
  readonly verb: string;
  readonly value: JsonObject;
  /** Its own and those of the path, followed to where they are written. */
  readonly parameters: readonly JsonObject[];
}

const VERBS: Readonly<Record<string, string>> = {
  get: 'GET',
  put: 'PUT',
  post: 'POST',
  delete: 'DELETE',
  options: 'OPTIONS',
  head: 'HEAD',
  patch: 'PATCH',
  'x-amazon-apigateway-any-method': 'ANY',
};

/** All operations of a document. */
export function operationsOf(document: JsonObject, basePathMode: string): Operation[] {
  const prefix = basePathOf(document, basePathMode);
  return Object.entries(objectOf(document.paths)).flatMap(([template, written]) => {
    const item = objectOf(follow(document, written));
    return Object.entries(item).flatMap(([key, value]) => {
      const verb = VERBS[key];
      if (verb === undefined || !isObject(value)) return [];
      const path = `${prefix}${template}`.replace(/(?!^)\/$/, '');
      return [{ path, verb, value, parameters: parametersOf(document, item, value) }];
    });
  });
}

function parametersOf(document: JsonObject, item: JsonObject, operation: JsonObject): JsonObject[] {
  const all = new Map<string, JsonObject>();
  for (const written of [...listOf(item.parameters), ...listOf(operation.parameters)]) {
    const parameter = objectOf(follow(document, written));
    all.set(`${textOf(parameter.in)} ${textOf(parameter.name)}`, parameter);
  }
  return [...all.values()];
}
