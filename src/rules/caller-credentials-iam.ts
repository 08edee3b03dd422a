import { document, operation, serviceUri } from '../openapi/examples.js';
import { isWithoutIam } from '../openapi/model/iam-authorization.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { credentialsOf, isCaller } from '../openapi/model/uri/credentials.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-caller-credentials-iam',
  summary: 'Operations that pass on the identity of the caller must use IAM',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  concernsSecurity: true,
  serviceMessages: ['AWS_IAM Auth type is required for AWS integrations with identity forwarding specified'],
  why: `With \`arn:aws:iam::*:user/*\` API Gateway calls the service as the client that signed the request. Only clients of
    operations with IAM authorization sign, so API Gateway refuses it on any other.`,
  fix: 'Add `x-amazon-apigateway-auth: {type: AWS_IAM}` to the operation, or give the ARN of a role.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-auth.html',
  ],

  given: integrationsWith('credentials'),
  *check(integration, api) {
    const credentials = credentialsOf(integration);
    // HTTP integrations ignore the identity of the caller.
    if (integration.type !== 'aws' && integration.type !== 'aws_proxy') return;
    if (credentials === undefined || !isCaller(credentials) || !isWithoutIam(integration.operation, api)) return;
    yield {
      at: ['credentials'],
      message: `${quote(credentials.source)} needs IAM authorization. Add \`x-amazon-apigateway-auth: {type: AWS_IAM}\`.`,
    };
  },

  bad: [
    {
      title: 'An operation open to everybody',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: ${serviceUri('dynamodb', 'action/Scan')}
          credentials: arn:aws:iam::*:user/*
          responses:
            default: {statusCode: '200'}
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/credentials'],
    },
  ],
  good: [
    {
      title: 'IAM by extension',
      yaml: operation`
        x-amazon-apigateway-auth:
          type: aws_iam
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: ${serviceUri('dynamodb', 'action/Scan')}
          credentials: arn:aws:iam::*:user/*
          responses:
            default: {statusCode: '200'}
      `,
    },
    {
      title: 'IAM by a security scheme',
      yaml: document`
        paths:
          /pets:
            get:
              security: [{sigv4: []}]
              responses: {'200': {description: OK}}
              x-amazon-apigateway-integration:
                type: aws
                httpMethod: POST
                uri: ${serviceUri('dynamodb', 'action/Scan')}
                credentials: arn:aws:iam::*:user/*
                responses:
                  default: {statusCode: '200'}
        components:
          securitySchemes:
            sigv4: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4}
      `,
    },
  ],
});
