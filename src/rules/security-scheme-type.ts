import { document, lambdaUri, proxyOperation } from '../openapi/examples.js';
import { openingSchemesOf } from '../openapi/model/dropped-security.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-security-scheme-type',
  summary: 'Security schemes that operations use must be of type apiKey',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  concernsSecurity: true,
  serviceMessages: ["Unsupported security definition type '<type>' for '<name>'. Ignoring."],
  why: `The import of a REST API understands only schemes of type \`apiKey\`. It drops any other with a warning and creates the
    methods that use it without authorization: they are open to everybody.`,
  fix: 'Declare the scheme as `type: apiKey` with `x-amazon-apigateway-authorizer`, or as an API key in `x-api-key`.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html',
  ],

  given: openingSchemesOf,
  *check({ name, value }) {
    yield {
      at: ['type'],
      message: `REST APIs ignore ${quote(name)} of type ${quote(value['type'])} and leave its methods open. Use \`type: apiKey\` with an authorizer.`,
    };
  },

  bad: [
    {
      title: 'A bearer token scheme, as other tools like it',
      yaml: document`
        paths:
          /pets:
            get:
              security: [{bearer: []}]
              ${proxyOperation(14)}
        components:
          securitySchemes:
            bearer: {type: http, scheme: bearer}
      `,
      findings: ['/components/securitySchemes/bearer/type'],
    },
  ],
  good: [
    {
      title: 'A Lambda authorizer that reads the token',
      yaml: document`
        paths:
          /pets:
            get:
              security: [{bearer: []}]
              ${proxyOperation(14)}
        components:
          securitySchemes:
            bearer:
              type: apiKey
              name: Authorization
              in: header
              x-amazon-apigateway-authtype: custom
              x-amazon-apigateway-authorizer:
                type: token
                authorizerUri: ${lambdaUri('authorize')}
      `,
    },
    {
      title: 'A scheme that no operation uses',
      yaml: document`
        paths:
          /pets:
            get:
              ${proxyOperation(14)}
        components:
          securitySchemes:
            oauth: {type: oauth2, flows: {}}
      `,
    },
  ],
});
