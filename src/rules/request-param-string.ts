import { operation } from '../openapi/examples.js';
import { requestMappingsOf } from '../openapi/model/mapping/request-mapping.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-request-param-string',
  summary: 'requestParameters values must be strings',
  severity: 'warn',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: [
    "Invalid format for 'requestParameters'. Expected type string for property '<key>' of resource '<path>' and method '<method>' but got '<value>'",
  ],
  why: `A mapping whose value is a number, a boolean or empty is left out, with a warning that few tools show. The backend then never
    gets the parameter.`,
  fix: `Write the value as text in single quotes inside the string: \`"'true'"\`.`,
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-requestParameters.html',
  ],

  given: requestMappingsOf,
  *check({ text, value }) {
    if (text !== undefined) return;
    const isPlain = typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint';
    if (isPlain)
      yield { message: `${quote(value)} is not a string, so the mapping is dropped. Write ${quote(`'${value}'`)}.` };
    else if (value === null || value === '') yield { message: 'The mapping is empty. Give it a value, or remove it.' };
    else yield { message: `${quote(value)} is not a string. Give a mapping expression, or text in single quotes.` };
  },

  bad: [
    {
      title: 'A boolean and a number',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          requestParameters:
            integration.request.header.X-Dry-Run: true
            integration.request.querystring.page: 1
      `,
      findings: [
        '/paths/~1pets/get/x-amazon-apigateway-integration/requestParameters/integration.request.header.X-Dry-Run',
        '/paths/~1pets/get/x-amazon-apigateway-integration/requestParameters/integration.request.querystring.page',
      ],
    },
  ],
  good: [
    {
      title: 'Both as text',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          requestParameters:
            integration.request.header.X-Dry-Run: "'true'"
            integration.request.querystring.page: "'1'"
      `,
    },
    {
      title: 'Empty text',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          requestParameters:
            integration.request.header.X-Source: "''"
      `,
    },
  ],
});
