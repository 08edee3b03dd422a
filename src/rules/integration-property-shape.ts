import { lambdaUri, operation, roleArn, serviceUri } from '../openapi/examples.js';
import { misshapenPropertiesOf } from '../openapi/model/misshapen-properties.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-integration-property-shape',
  summary: 'Maps and lists of an integration must be maps and lists',
  severity: 'warn',
  apis: ['rest', 'http'],
  surfaces: 'import',
  serviceMessages: ['Unable to parse API definition because of a malformed integration at path <path>.'],
  why: `API Gateway reads \`requestParameters\`, \`requestTemplates\`, \`responses\` and \`tlsConfig\` as maps and
    \`cacheKeyParameters\` as a list. Anything else in their place does not do what it says.`,
  fix: 'Write the property as the map or list that API Gateway reads.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html',
  ],

  given: (api) => misshapenPropertiesOf(api, 'map', 'list'),
  *check({ name, shape, value }) {
    yield { message: `\`${name}\` is ${quote(value)}, not a ${shape}. Write it as a ${shape}.` };
  },

  bad: [
    {
      title: 'One template for all content types',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: ${serviceUri('dynamodb', 'action/Scan')}
          credentials: ${roleArn('scan-pets')}
          requestTemplates: '{"TableName": "pets"}'
          responses: { default: { statusCode: '200' } }
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/requestTemplates'],
    },
    {
      title: 'A single cache key',
      yaml: operation`
        parameters:
          - { name: color, in: query, schema: { type: string } }
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          cacheKeyParameters: method.request.querystring.color
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/cacheKeyParameters'],
    },
  ],
  good: [
    {
      title: 'A template for each content type',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: ${serviceUri('dynamodb', 'action/Scan')}
          credentials: ${roleArn('scan-pets')}
          requestTemplates: { application/json: '{"TableName": "pets"}' }
          responses: { default: { statusCode: '200' } }
      `,
    },
    {
      title: 'A map from Terraform',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: ${serviceUri('dynamodb', 'action/Scan')}
          credentials: ${roleArn('scan-pets')}
          requestTemplates: \${jsonencode(templates)}
          responses: { default: { statusCode: '200' } }
      `,
    },
  ],
});
