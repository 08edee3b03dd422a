import type { Definition } from '../../document/index.js';
import { isObject, type JsonObject, type JsonPath, valueAt } from '../../openapi/json.js';

/** API Gateway takes these for text: in `version: 1.10` and `swagger: 2.0` the last zero counts. */
const TEXTS: readonly (readonly [string, ...string[]])[] = [
  ['openapi'],
  ['swagger'],
  ['info', 'title'],
  ['info', 'version'],
];

/**
 * Makes texts again of the numbers that YAML reads where a document means text, in place.
 * @param sourcePath the path in the definition
 */
export function restoreNumbers(
  document: JsonObject,
  definition: Definition,
  sourcePath: (path: JsonPath) => JsonPath,
): void {
  for (const path of TEXTS) {
    const holder = valueAt(document, path.slice(0, -1));
    const value = valueAt(document, path);
    if (!isObject(holder) || typeof value !== 'number') continue;
    const { file, start, end } = definition.locate(sourcePath(path));
    const line = definition.text(file)?.split(/\r\n|\n|\r/, start.line)[start.line - 1] ?? '';
    const written = line.slice(start.column - 1, end.column - 1).trim();
    Reflect.set(holder, path.at(-1) ?? '', Number(written) === value ? written : String(value));
  }
}
