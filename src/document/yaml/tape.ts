/** An alias, or a node without content. */
export const NONE = 0;
/** A text, number, boolean or null. */
export const SCALAR = 1;
/** A list. */
export const SEQUENCE = 2;
/** A map. */
export const MAPPING = 3;

const CELLS = 4;
const MERGE = 4;
const TAG_SHIFT = 3;

/**
 * The nodes of a text in the order in which they begin, keys included, each with where the parser entered and left it.
 * That is all that is kept while parsing; `outline.ts` makes sense of it when somebody asks.
 */
export interface Tape {
  /** The text as it was parsed: the same length as the file's, but placeholders may be masked. */
  readonly text: string;
  readonly size: number;
  open(node: number): number;
  close(node: number): number;
  /** The first node that is not inside this one. */
  next(node: number): number;
  kind(node: number): number;
  /** Whether a key is the merge key `<<`. */
  isMerge(node: number): boolean;
  /** The tag with its exclamation mark, unless it is one of YAML's own. */
  tag(node: number): string | undefined;
  /** The text of a key as it stands in the data. */
  key(node: number): string;
  /** What the parser made of a node; known for YAML only, where aliases have to find their anchors. */
  result(node: number): unknown;
}

/** Takes notes while parsing. */
export interface Recorder {
  /** @returns the number of the node */
  open(offset: number): number;
  close(node: number, offset: number, kind: number, tag?: string | null): void;
  /** How many nodes there are so far. */
  size(): number;
  /** The tags that were met. */
  readonly tags: readonly string[];
  finish(text: string, key: (node: number) => string, result: (node: number) => unknown): Tape;
}

/** Starts an empty tape. */
export function createRecorder(): Recorder {
  let cells = new Int32Array(1024 * CELLS);
  let count = 0;
  const tags: string[] = [];

  const flagsOf = (tag: string | null | undefined): number => {
    if (tag === null || tag === undefined || tag === '?') return 0;
    if (tag === 'tag:yaml.org,2002:merge') return MERGE;
    if (CORE_TAGS.has(tag)) return 0;
    const known = tags.indexOf(tag);
    return ((known === -1 ? tags.push(tag) - 1 : known) + 1) << TAG_SHIFT;
  };

  return {
    tags,
    size: () => count,
    open(offset) {
      if ((count + 1) * CELLS > cells.length) {
        const grown = new Int32Array(cells.length * 2);
        grown.set(cells);
        cells = grown;
      }
      cells[count * CELLS] = offset;
      return count++;
    },
    close(node, offset, kind, tag) {
      const at = node * CELLS;
      cells[at + 1] = offset;
      cells[at + 2] = count;
      cells[at + 3] = kind | flagsOf(tag);
    },
    finish(text, key, result) {
      const cell = (node: number, index: number): number => cells[node * CELLS + index] ?? 0;
      return {
        text,
        size: count,
        open: (node) => cell(node, 0),
        close: (node) => cell(node, 1),
        next: (node) => cell(node, 2),
        kind: (node) => cell(node, 3) & 3,
        isMerge: (node) => (cell(node, 3) & MERGE) !== 0,
        tag: (node) => tags[(cell(node, 3) >> TAG_SHIFT) - 1],
        key,
        result,
      };
    },
  };
}

const CORE_TAGS: ReadonlySet<string> = new Set(
  ['null', 'bool', 'int', 'float', 'str', 'seq', 'map'].map((name) => `tag:yaml.org,2002:${name}`).concat('!'),
);
