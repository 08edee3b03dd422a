import { operation } from '../openapi/examples.js';
import { repairResponseTarget, responseMappingsOf } from '../openapi/model/mapping/response-mapping.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-response-param-key',
  summary: 'responseParameters keys must be method.response.header.NAME',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: [
    'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping identifier specified]',
  ],
  why: `The key of a response mapping names the header that the client gets, and headers are all that a mapping can set. API Gateway
    refuses a mapping with any other key.`,
  fix: 'Write `method.response.header.NAME`, and declare the header in the response of the operation.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-responseParameters.html',
    'https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegrationResponse.html',
  ],
  pointsAt: 'key',

  given: responseMappingsOf,
  *check({ key, target }) {
    if (target.kind !== 'malformed') return;
    const repaired = repairResponseTarget(key);
    const how = repaired === undefined ? '`method.response.header.NAME`' : quote(repaired);
    yield { message: `${quote(key)} is not a header of the response. Write ${how}.` };
  },

  bad: [
    {
      title: 'The two sides swapped',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            default:
              statusCode: '200'
              responseParameters:
                integration.response.header.Location: integration.response.header.Location
      `,
      findings: [
        '/paths/~1pets/get/x-amazon-apigateway-integration/responses/default/responseParameters/integration.response.header.Location',
      ],
    },
  ],
  good: [
    {
      title: 'A header of the method response',
      yaml: operation`
        responses:
          '200': {description: OK, headers: {Location: {schema: {type: string}}}}
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            default:
              statusCode: '200'
              responseParameters:
                method.response.header.Location: integration.response.header.Location
      `,
    },
    {
      title: 'A key that a template tool fills in',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            default:
              statusCode: '200'
              responseParameters:
                \${header}: "'1'"
      `,
    },
  ],
});
