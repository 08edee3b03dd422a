import { document, lambdaUri, operation } from '../openapi/examples.js';
import { own } from '../openapi/json.js';
import { INTEGRATION } from '../openapi/model/operation.js';
import { reference } from '../openapi/model/reference.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-rest-integrations-ref',
  summary: 'The integration of a REST API must not be a reference',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: ["Unknown integration type 'null' for '<VERB> <path>'. Ignoring."],
  why: `Only HTTP APIs follow \`$ref\` in the place of an integration, to \`components.x-amazon-apigateway-integrations\`.
    A REST API finds no \`type\` there, drops the integration with a warning, and cannot be deployed.`,
  fix: 'Write the integration itself where the reference stands; YAML anchors save repeating it.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-extensions-integrations.html'],

  given: (api) => api.operations,
  *check({ value }) {
    const target = reference(own(value, INTEGRATION));
    // Another file has to be bundled before the import anyway, which puts its content here.
    if (target === undefined || !target.startsWith('#')) return;
    yield {
      at: [INTEGRATION],
      message: `A REST API does not follow \`$ref\` to ${quote(target)}. Write the integration itself here.`,
    };
  },

  bad: [
    {
      title: 'An integration for several operations',
      api: 'rest',
      yaml: document`
        paths:
          /pets:
            get:
              responses: { '200': { description: OK } }
              x-amazon-apigateway-integration:
                $ref: '#/components/x-amazon-apigateway-integrations/pets'
        components:
          x-amazon-apigateway-integrations:
            pets:
              type: aws_proxy
              httpMethod: POST
              uri: ${lambdaUri('pets')}
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration'],
    },
  ],
  good: [
    {
      title: 'The integration in its place',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
      `,
    },
    {
      title: 'A reference in an HTTP API',
      api: 'http',
      yaml: document`
        paths:
          /pets:
            get:
              responses: { '200': { description: OK } }
              x-amazon-apigateway-integration:
                $ref: '#/components/x-amazon-apigateway-integrations/pets'
        components:
          x-amazon-apigateway-integrations:
            pets:
              type: AWS_PROXY
              httpMethod: POST
              payloadFormatVersion: '2.0'
              uri: ${lambdaUri('pets')}
      `,
    },
  ],
});
