import { operation } from '../openapi/examples.js';
import { isProxy } from '../openapi/model/integration.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { isStreamed } from '../openapi/model/streaming.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-stream-proxy-only',
  summary: 'Only proxy integrations must stream their response',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  why: `A custom or mock integration builds its response from a mapping template, for which API Gateway needs the whole
    answer. It streams for \`aws_proxy\` and \`http_proxy\` alone.`,
  fix: 'Make the integration a proxy, or remove `responseTransferMode`.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html'],

  given: integrationsWith('responseTransferMode'),
  *check(integration) {
    const { type } = integration;
    if (type === undefined || isProxy(integration) || isStreamed(integration) !== true) return;
    const instead = type === 'mock' ? 'Remove it.' : `Set \`type: ${type}_proxy\` or remove it.`;
    yield { at: ['responseTransferMode'], message: `\`type: ${type}\` cannot stream its response. ${instead}` };
  },

  bad: [
    {
      title: 'A custom HTTP integration',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responseTransferMode: STREAM
          responses:
            default:
              statusCode: '200'
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/responseTransferMode'],
    },
  ],
  good: [
    {
      title: 'An HTTP proxy',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://example.com/pets
          responseTransferMode: STREAM
      `,
    },
    {
      title: 'The default, written out',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responseTransferMode: BUFFERED
          responses:
            default:
              statusCode: '200'
      `,
    },
  ],
});
