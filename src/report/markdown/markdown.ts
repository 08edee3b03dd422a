import { type Counts, type Report, type ReportedFinding, SEVERITIES } from '../../lint/findings.js';
import { severities, summary } from '../summary.js';
import { markdownLink, markdownText } from './escape.js';

/** How to write Markdown. */
export interface MarkdownOptions {
  /** The address of a line of a file, to link places with. */
  readonly linkTo?: ((path: string, line: number) => string) | undefined;
  /** The most bytes of UTF-8 to write. The mildest findings are left out first, and counted in a last line. */
  readonly maxBytes?: number | undefined;
  /** Whether everything but errors was left out. */
  readonly isQuiet?: boolean | undefined;
}

interface Row {
  readonly severity: ReportedFinding['severity'];
  readonly text: string;
}

const HEAD = '\n| Severity | Place | Message | Rule |\n| --- | --- | --- | --- |\n';

/** Room for the line that counts what was left out. */
const NOTE_BYTES = 160;

/** A table of all findings: for comments, wikis and job summaries. */
export function markdown(report: Report, options: MarkdownOptions = {}): string {
  const { maxBytes = Number.POSITIVE_INFINITY, isQuiet = false } = options;
  const title = `**${summary(report, isQuiet)}**\n`;
  const rows = report.files.flatMap(({ path, findings }) => findings.map((finding) => row(path, finding, options)));
  if (rows.length === 0) return title;
  const room = maxBytes - bytes(title + HEAD);
  if (total(rows) <= room) return title + HEAD + joined(rows);
  const shown = worst(rows, room - NOTE_BYTES);
  const table = shown.size === 0 ? '' : HEAD + joined(rows.filter((one) => shown.has(one)));
  return `${title}${table}\n${leftOut(rows.filter((one) => !shown.has(one)))}\n`;
}

function row(path: string, finding: ReportedFinding, { linkTo }: MarkdownOptions): Row {
  const { severity, message, rule, line, column, url } = finding;
  const place = markdownText(`${path}:${line}:${column}`);
  const cells = [
    severity,
    linkTo === undefined ? place : markdownLink(place, linkTo(path, line)),
    markdownText(message),
    url === undefined ? markdownText(rule) : markdownLink(markdownText(rule), url),
  ];
  return { severity, text: `| ${cells.join(' | ')} |\n` };
}

/** As many rows as there is room for, errors before warnings. */
function worst(rows: readonly Row[], room: number): ReadonlySet<Row> {
  const shown = new Set<Row>();
  let left = room;
  for (const severity of SEVERITIES) {
    for (const one of rows.filter((candidate) => candidate.severity === severity)) {
      left -= bytes(one.text);
      if (left < 0) return shown;
      shown.add(one);
    }
  }
  return shown;
}

function leftOut(rows: readonly Row[]): string {
  const counts: Record<keyof Counts, number> = { error: 0, warn: 0, info: 0, hint: 0 };
  for (const { severity } of rows) counts[severity]++;
  return `Left out for their size: ${severities(counts)}.`;
}

const joined = (rows: readonly Row[]) => rows.map(({ text }) => text).join('');
const total = (rows: readonly Row[]) => rows.reduce((sum, { text }) => sum + bytes(text), 0);
const bytes = (text: string) => Buffer.byteLength(text);
