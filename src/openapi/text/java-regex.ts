import { onceEachKey } from './once-each-key.js';

/** Why a text is not a regular expression, and what would make it one. */
export interface RegexProblem {
  readonly problem: string;
  readonly advice: string;
}

/** The letters and digits that mean something after a backslash. */
const ESCAPED = /[\dtnrfaecxudDhHsSvVwWbBAGZzRXkpPQEN]/;

/** Escapes that go on in braces: `\p{Alpha}`, `\x{1F600}`. */
const BRACED_ESCAPE = /\\[pPxN]\{/y;

const SPECIAL_GROUP = /\(\?(?:[:=!>]|<[=!]|<[A-Za-z][A-Za-z\d]*>|([idmsuxU]*)(?:-[idmsuxU]*)?[:)])/y;

const COUNTED = /\{\d+(?:,\d*)?\}/y;

/**
 * Says what is wrong with a regular expression in the dialect of Java; `undefined` if it compiles, and where that would
 * take more than this one pass to tell. Takes linear time.
 * Syntax: https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html (read 2026-11-22)
 */
export const javaRegexProblem = onceEachKey((source): RegexProblem | undefined => {
  let open = 0;
  let isRepeatable = false;
  let at = 0;
  while (at < source.length) {
    const character = source[at] ?? '';
    if (character === '\\') {
      const end = escapeEnd(source, at);
      if (typeof end !== 'number') return end;
      at = end;
      isRepeatable = true;
    } else if (character === '[') {
      const end = classEnd(source, at);
      if (end === undefined) return unclosed('[');
      at = end;
      isRepeatable = true;
    } else if (character === '(') {
      const group = groupAt(source, at);
      if (group === undefined) return unknownGroup(source.slice(at, at + 3));
      // In the comments mode blanks and `#` mean something else.
      if (group.flags.includes('x')) return undefined;
      if (!group.isClosed) open += 1;
      at = group.end;
      isRepeatable = false;
    } else if (character === ')') {
      if (open === 0) return { problem: '")" closes nothing', advice: 'Write "\\)" for the character.' };
      open -= 1;
      at += 1;
      isRepeatable = true;
    } else if (/[*+?{]/.test(character)) {
      const counted = character === '{' ? matchAt(COUNTED, source, at)?.[0] : character;
      if (counted === undefined)
        return { problem: '"{" starts no repetition', advice: 'Write "\\{" for the character.' };
      if (!isRepeatable && character !== '{') return dangling(character);
      at += counted.length;
      if (/[?+]/.test(source[at] ?? '')) at += 1;
      isRepeatable = false;
    } else {
      at += 1;
      isRepeatable = character !== '|';
    }
  }
  return open > 0 ? unclosed('(') : undefined;
});

function dangling(character: string): RegexProblem {
  const advice = character === '*' ? 'Write ".*" for any text.' : `Write "\\${character}" for the character.`;
  return { problem: `there is nothing before "${character}" to repeat`, advice };
}

function unclosed(character: string): RegexProblem {
  return { problem: `"${character}" is never closed`, advice: `Write "\\${character}" for the character.` };
}

function unknownGroup(start: string): RegexProblem {
  return { problem: `"${start}" starts no group of Java's`, advice: 'Write "(?:" or a plain "(".' };
}

/** Where an escape ends, or what is wrong with it. */
function escapeEnd(source: string, start: number): number | RegexProblem {
  const escaped = source[start + 1];
  if (escaped === undefined)
    return { problem: 'it ends in a lone backslash', advice: 'Write "\\\\" for the character.' };
  if (/[A-Za-z\d]/.test(escaped) && !ESCAPED.test(escaped)) {
    return { problem: `"\\${escaped}" means nothing`, advice: `Write "${escaped}" for the letter.` };
  }
  if (escaped === 'Q') return quotationEnd(source, start);
  if (escaped === 'c') return start + 3;
  if (matchAt(BRACED_ESCAPE, source, start) === undefined) return start + 2;
  const end = source.indexOf('}', start);
  return end === -1 ? { problem: `"\\${escaped}{" is never closed`, advice: 'Add the "}".' } : end + 1;
}

/** `\Q` takes all that follows as it is, to `\E` or the end. */
function quotationEnd(source: string, start: number): number {
  const end = source.indexOf('\\E', start + 2);
  return end === -1 ? source.length : end + 2;
}

/** Where a character class ends. Classes nest in Java, and a `]` that comes first is literal. */
function classEnd(source: string, start: number): number | undefined {
  const filled: boolean[] = [];
  for (let at = start; at < source.length; at++) {
    const character = source[at];
    if (character === '[') {
      filled.push(false);
      if (source[at + 1] === '^') at += 1;
      continue;
    }
    if (character === ']' && filled.at(-1) === true) {
      filled.pop();
      if (filled.length === 0) return at + 1;
    }
    if (character === '\\') at = source[at + 1] === 'Q' ? quotationEnd(source, at) - 1 : at + 1;
    filled[filled.length - 1] = true;
  }
  return undefined;
}

function groupAt(source: string, start: number): { end: number; isClosed: boolean; flags: string } | undefined {
  if (source[start + 1] !== '?') return { end: start + 1, isClosed: false, flags: '' };
  const match = matchAt(SPECIAL_GROUP, source, start);
  if (match === undefined) return undefined;
  return { end: start + match[0].length, isClosed: match[0].endsWith(')'), flags: match[1] ?? '' };
}

function matchAt(sticky: RegExp, source: string, at: number): RegExpExecArray | undefined {
  sticky.lastIndex = at;
  return sticky.exec(source) ?? undefined;
}
