import { lambdaUri, operation, roleArn, serviceUri } from '../openapi/examples.js';
import { own } from '../openapi/json.js';
import { isAwsService } from '../openapi/model/integration.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { hasNoCredentials } from '../openapi/model/uri/credentials.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-aws-service-credentials',
  summary: 'Integrations with AWS services other than Lambda must have credentials',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  concernsSecurity: true,
  serviceMessages: ['Role ARN must be specified for AWS integrations'],
  why: `API Gateway signs each call to an AWS service with a role. Only Lambda also lets it in by a policy of its own on the
    function, so for any other service API Gateway refuses an integration without a role.`,
  fix: `Set \`credentials\` to the ARN of a role that allows the action. The role must trust \`apigateway.amazonaws.com\` and
    belong to the account of the API.`,
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html',
    'https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html',
  ],

  // A service that is not known until deployment may be Lambda.
  given: integrationsWith('uri'),
  *check(integration) {
    if (!isAwsService(integration) || !hasNoCredentials(integration)) return;
    const service = quote(integration.awsUri?.service.literal);
    const written = own(integration.value, 'credentials');
    if (written === undefined) yield { message: `No \`credentials\` for the service ${service}. Add a role's ARN.` };
    else yield { at: ['credentials'], message: `Empty \`credentials\` for the service ${service}. Give a role's ARN.` };
  },

  bad: [
    {
      title: 'DynamoDB without a role',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: ${serviceUri('dynamodb', 'action/Scan')}
          responses:
            default: {statusCode: '200'}
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration'],
    },
  ],
  good: [
    {
      title: 'DynamoDB with a role',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: ${serviceUri('dynamodb', 'action/Scan')}
          credentials: ${roleArn('read-pets')}
          responses:
            default: {statusCode: '200'}
      `,
    },
    {
      title: 'Lambda needs none',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          credentials: null
          responses:
            default: {statusCode: '200'}
      `,
    },
  ],
});
