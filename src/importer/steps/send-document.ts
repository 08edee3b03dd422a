import type { RestApi } from '@aws-sdk/client-api-gateway';
import type { ReportedFile } from '../../lint/findings.js';
import { explainAnswer } from '../answer/explain-answer.js';
import { type ParsedAnswer, parseAnswer, parseWarnings } from '../answer/parse-answer.js';
import type { FoundApi } from '../aws/apis.js';
import { CallError } from '../aws/call-error.js';
import { describeCallError } from '../aws/describe-call-error.js';
import type { DeployOptions } from '../options.js';
import type { Prepared } from '../prepare/prepare-definition.js';
import type { Run } from '../run/supervise.js';
import { failed, refused } from '../stop.js';

/** How to send a document, and what for. */
export interface Sending {
  readonly run: Run;
  readonly options: DeployOptions;
  readonly prepared: Prepared;
  send(failOnWarnings: boolean): Promise<RestApi>;
}

/**
 * Sends a document so that AWS refuses it when it has warnings. If all of them are accepted, it is sent once more. Warnings are
 * reported either way.
 */
export async function sendWithWarnings({ run, options, prepared, send }: Sending): Promise<RestApi> {
  const { allowWarnings = false } = options;
  const api = allowWarnings === true ? await send(false) : await sendStrictly();
  const warnings = api.warnings ?? [];
  run.record.warnings = warnings;
  if (warnings.length > 0) await report(run, parseWarnings(warnings), prepared);
  return api;

  async function sendStrictly(): Promise<RestApi> {
    try {
      return await send(true);
    } catch (error) {
      if (!Array.isArray(allowWarnings) || !isRejection(error)) throw error;
      const parsed = parseAnswer(error.failure.message);
      if (!isOnlyWarnings(parsed) || !areAllowed(await explainAnswer(parsed, prepared), allowWarnings)) throw error;
      return send(false);
    }
  }
}

/**
 * Stops unless every warning of a document that was imported is accepted: one may have come up only when the others no longer
 * stopped it.
 * @throws Stop
 */
export async function checkWarnings(
  { options, prepared }: Pick<Sending, 'options' | 'prepared'>,
  { warnings = [] }: RestApi,
): Promise<void> {
  const { allowWarnings = false } = options;
  if (allowWarnings === true || warnings.length === 0) return;
  const files = await explainAnswer(parseWarnings(warnings), prepared);
  if (areAllowed(files, allowWarnings === false ? [] : allowWarnings)) return;
  throw refused(
    'AWS imported the document with warnings that are not accepted, so it is not deployed. Accept them with `--allow-warnings`.',
  );
}

/** The outcome of looking after a refusal. */
export interface Refusal {
  readonly run: Run;
  readonly prepared: Prepared;
  /** How many resources the document makes, the implied ones too. */
  readonly resources: number;
  /** For a new API: looks whether something was made all the same. */
  readonly leftBehind: (() => Promise<readonly FoundApi[]>) | undefined;
}

/** The error to throw for an import that failed: one that names the places in the user's files, if AWS refused the document. */
export async function explainRefusal(
  error: unknown,
  { run, prepared, resources, leftBehind }: Refusal,
): Promise<unknown> {
  if (!(error instanceof CallError)) return error;
  if (error.failure.kind === 'quota') {
    return failed(`${describeCallError(error, run.options)}\nThe document makes ${count(resources, 'resource')}.`);
  }
  if (!isRejection(error)) return error;
  const parsed = parseAnswer(error.failure.message);
  await report(run, parsed, prepared);
  const warnings = parsed.lines.filter(({ severity }) => severity === 'warn').map(({ text }) => text);
  run.record.warnings = warnings;
  // The service makes nothing of a document that it refuses; an emulator may.
  const [left] = (await leftBehind?.().catch(() => [])) ?? [];
  if (left !== undefined)
    run.record.done.push(`An API of this name is there now: ${left.id}. The next run updates it.`);
  const { requestId } = error.failure;
  const request = requestId === undefined ? '' : ` (${error.operation}, request ${requestId})`;
  return isOnlyWarnings(parsed)
    ? refused(
        `AWS has ${count(warnings.length, 'warning')}, so nothing was imported. Accept them with \`--allow-warnings\`.${request}`,
      )
    : refused(`AWS refuses the document: ${count(parsed.lines.length - warnings.length, 'error')}.${request}`);
}

/** Adds findings of AWS to those of lint. */
async function report(run: Run, answer: ParsedAnswer, prepared: Prepared): Promise<void> {
  run.record.findings = await explainAnswer(answer, prepared, run.record.findings);
}

function isRejection(error: unknown): error is CallError {
  return error instanceof CallError && error.failure.kind === 'rejected';
}

function isOnlyWarnings({ lines }: ParsedAnswer): boolean {
  return lines.length > 0 && lines.every(({ severity }) => severity === 'warn');
}

function areAllowed(files: readonly ReportedFile[], allowed: readonly string[]): boolean {
  const found = files.flatMap(({ findings }) => findings);
  return found.length > 0 && found.every(({ rule }) => allowed.includes(rule));
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
