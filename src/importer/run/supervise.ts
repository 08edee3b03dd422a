import { CallError } from '../aws/call-error.js';
import { type Caller, createCaller } from '../aws/caller.js';
import { realClock } from '../aws/clock.js';
import { describeCallError } from '../aws/describe-call-error.js';
import { redact } from '../aws/redact.js';
import type { AwsOptions, ImporterEvent } from '../options.js';
import type { Outcome, StepName, StepReport } from '../outcome.js';
import { type Ending, Stop } from '../stop.js';
import { Interrupted } from './interrupted.js';

/** What a run has found out and done; the steps write it, the outcome shows it. */
type RunRecord = {
  -readonly [Key in Exclude<keyof Outcome, 'status' | 'message' | 'exitCode' | 'steps'>]: Outcome[Key];
} & {
  /** What was changed in the account, each a whole sentence. */
  done: string[];
  /** What clients get now, a whole sentence. */
  live: string | undefined;
  /** Known once the run is connected. */
  region: string | undefined;
};

/** What a step gives: a line for people, and something for the steps after it. */
export interface Done<Value> {
  readonly summary: string;
  readonly value: Value;
}

/** A run under way. */
export interface Run {
  readonly options: AwsOptions;
  readonly caller: Caller;
  readonly signal: AbortSignal;
  readonly record: RunRecord;
  /** Runs a step and reports it, also when it fails. */
  step<Value>(name: StepName, action: () => Promise<Done<Value>>): Promise<Value>;
  emit(event: ImporterEvent): void;
  note(severity: 'info' | 'warn', message: string): void;
  /** Registers what has to be undone however the run ends, such as a lock. */
  atEnd(release: () => Promise<void>): void;
}

const DEFAULT_MAX_WAIT_SECONDS = 300;

/** Runs a sequence of steps and makes an outcome of however it ends. */
export async function supervise(options: AwsOptions, sequence: (run: Run) => Promise<Ending>): Promise<Outcome> {
  const steps: StepReport[] = [];
  const releases: (() => Promise<void>)[] = [];
  const signal = options.signal ?? new AbortController().signal;
  const emit = (event: ImporterEvent) => options.onEvent?.(event);
  const caller = createCaller({
    clock: options.clock ?? realClock,
    signal,
    maxWaitMs: (options.maxWaitSeconds ?? DEFAULT_MAX_WAIT_SECONDS) * 1000,
    emit,
  });
  let current: StepName | undefined;
  const finish = (name: StepName, summary: string, isFailed: boolean) => {
    const calls = caller.takeReports();
    const waitedMs = calls.reduce((sum, call) => sum + call.waitedMs, 0);
    const waited = waitedMs < 1000 ? '' : `, waited ${Math.round(waitedMs / 1000)} s`;
    const report = { name, summary: `${summary}${waited}`, isFailed, calls };
    steps.push(report);
    emit({ kind: 'step-done', report });
  };
  const run: Run = {
    options,
    caller,
    signal,
    record: emptyRecord(),
    async step(name, action) {
      if (signal.aborted) throw new Interrupted();
      current = name;
      emit({ kind: 'step-started', step: name });
      try {
        const { summary, value } = await action();
        finish(name, summary, false);
        return value;
      } catch (error) {
        finish(name, summaryOf(error), true);
        throw error;
      }
    },
    emit,
    note: (severity, message) => emit({ kind: 'note', severity, message: redact(message) }),
    atEnd: (release) => releases.push(release),
  };
  try {
    return outcomeOf(await endingOf(run, sequence, () => current), steps, run.record);
  } finally {
    for (const release of releases.reverse()) await release();
  }
}

async function endingOf(
  run: Run,
  sequence: (run: Run) => Promise<Ending>,
  current: () => StepName | undefined,
): Promise<Ending> {
  try {
    return await sequence(run);
  } catch (error) {
    if (error instanceof Stop) return { ...error.ending, message: withState(error.ending.message, run) };
    if (error instanceof CallError) {
      const message = describeCallError(error, { ...run.options, region: run.record.region ?? run.options.region });
      return { status: 'failed', exitCode: 2, message: withState(message, run) };
    }
    if (error instanceof Interrupted) {
      const message = `Interrupted in the step "${current() ?? 'start'}".`;
      return { status: 'interrupted', exitCode: 130, message: withState(message, run) };
    }
    // Before anything was changed, the caller is better served by the error itself.
    if (run.record.done.length === 0 && run.caller.uncertain() === undefined) throw error;
    const reason = redact(error instanceof Error ? error.message : String(error));
    return { status: 'failed', exitCode: 2, message: withState(reason, run) };
  }
}

/** Calls that decide what clients get. */
const SWITCHING: ReadonlySet<string> = new Set(['CreateStage', 'UpdateStage']);

/** What happened, what was done until then, and what is live, if that is known. */
function withState(message: string, { record, caller }: Run): string {
  const { done, live } = record;
  const operation = caller.uncertain();
  const state = [...done, ...(operation === undefined ? [] : [`Whether ${operation} was carried out is not known.`])];
  const rest = state.length === 0 ? ['Nothing was changed.'] : [...state, 'It is safe to run it again.'];
  const isLiveKnown = operation === undefined || !SWITCHING.has(operation);
  return [message, ...rest, ...(live === undefined || !isLiveKnown ? [] : [live])].join('\n');
}

function summaryOf(error: unknown): string {
  if (error instanceof Interrupted) return 'interrupted';
  if (error instanceof CallError) return `${error.operation} failed: ${error.failure.code}`;
  return redact(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
}

function emptyRecord(): RunRecord {
  return {
    api: undefined,
    deployment: undefined,
    previousDeployment: undefined,
    stage: undefined,
    url: undefined,
    warnings: [],
    findings: [],
    plan: undefined,
    permissions: [],
    rollback: undefined,
    done: [],
    live: undefined,
    region: undefined,
  };
}

function outcomeOf(ending: Ending, steps: readonly StepReport[], record: RunRecord): Outcome {
  const { done: _done, live: _live, region: _region, ...shown } = record;
  return { ...ending, message: redact(ending.message), steps, ...shown };
}
