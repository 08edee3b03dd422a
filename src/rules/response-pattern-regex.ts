import { operation } from '../openapi/examples.js';
import { isCustom } from '../openapi/model/integration.js';
import { allIntegrationResponsesOf } from '../openapi/model/integration-response.js';
import { isDefault } from '../openapi/model/mapping/response-pattern.js';
import { javaRegexProblem } from '../openapi/text/java-regex.js';
import { quote, textOf } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-response-pattern-regex',
  summary: 'Keys of integration `responses` must be regular expressions',
  severity: 'warn',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: ['Invalid regex pattern specified'],
  why: `API Gateway matches the keys of \`responses\`, but for \`default\`, as regular expressions in the dialect of Java.
    An entry whose key does not compile is refused or never used.`,
  fix: 'Correct the regular expression, or use `default` for all that no other entry matches.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-responses.html',
    'https://docs.aws.amazon.com/apigateway/latest/api/API_IntegrationResponse.html',
    'https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html',
  ],
  pointsAt: 'key',

  given: allIntegrationResponsesOf,
  *check({ integration, pattern }) {
    if (!isCustom(integration) || isDefault(pattern) || textOf(pattern)?.literal === undefined) return;
    const found = javaRegexProblem(pattern);
    if (found === undefined) return;
    const advice = pattern === '*' ? 'Use `default` for all other answers.' : found.advice;
    yield { message: `${quote(pattern)} is not a regular expression: ${found.problem}. ${advice}` };
  },

  bad: [
    {
      title: 'A wildcard instead of a regular expression',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: mock
          requestTemplates:
            application/json: '{"statusCode": $input.params("status")}'
          responses:
            '*':
              statusCode: '200'
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/responses/*'],
    },
  ],
  good: [
    {
      title: 'A range of statuses',
      yaml: operation`
        responses:
          '200':
            description: OK
          '502':
            description: Failed
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            2\d{2}:
              statusCode: '200'
            default:
              statusCode: '502'
      `,
    },
    {
      title: 'Syntax of Java that JavaScript lacks',
      yaml: operation`
        responses:
          '200':
            description: OK
          '404':
            description: Not found
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/\${pets_arn}/invocations
          responses:
            (?s)\Q[NotFound]\E.*+:
              statusCode: '404'
            default:
              statusCode: '200'
      `,
    },
  ],
});
