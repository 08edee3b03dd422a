import { MAX_DEPTH } from '../limits.js';
import { createRecorder, MAPPING, SCALAR, SEQUENCE, type Tape } from '../yaml/tape.js';

/** Why a text is not JSON, in one or two short sentences, and where. */
export interface JsonError {
  readonly message: string;
  readonly offset: number;
}

interface Container {
  readonly node: number;
  readonly offset: number;
  readonly isMap: boolean;
}

/** What may come next. */
const VALUE = 1;
const KEY = 2;
const COLON = 4;
const COMMA = 8;
const END = 16;
const NOTHING = 0;

const QUOTE = 0x22;
const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const WORD = /[^\s,:{}[\]"]+/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these in strings
const GOOD_IN_STRING = /(?:[^"\\\0-\x1f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
const SPACE = /[ \t\r\n]/;

/**
 * Notes where every key and value of a JSON text is written, or finds the first place that is not JSON.
 * Knows no recursion, so that depth costs nothing.
 * @param isValid the text is known to be JSON, so its strings need no check
 */
export function scanJson(text: string, isValid: boolean): Tape | JsonError {
  const recorder = createRecorder();
  const stack: Container[] = [];
  let top: Container | undefined;
  let expected = VALUE;
  let at = 0;

  const scalar = (end: number): void => {
    recorder.close(recorder.open(at), end, SCALAR);
    at = end;
  };
  const afterValue = (): number => (top === undefined ? NOTHING : COMMA | END);

  for (;;) {
    at = skipSpace(text, at);
    if (at >= text.length) {
      if (expected === NOTHING) break;
      return unfinished(text, top);
    }
    const code = text.charCodeAt(at);
    const char = text[at];
    if (code === QUOTE && (expected & (KEY | VALUE)) !== 0) {
      const end = stringEnd(text, at);
      const error = isValid ? undefined : checkString(text, at, end);
      if (error !== undefined) return error;
      scalar(end);
      expected = (expected & KEY) !== 0 ? COLON : afterValue();
    } else if ((expected & COLON) !== 0 && char === ':') {
      at++;
      expected = VALUE;
    } else if ((expected & COMMA) !== 0 && char === ',') {
      at++;
      expected = top?.isMap ? KEY : VALUE;
    } else if ((expected & VALUE) !== 0 && (char === '{' || char === '[')) {
      if (stack.length >= MAX_DEPTH) return tooDeep(at);
      const isMap = char === '{';
      top = { node: recorder.open(at), offset: at, isMap };
      stack.push(top);
      expected = (isMap ? KEY : VALUE) | END;
      at++;
    } else if (top !== undefined && (expected & END) !== 0 && char === (top.isMap ? '}' : ']')) {
      at++;
      recorder.close(top.node, at, top.isMap ? MAPPING : SEQUENCE);
      stack.pop();
      top = stack.at(-1);
      expected = afterValue();
    } else {
      const end = (expected & VALUE) !== 0 ? literalEnd(text, at) : undefined;
      if (end === undefined) return unexpected(text, at, expected, top);
      scalar(end);
      expected = afterValue();
    }
  }

  const key = (node: number): string => stringValue(text.slice(tape.open(node), tape.close(node)));
  const tape: Tape = recorder.finish(text, key, () => undefined);
  return tape;
}

function literalEnd(text: string, start: number): number | undefined {
  LITERAL.lastIndex = start;
  if (!LITERAL.test(text)) return undefined;
  const end = LITERAL.lastIndex;
  return /\w/.test(text[end] ?? '') ? undefined : end;
}

/** Whether a scan found an error. */
export function isJsonError(scanned: Tape | JsonError): scanned is JsonError {
  return 'message' in scanned;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at++;
  }
}

/** The offset after the closing quote; 0 if there is none. */
function stringEnd(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1);
  while (quote !== -1) {
    let slash = quote - 1;
    while (text.charCodeAt(slash) === 0x5c) slash--;
    if ((quote - slash) % 2 === 1) return quote + 1;
    quote = text.indexOf('"', quote + 1);
  }
  return 0;
}

function checkString(text: string, start: number, end: number): JsonError | undefined {
  GOOD_IN_STRING.lastIndex = start + 1;
  GOOD_IN_STRING.test(text);
  const bad = GOOD_IN_STRING.lastIndex;
  if (end !== 0 && bad === end - 1) return undefined;
  if (end === 0 || text[bad] === '\n' || text[bad] === '\r') {
    return { message: 'The text that begins here is not closed on its line. Add the `"`.', offset: start };
  }
  if (text[bad] !== '\\') {
    return { message: 'A control character stands in the text. Write it as an escape such as `\\t`.', offset: bad };
  }
  const written = text.slice(bad, bad + 2);
  return { message: `\`${written}\` is not an escape of JSON. Write \`\\\\\` for a backslash.`, offset: bad };
}

function stringValue(quoted: string): string {
  return quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
}

function tooDeep(offset: number): JsonError {
  return { message: `Nested deeper than ${MAX_DEPTH} levels. Flatten it.`, offset };
}

function unfinished(text: string, top: Container | undefined): JsonError {
  if (top === undefined) return { message: 'The file ends before its value.', offset: text.trimEnd().length };
  const [open, close] = top.isMap ? '{}' : '[]';
  return { message: `The \`${open}\` that begins here is never closed. Add the \`${close}\`.`, offset: top.offset };
}

function unexpected(text: string, offset: number, expected: number, top: Container | undefined): JsonError {
  const char = text[offset] ?? '';
  WORD.lastIndex = offset;
  const word = WORD.exec(text)?.[0] ?? char;
  const found = `\`${word.length > 30 ? `${word.slice(0, 30)}…` : word}\``;
  const end = top?.isMap ? '}' : ']';
  const isAfterComma = text[lastBefore(text, offset)] === ',';
  if (char === '/' && /[/*]/.test(text[offset + 1] ?? ''))
    return { message: 'JSON has no comments. Remove it.', offset };
  if (isAfterComma && char === end)
    return { message: `A comma must not stand before \`${end}\`. Remove it.`, offset: lastBefore(text, offset) };
  if ((expected & KEY) !== 0) return { message: `Expected a key in double quotes, not ${found}.`, offset };
  if (expected === COLON) return { message: `Expected \`:\` after the key, not ${found}.`, offset };
  if ((expected & COMMA) !== 0) {
    if (char === '"' || char === '{' || char === '[')
      return { message: 'A comma is missing before this value. Add it.', offset };
    return { message: `Expected \`,\` or \`${end}\` after the value, not ${found}.`, offset };
  }
  if (expected === NOTHING)
    return { message: `Nothing may follow the document, but ${found} does. Remove it.`, offset };
  return { message: `Expected a value, not ${found}. Texts need double quotes.`, offset };
}

function lastBefore(text: string, offset: number): number {
  let at = offset - 1;
  while (at >= 0 && SPACE.test(text[at] ?? '')) at--;
  return at;
}
