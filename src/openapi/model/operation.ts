import { isObject, type JsonObject, type JsonPath, own } from '../json.js';
import { isFunction, sourceOf } from '../text/template-text.js';
import { type Branch, branches } from './branch.js';
import { hasKnownKeys } from './known-keys.js';
import type { Node } from './node.js';
import { follow, isUnknown, lookUp } from './reference.js';

/** The extension that wires an operation to its backend. */
export const INTEGRATION = 'x-amazon-apigateway-integration';

/** The extension that stands for every HTTP method of a path. */
export const ANY_METHOD = 'x-amazon-apigateway-any-method';

/** The keys of a path item that hold operations, and the methods as AWS spells them. */
export const METHOD_NAMES: ReadonlyMap<string, string> = new Map([
  ...['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'].map(
    (key) => [key, key.toUpperCase()] as const,
  ),
  [ANY_METHOD, 'ANY'],
]);

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
  return entriesOf(root.value)
    .filter(([template]) => !NO_PATH.test(template) && (!isPathsMap || template.startsWith('/')))
    .map(([template, value]) => ({ template, value, path: [...root.path, template] }));
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
    let shared: { readonly parameters: Parameters } | undefined;
    for (const [key, value] of entriesOf(pathItem.value)) {
      const method = METHOD_NAMES.get(key);
      if (method === undefined) continue;
      shared ??= { parameters: parametersIn(document, pathItem) };
      for (const operation of branches(document, value, [...pathItem.path, key]))
        operations.push(new DocumentOperation(document, pathItem, shared.parameters, method, operation));
    }
  }
  return operations;
}

/** Looks at what an operation declares when it is first asked: rules ask about a part of the operations only. */
class DocumentOperation implements Operation {
  readonly path: JsonPath;
  readonly pathItem: PathItem;
  readonly method: string;
  readonly value: JsonObject;
  readonly #document: JsonObject;
  readonly #shared: Parameters;
  #parameters: { readonly known: readonly Parameter[] | undefined } | undefined;
  #responses: { readonly known: ReadonlyMap<string, MethodResponse> | undefined } | undefined;

  constructor(document: JsonObject, pathItem: PathItem, shared: Parameters, method: string, { value, path }: Branch) {
    this.path = path;
    this.pathItem = pathItem;
    this.method = method;
    this.value = value;
    this.#document = document;
    this.#shared = shared;
  }

  get parameters(): readonly Parameter[] | undefined {
    this.#parameters ??= { known: merge(this.#shared, parametersIn(this.#document, this)) };
    return this.#parameters.known;
  }

  get responses(): ReadonlyMap<string, MethodResponse> | undefined {
    this.#responses ??= { known: responsesOf(this.#document, this) };
    return this.#responses.known;
  }
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
    const written = { name: own(value, 'name'), location: own(value, 'in') };
    if (isFunction(written.name) || isFunction(written.location)) return undefined;
    const name = sourceOf(written.name);
    const location = sourceOf(written.location);
    if (name === undefined || location === undefined) continue;
    parameters.set(`${location} ${name}`, { name, in: location, value, path });
  }
  return parameters;
}

/** A parameter of the operation takes the place of the one of its path that has the same name and location. */
function merge(shared: Parameters, listed: Parameters): readonly Parameter[] | undefined {
  if (shared === undefined || listed === undefined) return undefined;
  return shared.size === 0 ? [...listed.values()] : [...new Map([...shared, ...listed]).values()];
}

function responsesOf(document: JsonObject, operation: Branch): ReadonlyMap<string, MethodResponse> | undefined {
  const map = lookUp(document, operation, 'responses');
  if (map === undefined) return undefined;
  const responses = new Map<string, MethodResponse>();
  for (const [status, entry] of entriesOf(map.value)) {
    const { value, path } = follow(document, entry, [...map.path, status]);
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

function entriesOf(value: unknown): [key: string, value: unknown][] {
  return isObject(value) && !isFunction(value) ? Object.entries(value) : [];
}
