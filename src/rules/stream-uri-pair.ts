import { lambdaArn, lambdaUri, operation } from '../openapi/examples.js';
import { has } from '../openapi/model/integration.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { isStreamed } from '../openapi/model/streaming.js';
import { invocationModeOf } from '../openapi/model/uri/lambda-uri.js';
import { defineRule } from '../rule.js';

const STREAMING = `arn:aws:apigateway:eu-west-1:lambda:path/2021-11-15/functions/${lambdaArn('pets')}/response-streaming-invocations`;

export default defineRule({
  id: 'apigw-stream-uri-pair',
  summary: 'A streamed Lambda response must go with a streaming uri',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  why: `Lambda streams through another action of its API, with an address of its own. API Gateway refuses to stream through
    the ordinary one, and does not support the streaming one without \`responseTransferMode: STREAM\`.`,
  fix: 'Use `path/2021-11-15/functions/…/response-streaming-invocations` together with `responseTransferMode: STREAM`, or neither.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html'],

  given: integrationsWith('uri'),
  *check(integration) {
    const { type, awsUri } = integration;
    if (type !== 'aws_proxy' || awsUri === undefined) return;
    const mode = invocationModeOf(awsUri);
    const streamed = isStreamed(integration);
    if (mode === 'buffered' && streamed === true) {
      yield {
        at: ['uri'],
        message: 'This `uri` does not stream. Write `path/2021-11-15/functions/…/response-streaming-invocations`.',
      };
    } else if (mode === 'streaming' && streamed === false) {
      yield {
        at: has(integration, 'responseTransferMode') ? ['responseTransferMode'] : [],
        message: 'The `uri` is one that streams. Set `responseTransferMode: STREAM`.',
      };
    }
  },

  bad: [
    {
      title: 'Streaming through the ordinary uri',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          responseTransferMode: STREAM
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/uri'],
    },
    {
      title: 'A streaming uri alone',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${STREAMING}
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration'],
    },
  ],
  good: [
    {
      title: 'Both',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${STREAMING}
          responseTransferMode: STREAM
      `,
    },
    {
      title: 'A mode from a template',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          responseTransferMode: \${mode}
      `,
    },
  ],
});
