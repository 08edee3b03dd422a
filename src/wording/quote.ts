const MAX_QUOTED_CHARACTERS = 60;
const MAX_SKETCHED_CHARACTERS = 200;
const MAX_SKETCHED_ITEMS = 6;
const MAX_SKETCHED_DEPTH = 3;

/** Control, format, separator and unpaired surrogate characters, and the space that looks like another. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u00a0]/u;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['"', '\\"'],
]);

/**
 * A value as a message shows it: text in double quotes, numbers and booleans bare, maps and lists in short, a missing
 * value as `nothing`. What is longer than 60 characters is cut in the middle; characters that nobody sees are escaped.
 */
export function quote(value: unknown): string {
  if (typeof value === 'string') return `"${fit(value, (character) => ESCAPES.get(character) ?? visible(character))}"`;
  return value === undefined ? 'nothing' : fit(sketch(value), visible);
}

/**
 * A text with the characters that nobody sees, or that act on a terminal or turn the direction of writing, as escapes: `\\u202e`.
 * For everything from a document, a file name, a ruleset or a service that is printed.
 */
export function legible(text: string): string {
  return INVISIBLE.test(text) ? Array.from(text, visible).join('') : text;
}

/** The same for what programs read: JSON in which these characters are escaped means what it did. */
export function legibleJson(json: string): string {
  return json.replace(/[\p{Cf}\p{Zl}\p{Zp}\u007f-\u00a0]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

/** A value on one line, without quotation marks: `{Fn::GetAtt: Pets.Arn}`, `[a, b]`. Large values are cut. */
export function sketch(value: unknown, depth = 0): string {
  if (typeof value !== 'object' || value === null) return shorten(String(value));
  if (depth === MAX_SKETCHED_DEPTH) return '…';
  if (Array.isArray(value)) return `[${sketchItems(value, (item) => sketch(item, depth + 1))}]`;
  const pair = ([key, item]: [string, unknown]) => {
    const isAttribute = key === 'Fn::GetAtt' && Array.isArray(item) && item.every((part) => typeof part === 'string');
    return `${shorten(key)}: ${sketch(isAttribute ? item.join('.') : item, depth + 1)}`;
  };
  return `{${sketchItems(Object.entries(value), pair)}}`;
}

function sketchItems<Item>(items: readonly Item[], toText: (item: Item) => string): string {
  const shown = items.slice(0, MAX_SKETCHED_ITEMS).map(toText);
  return (items.length > MAX_SKETCHED_ITEMS ? [...shown, '…'] : shown).join(', ');
}

function shorten(text: string): string {
  return text.length > MAX_SKETCHED_CHARACTERS ? `${text.slice(0, MAX_SKETCHED_CHARACTERS)}…` : text;
}

function visible(character: string): string {
  if (!INVISIBLE.test(character)) return character;
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : (ESCAPES.get(character) ?? `\\u${code.padStart(4, '0')}`);
}

/** Cuts a text in the middle, never inside an escape or a surrogate pair. */
function fit(text: string, display: (character: string) => string): string {
  const half = MAX_QUOTED_CHARACTERS / 2;
  if (text.length <= MAX_QUOTED_CHARACTERS) {
    const whole = Array.from(text, display).join('');
    if (whole.length <= MAX_QUOTED_CHARACTERS) return whole;
  }
  // A character takes at most two code units, so neither part can end in the middle of one that is kept.
  const head = take(Array.from(text.slice(0, MAX_QUOTED_CHARACTERS), display), half);
  const tail = take(Array.from(text.slice(-MAX_QUOTED_CHARACTERS), display).reverse(), half - 1);
  return `${head.join('')}…${tail.reverse().join('')}`;
}

/** The first parts that fit into the room together. */
function take(parts: readonly string[], room: number): string[] {
  let left = room;
  const end = parts.findIndex((part) => {
    left -= part.length;
    return left < 0;
  });
  return parts.slice(0, end === -1 ? parts.length : end);
}
