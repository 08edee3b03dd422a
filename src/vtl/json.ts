// JSON as the permissive parser of API Gateway reads it: quotes can be single or missing, commas too many, and a text that does
// not begin like JSON is one string. Recorded on AWS: `a=1&b=2` and `true{` are strings, `{a` and `[a` are errors.

import { type JavaMap, list, map, RenderFailure, type Value } from './values.js';

const MAX_DEPTH = 400;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** A number of JSON: whole ones stay whole, and `-0` is 0. */
const numberOf = (text: string): Value => (/[.eE]/.test(text) ? Number(text) : BigInt(text));

/**
 * Parses a text.
 * @throws RenderFailure if it begins like JSON and breaks off
 */
export const parseJson = (text: string): Value => {
  let at = 0;
  const fail = (problem: string): never => {
    throw new RenderFailure(`Could not process payload: ${problem} at position ${at}.`);
  };
  const skipBlanks = () => {
    while (at < text.length && (text.charCodeAt(at) <= 32 || text[at] === '\u007f')) at++;
  };

  const readString = (): string => {
    const quote = text[at++];
    let result = '';
    for (;;) {
      const character = text[at];
      if (character === undefined) return fail('unexpected end');
      at++;
      if (character === quote) return result;
      if (character !== '\\') {
        result += character;
        continue;
      }
      const escaped = text[at++];
      if (escaped === undefined) return fail('unexpected end');
      if (escaped === 'u') {
        const digits = text.slice(at, at + 4);
        if (!/^[0-9a-fA-F]{4}$/.test(digits)) return fail('a broken escape');
        result += String.fromCharCode(Number.parseInt(digits, 16));
        at += 4;
      } else if (escaped === 'x') {
        const digits = text.slice(at, at + 2);
        if (!/^[0-9a-fA-F]{2}$/.test(digits)) return fail('a broken escape');
        result += String.fromCharCode(Number.parseInt(digits, 16));
        at += 2;
      } else result += ESCAPES[escaped] ?? escaped;
    }
  };

  /** A value without quotes: what it ends at depends on what it stands in. */
  const readBare = (stops: string): Value => {
    const start = at;
    while (at < text.length && !stops.includes(text[at] ?? '')) at++;
    const word = text.slice(start, at).trim();
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    if (word === 'NaN') return Number.NaN;
    return NUMBER.test(word) ? numberOf(word) : word;
  };

  const readValue = (stops: string, depth: number): Value => {
    if (depth > MAX_DEPTH) return fail('too much nesting');
    const character = text[at];
    if (character === '{') return readMap(depth);
    if (character === '[') return readList(depth);
    if (character === '"' || character === "'") return readString();
    return readBare(stops);
  };

  const readList = (depth: number): Value => {
    at++;
    const items: Value[] = [];
    for (;;) {
      skipBlanks();
      const character = text[at];
      if (character === undefined) return fail('unexpected end');
      if (character === ']') {
        at++;
        return list(items, true);
      }
      if (character === ',') {
        at++;
        continue;
      }
      if (character === ':' || character === '}') return fail(`unexpected ${character}`);
      items.push(readValue(',]', depth + 1));
    }
  };

  const readMap = (depth: number): JavaMap => {
    at++;
    const result = map();
    for (;;) {
      skipBlanks();
      const character = text[at];
      if (character === undefined) return fail('unexpected end');
      if (character === '}') {
        at++;
        return result;
      }
      if (character === ',') {
        at++;
        continue;
      }
      if (character === '{' || character === '[' || character === ']' || character === ':')
        return fail(`unexpected ${character}`);
      const key = character === '"' || character === "'" ? readString() : readKey();
      skipBlanks();
      if (text[at] === undefined) return fail('unexpected end');
      if (text[at] !== ':') return fail(`unexpected ${text[at]}`);
      at++;
      skipBlanks();
      if (text[at] === undefined) return fail('unexpected end');
      result.entries.set(key, text[at] === ',' || text[at] === '}' ? null : readValue(',}', depth + 1));
    }
  };
  const readKey = (): string => {
    const start = at;
    while (at < text.length && text[at] !== ':') at++;
    return text.slice(start, at).trim();
  };

  skipBlanks();
  const first = text[at];
  if (first === undefined) return null;
  if (first === '{' || first === '[' || first === '"' || first === "'") return readValue('', 0);
  return readBare('');
};
