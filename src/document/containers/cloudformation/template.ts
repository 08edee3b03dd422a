import { isObject, type JsonObject, type JsonPath, own } from '../../../openapi/json.js';
import { isFunction, noteResolver, type Resolve } from '../../../openapi/text/template-text.js';
import type { SourceFile } from '../../source-file.js';
import { valueOfResource } from './resource-values.js';

/** A resource of a template. */
export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly properties: JsonObject;
  /** Where the properties are in the file. */
  readonly path: JsonPath;
}

/** A CloudFormation template, or the part of another file that is one. */
export interface Template {
  readonly file: SourceFile;
  readonly data: JsonObject;
  readonly isSam: boolean;
  readonly resources: ReadonlyMap<string, Resource>;
  /** What references in it stand for. */
  readonly resolve: Resolve;
}

/** The text that a CloudFormation template has for the type of a resource. */
export const RESOURCE_TYPE = /["']?Type["']?\s{0,20}:\s{0,20}["']?AWS::/;

/**
 * Reads a template.
 * @param path where it is in the file
 * @param others the types of resources that are made elsewhere, by logical id
 */
export function templateIn(
  file: SourceFile,
  data: unknown,
  path: JsonPath = [],
  others: ReadonlyMap<string, string> = new Map(),
): Template | undefined {
  if (!isObject(data)) return undefined;
  const written = own(data, 'Resources');
  if (!isObject(written)) return undefined;
  const resources = new Map<string, Resource>();
  for (const [id, value] of Object.entries(written)) {
    const type = isObject(value) ? own(value, 'Type') : undefined;
    if (!isObject(value) || typeof type !== 'string') continue;
    const properties = own(value, 'Properties');
    resources.set(id, {
      id,
      type,
      properties: isObject(properties) ? properties : {},
      path: [...path, 'Resources', id, 'Properties'],
    });
  }
  if (![...resources.values()].some(({ type }) => type.startsWith('AWS::'))) return undefined;
  const resolve: Resolve = (reference) => {
    const dot = reference.indexOf('.');
    const id = dot === -1 ? reference : reference.slice(0, dot);
    const type = resources.get(id)?.type ?? others.get(id);
    if (type === undefined) return undefined;
    return valueOfResource(type, dot === -1 ? undefined : reference.slice(dot + 1), reference);
  };
  // The `Transform` may be added when the template is packaged, so the resources tell.
  const isSam = [...resources.values()].some(({ type }) => type.startsWith('AWS::Serverless::'));
  return { file, data, isSam, resources, resolve };
}

/** Lets the text of all functions in a value be read with what a template knows. */
export function noteFunctions(value: unknown, resolve: Resolve): void {
  const seen = new Set<object>();
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    if (isFunction(next)) noteResolver(next, resolve);
    for (const child of Object.values(next)) open.push(child);
  }
}
