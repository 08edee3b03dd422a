import type { Clock, ImporterEvent } from '../options.js';
import type { CallReport } from '../outcome.js';
import { Interrupted } from '../run/interrupted.js';
import { CallError } from './call-error.js';
import { type Failure, type FailureKind, failureOf, incompleteAnswer, UNREADABLE_ANSWER } from './failure.js';
import { delayBefore, maxAttempts } from './retry.js';

/** What the client's methods take besides their input. */
export interface SendOptions {
  readonly abortSignal?: AbortSignal;
}

/** One call and how to treat it. */
export interface Call<Output> {
  /** The name of the operation: `PutRestApi`. */
  readonly operation: string;
  send(options: SendOptions): Promise<Output>;
  /**
   * `read` changes nothing and is abandoned when the run is interrupted. `repeat` changes something, and the same
   * when it is sent again. `create` makes something new each time, so it has to say how to look for it.
   */
  readonly kind: 'read' | 'repeat' | 'create';
  /** Whether the answer has what every answer of this operation has; otherwise it counts as lost. */
  isComplete?(output: Output): boolean;
  /** For `create`: looks for what a call with a lost answer may have made. Once one was lost, before every repetition. */
  look?(): Promise<Output | undefined>;
  /** A look-up that the run can do without: hardly repeated. */
  readonly isOptional?: boolean;
}

/** Sends calls one after the other and repeats those that may be repeated. */
export interface Caller {
  /**
   * @throws CallError when the call failed for good
   * @throws Interrupted when the signal is aborted before the call or while it waits
   */
  call<Output>(call: Call<Output>): Promise<Output>;
  /** Waits, at the expense of what the run may wait in all. False, without waiting, if that is used up. */
  wait(milliseconds: number, operation: string, reason: string): Promise<boolean>;
  /** What was called since the last time this was asked. */
  takeReports(): CallReport[];
  /** The operation of a call that changes something, if nobody knows whether it was carried out. */
  uncertain(): string | undefined;
  /** Says that a look showed what became of it. */
  nowCertain(): void;
}

/** What a caller needs. */
export interface CallerOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** How long all calls together may wait. */
  readonly maxWaitMs: number;
  emit(event: ImporterEvent): void;
}

/** How long after a lost answer to look again, at least, before anything is created a second time. */
const LOOK_AGAIN_MS = 4000;
/** A call that took too long may still be under way. */
const LOOK_AGAIN_AFTER_TIMEOUT_MS = 30_000;
const LOOKING = 'the answer was lost, so it looks whether the work was done';

/** After these, something may have been made. */
const LOST: ReadonlySet<FailureKind> = new Set(['unavailable', 'unreachable']);

/**
 * Makes a caller. The clients behind it must not retry themselves: they would repeat ImportRestApi after a lost answer, and
 * so make a second API.
 */
export function createCaller({ clock, signal, maxWaitMs, emit }: CallerOptions): Caller {
  let reports: CallReport[] = [];
  let waitLeftMs = maxWaitMs;
  let hasBeenAnswered = false;
  let uncertain: string | undefined;

  async function wait(milliseconds: number, operation: string, reason: string): Promise<boolean> {
    if (milliseconds > waitLeftMs) return false;
    waitLeftMs -= milliseconds;
    emit({ kind: 'wait', operation, milliseconds, reason });
    await clock.sleep(milliseconds, signal);
    if (signal.aborted) throw new Interrupted();
    return true;
  }

  async function call<Output>(request: Call<Output>): Promise<Output> {
    const { operation } = request;
    const requestIds: string[] = [];
    let attempts = 0;
    let waitedMs = 0;
    const done = () => reports.push({ operation, requestIds, attempts, waitedMs });
    const pause = async (milliseconds: number, reason: string) => {
      const isWorthIt = await wait(milliseconds, operation, reason);
      if (isWorthIt) waitedMs += milliseconds;
      return isWorthIt;
    };
    const isRead = request.kind === 'read';
    const look = async () => {
      const found = await request.look?.();
      if (found !== undefined) uncertain = undefined;
      return found;
    };
    let hasBeenLost = false;
    try {
      for (;;) {
        if (signal.aborted) throw new Interrupted();
        attempts++;
        emit({ kind: 'call', operation, attempt: attempts });
        const result = await attempt(request, isRead ? { abortSignal: signal } : {}, clock.now());
        if (result.requestId !== undefined) requestIds.push(result.requestId);
        if (isRead && signal.aborted) throw new Interrupted();
        if ('output' in result) {
          hasBeenAnswered = true;
          if (!isRead) uncertain = undefined;
          return result.output;
        }
        const { failure } = result;
        hasBeenAnswered ||= failure.status !== undefined;
        if (!isRead && failure.kind === 'unavailable') uncertain = operation;
        const isLost = request.kind === 'create' && LOST.has(failure.kind);
        hasBeenLost ||= isLost;
        if (isLost) {
          const found = await look();
          if (found !== undefined) return found;
        }
        const isLast = attempts >= maxAttempts(failure.kind, request, hasBeenAnswered);
        const delay = delayBefore(failure.retryAfterMs, attempts, clock.random());
        const hasWaited = isLost
          ? await pause(Math.max(delay, lookAgainMs(failure)), LOOKING)
          : !isLast && (await pause(delay, reasonOf(failure)));
        if (hasBeenLost) {
          // What was made may be listed only now, also when the last answer says that nothing was.
          const found = await look();
          if (found !== undefined) return found;
        }
        if (isLast || !hasWaited) throw new CallError(operation, failure, attempts, !isLast);
      }
    } finally {
      done();
    }
  }

  return {
    call,
    wait,
    uncertain: () => uncertain,
    nowCertain() {
      uncertain = undefined;
    },
    takeReports() {
      const taken = reports;
      reports = [];
      return taken;
    },
  };
}

type Attempt<Output> =
  | { readonly output: Output; readonly requestId: string | undefined }
  | { readonly failure: Failure; readonly requestId: string | undefined };

async function attempt<Output>(request: Call<Output>, options: SendOptions, now: number): Promise<Attempt<Output>> {
  try {
    const output = await request.send(options);
    const requestId = requestIdOf(output);
    if (request.isComplete?.(output) === false) return { failure: incompleteAnswer(requestId), requestId };
    return { output, requestId };
  } catch (error) {
    const failure = failureOf(error, now);
    return { failure, requestId: failure.requestId };
  }
}

function requestIdOf(output: unknown): string | undefined {
  if (typeof output !== 'object' || output === null || !('$metadata' in output)) return undefined;
  const metadata = output.$metadata;
  if (typeof metadata !== 'object' || metadata === null || !('requestId' in metadata)) return undefined;
  return typeof metadata.requestId === 'string' ? metadata.requestId : undefined;
}

function lookAgainMs({ code }: Failure): number {
  return /^(?:Request)?Timeout/.test(code) ? LOOK_AGAIN_AFTER_TIMEOUT_MS : LOOK_AGAIN_MS;
}

function reasonOf({ kind, code, status }: Failure): string {
  if (kind === 'throttled') return 'AWS throttles';
  if (kind === 'busy') return 'AWS is busy with another change';
  if (code === UNREADABLE_ANSWER)
    return `the answer${status === undefined ? '' : ` (${status})`} is not AWS's, or not all of it`;
  return status === undefined ? `no answer (${code})` : `AWS answers ${status} (${code})`;
}
