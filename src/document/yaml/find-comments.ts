import type { Range } from '../line-index.js';
import { propertiesAt, scalarEnd } from './space.js';
import { SCALAR, type Tape } from './tape.js';

/** Where a parser saw the keys and scalars of a text: in these, `#` begins no comment. */
export interface Scalars {
  /** The text as it was parsed: the same length as the file's, but placeholders may be masked. */
  readonly text: string;
  /** Sorted by their start. */
  readonly ranges: readonly Range[];
}

/**
 * The comments of YAML that hold a word, from `#` to the end of the line.
 * @param text of the file
 * @param scalarsOf asked only if the word is in the text at all
 */
export function findComments(text: string, word: string, scalarsOf: () => Scalars): Range[] {
  const found: Range[] = [];
  let scalars: Scalars | undefined;
  let end = 0;
  // Each line is looked at once, however often it has the word.
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, end)) {
    scalars ??= scalarsOf();
    const before = text.slice(end, at);
    const from = end + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
    end = lineEnd(text, at);
    const start = commentStart(text, from, end, scalars);
    if (start !== undefined && text.slice(start, end).includes(word)) found.push({ start, end });
  }
  return found;
}

/** The keys and scalars that js-yaml met. */
export function scalarsOn(tape: Tape): Scalars {
  const { text } = tape;
  const ranges: Range[] = [];
  for (let node = 0; node < tape.size; node++) {
    if (tape.kind(node) !== SCALAR) continue;
    const { content } = propertiesAt(text, tape.open(node));
    ranges.push(...contentRange(text, content, scalarEnd(text, content, tape.close(node))));
  }
  return { text, ranges };
}

/** The range of a scalar's content, if it has any. The header of a block may have a comment beside it, and is left out. */
export function contentRange(text: string, start: number, end: number): Range[] {
  const content = text[start] === '|' || text[start] === '>' ? lineEnd(text, start) : start;
  return content < end ? [{ start: content, end }] : [];
}

/** The first `#` of a line that begins a comment. */
function commentStart(text: string, from: number, end: number, scalars: Scalars): number | undefined {
  for (let at = text.indexOf('#', from); at !== -1 && at < end; at = text.indexOf('#', at + 1)) {
    const isApart = at === from || /[ \t]/.test(text[at - 1] ?? '');
    if (isApart && scalars.text[at] === '#' && !isInside(scalars.ranges, at)) return at;
  }
  return undefined;
}

function isInside(ranges: readonly Range[], offset: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return (ranges[low - 1]?.end ?? 0) > offset;
}

function lineEnd(text: string, from: number): number {
  const found = /[\r\n]/g;
  found.lastIndex = from;
  return found.exec(text)?.index ?? text.length;
}
