import { operation } from '../openapi/examples.js';
import { isCustom } from '../openapi/model/integration.js';
import { allIntegrationResponsesOf, STATUS_CODE } from '../openapi/model/integration-response.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-response-status-code',
  summary: '`statusCode` of an integration response must be a status code',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: [
    String.raw`1 validation error detected: Value '<status>' at 'statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\d\d`,
  ],
  why: `The \`statusCode\` of an integration response names the one response of the operation that the client gets.
    API Gateway refuses ranges such as \`2XX\` and anything else but three digits.`,
  fix: 'Set `statusCode` to a code between 100 and 599. A range of backend statuses is a pattern in the key.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-response.html',
    'https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegrationResponse.html',
  ],

  given: allIntegrationResponsesOf,
  *check({ integration, statusCode }) {
    if (statusCode === undefined || STATUS_CODE.match(statusCode) !== 'cannot' || !isCustom(integration)) return;
    const [digit] = /^[1-5](?=xx$)/i.exec(statusCode.source) ?? [];
    const advice = digit === undefined ? 'Write three digits.' : `Write one code such as \`'${digit}00'\`.`;
    yield {
      at: ['statusCode'],
      message: `${quote(statusCode.source)} is not a status code from 100 to 599. ${advice}`,
    };
  },

  bad: [
    {
      title: 'A range',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            default:
              statusCode: 2xx
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/responses/default/statusCode'],
    },
  ],
  good: [
    {
      title: 'A number',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            default:
              statusCode: 200
      `,
    },
    {
      title: 'A code that a template tool completes',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            default:
              statusCode: 2\${rest}
      `,
    },
  ],
});
