import { integrationProperty } from '../openapi/aws/integration-properties.js';
import { operation } from '../openapi/examples.js';
import { has } from '../openapi/model/integration.js';
import { hasKnownKeys } from '../openapi/model/known-keys.js';
import { isForLambda } from '../openapi/model/uri/for-lambda.js';
import { pattern } from '../openapi/text/pattern.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';
import { suggest } from '../wording/suggest.js';

const METHODS = integrationProperty('httpMethod')?.values ?? [];
const METHOD = pattern(METHODS.join('|'), 'i');

export default defineRule({
  id: 'apigw-integration-http-method',
  summary: 'An integration with a backend must name an HTTP method',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: ['Enumeration value for HttpMethod must be non-empty'],
  why: `\`httpMethod\` is the method in which API Gateway calls the backend. It has no default, not even the method of the
    operation: API Gateway refuses an integration without one.`,
  fix: 'Set `httpMethod`: `POST` for Lambda, the method of the backend for HTTP, `ANY` to pass on that of the client.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html',
  ],

  given: (api) => api.integrations,
  *check(integration) {
    const { type, httpMethod, value } = integration;
    if (type === undefined || type === 'mock' || METHODS.includes(httpMethod?.literal ?? '')) return;
    if (!has(integration, 'httpMethod') || httpMethod?.literal === '') {
      if (!hasKnownKeys(value)) return;
      const advice = isForLambda(integration)
        ? 'Add `httpMethod: POST`.'
        : "Add the backend's, or `ANY` for the client's.";
      yield { message: `The integration has no \`httpMethod\`. ${advice}` };
      return;
    }
    // For Lambda only one method is right, which apigw-lambda-post says; a map or list is for apigw-integration-object.
    if (httpMethod === undefined || isForLambda(integration) || METHOD.match(httpMethod) !== 'cannot') return;
    const meant = suggest(httpMethod.source, METHODS);
    const advice = meant === undefined ? `API Gateway takes ${METHODS.join(', ')}.` : `Did you mean \`${meant}\`?`;
    yield { at: ['httpMethod'], message: `There is no \`httpMethod\` ${quote(httpMethod.source)}. ${advice}` };
  },

  bad: [
    {
      title: 'No method',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          uri: https://example.com/pets
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration'],
    },
    {
      title: 'A method that does not exist',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: FETCH
          uri: https://example.com/pets
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/httpMethod'],
    },
  ],
  good: [
    {
      title: 'The method of the client, passed on',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: ANY
          uri: https://example.com/pets
      `,
    },
    {
      title: 'A mock, which calls nobody',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: mock
          requestTemplates: { application/json: '{"statusCode": 200}' }
          responses: { default: { statusCode: '200' } }
      `,
    },
  ],
});
