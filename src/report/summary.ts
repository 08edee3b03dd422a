import { type Counts, type Report, SEVERITIES } from '../lint/findings.js';
import type { Severity } from '../rule.js';

const NAMES: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warn: ['warning', 'warnings'],
  info: ['info', 'infos'],
  hint: ['hint', 'hints'],
};

/** One line: how many findings of which severity in how many files, and which files were left out. */
export function summary(report: Report, isQuiet: boolean): string {
  const left = leftOut(report.skipped);
  return left === '' ? linted(report, isQuiet) : `${linted(report, isQuiet)}; ${left}`;
}

function linted({ files, counts }: Report, isQuiet: boolean): string {
  if (files.length === 0) return 'No OpenAPI document to lint';
  const checked = looked(files);
  const listed = severities(counts);
  const count = files.reduce((sum, { suppressed = [] }) => sum + suppressed.length, 0);
  const silenced = count === 0 ? '' : `, ${count} silenced`;
  if (listed === '') return `${checked}, ${isQuiet ? 'no errors' : 'nothing found'}${silenced}`;
  const withFindings = files.filter(({ findings }) => findings.length > 0).length;
  return `${listed} in ${withFindings === files.length ? checked : `${withFindings} of ${checked}`}${silenced}`;
}

/** `3 files`, or `5 definitions in 3 files` where these are not the same. */
function looked(files: Report['files']): string {
  const count = files.reduce((sum, { definitions = 0 }) => sum + definitions, 0);
  const inFiles = number(files.length, 'file', 'files');
  const holders = files.filter(({ definitions }) => definitions !== undefined).length;
  return count === holders ? inFiles : `${number(count, 'definition', 'definitions')} in ${inFiles}`;
}

/** `3 files left out (2 with nothing for API Gateway in it, …)`; empty if there are none. */
function leftOut(skipped: Report['skipped']): string {
  if (skipped.length === 0) return '';
  const counts = new Map<string, number>();
  for (const { reason } of skipped) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const [only] = counts.keys();
  const files = number(skipped.length, 'file', 'files');
  if (counts.size === 1) return `${files} left out: ${skipped.length === 1 ? 'it' : 'each'} ${only}`;
  return `${files} left out (${[...counts].map(([reason, count]) => `${count} ${reason}`).join(', ')})`;
}

/** `2 errors, 1 warning`; empty if there are none. */
export function severities(counts: Counts): string {
  return SEVERITIES.filter((severity) => counts[severity] > 0)
    .map((severity) => number(counts[severity], ...NAMES[severity]))
    .join(', ');
}

function number(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
