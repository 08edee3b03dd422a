import type { FailureKind } from './failure.js';

const FIRST_DELAY_MS = 1000;
/** The slowest quota of a call that a deploy makes is one in 30 seconds. */
const MAX_DELAY_MS = 20_000;
/** Two runs with the same luck must not meet again, and none is to repeat at once. */
const MIN_DELAY_MS = 200;

/** Exponential backoff with full jitter: any time up to the exponentially growing limit. */
function backoff(attempts: number, random: number): number {
  const limit = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempts - 1, 10));
  return Math.round(Math.max(MIN_DELAY_MS, random * limit));
}

/**
 * How long to wait before a call is sent again. A service that asks for no time at all, or for a time that is over, leaves
 * it to the caller.
 */
export function delayBefore(retryAfterMs: number | undefined, attempts: number, random: number): number {
  return retryAfterMs !== undefined && retryAfterMs >= MIN_DELAY_MS ? retryAfterMs : backoff(attempts, random);
}

/** Far more than fit into the time that a run may wait. */
const MAX_THROTTLED = 1000;
const MAX_BUSY = 10;
const MAX_UNAVAILABLE = 8;
const MAX_CREATED = 3;
const MAX_UNREACHABLE = 3;
const MAX_OPTIONAL = 2;

/**
 * How often a call may be sent in all, given how it failed last; 1 if it must not be repeated. While nothing has
 * answered yet, a wrong Region, endpoint or network is likelier than a passing fault.
 */
export function maxAttempts(
  failure: FailureKind,
  { kind, isOptional = false }: { readonly kind: 'read' | 'repeat' | 'create'; readonly isOptional?: boolean },
  hasBeenAnswered: boolean,
): number {
  if (isOptional) return failure === 'throttled' || failure === 'unavailable' ? MAX_OPTIONAL : 1;
  if (failure === 'throttled') return MAX_THROTTLED;
  if (failure === 'busy') return MAX_BUSY;
  if (failure === 'unreachable') return hasBeenAnswered ? MAX_UNAVAILABLE : MAX_UNREACHABLE;
  if (failure !== 'unavailable') return 1;
  return kind === 'create' ? MAX_CREATED : MAX_UNAVAILABLE;
}
