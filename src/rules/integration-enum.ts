import { operation } from '../openapi/examples.js';
import { enumValuesOf } from '../openapi/model/integration-enums.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';
import { suggest } from '../wording/suggest.js';

/** What rules of their own judge: apigw-integration-type, apigw-integration-http-method, the payload format of HTTP APIs. */
const LEFT_TO_OTHERS: readonly string[] = ['type', 'httpMethod', 'payloadFormatVersion'];

export default defineRule({
  id: 'apigw-integration-enum',
  summary: 'Settings of an integration must have a value that API Gateway knows',
  severity: 'error',
  apis: ['rest', 'http'],
  surfaces: 'import',
  why: `\`connectionType\`, \`passthroughBehavior\`, \`contentHandling\` and \`responseTransferMode\` have a fixed set of
    values in the API of API Gateway, which knows no others.`,
  fix: 'Use one of the values that API Gateway knows, or remove the property to get the default.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html',
  ],

  given: enumValuesOf,
  *check({ name, text, values, pattern }) {
    // An empty text stands for the default.
    if (LEFT_TO_OTHERS.includes(name) || text.literal === '' || pattern.match(text) !== 'cannot') return;
    const meant = suggest(text.source, values);
    const known = values.map((value) => `\`${value}\``).join(', ');
    const advice = meant === undefined ? `API Gateway has ${known}.` : `Did you mean \`${meant}\`?`;
    yield { message: `There is no \`${name}\` ${quote(text.source)}. ${advice}` };
  },

  bad: [
    {
      title: 'Values that are nearly right',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          passthroughBehavior: when_no_template
          requestTemplates: { application/json: $input.body }
          responses:
            default: { statusCode: '200', contentHandling: CONVERT_TEXT }
      `,
      findings: [
        '/paths/~1pets/get/x-amazon-apigateway-integration/passthroughBehavior',
        '/paths/~1pets/get/x-amazon-apigateway-integration/responses/default/contentHandling',
      ],
    },
  ],
  good: [
    {
      title: 'Values that API Gateway knows',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          passthroughBehavior: WHEN_NO_TEMPLATES
          requestTemplates: { application/json: $input.body }
          responses:
            default: { statusCode: '200', contentHandling: CONVERT_TO_TEXT }
      `,
    },
    {
      title: 'A value from a template',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://example.com/pets
          contentHandling: CONVERT_TO_\${target}
      `,
    },
  ],
});
