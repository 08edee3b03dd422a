import type { Location, Position } from './definition.js';

/** A stretch of a text as offsets of UTF-16 code units; `end` is the offset after the last one. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const LF = 0x0a;
const CR = 0x0d;

/** Turns ranges of a text into locations; lines are counted at the first call. */
export function createLineIndex(file: string, text: string): (range: Range) => Location {
  let starts: Int32Array | undefined;
  return ({ start, end }) => {
    starts ??= lineStarts(text);
    return { file, start: position(starts, start), end: position(starts, end) };
  };
}

function lineStarts(text: string): Int32Array {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) starts.push(at + 1);
  }
  return Int32Array.from(starts);
}

function position(starts: Int32Array, offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
