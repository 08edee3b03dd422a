import type { Range } from '../line-index.js';

/** The tag and the anchor before a value. */
export interface Properties {
  /** Where the value itself begins. */
  readonly content: number;
  readonly properties?: Range;
  readonly tag?: Range;
}

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;

function isSpaceCode(code: number): boolean {
  return code === SPACE || code === LF || code === CR || code === TAB;
}

/** Whether a space, a line break or the end of the text is here. */
export function isBreakOrSpace(text: string, at: number): boolean {
  return at >= text.length || isSpaceCode(text.charCodeAt(at));
}

/** The offset of the next thing that is neither space nor comment. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (isSpaceCode(code)) at++;
    else if (code === HASH && (at === 0 || isSpaceCode(text.charCodeAt(at - 1)))) at = lineEnd(text, at);
    else return at;
  }
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== LF && text.charCodeAt(at) !== CR) at++;
  return at;
}

/** Reads over the tag and the anchor of a value, in any order. */
export function propertiesAt(text: string, from: number): Properties {
  let at = skipSpace(text, from);
  if (text[at] !== '!' && text[at] !== '&') return { content: at };
  const start = at;
  let end = at;
  let tag: Range | undefined;
  while (text[at] === '!' || text[at] === '&') {
    const stop = text[at] === '!' ? /[\s]|$/g : /[\s,[\]{}]|$/g;
    stop.lastIndex = at;
    end = stop.exec(text)?.index ?? text.length;
    if (text[at] === '!') tag = { start: at, end };
    at = skipSpace(text, end);
  }
  return tag === undefined
    ? { content: at, properties: { start, end } }
    : { content: at, properties: { start, end }, tag };
}

/** Where a scalar or a flow collection ends that begins at `start` and was left by the parser at `close`. */
export function scalarEnd(text: string, start: number, close: number): number {
  const first = text[start];
  if (first === '*') return start + (/^\*[^\s,[\]{}]+/.exec(text.slice(start, close))?.[0].length ?? 1);
  let end = Math.min(close, text.length);
  while (end > start && isSpaceCode(text.charCodeAt(end - 1))) end--;
  const isBlock = first === '|' || first === '>';
  if (!isBlock || end > lineEnd(text, start)) return end;
  // A block scalar without content: only its header counts, not the comment beside it.
  return start + (/^[|>][0-9+-]*/.exec(text.slice(start, end))?.[0].length ?? 1);
}
