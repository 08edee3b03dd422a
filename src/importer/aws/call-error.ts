import type { Failure } from './failure.js';

/** A call that failed for good. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly operation: string;
  readonly failure: Failure;
  readonly attempts: number;
  /** Whether it was given up only because the run may not wait any longer. */
  readonly isOutOfTime: boolean;

  constructor(operation: string, failure: Failure, attempts: number, isOutOfTime: boolean) {
    super(`${operation}: ${failure.code}`);
    this.operation = operation;
    this.failure = failure;
    this.attempts = attempts;
    this.isOutOfTime = isOutOfTime;
  }
}
