import { lambdaUri, operation, roleArn } from '../openapi/examples.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { credentialsOf, isNoArn } from '../openapi/model/uri/credentials.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const ROLE_NAME = /^[\w+=,.@-]{1,64}$/;

export default defineRule({
  id: 'apigw-credentials-format',
  summary: 'Integration credentials must be an ARN',
  severity: 'error',
  apis: ['rest', 'http'],
  surfaces: 'import',
  concernsSecurity: true,
  serviceMessages: ['Invalid ARN specified in the request'],
  why: `API Gateway reads the credentials of an AWS integration as an ARN when the document is imported. The name of a role is
    not enough, and a stage variable has no value at that time.`,
  fix: 'Give the whole ARN of the role. A stage variable may stand for what follows the account id.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html',
  ],

  given: integrationsWith('credentials'),
  *check(integration) {
    const credentials = credentialsOf(integration);
    // Whether API Gateway reads the credentials of other types at all is not documented.
    if (integration.type !== 'aws' && integration.type !== 'aws_proxy') return;
    if (credentials === undefined || !isNoArn(credentials)) return;
    const what = `${quote(credentials.source)} is not an ARN.`;
    const name = credentials.literal?.replace(/^\/?role\//, '');
    const isName = name !== undefined && ROLE_NAME.test(name);
    const how = isName ? `Write ${quote(`arn:aws:iam::ACCOUNT_ID:role/${name}`)}.` : `Give the ARN of a role.`;
    yield { at: ['credentials'], message: `${what} ${how}` };
  },

  bad: [
    {
      title: 'The name of the role',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          credentials: invoke-pets
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/credentials'],
    },
    {
      title: 'A stage variable for the whole ARN',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          credentials: \${stageVariables.role}
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/credentials'],
    },
  ],
  good: [
    {
      title: 'The ARN of the role',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          credentials: ${roleArn('invoke-pets')}
      `,
    },
    {
      title: 'A stage variable after the account id',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          credentials: arn:\${AWS::Partition}:iam::\${AWS::AccountId}:\${stageVariables.role}
      `,
    },
  ],
});
