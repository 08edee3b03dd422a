import type { Outcome, RollbackOutcome } from '../../importer/index.js';
import { reportOf } from '../../lint/findings.js';
import { type OutcomeOptions, painter } from '../paint.js';
import { stylish } from '../stylish.js';
import { outcomeDeployments } from './deployments.js';
import { outcomePermissions } from './permissions.js';

/** What a run of the importer ends with: of a rollback, with the deployments that there are. */
export type AnyOutcome = Outcome & Partial<Pick<RollbackOutcome, 'deployments'>>;

/** Whether a run did what it was to do. */
export function isSuccess({ exitCode }: Outcome): boolean {
  return exitCode === 0 || exitCode === 3;
}

/** What a run found and what there is to do: findings, deployments, permissions. */
export function outcomeDetails(outcome: AnyOutcome, options: OutcomeOptions): string {
  const { deployments = [], deployment, permissions } = outcome;
  const served = deployment ?? deployments.find(({ isServed }) => isServed)?.id;
  return (
    findings(outcome, options) +
    outcomeDeployments(deployments, served, options) +
    outcomePermissions(permissions, options)
  );
}

/** How it ended, and the way back. */
export function outcomeEnding(outcome: Outcome, options: OutcomeOptions): string {
  const paint = painter(options);
  const { message, rollback, status } = outcome;
  const [first = '', ...rest] = message.split('\n');
  const mark = isSuccess(outcome) ? paint('green', '✔') : paint('red', status === 'interrupted' ? '■' : '✖');
  const lines = [`${mark} ${paint('bold', first)}`, ...rest.map((line) => `  ${line}`)];
  if (rollback !== undefined) lines.push(`  Roll back: ${rollback}`);
  return `${lines.join('\n')}\n`;
}

function findings({ findings: files }: Outcome, { hasColor, isVerbose }: OutcomeOptions): string {
  if (files.every((file) => file.findings.length === 0)) return '';
  return `${stylish(reportOf(files), { hasColor, isVerbose, isQuiet: false, milliseconds: undefined })}\n`;
}
