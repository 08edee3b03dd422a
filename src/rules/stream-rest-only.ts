import { lambdaArn, operation } from '../openapi/examples.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { isStreamed } from '../openapi/model/streaming.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-stream-rest-only',
  summary: 'An HTTP API must not ask for streamed responses',
  severity: 'warn',
  apis: ['http'],
  surfaces: 'never',
  why: 'Only REST APIs stream responses. An HTTP API collects the whole response before it answers.',
  fix: 'Remove `responseTransferMode`, or import the document as a REST API.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html'],

  given: integrationsWith('responseTransferMode'),
  *check(integration) {
    if (isStreamed(integration) !== true) return;
    yield {
      at: ['responseTransferMode'],
      message: 'An HTTP API does not stream responses. Remove `responseTransferMode`.',
    };
  },

  bad: [
    {
      title: 'A streamed response in an HTTP API',
      api: 'http',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaArn('pets')}
          payloadFormatVersion: '2.0'
          responseTransferMode: STREAM
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/responseTransferMode'],
    },
  ],
  good: [
    {
      title: 'An HTTP API',
      api: 'http',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaArn('pets')}
          payloadFormatVersion: '2.0'
      `,
    },
    {
      title: 'A REST API',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://example.com/pets
          responseTransferMode: STREAM
      `,
    },
  ],
});
