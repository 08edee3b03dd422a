import type { Definition, Location, Origin } from '../../document/index.js';
import { fromPointer, isObject, type JsonObject, type JsonPath, toPointer, valueAt } from '../../openapi/json.js';
import { apiOf } from '../../openapi/model/api.js';
import type { BasePathMode } from '../options.js';
import { prefixOf, resourcePath } from '../plan/desired/base-path.js';
import type { MovedModels } from './bundle-models.js';
import type { Rendered } from './fill-document.js';

/** A place in a person's own file, and what stands there in the document that is sent. */
export interface Place {
  /** As the user named it. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Into the document that is sent. */
  readonly pointer: string;
}

/** Finds the places of a document that was rendered and bundled, in the files as they were before. */
export interface Places {
  /** Where a path or JSON pointer of the document is written: maps and lists at their keys, all else at the value. */
  locatePointer(path: JsonPath | string, target?: 'value' | 'key'): Place;
  /** Where an operation is written, by its verb (`GET`, `ANY`) and its path as API Gateway has it. */
  locateOperation(verb: string, path: string): Place | undefined;
  /** The path of that operation in the document. */
  operationPath(verb: string, path: string): JsonPath | undefined;
  /** The entries of `paths` that have a resource on their way, first of all its own. */
  resourcePaths(path: string): readonly JsonPath[];
  /** Where a path is written, as the linter wants it. */
  locate(path: JsonPath, target?: 'value' | 'key'): Location;
  /** In which file a path is written, and its path there. */
  origin(path: JsonPath, target?: 'value' | 'key'): Origin;
}

/** What a document was made from. */
export interface PlacesInput {
  readonly document: JsonObject;
  readonly definition: Definition;
  readonly rendered: Rendered;
  readonly moved: MovedModels;
  readonly basePath: BasePathMode;
}

/** The places of a document. */
export function placesOf({ document, definition, rendered, moved, basePath }: PlacesInput): Places {
  const api = apiOf(document, 'rest');
  const prefix = prefixOf(document, basePath);

  const sourcePath = (path: JsonPath): JsonPath => rendered.sourcePath(beforeBundling(path, moved));
  const locate = (path: JsonPath, target?: 'value' | 'key'): Location => definition.locate(sourcePath(path), target);

  const origin = (path: JsonPath, target?: 'value' | 'key'): Origin => definition.origin(sourcePath(path), target);

  const locatePointer = (path: JsonPath | string, target?: 'value' | 'key'): Place => {
    const inDocument = typeof path === 'string' ? fromPointer(path) : path;
    const value = valueAt(document, inDocument);
    const { file, start, end } = locate(
      inDocument,
      target ?? (isObject(value) || Array.isArray(value) ? 'key' : 'value'),
    );
    return {
      file,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      pointer: toPointer(inDocument),
    };
  };

  const operationPath = (verb: string, path: string): JsonPath | undefined =>
    api.operations.find(
      ({ method, pathItem }) => method === verb && resourcePath(prefix, pathItem.template) === asResource(path),
    )?.path;

  return {
    locate,
    origin,
    locatePointer,
    operationPath,
    locateOperation: (verb, path) => {
      const found = operationPath(verb, path);
      return found && locatePointer(found);
    },
    resourcePaths: (path) => {
      const resource = asResource(path);
      const below = resource === '/' ? '/' : `${resource}/`;
      return api.paths
        .map((entry) => ({ path: entry.path, full: resourcePath(prefix, entry.template) }))
        .filter(({ full }) => full === resource || full.startsWith(below))
        .sort((a, b) => Number(b.full === resource) - Number(a.full === resource))
        .map((entry) => entry.path);
    },
  };
}

function asResource(path: string): string {
  return resourcePath('', path);
}

/** A model that was made of a schema is written where the schema stood. */
function beforeBundling(path: JsonPath, moved: MovedModels): JsonPath {
  if (moved.size === 0) return path;
  const [first, second, third] = path;
  const depth = first === 'definitions' ? 2 : first === 'components' && second === 'schemas' ? 3 : 0;
  const place = depth === 0 ? undefined : moved.get(String(depth === 2 ? second : third));
  return place === undefined ? path : [...place, ...path.slice(depth)];
}
