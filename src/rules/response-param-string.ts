import { operation } from '../openapi/examples.js';
import { responseMappingsOf } from '../openapi/model/mapping/response-mapping.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-response-param-string',
  summary: 'responseParameters values must be strings',
  // Warned of only: what an import does with other values has not been recorded for responses.
  severity: 'warn',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: ['Invalid null or empty value in responseParameters'],
  why: `API Gateway takes the values of response mappings as text. Single calls refuse null and empty values, and in request mappings
    an import leaves out numbers and booleans, with a warning that few tools show.`,
  fix: `Write the value as text in single quotes inside the string: \`"'true'"\`.`,
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-responseParameters.html',
    'https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegrationResponse.html',
  ],

  given: responseMappingsOf,
  *check({ text, value }) {
    if (text !== undefined) return;
    const isPlain = typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint';
    if (isPlain) yield { message: `${quote(value)} is not a string. Write ${quote(`'${value}'`)}.` };
    else if (value === null || value === '') yield { message: 'The mapping is empty. Give it a value, or remove it.' };
    else yield { message: `${quote(value)} is not a string. Give a mapping expression, or text in single quotes.` };
  },

  bad: [
    {
      title: 'A number and a boolean',
      yaml: operation`
        responses:
          '200': {description: OK, headers: {A: {schema: {}}, B: {schema: {}}}}
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            default:
              statusCode: '200'
              responseParameters:
                method.response.header.A: 86400
                method.response.header.B: true
      `,
      findings: [
        '/paths/~1pets/get/x-amazon-apigateway-integration/responses/default/responseParameters/method.response.header.A',
        '/paths/~1pets/get/x-amazon-apigateway-integration/responses/default/responseParameters/method.response.header.B',
      ],
    },
  ],
  good: [
    {
      title: 'Both as text',
      yaml: operation`
        responses:
          '200': {description: OK, headers: {A: {schema: {}}, B: {schema: {}}}}
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            default:
              statusCode: '200'
              responseParameters: {method.response.header.A: "'86400'", method.response.header.B: "'true'"}
      `,
    },
    {
      title: 'Empty text',
      yaml: operation`
        responses: {'200': {description: OK, headers: {A: {schema: {}}}}}
        x-amazon-apigateway-integration:
          type: mock
          requestTemplates: {application/json: '{"statusCode": 200}'}
          responses: {default: {statusCode: '200', responseParameters: {method.response.header.A: "''"}}}
      `,
    },
  ],
});
