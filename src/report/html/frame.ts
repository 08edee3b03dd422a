import type { ReportedFinding } from '../../lint/findings.js';
import { html, type Markup } from './markup.js';

/** Lines before and after the finding. */
const CONTEXT = 2;

/** Of a longer finding the first lines are shown. */
const MAX_MARKED_LINES = 8;

/** Longer lines, as in minified JSON, are cut around the finding. */
const MAX_WIDTH = 240;
const LEFT = 80;

/** The code around a finding with its range marked; `undefined` if the file has no such line. */
export function frame(lines: readonly string[], finding: ReportedFinding): Markup | undefined {
  const { line } = finding;
  if (lines[line - 1] === undefined) return undefined;
  const last = lastMarked(finding);
  const from = Math.max(1, line - CONTEXT);
  const shown = lines.slice(from - 1, last + CONTEXT);
  const rows = shown.map((text, index) => {
    const number = from + index;
    const isMarked = number >= line && number <= last;
    return isMarked ? markedLine(number, text, finding) : html`<i data-n="${number}">${cut(text, 0)}\n</i>`;
  });
  return html`<pre class="frame"><code>${rows}</code></pre>`;
}

function lastMarked({ line, endLine, endColumn }: ReportedFinding): number {
  const last = endLine > line && endColumn === 1 ? endLine - 1 : endLine;
  return Math.max(line, Math.min(last, line + MAX_MARKED_LINES - 1));
}

function markedLine(number: number, text: string, { line, column, endLine, endColumn }: ReportedFinding): Markup {
  const indent = text.length - text.trimStart().length;
  const start = number === line ? Math.min(column - 1, text.length) : indent;
  const end = number === endLine ? endColumn - 1 : text.trimEnd().length;
  const from = text.length > MAX_WIDTH ? Math.max(0, start - LEFT) : 0;
  const before = `${from > 0 ? '…' : ''}${text.slice(from, start)}`;
  // There is always something to mark, be it the end of the line.
  const marked = text.slice(start, Math.max(end, start + 1)) || ' ';
  const shown = cut(marked, 0);
  const after = cut(text.slice(start + marked.length), shown.length);
  return html`<i class="on" data-n="${number}">${before}<mark>${shown}</mark>${after}\n</i>`;
}

function cut(text: string, taken: number): string {
  const room = Math.max(0, MAX_WIDTH - taken);
  return text.length > room ? `${text.slice(0, room)}…` : text;
}
