import type { ReportedFinding } from '../lint/findings.js';

/** A line of source with what to underline in it. */
export interface CodeFrame {
  readonly line: string;
  /** As wide as what stands before the finding, with tabs kept. */
  readonly padding: string;
  readonly carets: string;
}

/** Longer lines, as in minified JSON, are cut around the finding. */
const MAX_WIDTH = 120;
const LEFT = 40;

/** The line that a finding begins on; `undefined` if the file has no such line. Of a longer finding the first line is underlined. */
export function codeFrame(
  lines: readonly string[],
  { line, column, endLine, endColumn }: ReportedFinding,
): CodeFrame | undefined {
  const source = lines[line - 1];
  if (source === undefined) return undefined;
  const end = endLine === line ? endColumn : source.trimEnd().length + 1;
  const from = source.length > MAX_WIDTH ? Math.max(0, column - 1 - LEFT) : 0;
  const shown = source.slice(from, from + MAX_WIDTH);
  const start = Math.min(column - 1 - from, shown.length);
  const width = Math.max(1, Math.min(end - 1 - from, shown.length) - start);
  return {
    line: `${from > 0 ? '…' : ''}${printable(shown)}${from + MAX_WIDTH < source.length ? '…' : ''}`,
    padding: `${from > 0 ? ' ' : ''}${shown.slice(0, start).replace(/[^\t]/g, ' ')}`,
    carets: '^'.repeat(width),
  };
}

/** The lines of a text as every report counts them. */
export function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
}

/** Control characters would act on the terminal, and others turn the direction of writing. One for one, so that carets fit. */
function printable(text: string): string {
  return text.replace(/(?!\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}
