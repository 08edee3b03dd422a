import { quote } from './quote.js';

const MAX_WORD_CHARACTERS = 100;

/** Among more names than these nobody looks for a slip; it would take long, too, if as many of them were wrong. */
const MAX_CANDIDATES = 300;

/**
 * The candidate that a word most likely stands for: the nearest by swapped, missing, extra and wrong letters, a third of
 * its letters at most. Case, `-`, `_`, dots and blanks do not count. `undefined` if none is near or the word is one of them.
 */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > MAX_WORD_CHARACTERS || candidates.length > MAX_CANDIDATES || candidates.includes(word))
    return undefined;
  const folded = fold(word);
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const other = fold(candidate);
    const allowed = Math.max(folded.length, other.length) / 3;
    if (folded === '' || Math.abs(folded.length - other.length) > allowed) continue;
    const edits = distance(folded, other);
    if (edits > allowed || edits >= least) continue;
    best = candidate;
    least = edits;
  }
  return best;
}

/** Items as a message lists them: each once, quoted, sorted, and cut: `"a", "b" and 3 more`. No items are `none`. */
export function list(items: readonly string[], max = 8): string {
  const sorted = [...new Set(items)].sort();
  if (sorted.length === 0) return 'none';
  const shown = sorted.slice(0, max).map(quote).join(', ');
  return sorted.length > max ? `${shown} and ${sorted.length - max} more` : shown;
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[-_.\s]/g, '');
}

/** The optimal string alignment distance: insertions, deletions, substitutions, and swaps of neighbours. */
function distance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (isSame ? 0 : 1),
          isSwap ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
