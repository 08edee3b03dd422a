import { type Automaton, createAutomaton } from './pattern-automaton.js';
import { parseExpression } from './pattern-syntax.js';
import type { Piece, Text } from './template-text.js';

/** What the known pieces of a text say about a pattern, whatever its holes hold. */
export type Verdict = 'certainly' | 'possibly' | 'cannot';

/** A regular expression for whole texts that may have holes. */
export interface Pattern {
  /** The same for a plain string; anchored at both ends. */
  readonly regexp: RegExp;
  /**
   * - `cannot`: no text in the holes, be it empty or full of separators, makes a match. This is exact.
   * - `certainly`: a match without holes, or one in which each hole fills one slot of the pattern, that is one character of
   *   a class, one group `(?:…)` or one repetition. In `arn:(?:aws|aws-cn):[a-z]+` both `arn:${p}:lambda` and `arn:aws:${s}`.
   * - `possibly`: anything else.
   */
  match(text: Text): Verdict;
}

/**
 * Compiles a pattern from characters, escapes, classes, `(?:…)`, `|`, `*`, `+`, `?` and `{n,m}`. Throws a `SyntaxError` for
 * other syntax, and a `RangeError` if counted repetitions make it too large.
 */
export function pattern(source: string, flags?: 'i'): Pattern {
  const automaton = createAutomaton(parseExpression(source), flags);
  const regexp = new RegExp(`^(?:${source})$`, flags);
  return {
    regexp,
    match({ literal, pieces }) {
      if (literal === undefined) return judge(automaton, pieces);
      return regexp.test(literal) ? 'certainly' : 'cannot';
    },
  };
}

function judge(automaton: Automaton, pieces: readonly Piece[]): Verdict {
  let possible = automaton.start();
  let certain = possible;
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      const before = possible;
      possible = automaton.read(before, piece);
      certain = certain === before ? possible : automaton.read(certain, piece);
    } else {
      possible = piece.isName ? automaton.readName(possible) : automaton.readAnything(possible);
      certain = automaton.readSlot(certain);
    }
    if (possible.isDead) return 'cannot';
  }
  if (!possible.isAccepting) return 'cannot';
  return certain.isAccepting ? 'certainly' : 'possibly';
}
