import { operation } from '../openapi/examples.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { awsUriMistakeOf } from '../openapi/model/uri/aws-uri-mistake.js';
import { lambdaPathOf } from '../openapi/model/uri/lambda-uri.js';
import { splitText } from '../openapi/text/split-text.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-lambda-uri-mismatch',
  summary: 'A Lambda uri must name one Region and partition throughout',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'request',
  why: `The Region after \`apigateway:\` is the one whose Lambda API Gateway calls. Lambda knows no functions of other Regions,
    so each request fails with a 500.`,
  fix: "Put the function's Region and partition in both places, even if the API is in another Region.",
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-cross-account-lambda-integrations.html',
  ],

  given: integrationsWith('uri'),
  *check(integration) {
    const { awsUri } = integration;
    if (awsUri?.service.literal !== 'lambda' || awsUri.name === undefined || awsUriMistakeOf(integration) !== undefined)
      return;
    const { functionArn } = lambdaPathOf(awsUri.name);
    const [scheme, partition, lambda, region] = functionArn === undefined ? [] : splitText(functionArn, ':', 5);
    // Behind a hole that holds the ARN, parts would be counted from the wrong place.
    if (scheme?.literal !== 'arn' || lambda?.literal !== 'lambda') return;
    const pairs = [
      { what: 'Region', outer: awsUri.region.literal, inner: region?.literal },
      { what: 'partition', outer: awsUri.partition.literal, inner: partition?.literal },
    ];
    for (const { what, outer, inner } of pairs) {
      if (outer === undefined || inner === undefined || inner === '' || outer === inner) continue;
      yield {
        at: ['uri'],
        message: `The function is in ${what} ${quote(inner)}, the \`uri\` calls ${quote(outer)}. Write ${quote(inner)} in both places.`,
      };
      return;
    }
  },

  bad: [
    {
      title: 'The Region of the API instead of that of the function',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:pets/invocations
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/uri'],
    },
  ],
  good: [
    {
      title: 'One Region',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:pets/invocations
      `,
    },
    {
      title: 'A Region that the import fills in',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:pets/invocations
      `,
    },
  ],
});
