import { operation } from '../openapi/examples.js';
import { declaredStatuses, undeclaredResponsesOf } from '../openapi/model/integration-response.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';
import { list } from '../wording/suggest.js';

export default defineRule({
  id: 'apigw-method-response-missing',
  summary: 'Operations must declare a status that their integration returns',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'request',
  serviceMessages: [
    'Execution failed due to configuration error: Output mapping refers to an invalid method response: <status>',
  ],
  why: `The \`statusCode\` of an integration response refers to a response of the operation. If the operation declares none of
    those that the integration returns, every request gets a 500.`,
  fix: "Add the status to the operation's `responses`.",
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-response.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-response.html',
  ],

  given: integrationsWith('responses'),
  *check(integration) {
    const { undeclared, isEvery } = undeclaredResponsesOf(integration);
    // Some statuses are for apigw-method-response-undeclared.
    if (!isEvery) return;
    const declared = declaredStatuses(integration.operation.responses ?? new Map());
    // An operation that declares nothing is for apigw-operation-responses-missing.
    if (declared.length === 0) return;
    for (const { pattern, statusCode } of undeclared) {
      yield {
        at: ['responses', pattern, 'statusCode'],
        message: `The operation declares no response ${quote(statusCode?.literal)}, only ${list(declared, 5)}. Add it to the operation's \`responses\`.`,
      };
    }
  },

  bad: [
    {
      title: 'Another status than the one declared',
      yaml: operation`
        responses:
          '200':
            description: OK
        x-amazon-apigateway-integration:
          type: http
          httpMethod: POST
          uri: https://example.com/pets
          responses:
            default:
              statusCode: '201'
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/responses/default/statusCode'],
    },
  ],
  good: [
    {
      title: 'A status that the operation declares',
      yaml: operation`
        responses:
          '201':
            description: Created
        x-amazon-apigateway-integration:
          type: http
          httpMethod: POST
          uri: https://example.com/pets
          responses:
            default:
              statusCode: 201
      `,
    },
    {
      title: 'A proxy, whose backend decides',
      yaml: operation`
        responses:
          '200':
            description: OK
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: POST
          uri: https://example.com/pets
      `,
    },
  ],
});
