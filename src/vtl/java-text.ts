// What Java does with texts where JavaScript does otherwise: regular expressions, `split`, `format`, encodings.

import { MAX_OUTPUT, print, printDouble, RenderFailure, type Value } from './values.js';

const CLASSES: Readonly<Record<string, string>> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\x00-\\x7F',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Punct: '!-\\/:-@\\[-`{-~',
  Graph: '!-~',
  Print: ' -~',
  Blank: ' \\t',
  Cntrl: '\\x00-\\x1F\\x7F',
  XDigit: '0-9a-fA-F',
  Space: ' \\t\\n\\x0B\\f\\r',
};

/** Translates a regular expression of Java. */
const translate = (pattern: string) => {
  let flags = '';
  let rest = pattern;
  const leading = /^\(\?([ims]+)\)/.exec(rest);
  if (leading !== null) {
    flags = [...new Set(leading[1])].join('');
    rest = rest.slice(leading[0].length);
  }
  rest = rest.replace(/\\Q([\s\S]*?)(?:\\E|$)/g, (_, text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  let isInClass = false;
  let result = '';
  for (let at = 0; at < rest.length; at++) {
    const character = rest[at] ?? '';
    if (character === '\\') {
      const property = /^\\([pP])\{(?:Is)?(\w+)\}/.exec(rest.slice(at));
      const known = property === null ? undefined : CLASSES[property[2] ?? ''];
      if (property !== null && known !== undefined) {
        result += isInClass ? known : `[${property[1] === 'P' ? '^' : ''}${known}]`;
        at += property[0].length - 1;
        continue;
      }
      const next = rest[++at] ?? '';
      if (next === '') throw new SyntaxError('Unexpected end');
      if (next === 'A' || next === 'G') result += '^';
      else if (next === 'z' || next === 'Z') result += '$';
      else if (next === 'h') result += isInClass ? ' \\t' : '[ \\t]';
      else if (next === 'R') result += '(?:\\r\\n|[\\n\\r])';
      else if (next === 'a') result += '\\x07';
      else if (next === 'e') result += '\\x1B';
      else result += `\\${next}`;
      continue;
    }
    if (isInClass) {
      if (character === ']') isInClass = false;
      result += character === '[' ? '\\[' : character;
    } else if (character === '[') {
      isInClass = true;
      result += character;
    } else if (character === '+' && /[*+?}]$/.test(result) && !/\\[*+?}]$/.test(result)) {
      // A possessive quantifier; a greedy one finds the same in nearly every pattern.
    } else result += character;
  }
  if (isInClass) throw new SyntaxError('Unclosed character class');
  return { source: result, flags };
};

/**
 * A regular expression of Java.
 * @throws RenderFailure if it is none
 */
export const javaPattern = (pattern: string, flags = ''): RegExp => {
  try {
    const translated = translate(pattern);
    return new RegExp(translated.source, [...new Set(flags + translated.flags)].join(''));
  } catch {
    throw new RenderFailure(`\`${pattern}\` is not a regular expression.`);
  }
};

/** What a replacement of `replaceAll` stands for: `$1` is a group, a backslash takes the next character as it is. */
const expand = (replacement: string, groups: readonly (string | undefined)[]) => {
  let result = '';
  for (let at = 0; at < replacement.length; at++) {
    const character = replacement[at] ?? '';
    if (character === '\\') {
      const next = replacement[++at];
      if (next === undefined) throw new RenderFailure('A replacement ends in a backslash.');
      result += next;
    } else if (character === '$') {
      const digit = replacement[at + 1] ?? '';
      if (!/\d/.test(digit))
        throw new RenderFailure('A `$` in a replacement must be followed by the number of a group.');
      let group = Number(digit);
      at++;
      if (group >= groups.length) throw new RenderFailure(`There is no group ${group}.`);
      while (/\d/.test(replacement[at + 1] ?? '') && group * 10 + Number(replacement[at + 1]) < groups.length) {
        at++;
        group = group * 10 + Number(replacement[at]);
      }
      result += groups[group] ?? '';
    } else result += character;
  }
  return result;
};

/** `replaceAll` and `replaceFirst`. */
export const replacePattern = (text: string, pattern: string, replacement: string, isFirstOnly: boolean): string => {
  let result = '';
  let end = 0;
  for (const found of text.matchAll(javaPattern(pattern, 'g'))) {
    result += text.slice(end, found.index) + expand(replacement, found);
    if (result.length > MAX_OUTPUT) throw new RenderFailure('A text is longer than 10 MB.');
    end = found.index + found[0].length;
    if (isFirstOnly) break;
  }
  return result + text.slice(end);
};

/** `split`: a limit of 0 drops empty parts at the end, and a match of nothing at the beginning makes no part. */
export const split = (text: string, pattern: string, limit: number): string[] => {
  const parts: string[] = [];
  let start = 0;
  for (const found of text.matchAll(javaPattern(pattern, 'g'))) {
    if (limit > 0 && parts.length === limit - 1) break;
    if (found.index === 0 && found[0] === '') continue;
    if (found[0] === '' && found.index === text.length) continue;
    if (found.index === 0 && found[0].length === 0) continue;
    parts.push(text.slice(start, found.index));
    start = found.index + found[0].length;
  }
  if (parts.length === 0) return [text];
  parts.push(text.slice(start));
  if (limit === 0) while (parts.length > 0 && parts.at(-1) === '') parts.pop();
  return parts;
};

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** A number with so many digits behind the point, halves rounded up as Java does. */
const fixed = (value: number, precision: number) => {
  const text = Math.abs(value).toFixed(precision);
  const exact = print(Math.abs(value));
  const half = new RegExp(`^\\d+\\.\\d{${precision}}5$`).test(exact);
  if (!half) return text;
  const scaled = BigInt(exact.slice(0, -1).replace('.', '')) + 1n;
  const digits = scaled.toString().padStart(precision + 1, '0');
  return precision === 0 ? digits : `${digits.slice(0, -precision)}.${digits.slice(-precision)}`;
};

const CONVERSION = /%(?:(\d+)\$)?([-#+ 0,(]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g;

/** `String.format`. */
export const format = (pattern: string, values: readonly Value[]): string => {
  let next = 0;
  return pattern.replace(
    CONVERSION,
    (
      whole,
      place: string | undefined,
      flags: string,
      width: string | undefined,
      precision: string | undefined,
      conversion: string,
    ) => {
      const pad = (text: string) => {
        const size = Math.min(Number(width ?? 0), 10_000);
        if (flags.includes('-')) return text.padEnd(size);
        if (!flags.includes('0')) return text.padStart(size);
        const sign = /^[-+]/.exec(text)?.[0] ?? '';
        return sign + text.slice(sign.length).padStart(size - sign.length, '0');
      };
      if (conversion === 'n') return '\n';
      if (conversion === '%') return pad('%');
      const index = place === undefined ? next++ : Number(place) - 1;
      const value = values[index];
      if (value === undefined) throw new RenderFailure(`\`${whole}\` has no argument.`);
      const mismatch = (): never => {
        throw new RenderFailure(`\`${whole}\` does not take \`${print(value)}\`.`);
      };
      const sign = (isNegative: boolean) =>
        isNegative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
      const cut = (text: string) => pad(precision === undefined ? text : text.slice(0, Number(precision)));
      switch (conversion) {
        case 's':
          return cut(print(value));
        case 'S':
          return cut(print(value).toUpperCase());
        case 'b':
          return cut(String(value === true || (value !== null && value !== false)));
        case 'c':
          if (typeof value === 'bigint') return pad(String.fromCodePoint(Number(value)));
          return typeof value === 'string' && value.length === 1 ? pad(value) : mismatch();
        case 'd': {
          if (typeof value !== 'bigint') return mismatch();
          const digits = (value < 0n ? -value : value).toString();
          return pad(sign(value < 0n) + (flags.includes(',') ? grouped(digits) : digits));
        }
        case 'x':
        case 'X':
        case 'o': {
          if (typeof value !== 'bigint') return mismatch();
          const positive = value < 0n ? value + (value < -2147483648n ? 1n << 64n : 1n << 32n) : value;
          const digits = positive.toString(conversion === 'o' ? 8 : 16);
          return pad(conversion === 'X' ? digits.toUpperCase() : digits);
        }
        case 'f': {
          if (typeof value !== 'number') return mismatch();
          if (!Number.isFinite(value)) return pad(printDouble(value));
          const [whole = '', fraction] = fixed(value, Math.min(Number(precision ?? 6), 100)).split('.');
          const digits = flags.includes(',') ? grouped(whole) : whole;
          return pad(sign(value < 0) + (fraction === undefined ? digits : `${digits}.${fraction}`));
        }
        case 'e':
        case 'E': {
          if (typeof value !== 'number') return mismatch();
          const text = Math.abs(value)
            .toExponential(Math.min(Number(precision ?? 6), 100))
            .replace(/([+-])(\d)$/, '$10$2');
          return pad(sign(value < 0) + (conversion === 'E' ? text.toUpperCase() : text));
        }
        default:
          throw new RenderFailure(`\`${whole}\` is not a format.`);
      }
    },
  );
};

/** The bytes of a text in UTF-8; a lone surrogate becomes `?`. */
export const utf8 = (text: string): number[] => {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code >= 0xd800 && code <= 0xdfff) bytes.push(63);
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
};

/** The text of bytes in UTF-8; what is none becomes U+FFFD. */
export const fromUtf8 = (bytes: readonly number[]): string => {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at++] ?? 0;
    if (first < 0x80) {
      text += String.fromCharCode(first);
      continue;
    }
    const length =
      first >= 0xc2 && first < 0xe0 ? 1 : first >= 0xe0 && first < 0xf0 ? 2 : first >= 0xf0 && first < 0xf5 ? 3 : 0;
    const rest = bytes.slice(at, at + length);
    if (length === 0 || rest.length < length || rest.some((byte) => (byte & 0xc0) !== 0x80)) {
      text += '\uFFFD';
      continue;
    }
    const code = rest.reduce((sum, byte) => (sum << 6) | (byte & 63), first & (0x3f >> length));
    const isValid = !(length === 2 && code < 0x800) && !(length === 3 && (code < 0x10000 || code > 0x10ffff));
    if (!isValid || (code >= 0xd800 && code <= 0xdfff)) {
      text += '\uFFFD';
      continue;
    }
    text += String.fromCodePoint(code);
    at += length;
  }
  return text;
};

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of the UTF-8 bytes, without line breaks. */
export const base64Encode = (text: string): string => {
  const bytes = utf8(text);
  let result = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.slice(at, at + 3);
    result += BASE64[a >> 2];
    result += BASE64[((a & 3) << 4) | ((b ?? 0) >> 4)];
    result += b === undefined ? '=' : BASE64[((b & 15) << 2) | ((c ?? 0) >> 6)];
    result += c === undefined ? '=' : BASE64[c & 63];
  }
  return result;
};

/** @throws RenderFailure if it is no base64 */
export const base64Decode = (text: string): string => {
  const digits = text.replace(/=+$/, '');
  if (/[^A-Za-z0-9+/]/.test(digits) || digits.length % 4 === 1) throw new RenderFailure('It is not base64.');
  const bytes: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const digit of digits) {
    buffer = ((buffer << 6) | BASE64.indexOf(digit)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((buffer >> bits) & 255);
  }
  return fromUtf8(bytes);
};

/** Encodes as a form does: a blank becomes `+`. */
export const urlEncode = (text: string): string =>
  utf8(text)
    .map((byte) => {
      const character = String.fromCharCode(byte);
      if (/[A-Za-z0-9.*_-]/.test(character)) return character;
      return byte === 32 ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');

/** @throws RenderFailure for a `%` without two digits */
export const urlDecode = (text: string): string =>
  text.replaceAll('+', ' ').replace(/(?:%[0-9A-Fa-f]{2})+|%/g, (found) => {
    if (found === '%') throw new RenderFailure('A `%` is not followed by two hexadecimal digits.');
    return fromUtf8(
      found
        .slice(1)
        .split('%')
        .map((digits) => Number.parseInt(digits, 16)),
    );
  });

const SHORT: Readonly<Record<string, string>> = { '\b': '\\b', '\n': '\\n', '\t': '\\t', '\f': '\\f', '\r': '\\r' };

/** Escapes for a string of JavaScript. It escapes the apostrophe too, which JSON does not allow. */
export const escapeJavaScript = (text: string): string =>
  text.replace(/[^ !#-&(-.0-[\]-~]/g, (character) => {
    const short = SHORT[character];
    if (short !== undefined) return short;
    const code = character.charCodeAt(0);
    if (code >= 32 && code < 127) return `\\${character}`;
    return code === 127 ? character : `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
  });
