import { lambdaUri, operation } from '../openapi/examples.js';
import { responsePatternsOf, selectionSubject } from '../openapi/model/integration-response.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { isCatchAll, isDefault } from '../openapi/model/mapping/response-pattern.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-response-pattern-catch-all',
  summary: 'Patterns of integration `responses` must leave something for `default`',
  severity: 'warn',
  apis: ['rest'],
  surfaces: 'never',
  why: `API Gateway uses the \`default\` entry only for what no pattern matches. The pattern \`.*\` matches everything, also the
    missing error message of a Lambda success, so the \`default\` beside it is never used.`,
  fix: 'Narrow the pattern, or remove one of the two entries. For all errors of a Lambda function, use `.+`.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html',
    'https://docs.aws.amazon.com/apigateway/latest/api/API_IntegrationResponse.html',
  ],

  given: integrationsWith('responses'),
  *check(integration) {
    const patterns = responsePatternsOf(integration);
    const subject = selectionSubject(integration);
    if (patterns === undefined || subject === undefined || !patterns.some(isDefault)) return;
    const pattern = patterns.find((key) => !isDefault(key) && isCatchAll(key, subject));
    if (pattern === undefined) return;
    const [what, advice] =
      subject === 'message'
        ? ['also a success', 'Write ".+" for all errors.']
        : ['every status', 'Narrow it, or remove one of the two.'];
    yield {
      at: ['responses', pattern],
      message: `${quote(pattern)} matches ${what}, so \`default\` is never used. ${advice}`,
    };
  },

  bad: [
    {
      title: 'All errors of a function, and its successes with them',
      yaml: operation`
        responses:
          '200': { description: OK }
          '500': { description: Failed }
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          responses:
            .*: { statusCode: '500' }
            default: { statusCode: '200' }
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/responses/.*'],
    },
  ],
  good: [
    {
      title: 'A pattern that needs a message',
      yaml: operation`
        responses:
          '200': { description: OK }
          '500': { description: Failed }
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          responses:
            .+: { statusCode: '500' }
            default: { statusCode: '200' }
      `,
    },
    {
      title: 'The same as `default`, spelled as a pattern',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            .*: { statusCode: '200' }
      `,
    },
  ],
});
