import { operation } from '../openapi/examples.js';
import { enumValuesOf } from '../openapi/model/integration-enums.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-integration-enum-case',
  summary: 'Settings of an integration must be in the upper case of AWS',
  severity: 'warn',
  apis: ['rest', 'http'],
  surfaces: 'import',
  why: `AWS writes the values of \`httpMethod\`, \`connectionType\`, \`contentHandling\` and \`responseTransferMode\` in upper
    case only and promises nothing for others. Of \`type\` and \`passthroughBehavior\` it takes both cases.`,
  fix: 'Write the value in upper case.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html',
    'https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html',
  ],

  given: enumValuesOf,
  *check({ integration, name, text, values, isAnyCase }) {
    const written = text.literal;
    if (isAnyCase || written === undefined || values.includes(written)) return;
    // A mock calls nobody.
    if (name === 'httpMethod' && integration.type === 'mock') return;
    const value = values.find((known) => known === written.toUpperCase());
    if (value === undefined) return;
    yield { message: `\`${name}\` is ${quote(written)}; AWS knows it in upper case. Write \`${value}\`.` };
  },

  bad: [
    {
      title: 'Lower case',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: get
          uri: https://example.com/pets
          contentHandling: convert_to_text
      `,
      findings: [
        '/paths/~1pets/get/x-amazon-apigateway-integration/httpMethod',
        '/paths/~1pets/get/x-amazon-apigateway-integration/contentHandling',
      ],
    },
  ],
  good: [
    {
      title: 'Upper case',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://example.com/pets
          contentHandling: CONVERT_TO_TEXT
      `,
    },
    {
      title: 'Properties that AWS takes in both cases',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: HTTP
          httpMethod: GET
          uri: https://example.com/pets
          passthroughBehavior: when_no_match
          responses: { default: { statusCode: '200' } }
      `,
    },
  ],
});
