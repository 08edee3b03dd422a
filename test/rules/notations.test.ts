import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { isObject, type JsonObject } from '../../src/openapi/json.js';
import { apiOf } from '../../src/openapi/model/api.js';
import { NOTATIONS } from '../../src/openapi/text/placeholders.js';
import { rules } from '../../src/rules/index.js';

// A value that a tool fills before the import is nobody's mistake, whatever the tool and wherever the value.
it.each(NOTATIONS)('$tool: no rule takes $example for an error', ({ example }) => {
  const wrong: string[] = [];
  for (const rule of rules) {
    for (const { yaml, api, title } of rule.good) {
      const document = load(yaml.document);
      if (!isObject(document)) continue;
      for (const [place, filled] of replacedTexts(document, example)) {
        const kind = apiOf(document, api).kind;
        for (const each of rules) {
          if (each.severity !== 'error') continue;
          for (const { message } of each.findings(apiOf(filled, kind)))
            wrong.push(`${rule.id}: ${title}: ${place}: ${each.id}: ${message}`);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
});

/** Keys whose values decide what the rest of an integration has to be, so that others judge what is beside them. */
const DECIDING = ['type', 'openapi', 'swagger'];

/** The document once for each text of an integration, with the text replaced. */
function* replacedTexts(document: JsonObject, by: string): Generator<[place: string, document: JsonObject]> {
  const places: (readonly string[])[] = [];
  const visit = (value: unknown, path: readonly string[]) => {
    if (typeof value === 'string' && path.includes('x-amazon-apigateway-integration')) {
      if (!DECIDING.includes(path.at(-1) ?? '')) places.push(path);
    } else if (isObject(value)) for (const [key, child] of Object.entries(value)) visit(child, [...path, key]);
  };
  visit(document, []);
  for (const path of places) {
    const copy = structuredClone(document);
    let holder: unknown = copy;
    for (const key of path.slice(0, -1)) holder = isObject(holder) ? Reflect.get(holder, key) : undefined;
    if (isObject(holder)) Reflect.set(holder, path.at(-1) ?? '', by);
    yield [path.slice(-2).join('/'), copy];
  }
}
