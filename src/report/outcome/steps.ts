import type { CallReport, StepReport } from '../../importer/outcome.js';
import { type OutcomeOptions, painter } from '../paint.js';

/** As wide as the longest name of a step. */
export const STEP_WIDTH = 12;

/** One line for a step that is over. */
export function stepLine({ name, summary, isFailed }: StepReport, options: OutcomeOptions): string {
  const paint = painter(options);
  const mark = isFailed ? paint('red', '✖') : paint('green', '✔');
  return `${mark} ${summary === '' ? name : `${name.padEnd(STEP_WIDTH)}  ${paint('dim', summary)}`}\n`;
}

/** One line for each call of a step, with its request ids. */
export function callLines({ calls }: StepReport, options: OutcomeOptions): string {
  const paint = painter(options);
  return calls.map((call) => `${' '.repeat(STEP_WIDTH + 4)}${paint('dim', callText(call))}\n`).join('');
}

/** Something to know that did not stop the run. */
export function noteLine(severity: 'info' | 'warn', message: string, options: OutcomeOptions): string {
  const mark = severity === 'warn' ? painter(options)('yellow', '⚠') : painter(options)('blue', 'ℹ');
  return `${mark} ${message.replaceAll('\n', '\n  ')}\n`;
}

function callText({ operation, attempts, waitedMs, requestIds }: CallReport): string {
  return [
    operation,
    ...(attempts > 1 ? [`${attempts} attempts`] : []),
    ...(waitedMs > 0 ? [`waited ${Math.round(waitedMs / 1000)} s`] : []),
    ...requestIds,
  ].join('  ');
}
