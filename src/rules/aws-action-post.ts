import { isJsonOnly } from '../openapi/aws/services.js';
import { operation, roleArn, serviceUri } from '../openapi/examples.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { actionMethodOf } from '../openapi/model/uri/action-method.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-aws-action-post',
  summary: 'Actions of JSON services must be called with POST',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'request',
  why: `DynamoDB, Step Functions, Kinesis, EventBridge and other services take their actions as JSON in the body of a POST. Any
    other method imports and deploys, then every request fails.`,
  fix: 'Set `httpMethod: POST` in the integration. Clients still use the method of the operation.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/integrating-api-with-aws-services-kinesis.html',
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html',
  ],

  given: integrationsWith('uri'),
  *check(integration) {
    // Services that also take queries, and those not known, are for apigw-aws-query-action-method.
    const action = actionMethodOf(integration);
    if (action === undefined || !isJsonOnly(action.service)) return;
    yield {
      at: ['httpMethod'],
      message: `Actions of ${action.service} answer only to POST, not ${quote(action.method)}. Set \`httpMethod: POST\`.`,
    };
  },

  bad: [
    {
      title: 'The method of the operation, repeated',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: GET
          uri: ${serviceUri('dynamodb', 'action/Scan')}
          credentials: ${roleArn('scan-pets')}
          requestTemplates:
            application/json: '{"TableName": "pets"}'
          responses:
            default:
              statusCode: '200'
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/httpMethod'],
    },
  ],
  good: [
    {
      title: 'A GET that scans a table',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: ${serviceUri('dynamodb', 'action/Scan')}
          credentials: ${roleArn('scan-pets')}
          requestTemplates:
            application/json: '{"TableName": "pets"}'
          responses:
            default:
              statusCode: '200'
      `,
    },
    {
      title: 'A service that is called by path',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: GET
          uri: ${serviceUri('s3', 'path/pets/list.json')}
          credentials: ${roleArn('read-pets')}
          responses:
            default:
              statusCode: '200'
      `,
    },
  ],
});
