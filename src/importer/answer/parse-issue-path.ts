import { isObject, type JsonPath, own } from '../../openapi/json.js';

/** `paths`, `'/pets'`, `(get)`, `[name]`, `[name[]]`. */
const STEP = /'([^']*)'|\(([^()]*)\)|\[((?:[^[\]]|\[[^[\]]*\])*)\]|[^.'()[\]]+/g;

/**
 * The path that a parser of API Gateway means by `paths.'/pets/{id}'(get).parameters.[id].type`, as far as it leads
 * anywhere.
 */
export function parseIssuePath(document: unknown, written: string): JsonPath {
  const path: (string | number)[] = [];
  let value: unknown = document;
  for (const [step, quoted, method, name] of written.matchAll(STEP)) {
    const key = quoted ?? method ?? name ?? step.trim();
    const next = Array.isArray(value)
      ? indexOf(value, key)
      : isObject(value) && Object.hasOwn(value, key)
        ? key
        : undefined;
    if (next === undefined) break;
    path.push(next);
    value = Array.isArray(value) ? value[Number(next)] : isObject(value) ? own(value, String(next)) : undefined;
  }
  return path;
}

/** Parameters go by their names. */
function indexOf(list: readonly unknown[], key: string): number | undefined {
  const named = list.findIndex((item) => isObject(item) && own(item, 'name') === key);
  if (named !== -1) return named;
  return /^\d+$/.test(key) && Number(key) < list.length ? Number(key) : undefined;
}
