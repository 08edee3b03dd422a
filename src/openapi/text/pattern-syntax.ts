/** A regular expression as a tree. */
export type Expression =
  /** One character: `source` is how the expression writes it. A class also stands for more than one: `.`, `\d`, `[a-z]`. */
  | { readonly kind: 'character'; readonly source: string; readonly isClass: boolean }
  | { readonly kind: 'sequence'; readonly items: readonly Expression[] }
  | { readonly kind: 'choice'; readonly options: readonly Expression[] }
  | { readonly kind: 'group'; readonly inner: Expression }
  | { readonly kind: 'repetition'; readonly item: Expression; readonly min: number; readonly max: number };

const ESCAPED_CHARACTER = String.raw`\\(?:[tnrfv]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|[^\w\s])`;
const ESCAPED_CLASS = String.raw`\\[dDwWsS]`;
const CHARACTER = new RegExp(String.raw`[^\\^$.*+?()[\]{}|]|${ESCAPED_CHARACTER}`, 'y');
const CLASS = new RegExp(
  String.raw`\.|${ESCAPED_CLASS}|\[(?!\^?\])\^?(?:[^\]\\]|${ESCAPED_CHARACTER}|${ESCAPED_CLASS})+\]`,
  'y',
);
const QUANTIFIER = /([*+?])|\{(\d{1,4})(?:(,)(\d{0,4}))?\}/y;

/**
 * Parses the part of the syntax of regular expressions that needs no backtracking and no context: characters, escapes,
 * classes, `(?:…)`, `|`, `*`, `+`, `?`, `{n}`, `{n,}`, `{n,m}`. Throws a `SyntaxError` at anything else.
 */
export function parseExpression(source: string): Expression {
  let at = 0;

  function read(token: RegExp): RegExpExecArray | undefined {
    token.lastIndex = at;
    const match = token.exec(source) ?? undefined;
    at += match?.[0].length ?? 0;
    return match;
  }

  function choice(): Expression {
    const options = [sequence()];
    while (source[at] === '|') {
      at += 1;
      options.push(sequence());
    }
    const [only] = options;
    return options.length === 1 && only !== undefined ? only : { kind: 'choice', options };
  }

  function sequence(): Expression {
    const items: Expression[] = [];
    for (let item = atom(); item !== undefined; item = atom()) items.push(repeated(item));
    return { kind: 'sequence', items };
  }

  function atom(): Expression | undefined {
    const set = read(CLASS);
    if (set !== undefined) return { kind: 'character', source: set[0], isClass: true };
    const character = read(CHARACTER);
    if (character !== undefined) return { kind: 'character', source: character[0], isClass: false };
    if (!source.startsWith('(?:', at)) return undefined;
    at += 3;
    const inner = choice();
    if (source[at] !== ')') throw unsupported();
    at += 1;
    return { kind: 'group', inner };
  }

  function repeated(item: Expression): Expression {
    const quantifier = read(QUANTIFIER);
    if (quantifier === undefined) return item;
    // Neither lazy, possessive nor doubled.
    if (/^[*+?{]/.test(source.slice(at))) throw unsupported();
    const [, sign, least, comma, most] = quantifier;
    const min = least === undefined ? Number(sign === '+') : Number(least);
    const isEndless = sign === '*' || sign === '+' || (comma !== undefined && most === '');
    if (isEndless) return { kind: 'repetition', item, min, max: Number.POSITIVE_INFINITY };
    return { kind: 'repetition', item, min, max: sign === '?' ? 1 : Number(most ?? least) };
  }

  function unsupported(): SyntaxError {
    return new SyntaxError(`Unsupported at ${at} in pattern ${source}`);
  }

  const expression = choice();
  if (at < source.length) throw unsupported();
  return expression;
}
