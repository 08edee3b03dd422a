import { isObject, own } from '../../openapi/json.js';
import { redact } from './redact.js';

/** What went wrong with a call, by what to do about it. */
export type FailureKind =
  /** Too many requests: wait. */
  | 'throttled'
  /** A quota of the account is used up: waiting does not help. */
  | 'quota'
  /** Another change is under way: wait. */
  | 'busy'
  | 'conflict'
  /** No answer, or none of AWS's: whether the call was carried out is not known. */
  | 'unavailable'
  /** The call never reached the service. */
  | 'unreachable'
  /** The service read the document or the values, and refuses them. */
  | 'rejected'
  /** The call itself is wrong. */
  | 'malformed'
  | 'not found'
  /** The caller may not do it. */
  | 'refused'
  | 'credentials'
  /** Answered by something that is not the service. */
  | 'foreign'
  /** Not of the call at all. */
  | 'unknown';

/** The code of an answer that is not JSON, or the beginning of it only: a proxy's page, or what a broken connection left. */
export const UNREADABLE_ANSWER = 'UnreadableAnswer';
/** The code of an answer without what every answer of its operation has. */
export const EMPTY_ANSWER = 'EmptyAnswer';

/** What is known about a call that failed. */
export interface Failure {
  readonly kind: FailureKind;
  /** The service's or the system's name for it: `TooManyRequestsException`, `ECONNRESET`. */
  readonly code: string;
  /** As the service worded it, without what belongs to credentials. */
  readonly message: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** How long the service asks to wait. */
  readonly retryAfterMs: number | undefined;
}

const CREDENTIALS =
  /^(?:Expired(?:Token|TokenException)|RequestExpired|InvalidSignatureException|SignatureDoesNotMatch|UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|IncompleteSignature(?:Exception)?|MissingAuthenticationToken(?:Exception)?|AuthFailure|InvalidToken|CredentialsProviderError|TokenProviderError|ProviderError)$/;

const BAD_TOKEN = /security token included in the request is (?:invalid|expired)/i;
const THROTTLED =
  /^(?:TooManyRequestsException|Throttl(?:ing|ed)(?:Exception)?|ThrottledException|RequestLimitExceeded|RequestThrottled(?:Exception)?|SlowDown|LimitExceededException)$/;
const QUOTA = /maximum number of|\bquota\b|limit exceeded for/i;
const BUSY = /concurrent modification|update is in progress/i;
const MALFORMED = /^(?:ValidationException|SerializationException|UnknownOperationException|InvalidAction)$/;
/** What the SDK adds to the error of its parser. */
const UNREADABLE = /Deserialization error/;
/** CreateDeployment gives these as `NotFoundException` with the status 400 or 404. */
const NOT_DEPLOYABLE = /No integration defined for method|doesn't contain any methods/;

const UNREACHABLE =
  /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENETDOWN|CERT_|ERR_TLS|ERR_SSL|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO)/;
const BROKEN =
  /^(?:ECONNRESET|EPIPE|ETIMEDOUT|ECONNABORTED|ERR_STREAM|ERR_HTTP|HPE_|TimeoutError|RequestTimeout|ERR_SOCKET|ESOCKETTIMEDOUT)/;

/**
 * Tells what a thrown value of an AWS client means. The name alone does not: `LimitExceededException` is throttling or a
 * quota, an answer that is not JSON is a `SyntaxError`, and a `NotFoundException` may be a document without methods.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_PutRestApi.html#API_PutRestApi_Errors
 * @param now the time in milliseconds since 1970, for a `Retry-After` that is a date
 */
export function failureOf(error: unknown, now: number = Date.now()): Failure {
  if (!isObject(error)) return { ...NOTHING, message: redact(String(error)) };
  const metadata = error.$metadata;
  const response = error.$response;
  const facts = {
    name: textOf(error.name) ?? 'Unknown',
    systemCode: textOf(error.code) ?? codeOfCause(error.cause),
    message: textOf(error.message) ?? '',
    status: isObject(metadata) ? numberOf(metadata.httpStatusCode) : undefined,
  };
  const status = facts.status ?? (isObject(response) ? numberOf(response.statusCode) : undefined);
  const kind = kindOf({ ...facts, status });
  return {
    kind,
    code: codeOf(facts),
    // The service repeats the canonical request, with the session token, where a signature is wrong.
    message: kind === 'credentials' && !isOfProvider(facts.name) ? '' : redact(facts.message),
    status,
    requestId: isObject(metadata) ? textOf(metadata.requestId) : undefined,
    retryAfterMs: waitOf(error.retryAfterSeconds ?? retryHeader(response), now),
  };
}

/** The failure of a call that was answered, but without what every answer of it has. */
export function incompleteAnswer(requestId: string | undefined): Failure {
  return { ...NOTHING, kind: 'unavailable', code: EMPTY_ANSWER, message: 'The answer is empty.', requestId };
}

const NOTHING: Failure = {
  kind: 'unknown',
  code: 'Unknown',
  message: '',
  status: undefined,
  requestId: undefined,
  retryAfterMs: undefined,
};

interface Facts {
  readonly name: string;
  readonly systemCode: string | undefined;
  readonly message: string;
  readonly status: number | undefined;
}

function kindOf({ name, systemCode, message, status }: Facts): FailureKind {
  if (CREDENTIALS.test(name) || BAD_TOKEN.test(message)) return 'credentials';
  if (NOT_DEPLOYABLE.test(message)) return 'rejected';
  if (BUSY.test(message)) return 'busy';
  if (status === 429 || THROTTLED.test(name)) return QUOTA.test(message) ? 'quota' : 'throttled';
  if (status === undefined) return transportKind(name, systemCode);
  if (status >= 500 || status === 408 || status < 400) return 'unavailable';
  // The service names its errors, also where it has nothing more to say.
  if (isUnreadable({ name, message }) || (name === 'Unknown' && status === 404)) return 'foreign';
  if (status === 404) return 'not found';
  if (status === 409) return 'conflict';
  if (status === 401 || status === 403) return 'refused';
  return MALFORMED.test(name) ? 'malformed' : 'rejected';
}

function transportKind(name: string, systemCode: string | undefined): FailureKind {
  const codes = [systemCode, name].filter((code) => code !== undefined);
  if (codes.some((code) => UNREACHABLE.test(code))) return 'unreachable';
  return codes.some((code) => BROKEN.test(code)) || name === 'SyntaxError' ? 'unavailable' : 'unknown';
}

/** Several addresses of one host are tried; the error that holds their errors has no code of its own. */
function codeOfCause(cause: unknown): string | undefined {
  return isObject(cause) ? textOf(own(cause, 'code')) : undefined;
}

function codeOf({ name, systemCode, message }: Facts): string {
  if (isUnreadable({ name, message })) return UNREADABLE_ANSWER;
  return isGeneric(name) ? (systemCode ?? name) : name;
}

function isUnreadable({ name, message }: Pick<Facts, 'name' | 'message'>): boolean {
  return name === 'SyntaxError' || UNREADABLE.test(message);
}

/** It speaks of profiles and their files, before anything was signed. */
function isOfProvider(name: string): boolean {
  return name.endsWith('ProviderError');
}

function isGeneric(name: string): boolean {
  return name === 'Error' || name === 'AggregateError' || name === 'Unknown';
}

function retryHeader(response: unknown): unknown {
  if (!isObject(response) || !isObject(response.headers)) return undefined;
  return Object.entries(response.headers).find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
}

/** Seconds or a date, as RFC 9110 has it. */
function waitOf(value: unknown, now: number): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return seconds >= 0 ? seconds * 1000 : undefined;
  const date = Date.parse(String(value));
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
