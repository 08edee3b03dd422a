import { operation } from '../openapi/examples.js';
import { isCustom } from '../openapi/model/integration.js';
import { integrationResponsesOf } from '../openapi/model/integration-response.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { isDefault } from '../openapi/model/mapping/response-pattern.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-response-duplicate-status',
  summary: 'Integration responses must not share a `statusCode`',
  severity: 'warn',
  apis: ['rest'],
  surfaces: 'never',
  why: `API Gateway keeps one integration response for each \`statusCode\`. Of two entries with the same one, the one that is
    put later replaces the other, whose pattern is lost.`,
  fix: 'Join the patterns in one entry, such as `404|4\\d{2}`, or give one of them another `statusCode`.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegrationResponse.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-responses.html',
  ],

  given: integrationsWith('responses'),
  *check(integration) {
    if (!isCustom(integration)) return;
    const patterns = new Map<string, string>();
    for (const { pattern, statusCode } of integrationResponsesOf(integration)) {
      const status = statusCode?.literal;
      if (status === undefined) continue;
      const first = patterns.get(status);
      if (first === undefined) {
        patterns.set(status, pattern);
        continue;
      }
      const joined = [first, pattern].some(isDefault) ? '' : quote(`${first}|${pattern}`);
      const advice = joined === '' ? 'Remove one.' : `Join them${joined.length > 40 ? '' : `: ${joined}`}.`;
      yield {
        at: ['responses', pattern, 'statusCode'],
        message: `${quote(first)} has the \`statusCode\` ${quote(status)} too, and only one entry is kept. ${advice}`,
      };
    }
  },

  bad: [
    {
      title: 'Two patterns, one status',
      yaml: operation`
        responses: { '200': { description: OK }, '400': { description: Refused } }
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            '400': { statusCode: '400' }
            '404': { statusCode: 400 }
            default: { statusCode: '200' }
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/responses/404/statusCode'],
    },
  ],
  good: [
    {
      title: 'One pattern for both',
      yaml: operation`
        responses: { '200': { description: OK }, '400': { description: Refused } }
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            400|404: { statusCode: '400' }
            default: { statusCode: '200' }
      `,
    },
    {
      title: 'Statuses that a template tool tells apart',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            4\d{2}: { statusCode: '{{ refused }}' }
            5\d{2}: { statusCode: '{{ failed }}' }
            default: { statusCode: '200' }
      `,
    },
  ],
});
