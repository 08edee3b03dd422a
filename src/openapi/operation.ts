import type { Node } from './api.js';
import { type Branch, branches } from './branch.js';
import { isObject, type JsonObject, type JsonPath, own } from './json.js';
import { hasKnownKeys } from './known-keys.js';
import { follow, isUnknown, lookUp } from './reference.js';
import { isFunction, textOf } from './template-text.js';

/** The extension that wires an operation to its backend. */
export const INTEGRATION = 'x-amazon-apigateway-integration';

/** The extension that stands for every HTTP method of a path. */
export const ANY_METHOD = 'x-amazon-apigateway-any-method';

/** The keys of a path item that hold operations. */
export const METHODS: readonly string[] = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  ANY_METHOD,
];

/** A key of `paths`. */
export interface Path extends Node {
  /** The path as written: `/pets/{id}`. */
  readonly template: string;
  readonly value: unknown;
}

/** What stands under a path; its place is another than the path's where a `$ref` or an `Fn::If` leads to it. */
export interface PathItem extends Path {
  readonly value: JsonObject;
}

/** A parameter as it is declared. */
export interface Parameter extends Node {
  /** As written: placeholders are still in it. */
  readonly name: string;
  readonly in: string;
  readonly value: JsonObject;
}

/** A response that an operation declares (AWS: method response). */
export interface MethodResponse extends Node {
  /** The declared header names, as spelled; `undefined` if they are not known until deployment. */
  readonly headers: ReadonlySet<string> | undefined;
}

/** One HTTP method of a path, `x-amazon-apigateway-any-method` included. */
export interface Operation extends Node {
  readonly pathItem: PathItem;
  /** As AWS spells it: `GET`, …, `ANY`. */
  readonly method: string;
  readonly value: JsonObject;
  /** Own and path-level parameters; `undefined` if some are not known until deployment. */
  readonly parameters: readonly Parameter[] | undefined;
  /** Declared responses by status code; `undefined` if they are not known until deployment. */
  readonly responses: ReadonlyMap<string, MethodResponse> | undefined;
}

/** Keys of `paths` that are none: extensions, `Fn::Transform`, and what YAML makes of merges and of an unquoted `{{ x }}`. */
const NO_PATH = /^(?:x-|Fn::|<<$|\[object Object\]$)/;

/** The paths of a document. A fragment may be the `paths` map itself. */
export function pathsOf(document: JsonObject): Path[] {
  const isPathsMap = own(document, 'paths') === undefined && own(document, 'openapi') === undefined;
  const root = isPathsMap ? { value: document, path: [] } : follow(document, own(document, 'paths'), ['paths']);
  return [...entriesOf(root.value, root.path)]
    .filter(([template]) => !NO_PATH.test(template) && (!isPathsMap || template.startsWith('/')))
    .map(([template, value, path]) => ({ template, value, path }));
}

/** What stands under the paths. */
export function pathItemsOf(document: JsonObject, paths: readonly Path[]): PathItem[] {
  return paths.flatMap(({ template, value, path }) =>
    branches(document, value, path).map((item) => ({ template, value: item.value, path: item.path })),
  );
}

/** The operations of a document, in its order. */
export function operationsOf(document: JsonObject, pathItems: readonly PathItem[]): Operation[] {
  const operations: Operation[] = [];
  for (const pathItem of pathItems) {
    const shared = parametersIn(document, pathItem);
    for (const [key, value, path] of entriesOf(pathItem.value, pathItem.path)) {
      if (!METHODS.includes(key)) continue;
      const method = key === ANY_METHOD ? 'ANY' : key.toUpperCase();
      for (const operation of branches(document, value, path)) {
        operations.push({
          path: operation.path,
          pathItem,
          method,
          value: operation.value,
          parameters: merge(shared, parametersIn(document, operation)),
          responses: responsesOf(document, operation),
        });
      }
    }
  }
  return operations;
}

type Parameters = ReadonlyMap<string, Parameter> | undefined;

/** The parameters that a path item or an operation lists; `undefined` if some are not known until deployment. */
function parametersIn(document: JsonObject, holder: Branch): Parameters {
  const list = lookUp(document, holder, 'parameters');
  // A map is what YAML makes of an unquoted `{{ x }}`.
  if (list === undefined || isObject(list.value)) return undefined;
  const parameters = new Map<string, Parameter>();
  for (const [index, entry] of Array.isArray(list.value) ? list.value.entries() : []) {
    const { value, path } = follow(document, entry, [...list.path, index]);
    if (isUnknown(entry, value)) return undefined;
    if (!isObject(value)) continue;
    if (isFunction(own(value, 'name')) || isFunction(own(value, 'in'))) return undefined;
    const name = textOf(own(value, 'name'))?.source;
    const location = textOf(own(value, 'in'))?.source;
    if (name === undefined || location === undefined) continue;
    parameters.set(`${location} ${name}`, { name, in: location, value, path });
  }
  return parameters;
}

/** A parameter of the operation takes the place of the one of its path that has the same name and location. */
function merge(shared: Parameters, listed: Parameters): readonly Parameter[] | undefined {
  return shared && listed && [...new Map([...shared, ...listed]).values()];
}

function responsesOf(document: JsonObject, operation: Branch): ReadonlyMap<string, MethodResponse> | undefined {
  const map = lookUp(document, operation, 'responses');
  if (map === undefined) return undefined;
  const responses = new Map<string, MethodResponse>();
  for (const [status, entry, place] of entriesOf(map.value, map.path)) {
    const { value, path } = follow(document, entry, place);
    responses.set(status, { path, headers: isUnknown(entry, value) ? undefined : headersOf(document, value, path) });
  }
  return responses;
}

function headersOf(document: JsonObject, response: unknown, path: JsonPath): ReadonlySet<string> | undefined {
  if (!isObject(response)) return new Set();
  const headers = lookUp(document, { value: response, path }, 'headers');
  if (headers === undefined) return undefined;
  if (!isObject(headers.value)) return new Set();
  return hasKnownKeys(headers.value) ? new Set(Object.keys(headers.value)) : undefined;
}

function* entriesOf(value: unknown, path: JsonPath): Iterable<[key: string, value: unknown, path: JsonPath]> {
  if (!isObject(value) || isFunction(value)) return;
  for (const key of Object.keys(value)) yield [key, value[key], [...path, key]];
}
