import type { Integration } from './model/integration.js';
import { selectionSubject } from './model/integration-response.js';
import { mockTemplatesOf } from './model/mapping/mock-status.js';
import { isStatusPattern, isUnmatched, patternMatches, unmatchedStatus } from './model/mapping/response-pattern.js';

/**
 * An outcome of the backend that certainly no key of `responses` matches, as words for a message; `undefined` if there is
 * none for certain. A Lambda function that succeeds gives no error message, which only `default` and a pattern that
 * matches nothing at all, such as `.*`, are for.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html
 */
export function unmatchedOutcome(integration: Integration, patterns: readonly string[]): string | undefined {
  const subject = selectionSubject(integration);
  if (subject === 'message') {
    // A pattern meant for successful statuses is for apigw-lambda-error-pattern, which leads to `default` too.
    const hasSuccess = patterns.some((key) => isStatusPattern(key) && patternMatches(key, '200') === true);
    return !hasSuccess && isUnmatched(patterns, '') ? 'a success' : undefined;
  }
  if (subject === undefined) return undefined;
  const status = integration.type === 'mock' ? unmatchedMockStatus(integration, patterns) : unmatchedStatus(patterns);
  return status && `status ${status}`;
}

/** A mock gives only the statuses that its templates name. */
function unmatchedMockStatus(integration: Integration, patterns: readonly string[]): string | undefined {
  const statuses = mockTemplatesOf(integration).map(({ status }) => status);
  return statuses
    .flatMap((status) => (status.kind === 'numbers' ? status.statuses : []))
    .find((status) => isUnmatched(patterns, status));
}
