import { lambdaUri, operation } from '../openapi/examples.js';
import { ignoredPropertiesOf } from '../openapi/ignored-properties.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-integration-ignored-property',
  summary: 'An integration must not have properties without effect',
  severity: 'info',
  apis: ['rest'],
  surfaces: 'never',
  why: `API Gateway accepts properties that the integration type or the kind of API does not use, and ignores them.
    A proxy integration, for one, passes request and response on whatever the mapping templates say.`,
  fix: 'Remove the property, or use the integration type that honours it.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html',
  ],

  given: ignoredPropertiesOf,
  *check({ name, by }) {
    yield { message: `${by} ignores \`${name}\`. Remove it.` };
  },

  bad: [
    {
      title: 'A template on a proxy integration, and a property of HTTP APIs',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          requestTemplates: { application/json: $input.body }
          payloadFormatVersion: '1.0'
      `,
      findings: [
        '/paths/~1pets/get/x-amazon-apigateway-integration/requestTemplates',
        '/paths/~1pets/get/x-amazon-apigateway-integration/payloadFormatVersion',
      ],
    },
    {
      title: 'A cache for a streamed response',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://example.com/pets
          responseTransferMode: STREAM
          cacheNamespace: pets
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/cacheNamespace'],
    },
  ],
  good: [
    {
      title: 'A template where it is used',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          requestTemplates: { application/json: $input.body }
          responses: { default: { statusCode: '200' } }
      `,
    },
    {
      title: 'What exports of API Gateway contain',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          passthroughBehavior: when_no_match
          contentHandling: CONVERT_TO_TEXT
          responses: { default: { statusCode: '200' } }
      `,
    },
  ],
});
