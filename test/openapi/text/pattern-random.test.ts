import { describe, expect, test } from 'vitest';
import { pattern } from '../../../src/openapi/text/pattern.js';
import { type Piece, textFrom } from '../../../src/openapi/text/template-text.js';

/** A character for a hole, which the patterns and texts here never use otherwise. */
const ATOM = '\ue000';
const ALPHABET = ['a', 'b', ':', 'x'];

/** A pattern in the words of the definition: as written, and as it is when each slot also admits a hole. */
interface Sample {
  readonly plain: string;
  readonly slotted: string;
  /** How many characters a match can have at most without going round in a repetition. */
  readonly characters: number;
}

interface Random {
  below(limit: number): number;
  of<Item>(items: readonly [Item, ...Item[]]): Item;
}

/** Mulberry32: the same numbers in every run. */
function randomFrom(seed: number): Random {
  let state = seed;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  return { below, of: (items) => items[below(items.length)] ?? items[0] };
}

function sampleCharacter(random: Random): Sample {
  const source = random.of([
    'a',
    'b',
    ':',
    '\\:',
    '[ab]',
    '[^a]',
    '[a-b:]',
    '[^:b]',
    '.',
    '\\w',
    '\\W',
    '[\\w-]',
    '\\d',
  ]);
  const isClass = /^[[.]|^\\[a-zA-Z]/.test(source);
  return { plain: source, slotted: isClass ? `(?:${source}|${ATOM})` : source, characters: 1 };
}

function sample(random: Random, depth: number): Sample {
  const kind = depth === 0 ? 0 : random.below(5);
  if (kind === 0) return sampleCharacter(random);
  if (kind === 1) {
    const inner = sample(random, depth - 1);
    return { ...inner, plain: `(?:${inner.plain})`, slotted: `(?:${inner.slotted}|${ATOM})` };
  }
  if (kind === 2) return repetition(random, sample(random, depth - 1));
  const parts = Array.from({ length: random.below(3) + 1 }, () => sample(random, depth - 1));
  const separator = kind === 3 ? '' : '|';
  const plain = parts.map((part) => part.plain).join(separator);
  const slotted = parts.map((part) => part.slotted).join(separator);
  const characters = parts.reduce((sum, part) => sum + part.characters, 0);
  return { plain: `(?:${plain})`, slotted: `(?:${slotted}|${ATOM})`, characters };
}

function repetition(random: Random, item: Sample): Sample {
  const [quantifier, copies] = random.of([
    ['*', 1],
    ['+', 2],
    ['?', 1],
    ['{2}', 2],
    ['{1,2}', 2],
    ['{0,2}', 2],
    ['{1,}', 2],
  ]);
  // A quantifier may not follow another; the group that this takes is a slot of its own.
  const needsGroup = !/^(?:\\?[^\\]|\[[^\]]*\])$/.test(item.plain);
  const plain = needsGroup ? `(?:${item.plain})` : item.plain;
  const slotted = needsGroup ? `(?:${item.slotted}|${ATOM})` : `(?:${item.slotted})`;
  return {
    plain: plain + quantifier,
    slotted: `(?:${slotted}${quantifier}|${ATOM})`,
    characters: item.characters * copies,
  };
}

function word(random: Random, limit: number): string {
  return Array.from({ length: random.below(limit) }, () => random.of(['a', 'b', ':', 'x'])).join('');
}

function words(limit: number): readonly string[] {
  const all = [''];
  for (const shorter of all) if (shorter.length < limit) all.push(...ALPHABET.map((letter) => shorter + letter));
  return all;
}

const HOLE: Piece = { kind: 'template', source: '${x}', name: 'x' };

function withHoles(literals: readonly string[]): readonly Piece[] {
  return literals.flatMap((literal, index) => (index === 0 ? [literal] : [HOLE, literal]));
}

describe('random patterns', () => {
  test('read without holes as the regular expression does', () => {
    const random = randomFrom(1);
    for (let round = 0; round < 2000; round++) {
      const { plain } = sample(random, 3);
      const subject = pattern(plain);
      for (let turn = 0; turn < 10; turn++) {
        const text = word(random, 7);
        // No `literal`, so that the automaton decides.
        const verdict = subject.match({ pieces: [text], source: text, literal: undefined });
        expect(verdict !== 'cannot', `/${plain}/ ${text}`).toBe(subject.regexp.test(text));
      }
    }
  });

  test('are certain where the pattern with slots matches, and only there', () => {
    const random = randomFrom(2);
    const seen = { certainly: 0, possibly: 0, cannot: 0 };
    for (let round = 0; round < 2000; round++) {
      const { plain, slotted } = sample(random, 3);
      const subject = pattern(plain);
      const oracle = new RegExp(`^(?:${slotted})$`);
      for (let turn = 0; turn < 10; turn++) {
        const literals = Array.from({ length: random.below(3) + 2 }, () => word(random, 3));
        const verdict = subject.match(textFrom(withHoles(literals)));
        seen[verdict] += 1;
        expect(verdict === 'certainly', `/${plain}/ ${literals.join('${x}')}`).toBe(oracle.test(literals.join(ATOM)));
      }
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(1000);
  });

  test('cannot match exactly where no filling does', () => {
    const random = randomFrom(3);
    const fillings = words(3);
    const seen = { certainly: 0, possibly: 0, cannot: 0 };
    for (let round = 0; round < 3000; round++) {
      const { plain, characters } = sample(random, 2);
      // Every state can then be reached with a filling of this length.
      if (characters > 3 || /\\d/.test(plain)) continue;
      const literals = [word(random, 3), word(random, 3), ...(random.below(4) === 0 ? [word(random, 2)] : [])];
      const subject = pattern(plain);
      const verdict = subject.match(textFrom(withHoles(literals)));
      seen[verdict] += 1;
      const [first = '', second = '', third] = literals;
      const isFillable = fillings.some((filling) => {
        const start = first + filling + second;
        if (third === undefined) return subject.regexp.test(start);
        return fillings.some((other) => subject.regexp.test(start + other + third));
      });
      expect(verdict !== 'cannot', `/${plain}/ ${literals.join('${x}')}`).toBe(isFillable);
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
  });
});
