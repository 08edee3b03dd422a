import { isIllegalTargetHeader } from '../openapi/aws/headers.js';
import { lambdaUri, operation } from '../openapi/examples.js';
import { requestMappingsOf } from '../openapi/model/mapping/request-mapping.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-illegal-header-mapping',
  summary: 'Mappings must not write headers that API Gateway sets itself',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'request',
  why: `API Gateway sets some headers of the request to the backend itself, and more of them where it signs the request. A mapping
    onto one imports and deploys, then the request ends in a 500.`,
  fix: 'Remove the mapping, or map to a header of another name.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html'],
  pointsAt: 'key',

  given: requestMappingsOf,
  *check({ integration: { type }, target }) {
    if (target.kind !== 'parameter' || target.location !== 'header') return;
    const header = target.name.literal;
    if (type === undefined || header === undefined || !isIllegalTargetHeader(header, type)) return;
    yield {
      message: `A mapping to the header ${quote(header)} fails with type \`${type}\`. Remove it, or use another name.`,
    };
  },

  bad: [
    {
      title: 'The authorization of the client, to Lambda',
      yaml: operation`
        parameters: [{name: Authorization, in: header, schema: {type: string}}]
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          requestParameters:
            integration.request.header.Authorization: method.request.header.Authorization
      `,
      findings: [
        '/paths/~1pets/get/x-amazon-apigateway-integration/requestParameters/integration.request.header.Authorization',
      ],
    },
  ],
  good: [
    {
      title: 'Another name',
      yaml: operation`
        parameters: [{name: Authorization, in: header, schema: {type: string}}]
        x-amazon-apigateway-integration:
          type: aws
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          requestParameters:
            integration.request.header.X-Client-Authorization: method.request.header.Authorization
          responses:
            default: {statusCode: '200'}
      `,
    },
    {
      title: 'An HTTP backend gets the authorization',
      yaml: operation`
        parameters: [{name: Authorization, in: header, schema: {type: string}}]
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          requestParameters:
            integration.request.header.Authorization: method.request.header.Authorization
      `,
    },
  ],
});
