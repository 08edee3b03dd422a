import type { JsonPath } from '../../openapi/json.js';
import { isSyntaxProblem, parseSource, type SyntaxProblem } from '../parse-source.js';
import type { SourceFile } from '../source-file.js';
import { findComments } from '../yaml/find-comments.js';
import { scalarOffsets } from '../yaml/scalar-offsets.js';

/**
 * A part of a parsed file as a source of its own.
 * @param path where it is in the file
 * @param data what stands there, or what a container made of it
 */
export function partOf(file: SourceFile, path: JsonPath, data: unknown): SourceFile {
  const isInside = (at: JsonPath) => path.every((segment, index) => String(segment) === String(at[index]));
  const findRange: SourceFile['source']['findRange'] = (at, target) => file.source.findRange([...path, ...at], target);
  return {
    ...file,
    base: [...file.base, ...path],
    source: {
      ...file.source,
      data,
      findRange,
      problems: file.source.problems
        .filter((problem) => isInside(problem.path))
        .map((problem) => ({ ...problem, path: problem.path.slice(path.length) })),
    },
    locate: (at, target) => file.locationOf(findRange(at, target)),
  };
}

/**
 * A text inside a file, parsed as a source of its own. Its locations are those of the file around it.
 * @param path where the text is in the file
 */
export async function embeddedIn(
  file: SourceFile,
  path: JsonPath,
  text: string,
): Promise<SourceFile | (SyntaxProblem & { readonly location: ReturnType<SourceFile['locationOf']> })> {
  const range = file.source.findRange(path);
  const offsets = scalarOffsets(file.text, range, text);
  const locationOf: SourceFile['locationOf'] = ({ start, end }) => {
    if (offsets === undefined) return file.locationOf(range);
    const from = offsets[start] ?? range.start;
    // The end of what stands before it: the next character may be on a line further down.
    const to = end > start ? (offsets[end - 1] ?? from) + 1 : from;
    return file.locationOf({ start: from, end: to });
  };
  const source = await parseSource(text);
  if (isSyntaxProblem(source)) return { ...source, location: locationOf(source.range) };
  return {
    ...file,
    base: [...file.base, ...path],
    source,
    locationOf,
    locate: (at, target) => locationOf(source.findRange(at, target)),
    comments: (word) =>
      findComments(text, word, source.scalars).map((found) => ({
        text: text.slice(found.start, found.end),
        location: locationOf(found),
      })),
  };
}
