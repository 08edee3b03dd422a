import { lambdaUri, operation } from '../openapi/examples.js';
import type { Integration } from '../openapi/model/integration.js';
import { responsePatternsOf, selectionSubject } from '../openapi/model/integration-response.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { mockTemplatesOf } from '../openapi/model/mapping/mock-status.js';
import {
  isDefault,
  isStatusPattern,
  isUnmatched,
  patternMatches,
  unmatchedStatus,
} from '../openapi/model/mapping/response-pattern.js';
import { defineRule } from '../rule.js';
import { list } from '../wording/suggest.js';

export default defineRule({
  id: 'apigw-responses-default',
  summary: 'Integration `responses` must have an entry for every outcome',
  severity: 'warn',
  apis: ['rest'],
  surfaces: 'request',
  why: `API Gateway uses the entry whose pattern matches the status of the backend or the error message of the Lambda function,
    else \`default\`. An outcome that no entry is for becomes a 500. A Lambda success has no message to match.`,
  fix: 'Add a `default` entry.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-responses.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html',
  ],

  given: integrationsWith('responses'),
  *check(integration) {
    const patterns = responsePatternsOf(integration);
    // Missing responses are for apigw-responses-missing.
    if (patterns === undefined || patterns.length === 0 || patterns.some(isDefault)) return;
    const outcome = unmatchedOutcome(integration, patterns);
    if (outcome === undefined) return;
    const message = `No entry of \`responses\` is for ${outcome}: ${list(patterns, 4)}. Add a \`default\` entry.`;
    const short = `No entry of \`responses\` is for ${outcome}. Add a \`default\` entry.`;
    yield { at: ['responses'], message: message.length > 160 ? short : message };
  },

  bad: [
    {
      title: 'Only the statuses that came to mind',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses: { '200': { statusCode: '200' } }
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/responses'],
    },
    {
      title: 'Only the failures of a Lambda function',
      yaml: operation`
        responses: { '500': { description: Failed } }
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          responses: { '.*Error.*': { statusCode: '500' } }
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/responses'],
    },
  ],
  good: [
    {
      title: 'Patterns for every class of status',
      yaml: operation`
        responses: { '200': { description: OK }, '400': { description: Refused }, '502': { description: Failed } }
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            2\d{2}: { statusCode: '200' }
            4\d{2}: { statusCode: '400' }
            5\d{2}: { statusCode: '502' }
      `,
    },
    {
      title: 'The one status that a mock gives',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: mock
          requestTemplates: { application/json: '{"statusCode": 200}' }
          responses: { '200': { statusCode: '200' } }
      `,
    },
  ],
});

/**
 * An outcome of the backend that certainly no key of `responses` matches, as words for a message; `undefined` if there is
 * none for certain. A Lambda function that succeeds gives no error message, which only `default` and a pattern that
 * matches nothing at all, such as `.*`, are for.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html
 */
function unmatchedOutcome(integration: Integration, patterns: readonly string[]): string | undefined {
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
