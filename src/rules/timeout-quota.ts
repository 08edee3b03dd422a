import { lambdaUri, operation } from '../openapi/examples.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { isStreamed } from '../openapi/model/streaming.js';
import { MAX_REST_TIMEOUT_MS, MAX_STREAM_TIMEOUT_MS, MIN_TIMEOUT_MS, timeoutOf } from '../openapi/model/timeout.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-timeout-quota',
  summary: 'A timeout must not exceed the 29 seconds that every account has',
  severity: 'warn',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: ['Timeout should be between 50 ms and 29000 ms'],
  why: `More than 29,000 ms imports only where the account's quota for Regional and private APIs was raised in that region,
    and never for an edge-optimized API.`,
  fix: 'Lower `timeoutInMillis` to 29000, or have the quota raised in every account and region that gets this API.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html',
  ],

  options: {
    maxTimeoutMs: {
      default: MAX_REST_TIMEOUT_MS,
      min: MIN_TIMEOUT_MS,
      max: MAX_STREAM_TIMEOUT_MS,
      example: 60_000,
      describe: 'The longest timeout that the quota of your accounts allows, in milliseconds',
    },
  },
  given: integrationsWith('timeoutInMillis'),
  *check(integration, _api, { maxTimeoutMs }) {
    const timeout = timeoutOf(integration);
    if (timeout === undefined || timeout <= maxTimeoutMs) return;
    // A timeout that no quota allows is reported by apigw-timeout-range.
    if (timeout > MAX_STREAM_TIMEOUT_MS || !Number.isInteger(timeout)) return;
    // A response that is streamed, or may be once it is deployed, has a quota of its own.
    if (isStreamed(integration) !== false) return;
    const who = maxTimeoutMs === MAX_REST_TIMEOUT_MS ? 'without a raised quota API Gateway' : 'your ruleset';
    yield {
      at: ['timeoutInMillis'],
      message: `\`timeoutInMillis\` is ${timeout}; ${who} allows ${maxTimeoutMs}. Lower it.`,
    };
  },

  bad: [
    {
      title: 'One minute',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          timeoutInMillis: 60000
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/timeoutInMillis'],
    },
  ],
  good: [
    {
      title: 'The most that every account has',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          timeoutInMillis: 29000
      `,
    },
    {
      title: 'A streamed response',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://example.com/pets
          responseTransferMode: STREAM
          timeoutInMillis: 600000
      `,
    },
  ],
});
