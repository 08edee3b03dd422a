import type { JsonPath } from '../openapi/json.js';
import type { Comment, Location } from './definition.js';
import { createLineIndex, type Range } from './line-index.js';
import type { Source } from './parse-source.js';
import { findComments } from './yaml/find-comments.js';

/** A parsed file, with the name that people know it by. */
export interface SourceFile {
  /** What relative references in it start from: an absolute path or a URL. */
  readonly address: string;
  readonly name: string;
  readonly text: string;
  readonly source: Source;
  /** Where the source begins in its file, if it is a part of it: the path of a `DefinitionBody`. */
  readonly base: JsonPath;
  locate(path: JsonPath, target?: 'value' | 'key'): Location;
  locationOf(range: Range): Location;
  /** The comments that hold a word. */
  comments(word: string): readonly Comment[];
}

/** Ties a parsed text to its file. */
export function createSourceFile(address: string, name: string, text: string, source: Source): SourceFile {
  const locationOf = createLineIndex(name, text);
  return {
    address,
    name,
    text,
    source,
    base: [],
    locationOf,
    locate: (path, target) => locationOf(source.findRange(path, target)),
    comments: (word) =>
      findComments(text, word, source.scalars).map((range) => ({
        text: text.slice(range.start, range.end),
        location: locationOf(range),
      })),
  };
}
