import { operation } from '../openapi/examples.js';
import { quote } from '../openapi/text/template-text.js';
import { unknownPropertiesOf } from '../openapi/unknown-properties.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-integration-unknown-property',
  summary: 'An integration must have only properties that API Gateway knows',
  severity: 'warn',
  apis: ['rest', 'http'],
  surfaces: 'never',
  why: `API Gateway takes from an integration the properties it knows and says nothing about the others.
    What a misspelled one was to change stays at its default.`,
  fix: 'Use the name from the OpenAPI extension; CloudFormation and Terraform call some properties differently.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html',
  ],
  pointsAt: 'key',

  options: {
    known: { default: [], example: ['newProperty'], describe: 'Properties that AWS has added since' },
  },
  given: unknownPropertiesOf,
  *check({ name, meant, isOfResponses }, _api, { known }) {
    if (known.includes(name)) return;
    const what = `An integration has no property ${quote(name)}.`;
    if (isOfResponses) yield { message: `${what} Put it into an entry of \`responses\`.` };
    else if (meant !== undefined) yield { message: `${what} Did you mean \`${meant}\`?` };
    else yield { message: `${what} Remove it, or move it where it belongs.` };
  },

  bad: [
    {
      title: 'Misspelled names',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          timeoutInMilis: 10000
          passThroughBehavior: when_no_templates
          responses: { default: { statusCode: '200' } }
      `,
      findings: [
        '/paths/~1pets/get/x-amazon-apigateway-integration/timeoutInMilis',
        '/paths/~1pets/get/x-amazon-apigateway-integration/passThroughBehavior',
      ],
    },
    {
      title: 'A property of the operation',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://example.com/pets
          security: []
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/security'],
    },
  ],
  good: [
    {
      title: 'The right names',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          timeoutInMillis: 10000
          passthroughBehavior: when_no_templates
          responses: { default: { statusCode: '200' } }
      `,
    },
    {
      title: 'An extension for other tools',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://example.com/pets
          x-owner: pets-team
      `,
    },
  ],
});
