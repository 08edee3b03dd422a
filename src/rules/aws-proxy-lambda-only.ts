import { lambdaUri, operation, roleArn, serviceUri } from '../openapi/examples.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { awsUriMistakeOf } from '../openapi/model/uri/aws-uri-mistake.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-aws-proxy-lambda-only',
  summary: 'aws_proxy must lead to a Lambda function',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: [
    "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
  ],
  why: `Proxying means the fixed event and answer of Lambda, which other services do not speak. The import refuses all of them,
    Firehose too, which its message names.`,
  fix: 'Set `type: aws`, with a role in `credentials`, a request template and `responses`.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html',
    'https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html',
  ],

  given: integrationsWith('uri'),
  *check(integration) {
    const service = integration.awsUri?.service.literal;
    if (integration.type !== 'aws_proxy' || service === undefined || service === 'lambda') return;
    if (awsUriMistakeOf(integration) !== undefined) return;
    yield {
      at: ['type'],
      message: `\`type: aws_proxy\` reaches Lambda alone, not ${service.slice(0, 40)}. Set \`type: aws\` and map request and response.`,
    };
  },

  bad: [
    {
      title: 'A DynamoDB query as a proxy',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${serviceUri('dynamodb', 'action/Query')}
          credentials: ${roleArn('query-pets')}
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/type'],
    },
  ],
  good: [
    {
      title: 'A DynamoDB query',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: ${serviceUri('dynamodb', 'action/Query')}
          credentials: ${roleArn('query-pets')}
          requestTemplates:
            application/json: '{"TableName": "pets"}'
          responses:
            default:
              statusCode: '200'
      `,
    },
    {
      title: 'Lambda in another partition',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets').replaceAll('arn:aws:', 'arn:aws-cn:').replaceAll('eu-west-1', 'cn-north-1')}
      `,
    },
  ],
});
