import { isJsonOnly, isRest } from '../openapi/aws/services.js';
import { operation, roleArn, serviceUri } from '../openapi/examples.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { actionMethodOf } from '../openapi/model/uri/action-method.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-aws-query-action-method',
  summary: 'Query actions of AWS services must be called with POST',
  severity: 'warn',
  apis: ['rest'],
  surfaces: 'request',
  why: `Services with a query protocol, such as SNS and SQS, answer to GET as well, but then all parameters, the message
    included, are in the URL, with its limits. Other methods, and GET to other services, fail.`,
  fix: 'Set `httpMethod: POST` and put the parameters into the body, as `application/x-www-form-urlencoded` for query services.',
  links: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-xml.html',
  ],

  given: integrationsWith('uri'),
  *check(integration) {
    const action = actionMethodOf(integration);
    // JSON services are for apigw-aws-action-post; what `action/` means for a REST service is not known.
    if (action === undefined || isJsonOnly(action.service) || isRest(action.service)) return;
    const { service, method } = action;
    const effect = method.toUpperCase() === 'GET' ? 'puts all parameters into the URL' : 'is not a method for actions';
    yield {
      at: ['httpMethod'],
      message: `${quote(method)} to an action of ${service.slice(0, 40)} ${effect}. Set \`httpMethod: POST\`.`,
    };
  },

  bad: [
    {
      title: 'A message in the URL',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: GET
          uri: ${serviceUri('sns', 'action/Publish')}
          credentials: ${roleArn('publish-pets')}
          responses:
            default:
              statusCode: '200'
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/httpMethod'],
    },
  ],
  good: [
    {
      title: 'A message in the body',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: ${serviceUri('sns', 'action/Publish')}
          credentials: ${roleArn('publish-pets')}
          responses:
            default:
              statusCode: '200'
      `,
    },
    {
      title: 'A method from a template',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: \${method}
          uri: ${serviceUri('sns', 'action/Publish')}
          credentials: ${roleArn('publish-pets')}
          responses:
            default:
              statusCode: '200'
      `,
    },
  ],
});
