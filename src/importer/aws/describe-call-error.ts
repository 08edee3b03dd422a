import type { AwsOptions } from '../options.js';
import type { CallError } from './call-error.js';
import { describeCredentials } from './describe-credentials.js';
import { EMPTY_ANSWER, type Failure, UNREADABLE_ANSWER } from './failure.js';

const DEFAULT_MAX_WAIT_SECONDS = 300;

/** What a failed call means for a person: what happened, and what to do. */
export function describeCallError(error: CallError, options: AwsOptions): string {
  const { operation, failure } = error;
  const text = textOf(error, options);
  const { requestId } = failure;
  return requestId === undefined ? text : `${text} (${operation}, request ${requestId})`;
}

function textOf({ operation, failure, attempts, isOutOfTime }: CallError, options: AwsOptions): string {
  const said = saidBy(failure);
  switch (failure.kind) {
    case 'throttled':
      return `AWS still throttles ${operation} after ${tries(attempts)}, and ${outOfTime(options)}`;
    case 'busy':
      return isOutOfTime
        ? `Another change to the API is under way, and ${outOfTime(options)}`
        : `AWS reports another change to the API at ${operation}, ${times(attempts)} in a row. Look whether the API is still there, and whether something else is deploying it.`;
    case 'quota':
      return `A quota is used up: ${said} Ask for more in the Service Quotas console, or remove what is not needed.`;
    case 'unavailable':
      return `${operation} failed ${times(attempts)}, at last with ${answerOf(failure)}.${isOutOfTime ? ` And ${outOfTime(options)}` : ''}`;
    case 'unreachable':
      return `Cannot reach ${placeOf(options)} (${failure.code}). Check the network, the Region and \`--endpoint-url\`.`;
    case 'credentials':
      return describeCredentials(failure, options);
    case 'refused':
      return refusal(failure);
    case 'not found':
      return `Not found: ${said} Check the id, the Region and the account.`;
    case 'foreign':
      return `${operation} was answered with ${failure.status ?? 'something'} but not by AWS. Check \`--endpoint-url\` and proxies.`;
    case 'malformed':
      return `AWS cannot read the call ${operation}: ${said}`;
    case 'rejected':
    case 'conflict':
      return `AWS refuses ${operation}: ${said}`;
    case 'unknown':
      return `${operation} failed: ${failure.code}. ${failure.message}`.trim();
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html: the wording of refusals. */
function refusal(failure: Failure): string {
  const [, action, resource] =
    /not authorized to perform: ([^\s]+)(?: on resource: ([^\s]+))?/.exec(failure.message) ?? [];
  if (action === undefined) return `AWS refuses the call: ${saidBy(failure)}`;
  const on = resource === undefined ? '' : ` on ${resource.replace(/[.,]$/, '')}`;
  return `The credentials do not allow ${action}${on}. Add it to their policy.`;
}

/** What came back last, if anything did. */
function answerOf({ code, status }: Failure): string {
  if (code === UNREADABLE_ANSWER)
    return `${status === undefined ? '' : `${status} and `}an answer that is not AWS's, or not all of it`;
  if (code === EMPTY_ANSWER) return 'an empty answer';
  return status === undefined ? `no answer (${code})` : `${status} ${code}`;
}

function saidBy({ message, code }: Failure): string {
  if (message === '') return `${code}.`;
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function outOfTime({ maxWaitSeconds = DEFAULT_MAX_WAIT_SECONDS }: AwsOptions): string {
  return `a run may wait ${maxWaitSeconds} s in all. Raise it with \`--max-wait\`.`;
}

function placeOf({ endpointUrl, region }: AwsOptions): string {
  return endpointUrl ?? (region === undefined ? 'AWS' : `AWS in ${region}`);
}

function tries(count: number): string {
  return count === 1 ? 'one attempt' : `${count} attempts`;
}
