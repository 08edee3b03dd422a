import { isObject, type JsonObject } from '../../../openapi/json.js';

/** What the import puts in place of its variables; one that is not known is left. */
export interface ImportVariables {
  readonly region: string;
  readonly partition: string;
  readonly account?: string | undefined;
}

/**
 * A copy of a document with the variables of the import filled, in all texts, as the import itself does it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/import-api-aws-variables.html
 */
export function fillVariables(document: JsonObject, variables: ImportVariables): JsonObject {
  const values: Readonly<Record<string, string | undefined>> = {
    AccountId: variables.account,
    Partition: variables.partition,
    Region: variables.region,
  };
  const copies = new Map<unknown, unknown>();
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return value.replace(
        /\$\{AWS::(AccountId|Partition|Region)\}/g,
        (written, name: string) => values[name] ?? written,
      );
    }
    if (Array.isArray(value)) {
      const known = copies.get(value);
      if (known !== undefined) return known;
      const items: unknown[] = [];
      copies.set(value, items);
      for (const item of value) items.push(fill(item));
      return items;
    }
    return isObject(value) ? fillMap(value) : value;
  };
  const maps = new Map<JsonObject, JsonObject>();
  const fillMap = (map: JsonObject): JsonObject => {
    const known = maps.get(map);
    if (known !== undefined) return known;
    const copy: Record<string, unknown> = {};
    maps.set(map, copy);
    for (const [key, item] of Object.entries(map)) {
      // A plain assignment would set the prototype for `__proto__`.
      Object.defineProperty(copy, key, { value: fill(item), enumerable: true, writable: true, configurable: true });
    }
    return copy;
  };
  return fillMap(document);
}
