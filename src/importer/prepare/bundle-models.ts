import { basename } from 'node:path';
import type { Origin } from '../../document/index.js';
import { fromPointer, isObject, type JsonObject, type JsonPath, own, toPointer, valueAt } from '../../openapi/json.js';

/** Where the schemas that were made models stood, by the name of the model. */
export type MovedModels = ReadonlyMap<string, JsonPath>;

type Data = object & Record<string, unknown>;

const SCHEMA_MAPS: ReadonlySet<string> = new Set(['definitions', 'patternProperties', 'properties']);
const SCHEMA_LISTS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf']);
const SCHEMAS: ReadonlySet<string> = new Set(['additionalProperties', 'items', 'not']);
const PAYLOADS: ReadonlySet<string> = new Set(['const', 'default', 'enum', 'example', 'examples']);

/**
 * Makes models of the schemas that come from other files, in place: API Gateway takes a composed schema only from a model,
 * and refers from model to model only by name. Everything else from other files is fine where it stands.
 * @param document a copy, with the content of other files in the place of the references to it
 * @param originOf which file a path of it comes from
 */
export function bundleModels(document: JsonObject, originOf: (path: JsonPath) => Origin): MovedModels {
  const isSwagger = Object.hasOwn(document, 'swagger');
  const modelsPath = isSwagger ? ['definitions'] : ['components', 'schemas'];
  const prefix = `#${toPointer(modelsPath)}/`;
  const moved = new Map<string, JsonPath>();
  const models = new Map<string, unknown>();
  const names = new Map<string, string>();
  const taken = new Set<string>();
  /** Names by the places where their schemas stood, since a schema that refers to itself points there. */
  const places = new Map<string, string>();
  const seen = new Set<object>();

  const listed = valueAt(document, modelsPath);
  for (const name of isObject(listed) ? Object.keys(listed) : []) {
    const id = idOf(originOf([...modelsPath, name]));
    if (!names.has(id)) names.set(id, name);
    taken.add(name);
  }

  /** A schema that comes from elsewhere than what it stands in becomes a model. */
  const schemaAt = (parent: object, parentPath: JsonPath, key: string | number): void => {
    const schema: unknown = Reflect.get(parent, key);
    if (!isObject(schema)) return;
    const path = [...parentPath, key];
    const origin = originOf(path);
    const around = originOf(parentPath);
    const isFromElsewhere = origin.file !== around.file || toPointer(origin.path) !== toPointer([...around.path, key]);
    if (isFromElsewhere && typeof own(schema, '$ref') !== 'string') {
      const id = idOf(origin);
      const known = names.get(id);
      const name = known ?? freeName(origin, taken);
      places.set(toPointer(path), name);
      Reflect.set(parent, key, { $ref: prefix + name });
      if (known !== undefined) return;
      names.set(id, name);
      moved.set(name, path);
      models.set(name, schema);
    }
    insideSchema(schema, path);
  };

  const insideSchema = (schema: JsonObject, path: JsonPath): void => {
    if (seen.has(schema)) return;
    seen.add(schema);
    for (const [key, value] of Object.entries(schema)) {
      if (SCHEMAS.has(key)) schemaAt(schema, path, key);
      if (typeof value !== 'object' || value === null) continue;
      const isMap = SCHEMA_MAPS.has(key) && isObject(value);
      const isList = (SCHEMA_LISTS.has(key) || key === 'items') && Array.isArray(value);
      if (isMap || isList) for (const name of Object.keys(value)) schemaAt(value, [...path, key], name);
    }
  };

  const inside = (value: unknown, path: JsonPath): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    const isModels = toPointer(path) === toPointer(modelsPath);
    for (const key of Object.keys(value)) {
      const item: unknown = Reflect.get(value, key);
      if (isModels && isObject(item)) insideSchema(item, [...path, key]);
      else if (key === 'schema' && (isSwagger || path.at(-2) === 'content')) schemaAt(value, path, key);
      else if (!PAYLOADS.has(key) && !isExtension(key)) inside(item, [...path, key]);
    }
  };

  inside(document, []);
  if (moved.size === 0) return moved;
  const holder = modelsPath.reduce<object>(mapUnder, document);
  for (const [name, schema] of models) Reflect.set(holder, name, schema);
  pointAtModels(document, places, prefix);
  return moved;
}

/** Of the extensions, only those with operations in them. */
function isExtension(key: string): boolean {
  return key.startsWith('x-') && key !== 'x-amazon-apigateway-any-method';
}

function idOf({ file, path }: Origin): string {
  return `${file}#${toPointer(path)}`;
}

/** Model names are letters and digits only. */
function freeName({ file, path }: Origin, taken: Set<string>): string {
  const last = [...path].reverse().find((segment) => !/^(?:schema|items|\d+)$/.test(String(segment)));
  const words = String(last ?? basename(file).replace(/\..*$/, '')).match(/[A-Za-z0-9]+/g) ?? ['Model'];
  const base = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  let name = base;
  for (let count = 2; taken.has(name); count++) name = `${base}${count}`;
  taken.add(name);
  return name;
}

function mapUnder(parent: object, key: string): object {
  const value: unknown = Reflect.get(parent, key);
  if (isObject(value)) return value;
  const made: Data = {};
  Reflect.set(parent, key, made);
  return made;
}

/** References to where a schema stood become references to its model. */
function pointAtModels(document: JsonObject, places: ReadonlyMap<string, string>, prefix: string): void {
  const seen = new Set<unknown>();
  const open: unknown[] = [document];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    const reference: unknown = Reflect.get(value, '$ref');
    if (typeof reference === 'string' && reference.startsWith('#/')) {
      const replaced = modelReference(reference, places, prefix);
      if (replaced !== undefined) Reflect.set(value, '$ref', replaced);
    }
    open.push(...Object.values(value));
  }
}

/** A place may be in a model that was moved, and be a model that was moved itself. */
function modelReference(reference: string, places: ReadonlyMap<string, string>, prefix: string): string | undefined {
  let replaced: string | undefined;
  for (let path = fromPointer(reference), length = path.length; length > 0; length--) {
    const name = places.get(toPointer(path.slice(0, length)));
    if (name === undefined) continue;
    replaced = prefix + name + toPointer(path.slice(length));
    if (length === path.length) return replaced;
    path = fromPointer(replaced);
    length = path.length + 1;
  }
  return replaced;
}
