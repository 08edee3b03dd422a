import { operation } from '../openapi/examples.js';
import { has, isCustom } from '../openapi/model/integration.js';
import { responsePatternsOf } from '../openapi/model/integration-response.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-responses-missing',
  summary: 'Integrations without a proxy must have `responses`',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'request',
  why: `Only proxy integrations pass the answer of the backend on. For \`aws\`, \`http\` and \`mock\`, API Gateway takes it
    from \`responses\`, and with none to take it from, every request fails with a 500 after the backend has been called.`,
  fix: 'Add `responses` with a `default` entry, or use `aws_proxy` or `http_proxy`.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-responses.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html',
  ],

  given: (api) => api.integrations,
  *check(integration) {
    if (!isCustom(integration) || responsePatternsOf(integration)?.length !== 0) return;
    const fix = "Add `responses: {default: {statusCode: '200'}}`.";
    if (has(integration, 'responses'))
      yield { at: ['responses'], message: `\`responses\` of the integration has no entry. ${fix}` };
    else yield { message: `Integration of type \`${integration.type}\` has no \`responses\`. ${fix}` };
  },

  bad: [
    {
      title: 'A custom integration without responses',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration'],
    },
    {
      title: 'Responses without an entry',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: mock
          requestTemplates:
            application/json: '{"statusCode": 200}'
          responses: {}
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/responses'],
    },
  ],
  good: [
    {
      title: 'An entry for every answer of the backend',
      yaml: operation`
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
      title: 'A proxy, which needs none',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://example.com/pets
      `,
    },
  ],
});
