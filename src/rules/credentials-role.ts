import { lambdaUri, operation, roleArn, serviceUri } from '../openapi/examples.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { credentialsOf, isNoArn, isNoRole } from '../openapi/model/uri/credentials.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-credentials-role',
  summary: 'Integration credentials must name a role or the caller',
  severity: 'warn',
  apis: ['rest', 'http'],
  surfaces: 'import',
  concernsSecurity: true,
  why: `API Gateway documents two forms: the ARN of a role that it assumes, and \`arn:aws:iam::*:user/*\` for the identity of
    the caller. Its manual prints the second with backslashes that do not belong to it.`,
  fix: 'Give `arn:PARTITION:iam::ACCOUNT_ID:role/NAME`, with an account id of 12 digits, or `arn:aws:iam::*:user/*`.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html'],

  given: integrationsWith('credentials'),
  *check(integration) {
    const credentials = credentialsOf(integration);
    // Whether API Gateway reads the credentials of other types at all is not documented.
    if (integration.type !== 'aws' && integration.type !== 'aws_proxy') return;
    if (credentials === undefined || isNoArn(credentials) || !isNoRole(credentials)) return;
    const what = `${quote(credentials.source)} is not the ARN of a role.`;
    const plain = credentials.literal?.replaceAll('\\', '');
    const [, account] = /^arn:[^:]*:iam::([0-9]+):role\//.exec(credentials.literal ?? '') ?? [];
    if (plain !== undefined && plain !== credentials.literal)
      yield { at: ['credentials'], message: `${what} Write ${quote(plain)}.` };
    else if (account !== undefined && account.length < 20)
      yield { at: ['credentials'], message: `${what} Its account id has ${account.length} digits, not 12.` };
    else yield { at: ['credentials'], message: `${what} Use arn:aws:iam::ACCOUNT_ID:role/NAME.` };
  },

  bad: [
    {
      title: 'Backslashes of the manual',
      yaml: operation`
        x-amazon-apigateway-auth:
          type: AWS_IAM
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: ${serviceUri('dynamodb', 'action/Scan')}
          credentials: arn:aws:iam::\*:user/\*
          responses:
            default: {statusCode: '200'}
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/credentials'],
    },
    {
      title: 'A user',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          credentials: arn:aws:iam::111122223333:user/deployer
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/credentials'],
    },
  ],
  good: [
    {
      title: 'A role',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          credentials: ${roleArn('api/invoke-pets')}
      `,
    },
    {
      title: 'The caller',
      yaml: operation`
        x-amazon-apigateway-auth:
          type: AWS_IAM
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: ${serviceUri('dynamodb', 'action/Scan')}
          credentials: arn:aws:iam::*:user/*
          responses:
            default: {statusCode: '200'}
      `,
    },
  ],
});
