import { operation } from '../openapi/examples.js';
import { declaredStatuses, undeclaredResponsesOf } from '../openapi/model/integration-response.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-operation-responses-missing',
  summary: 'Operations with an integration that is not a proxy must have `responses`',
  severity: 'warn',
  apis: ['rest'],
  surfaces: 'request',
  serviceMessages: [
    'Execution failed due to configuration error: Output mapping refers to an invalid method response: <status>',
  ],
  why: `The \`statusCode\` of an integration response refers to a response of the operation. An operation without any
    imports, and examples of AWS do without, but a request that selects an undeclared response gets a 500.`,
  fix: "Add the statuses that the integration returns to the operation's `responses`.",
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-response.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-response.html',
  ],

  given: integrationsWith('responses'),
  *check(integration) {
    const first = undeclaredResponsesOf(integration).undeclared[0];
    if (first === undefined) return;
    const declared = integration.operation.responses;
    if (declared === undefined || declaredStatuses(declared).length > 0) return;
    const status = first.statusCode?.literal;
    yield {
      at: ['responses', first.pattern, 'statusCode'],
      message: `The operation declares no response ${quote(status)}, nor any other. Add \`responses\` to the operation.`,
    };
  },

  bad: [
    {
      title: 'Responses for the integration only',
      yaml: operation`
        responses: {}
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            default:
              statusCode: '200'
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/responses/default/statusCode'],
    },
  ],
  good: [
    {
      title: 'The same status on both sides',
      yaml: operation`
        responses:
          '200':
            description: OK
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            default:
              statusCode: '200'
      `,
    },
    {
      title: 'A proxy, whose backend decides',
      yaml: operation`
        responses: {}
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://example.com/pets
      `,
    },
  ],
});
