import { isObject, type JsonPath, valueAt } from '../../openapi/json.js';

/** What is looked for: the value under a key, and what stands above it. */
export type Wanted = (key: string, value: unknown, holder: object) => boolean;

/** The path of the first entry below a place that is wanted, the outer before the inner ones. */
export function search(document: unknown, base: JsonPath, isWanted: Wanted): JsonPath | undefined {
  const seen = new Set<unknown>();
  let level: { readonly value: unknown; readonly path: JsonPath }[] = [{ value: valueAt(document, base), path: base }];
  while (level.length > 0) {
    const next: typeof level = [];
    for (const { value, path } of level) {
      if (typeof value !== 'object' || value === null || seen.has(value)) continue;
      seen.add(value);
      for (const [key, item] of Object.entries(value)) {
        const itemPath = [...path, Array.isArray(value) ? Number(key) : key];
        if (isWanted(key, item, value)) return itemPath;
        next.push({ value: item, path: itemPath });
      }
    }
    level = next;
  }
  return undefined;
}

/** The path of a key below a place. */
export function findKey(document: unknown, base: JsonPath, wanted: string): JsonPath | undefined {
  return search(document, base, (key, _value, holder) => key === wanted && isObject(holder));
}

/** The path of a text, or of a key, that is exactly this. */
export function findText(document: unknown, base: JsonPath, wanted: string): JsonPath | undefined {
  return (
    search(document, base, (_key, value) => isScalar(value) && String(value) === wanted) ??
    findKey(document, base, wanted)
  );
}

/** The path of a reference whose target is of this name, or exactly this. */
export function findReference(document: unknown, base: JsonPath, wanted: string): JsonPath | undefined {
  return search(
    document,
    base,
    (key, value) =>
      key === '$ref' && typeof value === 'string' && (value === wanted || value.split('/').at(-1) === wanted),
  );
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
