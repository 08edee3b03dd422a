import { operation } from '../openapi/examples.js';
import { has } from '../openapi/model/integration.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-uri-required',
  summary: 'Every integration but a mock must have a uri',
  severity: 'error',
  apis: ['rest', 'http'],
  surfaces: 'import',
  serviceMessages: ['Invalid integration URI specified'],
  why: `The uri says which function, service or server API Gateway calls. Only mock integrations, and the service actions of
    HTTP APIs (\`integrationSubtype\`), work without one.`,
  fix: 'Add a `uri`: the invocation ARN of a function, the ARN of a service action, or an HTTP URL.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html',
    'https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html',
  ],

  given: (api) => api.integrations,
  *check(integration) {
    const { type, uri } = integration;
    if (type === undefined || type === 'mock' || has(integration, 'integrationSubtype')) return;
    // A second-generation VPC link routes by its target; whether it can do without a uri is not documented.
    if (has(integration, 'integrationTarget') || has(integration, 'integration-target')) return;
    if (!has(integration, 'uri'))
      yield { message: `\`type: ${type}\` has no \`uri\`. Add the \`uri\` of what it calls.` };
    else if (uri?.literal?.trim() === '')
      yield { at: ['uri'], message: `The \`uri\` is empty. Write the \`uri\` of what \`type: ${type}\` calls.` };
  },

  bad: [
    {
      title: 'An HTTP integration that leads nowhere',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration'],
    },
    {
      title: 'A VPC link alone',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          connectionType: VPC_LINK
          connectionId: a1b2c3
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration'],
    },
  ],
  good: [
    {
      title: 'A uri behind a VPC link',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          connectionType: VPC_LINK
          connectionId: a1b2c3
          uri: http://pets.example.com/
      `,
    },
    {
      title: 'A mock answers by itself',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: mock
          requestTemplates:
            application/json: '{"statusCode": 200}'
          responses:
            default:
              statusCode: '200'
      `,
    },
  ],
});
