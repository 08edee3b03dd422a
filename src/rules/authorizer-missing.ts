import { document, lambdaUri, proxyOperation } from '../openapi/examples.js';
import { own } from '../openapi/json.js';
import { usedSchemesOf } from '../openapi/model/security.js';
import { AUTHORIZER, AUTHTYPE } from '../openapi/model/security-scheme.js';
import { quote, textOf } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-authorizer-missing',
  summary: 'Schemes with an authtype must have an authorizer',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  concernsSecurity: true,
  serviceMessages: [
    "Unable to create authorizer from security definition: '<name>'. Extension x-amazon-apigateway-authorizer is required. Any methods with security: '<name>' will not be created. If this security definition is not a custom authorizer, remove the x-amazon-apigateway-authtype extension and it will be ignored.",
  ],
  why: `\`x-amazon-apigateway-authtype\` announces an authorizer. Where \`x-amazon-apigateway-authorizer\` is missing beside it,
    the import does not create the methods that use the scheme.`,
  fix: 'Add `x-amazon-apigateway-authorizer` to the scheme. For IAM authorization write `x-amazon-apigateway-authtype: awsSigv4`.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authtype.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html',
  ],

  given: usedSchemesOf,
  *check({ value }) {
    const authtype = textOf(own(value, AUTHTYPE))?.literal;
    // `awsSigv4` and whatever else begins with `aws` is AWS's own; a hole may turn out to be that.
    if (authtype === undefined || authtype.toLowerCase().startsWith('aws')) return;
    // Another type is dropped as a whole: apigw-security-scheme-type says so.
    if (value['type'] !== 'apiKey' || (own(value, AUTHORIZER) ?? undefined) !== undefined) return;
    yield { message: `\`${AUTHTYPE}\` is ${quote(authtype)}, but there is no authorizer. Add \`${AUTHORIZER}\`.` };
  },

  bad: [
    {
      title: 'A label without an authorizer',
      yaml: document`
        paths:
          /pets:
            get:
              security: [{token: []}]
              ${proxyOperation(14)}
        components:
          securitySchemes:
            token: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: custom}
      `,
      findings: ['/components/securitySchemes/token'],
    },
  ],
  good: [
    {
      title: 'The authorizer beside the label',
      yaml: document`
        paths:
          /pets:
            get:
              security: [{token: []}]
              ${proxyOperation(14)}
        components:
          securitySchemes:
            token:
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
      title: 'IAM authorization needs none',
      yaml: document`
        paths:
          /pets:
            get:
              security: [{iam: []}]
              ${proxyOperation(14)}
        components:
          securitySchemes:
            iam: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4}
      `,
    },
  ],
});
