import type { ApiContext } from '../../openapi/model/context.js';
import type { Problem } from '../definition.js';
import type { Grafts } from '../references/link.js';
import type { Reach } from '../references/load.js';
import type { SourceFile } from '../source-file.js';

/** A definition that a container holds, before the references in it are followed. */
export interface Found {
  /** The definition as a source of its own: a part of the container's file, a text in it, or a file that it names. */
  readonly root: SourceFile;
  readonly context: ApiContext;
  /** What the container adds to the data, and where that is written. */
  readonly grafts?: Grafts;
  /** The files that grafts name, besides the root's. */
  readonly files?: readonly SourceFile[];
}

/** What a container holds. */
export interface Contents {
  readonly definitions: readonly Found[];
  /** What is wrong with the container itself, as far as its definitions are concerned. */
  readonly problems: readonly Problem[];
  /** What kind of file it is, to complete "the file is …": `a SAM template`. */
  readonly description: string;
  /** Why it could not be read, to complete "the file …"; it has no definitions then. */
  readonly unread?: string;
}

/** How to reach files that a container names. */
export type Surroundings = Reach;

/** A kind of file in which people keep definitions. */
export interface Container {
  /**
   * Whether a text may be of this kind and hold a definition. Cheap: it is asked for every file.
   * @param file the name of the file
   */
  mayHold(text: string, file: string): boolean;
  /** Finds the definitions in a parsed file; undefined if the file is of another kind after all. */
  open(file: SourceFile, surroundings: Surroundings): Promise<Contents | undefined>;
}
