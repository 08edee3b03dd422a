import { lambdaUri, operation } from '../openapi/examples.js';
import { allIntegrationResponsesOf, selectionSubject } from '../openapi/model/integration-response.js';
import { isStatusPattern, patternMatches } from '../openapi/model/mapping/response-pattern.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-lambda-error-pattern',
  summary: 'Patterns for Lambda functions must match error messages',
  severity: 'warn',
  apis: ['rest'],
  surfaces: 'never',
  why: `For a Lambda function that is not a proxy, API Gateway matches the keys of \`responses\` against the whole error message.
    A status that the function puts into its result selects nothing, and a success takes \`default\`.`,
  fix: 'Match the text of the error, such as `.*NotFound.*`, and let the function throw it.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html',
    'https://docs.aws.amazon.com/apigateway/latest/api/API_IntegrationResponse.html',
  ],

  given: allIntegrationResponsesOf,
  *check({ integration, pattern }) {
    if (!isStatusPattern(pattern) || selectionSubject(integration) !== 'message') return;
    const start = `Lambda errors are matched by their message, not a status such as ${quote(pattern)}.`;
    if (patternMatches(pattern, '200') === true) {
      yield { message: `${start} Use \`default\` for success.` };
      return;
    }
    const core = pattern.replace(/^\^|\$$/g, '');
    const inside = quote(core.includes('|') ? `.*(${core}).*` : `.*${core}.*`);
    yield { message: inside.length > 40 ? `${start} Put \`.*\` around it.` : `${start} Write ${inside}.` };
  },

  bad: [
    {
      title: 'A status as the key',
      yaml: operation`
        responses:
          '200': { description: OK }
          '404': { description: Not found }
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          responses:
            '404': { statusCode: '404' }
            default: { statusCode: '200' }
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/responses/404'],
    },
  ],
  good: [
    {
      title: 'A status within the message',
      yaml: operation`
        responses:
          '200': { description: OK }
          '404': { description: Not found }
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          responses:
            \[404\].*: { statusCode: '404' }
            default: { statusCode: '200' }
      `,
    },
    {
      title: 'A status of an HTTP backend',
      yaml: operation`
        responses:
          '200': { description: OK }
          '404': { description: Not found }
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            '404': { statusCode: '404' }
            default: { statusCode: '200' }
      `,
    },
  ],
});
