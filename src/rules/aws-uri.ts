import { operation, roleArn } from '../openapi/examples.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { awsUriMistakeOf } from '../openapi/model/uri/aws-uri-mistake.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-aws-uri',
  summary: 'The uri of an AWS integration must be an API Gateway service ARN',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: [
    'AWS ARN for integration must contain path or action',
    'Invalid ARN specified in the request',
    'Invalid AWS URI',
  ],
  why: `For \`aws\` and \`aws_proxy\` API Gateway reads from the ARN which endpoint to call. It refuses a URL and the ARN of the
    queue, table or bucket itself, and a stage variable may stand only for what follows the service.`,
  fix: 'Write `arn:aws:apigateway:REGION:SERVICE:path/…` or `…:action/NAME`; for a URL, change the type to `http` or `http_proxy`.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html',
  ],

  given: integrationsWith('uri'),
  *check(integration) {
    // A function's own ARN, and what a right ARN holds for Lambda, are for apigw-lambda-uri.
    const mistake = awsUriMistakeOf(integration);
    if (mistake?.part !== 'wrapper') return;
    yield { at: ['uri'], message: mistake.message };
  },

  bad: [
    {
      title: 'A URL',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: https://example.com/pets
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/uri'],
    },
    {
      title: 'The ARN of the queue',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: arn:aws:sqs:eu-west-1:111122223333:orders
          credentials: ${roleArn('send-orders')}
          responses: { default: { statusCode: '200' } }
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/uri'],
    },
    {
      title: 'A Region from a stage variable',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: arn:aws:apigateway:\${stageVariables.region}:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:pets/invocations
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/uri'],
    },
  ],
  good: [
    {
      title: 'A queue by its path',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: arn:aws:apigateway:eu-west-1:sqs:path/111122223333/orders
          credentials: ${roleArn('send-orders')}
          responses: { default: { statusCode: '200' } }
      `,
    },
    {
      title: 'A stage variable behind the service',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: arn:\${AWS::Partition}:apigateway:\${AWS::Region}:sqs:\${stageVariables.queue}
          credentials: ${roleArn('send-orders')}
          responses: { default: { statusCode: '200' } }
      `,
    },
  ],
});
