import type { Account } from './account.js';
import { queryError } from './query-services.js';

/** An answer that does not come from the work. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What goes wrong with one call, or happens beside it. */
export interface Fault {
  /** What somebody else does just before the call is worked on. */
  readonly meanwhile?: (account: Account) => void | Promise<void>;
  /** Whether the work is done, which an answer may hide. */
  readonly isDone: boolean;
  /** The answer of the work unless given. */
  readonly answer?: RawAnswer | 'reset' | 'hang' | 'cut off' | 'empty';
}

/** Nothing goes wrong. */
export const FINE: Fault = { isDone: true };

/** When the connection breaks: before the call is worked on, or after. */
export type Moment = 'before' | 'after';

/** An error of the service. */
export function refused(status: number, type: string, message: string, headers: Record<string, string> = {}): Fault {
  return {
    isDone: false,
    answer: {
      status,
      headers: {
        'content-type': 'application/json',
        'x-amzn-requestid': 'refused',
        'x-amzn-errortype': type,
        ...headers,
      },
      body: JSON.stringify({ message }),
    },
  };
}

/** An error of STS or IAM. */
export function refusedByQuery(status: number, type: string, message: string): Fault {
  return {
    isDone: false,
    answer: { status, headers: { 'content-type': 'text/xml' }, body: queryError(type, message) },
  };
}

/** Too many requests. */
export function throttled(retryAfterSeconds?: number): Fault {
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return refused(429, 'TooManyRequestsException', 'Too Many Requests', headers);
}

/** Too many requests, in the words of older parts of the service. */
export function throttledByLimit(): Fault {
  return refused(429, 'LimitExceededException', 'Rate exceeded');
}

/** A quota of the account is used up. */
export function overQuota(): Fault {
  const message =
    'Maximum number of Resources for this API has been reached.  Please contact AWS if you need additional Resources.';
  return refused(429, 'LimitExceededException', message);
}

/** Another change is under way. */
export function busy(): Fault {
  const message = 'Unable to complete operation due to concurrent modification. Please try again later.';
  return refused(409, 'ConflictException', message);
}

/** The caller may not do it. */
export function denied(action: string, resource: string): Fault {
  const message = `User: arn:aws:iam::123456789012:user/tester is not authorized to perform: ${action} on resource: ${resource}`;
  return refused(403, 'AccessDeniedException', message);
}

/** The session is over. */
export function expired(): Fault {
  return refused(403, 'ExpiredTokenException', 'The security token included in the request is expired');
}

/** The service is out of order. */
export function unavailable(moment: Moment, status = 500): Fault {
  const type = status === 503 ? 'ServiceUnavailableException' : 'InternalServerErrorException';
  return { ...refused(status, type, 'Internal failure'), isDone: moment === 'after' };
}

/** The connection breaks. */
export function reset(moment: Moment): Fault {
  return { isDone: moment === 'after', answer: 'reset' };
}

/** No answer ever comes. */
export function hang(moment: Moment): Fault {
  return { isDone: moment === 'after', answer: 'hang' };
}

/** The work is done, and the answer ends in the middle. */
export function cutOff(): Fault {
  return { isDone: true, answer: 'cut off' };
}

/** The status of success, and no body. */
export function empty(moment: Moment): Fault {
  return { isDone: moment === 'after', answer: 'empty' };
}

/** Something between the caller and the service answers. */
export function html(moment: Moment, status = 502): Fault {
  const body = `<html><body><h1>${status}</h1></body></html>`;
  return { isDone: moment === 'after', answer: { status, headers: { 'content-type': 'text/html' }, body } };
}

/** Somebody else acts just before the call, which is then served. */
export function meanwhile(act: (account: Account) => void | Promise<void>): Fault {
  return { isDone: true, meanwhile: act };
}
