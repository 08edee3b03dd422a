import { type Hole, type Piece, type Text, textFrom } from './template-text.js';

/** Words that only an example or a template has: `<account-id>`, `YOUR_ACCOUNT_ID`, `REPLACE_ME`, `FUNCTION_NAME`. */
export const SAMPLE_WORD = [
  '<[A-Za-z][^<>]*>',
  String.raw`\bYOUR[-_][A-Z0-9_-]+`,
  String.raw`\b(?:CHANGE|REPLACE)_?(?:ME|THIS|WITH)(?:_[A-Z0-9_]*)?\b`,
  String.raw`\bINSERT_(?:HERE|YOUR)[A-Z0-9_]*`,
  String.raw`\b(?:BUCKET|(?:LAMBDA_)?FUNCTION|LAMBDA|QUEUE|ROLE|TABLE|TOPIC)_(?:ARN|NAME)\b`,
].join('|');

/** Whole parts of an ARN: `:REGION:`, `:your-region:`, `:accountId:`, `:{region}:`, `:[region]:`, `:xxxxxxxxxxxx:`. */
const ARN_PART = [
  '[A-Z_-]{0,20}(?:REGION|ACC(?:OUN)?T|PARTITION)[A-Z0-9_-]{0,20}',
  '(?:(?:[Aa]ws|[Mm]y|[Yy]our)[-_]?)?(?:[Aa]ccount|[Rr]egion|[Pp]artition)(?:[-_]?(?:[Hh]ere|[Ii][Dd]|[Nn]ame|[Nn]umber))?',
  '[Xx]{3,12}',
  String.raw`\{[\w-]{1,40}\}`,
  String.raw`\[[A-Za-z][\w -]{0,40}\]`,
].join('|');

const SAMPLE = new RegExp(`${SAMPLE_WORD}|:(?:${ARN_PART})(?=:)`, 'g');

/**
 * Reads sample placeholders in a text as holes of the kind `sample`: what stands there is not known, and whether it may
 * stay is for one rule to say, not for every rule that looks at the text.
 */
export function readSamples(text: Text): Text {
  if (!text.pieces.some((piece) => typeof piece === 'string' && piece.search(SAMPLE) !== -1)) return text;
  return textFrom(
    text.pieces.flatMap((piece) => (typeof piece === 'string' ? cut(piece) : [piece])),
    text.source,
  );
}

function cut(literal: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of literal.matchAll(SAMPLE)) {
    const colon = match[0].startsWith(':') ? 1 : 0;
    const source = match[0].slice(colon);
    const hole: Hole = { kind: 'sample', source, name: source.replace(/^[<{]|[>}]$/g, '') };
    pieces.push(literal.slice(from, match.index + colon), hole);
    from = match.index + match[0].length;
  }
  pieces.push(literal.slice(from));
  return pieces;
}
