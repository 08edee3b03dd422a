import { lambdaArn, lambdaUri, operation } from '../openapi/examples.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { awsUriMistakeOf } from '../openapi/model/uri/aws-uri-mistake.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-lambda-uri',
  summary: 'The uri of a Lambda integration must be an invocation ARN',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: [
    'AWS ARN for integration must contain path or action',
    'Invalid function ARN or invalid uri',
    // hashicorp/terraform-provider-aws#19645
    'Invalid lambda function',
    'Lambda function ARN must be in same account',
  ],
  why: `A REST API invokes a function through an ARN of its own that has the function's ARN inside. It refuses the function's
    ARN alone, a second wrapper, and a wrapper with a wrong date, ending or account.`,
  fix: 'Write `arn:aws:apigateway:REGION:lambda:path/2015-03-31/functions/FUNCTION_ARN/invocations`.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html',
  ],

  given: integrationsWith('uri'),
  *check(integration) {
    // What stands before `lambda:path/` is for apigw-aws-uri, as it is for every service.
    const mistake = awsUriMistakeOf(integration);
    if (mistake?.part !== 'function') return;
    yield { at: ['uri'], message: mistake.message };
  },

  bad: [
    {
      title: 'The ARN of the function',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaArn('pets')}
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/uri'],
    },
    {
      title: 'An account id that lost its leading zero',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:11122223333:function:pets/invocations
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/uri'],
    },
  ],
  good: [
    {
      title: 'The invocation ARN',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
      `,
    },
    {
      title: 'Stage variables for name and alias',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:pets-\${stageVariables.team}:\${stageVariables.alias}/invocations
      `,
    },
    {
      title: 'A template for the function',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: arn:aws:apigateway:\${region}:lambda:path/2015-03-31/functions/\${pets_arn}/invocations
      `,
    },
  ],
});
