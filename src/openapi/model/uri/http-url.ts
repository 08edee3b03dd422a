import { importedText, startsWithStageVariable } from '../../text/imported-text.js';
import { pattern } from '../../text/pattern.js';
import { sliceText, splitText } from '../../text/split-text.js';
import { isHole, type Piece, quote, type Text, textFrom } from '../../text/template-text.js';
import { onceEach } from '../once-each.js';

/** Where an `http://` or `https://` URL leads; both parts may hold holes. */
export interface HttpUrl {
  /** Without brackets, if it is an IPv6 address. */
  readonly host: Text;
  readonly port: Text | undefined;
}

const URL = pattern(String.raw`https?://[^\s/?#]\S*`, 'i');

const SCHEME = /^\s*https?:\/\//i;

/** Takes a URL apart if its scheme is written; a stage variable or a template may hold the rest. */
export const httpUrlOf = onceEach((uri: Text): HttpUrl | undefined => {
  const first = uri.pieces[0];
  const scheme = typeof first === 'string' ? SCHEME.exec(first)?.[0] : undefined;
  if (scheme === undefined) return undefined;
  const authority = splitText(authorityOf(sliceText(uri, scheme.length)), '@').at(-1) ?? textFrom(['']);
  const ipv6 = /^\[([^\]]*)\](?::(.*))?$/s.exec(authority.literal ?? '');
  if (ipv6 !== null)
    return { host: textFrom([ipv6[1] ?? '']), port: ipv6[2] === undefined ? undefined : textFrom([ipv6[2]]) };
  const [host = authority, port] = splitText(authority, ':', 2);
  return { host, port };
});

/** A text up to its first slash, question mark or hash. */
function authorityOf(text: Text): Text {
  const pieces: Piece[] = [];
  for (const piece of text.pieces) {
    const end = isHole(piece) ? -1 : piece.search(/[/?#]/);
    pieces.push(isHole(piece) || end === -1 ? piece : piece.slice(0, end));
    if (end !== -1) break;
  }
  return textFrom(pieces);
}

/** Whether a text cannot be a URL as the import checks it: a written scheme, a host, no blanks. */
export function isNoUrl(uri: Text): boolean {
  return URL.match(importedText(uri)) === 'cannot';
}

/** What is wrong with a uri that cannot be a URL, as a message; `undefined` if nothing certainly is. */
export function urlMistakeOf(uri: Text): string | undefined {
  if (!isNoUrl(uri)) return undefined;
  const [first = ''] = uri.pieces;
  const text = quote(uri.source);
  if (isHole(first) || startsWithStageVariable(uri))
    return `${text} has no written scheme. Write \`https://\` and keep the variable behind it.`;
  if (/^\s*arn:/.test(first))
    return `${text} is an ARN; an HTTP integration wants a URL. Set \`type: aws\` or \`aws_proxy\`.`;
  if (SCHEME.test(first)) return `${text} has a blank in it or no host. Write a full URL, encoded.`;
  return `${text} does not start with \`http://\` or \`https://\`. Write the full URL.`;
}
