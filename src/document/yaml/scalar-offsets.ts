import type { Range } from '../line-index.js';

/**
 * Where each character of a decoded scalar is written, as offsets of the text around it; one more than the value has
 * characters, the last one being the end. Knows block scalars, plain and quoted ones, in YAML and JSON.
 * @param text the file
 * @param range of the scalar with its quotation marks or its `|`
 * @param value what the parser made of it
 * @returns undefined where text and value do not agree, as under an escape that only the parser knows
 */
export function scalarOffsets(text: string, range: Range, value: string): Int32Array | undefined {
  const offsets = new Int32Array(value.length + 1);
  const first = text[range.start];
  const end =
    first === '"'
      ? alignDoubleQuoted(text, range, value, offsets)
      : first === '|'
        ? alignLiteral(text, range, value, offsets)
        : alignLoosely(text, range, value, offsets, first === "'");
  if (end === undefined) return undefined;
  offsets[value.length] = end;
  return offsets;
}

/** A line of the value is the end of a line of the text: the rest is indentation. */
function alignLiteral(text: string, range: Range, value: string, offsets: Int32Array): number | undefined {
  let at = 0;
  let start = nextLine(text, range.start);
  while (at < value.length) {
    const lineEnd = value.indexOf('\n', at);
    const line = value.slice(at, lineEnd === -1 ? value.length : lineEnd);
    let stop = start;
    while (stop < text.length && text[stop] !== '\n' && text[stop] !== '\r') stop++;
    const from = stop - line.length;
    if (from < start || text.slice(from, stop) !== line) return undefined;
    for (let index = 0; index <= line.length; index++) offsets[at + index] = from + index;
    at += line.length + 1;
    start = nextLine(text, stop);
  }
  return value === '' ? start : (offsets[value.length - 1] ?? 0) + 1;
}

function nextLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  if (text[at] === '\r' && text[at + 1] === '\n') at++;
  return at + 1;
}

/** Folded, plain and single-quoted scalars: what is not white space stands in the same order in both. */
function alignLoosely(
  text: string,
  range: Range,
  value: string,
  offsets: Int32Array,
  isQuoted: boolean,
): number | undefined {
  let at = text[range.start] === '>' ? nextLine(text, range.start) : range.start + Number(isQuoted);
  for (let index = 0; index < value.length; index++) {
    const character = value[index] ?? '';
    if (/\s/.test(character)) {
      offsets[index] = at;
      if (/\s/.test(text[at] ?? '') && at < range.end) at++;
      continue;
    }
    while (at < range.end && /\s/.test(text[at] ?? '')) at++;
    if (text[at] !== character) return undefined;
    offsets[index] = at;
    at += isQuoted && character === "'" ? 2 : 1;
  }
  return at;
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  ...{ '0': '\0', a: '\x07', b: '\b', t: '\t', '\t': '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b' },
  ...{ ' ': ' ', '"': '"', '/': '/', '\\': '\\', N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029' },
};

const HEX_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function alignDoubleQuoted(text: string, range: Range, value: string, offsets: Int32Array): number | undefined {
  let at = range.start + 1;
  for (let index = 0; index < value.length; ) {
    const character = value[index] ?? '';
    if (text[at] === '\\') {
      const kind = text[at + 1] ?? '';
      if (kind === '\n' || kind === '\r') {
        at = nextLine(text, at + 1);
        while (text[at] === ' ' || text[at] === '\t') at++;
        continue;
      }
      const digits = HEX_LENGTHS[kind];
      const decoded =
        digits === undefined
          ? SHORT_ESCAPES[kind]
          : String.fromCodePoint(Math.min(Number.parseInt(text.slice(at + 2, at + 2 + digits), 16) || 0, 0x10ffff));
      if (decoded === undefined || !value.startsWith(decoded, index)) return undefined;
      for (let unit = 0; unit < decoded.length; unit++) offsets[index + unit] = at;
      index += decoded.length;
      at += 2 + (digits ?? 0);
    } else if (text[at] === character) {
      offsets[index++] = at++;
    } else if (/\s/.test(character)) {
      // A line break that was folded.
      offsets[index++] = at;
      if (/\s/.test(text[at] ?? '')) at++;
    } else if (/\s/.test(text[at] ?? '') && at < range.end) {
      at++;
    } else {
      return undefined;
    }
  }
  return at;
}
