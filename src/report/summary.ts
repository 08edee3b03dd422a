import { type Counts, type Report, SEVERITIES } from '../lint/findings.js';
import type { Severity } from '../rule.js';

const NAMES: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warn: ['warning', 'warnings'],
  info: ['info', 'infos'],
  hint: ['hint', 'hints'],
};

/** One line: how many findings of which severity in how many files. */
export function summary({ files, counts }: Report, isQuiet: boolean): string {
  if (files.length === 0) return 'No OpenAPI document to lint';
  const checked = number(files.length, 'file', 'files');
  const listed = severities(counts);
  const count = files.reduce((sum, { suppressed = [] }) => sum + suppressed.length, 0);
  const silenced = count === 0 ? '' : `, ${count} silenced`;
  if (listed === '') return `${checked}, ${isQuiet ? 'no errors' : 'nothing found'}${silenced}`;
  const withFindings = files.filter(({ findings }) => findings.length > 0).length;
  return `${listed} in ${withFindings === files.length ? checked : `${withFindings} of ${checked}`}${silenced}`;
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
