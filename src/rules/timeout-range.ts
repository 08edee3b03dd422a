import { lambdaUri, operation } from '../openapi/examples.js';
import { own } from '../openapi/json.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import {
  MAX_HTTP_TIMEOUT_MS,
  MAX_REST_TIMEOUT_MS,
  MAX_STREAM_TIMEOUT_MS,
  MIN_TIMEOUT_MS,
  timeoutOf,
} from '../openapi/model/timeout.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-timeout-range',
  summary: 'The timeout of an integration must be one that API Gateway allows',
  severity: 'error',
  apis: ['rest', 'http'],
  surfaces: 'import',
  serviceMessages: ['Timeout should be between 50 ms and 29000 ms'],
  why: `API Gateway waits for a backend between 50 ms and 29 s, 30 s in an HTTP API, and refuses other timeouts.
    More than 29 s takes a higher quota or a streamed response, which may last 15 minutes.`,
  fix: 'Set `timeoutInMillis` to a whole number of milliseconds in the range, or remove it for the maximum.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html',
  ],

  given: integrationsWith('timeoutInMillis'),
  *check(integration, { kind }) {
    const timeout = timeoutOf(integration);
    // More than a REST API has by default is for apigw-timeout-quota.
    const most = kind === 'http' ? MAX_HTTP_TIMEOUT_MS : MAX_STREAM_TIMEOUT_MS;
    if (timeout === undefined || (Number.isInteger(timeout) && timeout >= MIN_TIMEOUT_MS && timeout <= most)) return;
    const value = quote(own(integration.value, 'timeoutInMillis'));
    const allowed = kind === 'http' ? MAX_HTTP_TIMEOUT_MS : MAX_REST_TIMEOUT_MS;
    const advice = timeout < MIN_TIMEOUT_MS ? 'Raise it.' : timeout > most ? 'Lower it.' : 'Write a whole number.';
    yield {
      at: ['timeoutInMillis'],
      message: `\`timeoutInMillis\` is ${value}; API Gateway allows ${MIN_TIMEOUT_MS} to ${allowed}. ${advice}`,
    };
  },

  bad: [
    {
      title: 'Seconds',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          timeoutInMillis: 29
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/timeoutInMillis'],
    },
  ],
  good: [
    {
      title: 'Ten seconds',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          timeoutInMillis: 10000
      `,
    },
    {
      title: 'A timeout from Terraform',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          timeoutInMillis: \${timeout}
      `,
    },
  ],
});
