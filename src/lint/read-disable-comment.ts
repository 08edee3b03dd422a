import type { Comment } from '../document/index.js';
import { suggest } from '../openapi/suggest.js';

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

/** Words that other linters have are no names of files or of this program's parts, so they are meant for us. */
const DIRECTIVE = /^#+[ \t]*(apigw-lint-(?:disable|enable|ignore)[^\s,]*)(.*)$/;
const REASON = /(?:^|\s)--(?:\s|$)/;

/** A line with neither blanks and a comment only, nor the marks that may stand above a document. */
const CONTENT = /^(?!\s*(?:#|$)|---\s*(?:#|$)|%)/;
const COMMENT_OR_BLANK = /^\s*(?:#|$)/;

/**
 * Reads a comment.
 * @param lines of its file
 * @returns `undefined` if it is none of ours, and what is wrong if it can have no effect
 */
export function readDisableComment(
  { text, location }: Comment,
  lines: readonly string[],
): DisableComment | { readonly fault: string } | undefined {
  const [, form, rest = ''] = DIRECTIVE.exec(text) ?? [];
  if (form === undefined) return undefined;
  const { line, column } = location.start;
  const before = lines[line - 1]?.slice(0, column - 1) ?? '';
  const fault = faultOf(form, lines.slice(0, line - 1), before);
  if (fault !== undefined) return { fault };

  const [named = '', ...reasons] = rest.split(REASON);
  const from = text.length - rest.length;
  return {
    form,
    line: form === FILE ? undefined : form === LINE ? line : nextLine(lines, line),
    names: [...named.matchAll(/[^\s,]+/g)].map(({ 0: name, index }) => ({ name, offset: from + index })),
    reason: reasons.join(' -- ').trim() || undefined,
  };
}

/** What keeps a comment from having an effect. */
function faultOf(form: string, above: readonly string[], before: string): string | undefined {
  if (!FORMS.includes(form)) {
    const near = FORMS.find((known) => known.startsWith(form)) ?? suggest(form, FORMS);
    return `\`${form}\` is not known. ${near === undefined ? `Known: ${FORMS.join(', ')}.` : `Did you mean \`${near}\`?`}`;
  }
  if (form === FILE && [...above, before].some((line) => CONTENT.test(line)))
    return `\`${FILE}\` is for a whole file, above its first key. Move it there, or write \`${NEXT_LINE}\`.`;
  if (form === LINE && before.trim() === '')
    return `\`${LINE}\` has nothing before it on its line. Write \`${NEXT_LINE}\`.`;
  return undefined;
}

/** The next line with content: comments can stand one above the other. Past the end there is a line that nothing is on. */
function nextLine(lines: readonly string[], line: number): number {
  const found = lines.findIndex((text, index) => index >= line && !COMMENT_OR_BLANK.test(text));
  return (found === -1 ? lines.length : found) + 1;
}
