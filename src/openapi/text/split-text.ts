import { literalText, type Piece, type Text, textFrom } from './template-text.js';

/**
 * Cuts a text at a separator, as `String.split` does, but the last of `limit` parts keeps the rest. Only separators that
 * are written count; a hole goes to the part it stands in.
 */
export function splitText(text: Text, separator: string, limit = Number.POSITIVE_INFINITY): Text[] {
  const { literal } = text;
  if (literal !== undefined) return splitLiteral(literal, separator, limit);
  const parts: Piece[][] = [[]];
  for (const piece of text.pieces) {
    if (typeof piece !== 'string') {
      parts.at(-1)?.push(piece);
      continue;
    }
    let rest = piece;
    for (let at = rest.indexOf(separator); at !== -1 && parts.length < limit; at = rest.indexOf(separator)) {
      parts.at(-1)?.push(rest.slice(0, at));
      parts.push([]);
      rest = rest.slice(at + separator.length);
    }
    parts.at(-1)?.push(rest);
  }
  return parts.map((pieces) => textFrom(pieces));
}

function splitLiteral(literal: string, separator: string, limit: number): Text[] {
  const parts = literal.split(separator);
  if (parts.length > limit) parts.push(parts.splice(limit - 1).join(separator));
  return parts.map((part) => literalText(part));
}

/** A text without its first characters, which must all be written, not in a hole. */
export function sliceText(text: Text, start: number): Text {
  if (text.literal !== undefined) return literalText(text.literal.slice(start));
  const [first, ...others] = text.pieces;
  return typeof first === 'string' ? textFrom([first.slice(start), ...others]) : text;
}
