import { resolve } from 'node:path';
import { createLineIndex } from '../../document/line-index.js';
import { isSyntaxProblem, parseSource, type Source } from '../../document/parse-source.js';
import { readText, withoutMark } from '../../document/read-file.js';
import { isObject, type JsonPath } from '../../openapi/json.js';
import { quote } from '../../wording/quote.js';
import type { DefinitionOptions } from '../options.js';

/** Values for placeholders, by name. */
export type Variables = ReadonlyMap<string, string>;

/**
 * The values for placeholders: those of the files, the later over the earlier, and over them those that were given one by
 * one. In a file, maps within maps give names with dots (`aws.region`), and a list is its JSON.
 * @returns a message, a whole sentence, if a file cannot be used
 */
export async function readVariables({
  variables = {},
  variableFiles = [],
  cwd = process.cwd(),
}: DefinitionOptions): Promise<Variables | { readonly message: string }> {
  const values = new Map<string, string>();
  for (const file of variableFiles) {
    const read = readText(resolve(cwd, file), file);
    if ('message' in read) return read;
    const text = withoutMark(read.text);
    const source = await parseSource(text);
    const locate = createLineIndex(file, text);
    const at = (range: { readonly start: number; readonly end: number }): string => {
      const { line, column } = locate(range).start;
      return `${file}:${line}:${column}`;
    };
    if (isSyntaxProblem(source)) return { message: `${at(source.range)}: ${source.message}` };
    const [problem] = source.problems.filter(({ severity }) => severity === 'error');
    if (problem !== undefined) return { message: `${at(problem.range)}: ${problem.message}` };
    if (!isObject(source.data)) return { message: `${file} is not a map of names to values.` };
    const missing = collect(source, text, values);
    if (missing !== undefined) {
      return {
        message: `${at(source.findRange(missing))}: ${quote(missing.join('.'))} has no value. Write \`""\` for an empty text.`,
      };
    }
  }
  for (const [name, value] of Object.entries(variables)) values.set(name, value);
  return values;
}

/** Adds what a file holds; gives the path of a value that is null. */
function collect(source: Source, text: string, values: Map<string, string>): JsonPath | undefined {
  const add = (value: unknown, path: readonly string[]): JsonPath | undefined => {
    if (isObject(value)) {
      for (const [key, item] of Object.entries(value)) {
        const missing = add(item, [...path, key]);
        if (missing !== undefined) return missing;
      }
      return undefined;
    }
    if (value === null || value === undefined) return path;
    values.set(
      path.join('.'),
      textOf(value, () => written(source, text, path)),
    );
    return undefined;
  };
  return add(source.data, []);
}

/** A number as it is written: an account's id may begin with a zero. */
function textOf(value: unknown, asWritten: () => string): string {
  if (typeof value === 'number') return asWritten();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function written(source: Source, text: string, path: JsonPath): string {
  const { start, end } = source.findRange(path);
  return text.slice(start, end).trim();
}
