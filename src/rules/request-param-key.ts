import { operation } from '../openapi/examples.js';
import { repairTarget } from '../openapi/model/mapping/mapping-repair.js';
import { requestMappingsOf } from '../openapi/model/mapping/request-mapping.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-request-param-key',
  summary: 'requestParameters keys must be integration.request.LOCATION.NAME',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: [
    'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: integration.request.<location>.<name>]',
  ],
  why: `The key of a request mapping says where in the request to the backend the value goes: a header, a query parameter, or a
    variable of the \`uri\`. API Gateway refuses a mapping with any other key.`,
  fix: 'Write `integration.request.header.NAME`, `integration.request.querystring.NAME` or `integration.request.path.NAME`.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-requestParameters.html',
    'https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html',
  ],
  pointsAt: 'key',

  given: requestMappingsOf,
  *check({ key, target }) {
    if (target.kind !== 'malformed') return;
    const repaired = repairTarget(key);
    const how = repaired === undefined ? '`integration.request.(header|querystring|path).NAME`' : quote(repaired);
    yield { message: `${quote(key)} is not a mapping target. Write ${how}.` };
  },

  bad: [
    {
      title: 'A plural',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          requestParameters:
            integration.request.headers.X: "'web'"
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/requestParameters/integration.request.headers.X'],
    },
    {
      title: 'The form of HTTP APIs',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          requestParameters:
            overwrite:header.X-Id: "'web'"
      `,
      api: 'rest',
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/requestParameters/overwrite:header.X-Id'],
    },
  ],
  good: [
    {
      title: 'A header of the integration request',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          requestParameters:
            integration.request.header.X-Id: "'web'"
      `,
    },
    {
      title: 'A query parameter whose name holds a dot',
      yaml: operation`
        parameters: [{name: owner.name, in: query, schema: {type: string}}]
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          requestParameters:
            integration.request.querystring.owner.name: method.request.querystring.owner.name
      `,
    },
  ],
});
