import { fromPointer, isObject, type JsonPath, own, valueAt } from '../../openapi/json.js';

const MODEL = /^#\/(?:definitions|components\/schemas)\/([^/]+)$/;

/** The names of the models that are used below a place, directly or through others, the nearest first. */
export function reachableModels(document: unknown, start: JsonPath): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const open: unknown[] = [valueAt(document, start)];
  // Grows while it is walked.
  for (const value of open) {
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    const reference = isObject(value) ? own(value, '$ref') : undefined;
    if (typeof reference === 'string' && reference.startsWith('#/')) {
      const path = fromPointer(reference);
      if (MODEL.test(reference)) names.add(path.at(-1) ?? '');
      open.push(valueAt(document, path));
    }
    open.push(...Object.values(value));
  }
  return names;
}
