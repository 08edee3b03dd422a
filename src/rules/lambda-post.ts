import { lambdaUri, operation } from '../openapi/examples.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { isForLambda } from '../openapi/model/uri/for-lambda.js';
import { pattern } from '../openapi/text/pattern.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

const POST = pattern('POST', 'i');

export default defineRule({
  id: 'apigw-lambda-post',
  summary: 'Lambda integrations must use POST',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'request',
  serviceMessages: ['Unable to determine service/operation name to be authorized'],
  why: `API Gateway calls Lambda through its Invoke action, which answers only to POST.
    Any other method imports and deploys, then fails every request with a 500.`,
  fix: 'Set `httpMethod: POST`. Clients still use the method of the operation.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html',
    'https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html',
  ],

  given: integrationsWith('httpMethod'),
  *check(integration) {
    const { httpMethod } = integration;
    // A missing or empty method is for apigw-integration-http-method.
    if (httpMethod === undefined || httpMethod.literal === '' || !isForLambda(integration)) return;
    if (POST.match(httpMethod) !== 'cannot') return;
    const written = quote(httpMethod.source);
    yield { at: ['httpMethod'], message: `Lambda answers only to POST, not ${written}. Set \`httpMethod: POST\`.` };
  },

  bad: [
    {
      title: 'The method of the operation, repeated',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: GET
          uri: ${lambdaUri('pets')}
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/httpMethod'],
    },
    {
      title: 'A function behind a custom integration',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: ANY
          uri: ${lambdaUri('pets')}
          responses: { default: { statusCode: '200' } }
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/httpMethod'],
    },
  ],
  good: [
    {
      title: 'POST to Lambda',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
      `,
    },
    {
      title: 'A function and a method from Terraform',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: \${method}
          uri: \${pets_invoke_arn}
      `,
    },
    {
      title: 'Any method toward an HTTP backend',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://example.com/pets
      `,
    },
  ],
});
