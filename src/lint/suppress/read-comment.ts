import type { Comment } from '../../document/index.js';
import { suggest } from '../../wording/suggest.js';

/** What every comment that means something to this program has in it. */
export const COMMENT_WORD = 'apigw-lint-';

/** A comment that silences rules. */
export interface DisableComment {
  /** The word that it begins with. */
  readonly form: string;
  /** The line whose findings it silences; those of the whole file if there is none. */
  readonly line: number | undefined;
  readonly names: readonly NameInComment[];
  /** What stands behind ` -- `. */
  readonly reason: string | undefined;
}

/** A rule as a comment names it. */
export interface NameInComment {
  readonly name: string;
  /** From the beginning of the comment. */
  readonly offset: number;
}

const FILE = 'apigw-lint-disable';
const LINE = 'apigw-lint-disable-line';
const NEXT_LINE = 'apigw-lint-disable-next-line';
const FORMS = [FILE, LINE, NEXT_LINE];

/** Words that other linters have are not names of files or of this program's parts, so they are meant for us. */
const DIRECTIVE = /^#+[ \t]*(apigw-lint-(?:disable|enable|ignore)[^\s,]*)(.*)$/;
const REASON = /(?:^|\s)--(?:\s|$)/;

/** The lines of a file, as far as comments are about them. Numbers count from 1. */
export interface CommentedLines {
  readonly lines: readonly string[];
  /** The first line that is more than a comment or a mark above the document. */
  readonly firstContent: number;
  /** By line, the first one after it that is more than a comment; past the end there is one that nothing is on. */
  readonly nextContent: readonly number[];
}

/** A line with neither blanks and a comment only, nor the marks that may stand above a document. */
const CONTENT = /^(?!\s*(?:#|$)|---\s*(?:#|$)|%)/;
const COMMENT_OR_BLANK = /^\s*(?:#|$)/;

/**
 * Reads a comment.
 * @returns `undefined` if it is none of ours, and what is wrong if it can have no effect
 */
export function readDisableComment(
  { text, location }: Comment,
  { lines, firstContent, nextContent }: CommentedLines,
): DisableComment | { readonly fault: string } | undefined {
  const [, form, rest = ''] = DIRECTIVE.exec(text) ?? [];
  if (form === undefined) return undefined;
  const { line, column } = location.start;
  const before = lines[line - 1]?.slice(0, column - 1) ?? '';
  const isAbove = line < firstContent || (line === firstContent && !CONTENT.test(before));
  const fault = faultOf(form, isAbove, before.trim() === '');
  if (fault !== undefined) return { fault };

  const [named = '', ...reasons] = rest.split(REASON);
  const from = text.length - rest.length;
  return {
    form,
    line: form === FILE ? undefined : form === LINE ? line : (nextContent[line] ?? line),
    names: [...named.matchAll(/[^\s,]+/g)].map(({ 0: name, index }) => ({ name, offset: from + index })),
    reason: reasons.join(' -- ').trim() || undefined,
  };
}

/** What keeps a comment from having an effect. */
function faultOf(form: string, isAbove: boolean, isAlone: boolean): string | undefined {
  if (!FORMS.includes(form)) {
    const near = FORMS.find((known) => known.startsWith(form)) ?? suggest(form, FORMS);
    return `\`${form}\` is not known. ${near === undefined ? `Known: ${FORMS.join(', ')}.` : `Did you mean \`${near}\`?`}`;
  }
  if (form === FILE && !isAbove)
    return `\`${FILE}\` is for a whole file, above its first key. Move it there, or write \`${NEXT_LINE}\`.`;
  if (form === LINE && isAlone) return `\`${LINE}\` has nothing before it on its line. Write \`${NEXT_LINE}\`.`;
  return undefined;
}

/** Looks at the lines of a text. */
export function commentedLines(text: string): CommentedLines {
  const lines = text.split(/\r\n|\n|\r/);
  const nextContent: number[] = [];
  let next = lines.length + 1;
  for (let line = lines.length; line >= 0; line--) {
    // Comments can stand one above the other.
    nextContent[line] = next;
    if (!COMMENT_OR_BLANK.test(lines[line - 1] ?? '')) next = line;
  }
  const first = lines.findIndex((line) => CONTENT.test(line));
  return { lines, firstContent: first === -1 ? lines.length + 1 : first + 1, nextContent };
}
