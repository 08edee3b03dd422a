import type { JsonPath } from '../openapi/json.js';

/** A place in a text; both count from 1, the column in UTF-16 code units. A byte order mark does not count. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A stretch of a file; `end` is the position after the last character. */
export interface Location {
  /** As the user named it; a referenced file relative to the working directory, a remote one as its URL. */
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

/** A path within one file. */
export interface Origin {
  /** As in a location. */
  readonly file: string;
  readonly path: JsonPath;
}

/** A comment of YAML. */
export interface Comment {
  /** From `#` to the end of its line. */
  readonly text: string;
  readonly location: Location;
}

/** A finding of reading. The first two codes are Spectral's own. */
export interface Problem {
  readonly code: 'parser' | 'invalid-ref' | 'unfilled-function';
  readonly severity: 'error' | 'warn';
  readonly message: string;
  readonly location: Location;
  readonly path: JsonPath;
}

/** An OpenAPI document and where each part of it is written. */
export interface Definition {
  readonly file: string;
  /**
   * Plain JSON-like data: CloudFormation tags unwrapped (`!Sub x` is `{Fn::Sub: x}`), external references replaced by
   * what they name. A value that is used twice may be one and the same object.
   */
  readonly data: unknown;
  /** Where a path is written; where the path leads nowhere, its nearest ancestor. */
  locate(path: JsonPath, target?: 'value' | 'key'): Location;
  /** Which file a path is written in, and its path there: another one than in the data below a reference to another file. */
  origin(path: JsonPath, target?: 'value' | 'key'): Origin;
  /** What it is put together of: the whole of its file, and what references to other files brought. */
  parts(): readonly Origin[];
  /** The comments that hold a word, in all the files that it is written in. JSON has none. */
  comments(word: string): readonly Comment[];
  /** The text of a file that locations name, without byte order mark. */
  text(file: string): string | undefined;
}

/** A definition, and what was found while reading it. */
export interface DefinitionWithProblems {
  readonly definition: Definition;
  readonly problems: readonly Problem[];
}

/** Why there is no definition to look at. */
export type Unread =
  /** OpenAPI with a syntax error that leaves nothing to look at. */
  | { readonly kind: 'broken'; readonly problems: readonly Problem[]; text(file: string): string | undefined }
  /** The reason completes "the file …": "has no `openapi` or `swagger` key". */
  | {
      readonly kind: 'not-openapi';
      readonly reason: string;
      /** Whether it is worth a line even where nobody named the file: a document that was left out on purpose. */
      readonly isNotable?: true;
    }
  /** A message of the program itself, a whole sentence that names the file; and whether it holds something else than OpenAPI. */
  | { readonly kind: 'unreadable'; readonly message: string; readonly isOther?: boolean };

/** What a file holds: one definition, or as many as are in a template. */
export type ReadDefinitions =
  | Unread
  | {
      readonly kind: 'definitions';
      /** At least one. */
      readonly definitions: readonly DefinitionWithProblems[];
      /** What the file is if it is not a definition itself: `a SAM template`. */
      readonly container: string | undefined;
    };

/** What a file that is a definition itself holds. */
export type ReadResult = Unread | ({ readonly kind: 'definition' } & DefinitionWithProblems);

/** How to read. */
export interface ReadOptions {
  /** Follow `$ref`s to http and https URLs. */
  readonly allowRemote?: boolean;
  /** Follow references to files outside of the repository or, where there is none, of the folder. */
  readonly allowOutside?: boolean;
  /** What relative file names start from; the working directory unless given. */
  readonly cwd?: string;
  /** Leave out OpenAPI documents with nothing for API Gateway in them: ordinary contracts that lie beside others. */
  readonly isForApiGatewayOnly?: boolean;
}
