import { operation, paths } from '../openapi/examples.js';
import { declarationOf, suggestSource } from '../openapi/model/mapping/declared-parameter.js';
import { requestMappingsOf } from '../openapi/model/mapping/request-mapping.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-request-param-undeclared',
  summary: 'Mapped request parameters must be declared',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: [
    'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: method.request.<location>.<name>]',
  ],
  why: `API Gateway only maps parameters that the operation or its path declares, and it compares the names of headers with their
    case. It adds simple variables of the path itself.`,
  fix: 'Declare the parameter in `parameters`, in the same spelling.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping-sources.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-requestParameters.html',
  ],

  given: requestMappingsOf,
  *check({ integration, text, source }, api) {
    if (source?.kind !== 'parameter' || declarationOf(source, integration.operation, api) !== 'undeclared') return;
    const near = suggestSource(source, integration.operation);
    const how = near === undefined ? 'Add it to `parameters`.' : `Did you mean ${quote(near)}?`;
    yield { message: `${quote(text?.source.trim())} is not declared. ${how}` };
  },

  bad: [
    {
      title: 'Nothing declared',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/{q}
          requestParameters:
            integration.request.path.q: method.request.querystring.q
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/requestParameters/integration.request.path.q'],
    },
    {
      title: 'Other case',
      yaml: operation`
        parameters: [{name: X-Trace-Id, in: header, schema: {type: string}}]
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          requestParameters:
            integration.request.header.X-Id: method.request.header.x-trace-id
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/requestParameters/integration.request.header.X-Id'],
    },
  ],
  good: [
    {
      title: 'Declared on the operation',
      yaml: operation`
        parameters: [{name: q, in: query, schema: {type: string}}]
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          requestParameters:
            integration.request.querystring.q: method.request.multivaluequerystring.q
      `,
    },
    {
      title: 'A variable of the path',
      yaml: paths`
        /pets/{id}:
          get:
            responses: {'200': {description: OK}}
            x-amazon-apigateway-integration:
              type: http_proxy
              httpMethod: GET
              uri: https://pets.example.com/{pet}
              requestParameters:
                integration.request.path.pet: method.request.path.id
      `,
    },
  ],
});
