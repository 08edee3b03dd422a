import { styleText } from 'node:util';
import type { Report, ReportedFile, ReportedFinding } from '../lint/findings.js';
import type { Severity } from '../rule.js';
import { rules } from '../rules/index.js';
import { codeFrame, linesOf } from './code-frame.js';
import { hasLinks } from './links.js';
import type { RenderOptions } from './options.js';
import { fold } from './paragraph.js';
import { summary } from './summary.js';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const COLORS: Readonly<Record<Severity, Style>> = { error: 'red', warn: 'yellow', info: 'blue', hint: 'cyan' };

/** For people: grouped by file, each finding with the line it is on. */
export function stylish(report: Report, options: RenderOptions): string {
  const paint: Paint = (style, text) => (options.hasColor ? styleText(style, text, { validateStream: false }) : text);
  const files = report.files
    .filter(({ findings }) => findings.length > 0)
    .map((file) => fileBlock(file, options, paint));
  const mark = markOf(report, paint);
  const timing = options.isVerbose && options.milliseconds !== undefined ? ` (${options.milliseconds} ms)` : '';
  return `${files.join('')}${mark} ${paint('bold', summary(report, options.isQuiet))}${timing}\n`;
}

/** A tick promises that something was looked at. */
function markOf({ files, counts: { error, warn } }: Report, paint: Paint): string {
  if (files.length === 0) return paint('dim', '–');
  if (error > 0) return paint('red', '✖');
  return warn > 0 ? paint('yellow', '⚠') : paint('green', '✔');
}

function fileBlock(file: ReportedFile, options: RenderOptions, paint: Paint): string {
  const lines = linesOf(file.text ?? '');
  const blocks = file.findings.map((finding) => findingBlock(finding, lines, options, paint));
  return `${paint('underline', file.path)}\n\n${blocks.join('\n')}\n`;
}

function findingBlock(
  finding: ReportedFinding,
  lines: readonly string[],
  options: RenderOptions,
  paint: Paint,
): string {
  const place = `${finding.line}:${finding.column}`;
  const head = `  ${paint('dim', place)}  ${paint(COLORS[finding.severity], finding.severity)}  ${code(finding.message, paint)}  ${ruleName(finding, options, paint)}\n`;
  const frame = codeFrame(lines, finding);
  const gutter = String(finding.line).padStart(6);
  const source =
    frame === undefined
      ? ''
      : `${paint('dim', `${gutter} │`)} ${frame.line}\n${paint('dim', `${' '.repeat(6)} │`)} ${frame.padding}${paint(COLORS[finding.severity], frame.carets)}\n`;
  return head + source + (options.isVerbose ? about(finding, paint) : '');
}

/** Why the rule is there, how to fix it, and where to read on. */
function about({ rule: id, url }: ReportedFinding, paint: Paint): string {
  const rule = rules.find((known) => known.id === id);
  if (rule === undefined) return '';
  const parts = [
    `Why: ${rule.why}`,
    `Fix: ${rule.fix}`,
    ...(rule.serviceMessages ?? []).map((message) => `AWS: ${message}`),
    `See: ${url ?? rule.links[0]}`,
  ];
  return parts
    .flatMap((part) => fold(part, 90))
    .map((line) => `       ${paint('dim', line)}\n`)
    .join('');
}

function ruleName({ rule, url }: ReportedFinding, { hasColor }: RenderOptions, paint: Paint): string {
  const name = paint('dim', rule);
  return hasColor && url !== undefined && hasLinks() ? `\u001b]8;;${url}\u001b\\${name}\u001b]8;;\u001b\\` : name;
}

/** Keys and values stand in backticks; on a terminal they show without, in bold. */
function code(message: string, paint: Paint): string {
  return message.replace(/`([^`]+)`/g, (quoted, inner: string) =>
    paint('bold', inner) === inner ? quoted : paint('bold', inner),
  );
}
