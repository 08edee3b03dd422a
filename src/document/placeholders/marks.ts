/** A placeholder or a statement of a template language in a text. */
export interface TemplateMark {
  readonly start: number;
  readonly end: number;
  /** `{% if x %}` and the like, which leave no text of their own behind. */
  readonly isStatement: boolean;
  /** Whether its line holds nothing but marks. */
  readonly fillsLine: boolean;
}

const OPENER = /\{\{|\{[%#]|<%|[%$]\{/g;

/** The first words of the statements of Helm, Jinja and Handlebars inside `{{ }}`. */
const BRACE_STATEMENT =
  /^\{\{[{]?[-~]?\s*(?:[#/!^>]|(?:if|else|end|range|with|define|block|template|break|continue)\b)/;

/** Whether a text holds anything that a template language would replace. */
export function hasTemplateMarks(text: string): boolean {
  return text.search(OPENER) !== -1;
}

/** All marks of a text that are closed, in order. Runs in linear time. */
export function findTemplateMarks(text: string): TemplateMark[] {
  const found: { start: number; end: number; isStatement: boolean }[] = [];
  const braces = closingBraces(text);
  const missing = new Set<string>();
  OPENER.lastIndex = 0;
  for (let match = OPENER.exec(text); match !== null; match = OPENER.exec(text)) {
    const start = match.index;
    const opener = match[0];
    const end = opener === '${' || opener === '%{' ? braces.get(start + 1) : closeOf(text, opener, start, missing);
    if (end === undefined) continue;
    found.push({ start, end, isStatement: isStatement(text, opener, start) });
    OPENER.lastIndex = end;
  }
  return fillLines(text, found);
}

function closeOf(text: string, opener: string, start: number, missing: Set<string>): number | undefined {
  const closer = opener === '{{' ? '}}' : `${opener[1]}${opener[0] === '<' ? '>' : '}'}`;
  if (missing.has(closer)) return undefined;
  const at = text.indexOf(closer, start + opener.length);
  if (at === -1) missing.add(closer);
  if (at === -1) return undefined;
  // An expression fits on its line; more likely this one is not closed.
  if (opener === '{{' && text.slice(start, at).includes('\n')) return undefined;
  const end = at + closer.length;
  return opener === '{{' && text[end] === '}' && text[start + 2] === '{' ? end + 1 : end;
}

function isStatement(text: string, opener: string, start: number): boolean {
  if (opener === '${') return false;
  if (opener === '<%') return text[start + 2] !== '=';
  return opener !== '{{' || BRACE_STATEMENT.test(text.slice(start, start + 40));
}

/** For each opening brace the offset after the one that closes it. */
function closingBraces(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (const { index, 0: brace } of text.matchAll(/[{}]/g)) {
    if (brace === '{') open.push(index);
    else {
      const start = open.pop();
      if (start !== undefined) pairs.set(start, index + 1);
    }
  }
  return pairs;
}

function fillLines(
  text: string,
  marks: readonly { start: number; end: number; isStatement: boolean }[],
): TemplateMark[] {
  const isStartOfLine = (index: number): boolean => {
    const mark = marks[index];
    if (mark === undefined) return false;
    const from = lineStart(text, mark.start);
    const before = marks[index - 1];
    if (before === undefined || before.end <= from) return text.slice(from, mark.start).trim() === '';
    return text.slice(before.end, mark.start).trim() === '' && starts[index - 1] === true;
  };
  const starts: boolean[] = [];
  for (let index = 0; index < marks.length; index++) starts.push(isStartOfLine(index));
  const ends: boolean[] = new Array(marks.length).fill(false);
  for (let index = marks.length - 1; index >= 0; index--) {
    const mark = marks[index];
    if (mark === undefined) continue;
    const to = lineEnd(text, mark.end);
    const after = marks[index + 1];
    const isLast = after === undefined || after.start >= to;
    ends[index] = text.slice(mark.end, isLast ? to : after.start).trim() === '' && (isLast || ends[index + 1] === true);
  }
  return marks.map((mark, index) => ({ ...mark, fillsLine: starts[index] === true && ends[index] === true }));
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}
