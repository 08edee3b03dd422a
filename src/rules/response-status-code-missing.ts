import { operation } from '../openapi/examples.js';
import { has, isCustom, isUnknownAt } from '../openapi/model/integration.js';
import { allIntegrationResponsesOf } from '../openapi/model/integration-response.js';
import { hasKnownKeys } from '../openapi/model/known-keys.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-response-status-code-missing',
  summary: 'Integration responses must have a `statusCode`',
  severity: 'warn',
  apis: ['rest'],
  surfaces: 'import',
  why: `API Gateway keeps integration responses by their \`statusCode\`: it names the response of the operation that the
    client gets, whatever the key of the entry says.`,
  fix: 'Add the `statusCode` that the client gets.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-response.html',
    'https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegrationResponse.html',
  ],

  given: allIntegrationResponsesOf,
  *check(response) {
    if (!isCustom(response.integration) || has(response, 'statusCode') || isUnknownAt(response, 'statusCode')) return;
    // `Fn::Transform` or a placeholder may bring it in.
    if (!hasKnownKeys(response.value)) return;
    const status = /^[1-5]\d\d$/.test(response.pattern) ? response.pattern : '200';
    yield {
      message: `Integration response has no \`statusCode\`. Add the one for the client: \`statusCode: '${status}'\`.`,
    };
  },

  bad: [
    {
      title: 'Only a template',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            default:
              responseTemplates:
                application/json: $input.body
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/responses/default'],
    },
  ],
  good: [
    {
      title: 'A status code and a template',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            default:
              statusCode: '200'
              responseTemplates:
                application/json: $input.body
      `,
    },
    {
      title: 'A status code that is known at the deployment',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            default:
              statusCode: \${status_code}
      `,
    },
  ],
});
