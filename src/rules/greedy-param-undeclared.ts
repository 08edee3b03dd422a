import { paths } from '../openapi/examples.js';
import { declarationOf } from '../openapi/model/mapping/declared-parameter.js';
import { requestMappingsOf } from '../openapi/model/mapping/request-mapping.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-greedy-param-undeclared',
  summary: 'Mapped greedy path variables must be declared',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  why: `API Gateway declares simple variables of the path itself, but not greedy ones. A mapping from one that \`parameters\` does
    not declare is refused.`,
  fix: 'Add `{name: proxy, in: path, required: true, schema: {type: string}}` to `parameters`; the name is without the `+`.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-set-up-simple-proxy.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping-sources.html',
  ],

  given: requestMappingsOf,
  *check({ integration, source }, api) {
    if (source?.kind !== 'parameter' || declarationOf(source, integration.operation, api) !== 'greedy') return;
    const name = source.name.source;
    yield {
      message: `The greedy variable ${quote(name)} is not declared. Add it to \`parameters\` with \`in: path\`.`,
    };
  },

  bad: [
    {
      title: 'A proxy resource without parameters',
      yaml: paths`
        /{proxy+}:
          x-amazon-apigateway-any-method:
            responses: {'200': {description: OK}}
            x-amazon-apigateway-integration:
              type: http_proxy
              httpMethod: ANY
              uri: https://pets.example.com/{proxy}
              requestParameters:
                integration.request.path.proxy: method.request.path.proxy
      `,
      findings: [
        '/paths/~1{proxy+}/x-amazon-apigateway-any-method/x-amazon-apigateway-integration/requestParameters/integration.request.path.proxy',
      ],
    },
  ],
  good: [
    {
      title: 'Declared, without the plus',
      yaml: paths`
        /{proxy+}:
          x-amazon-apigateway-any-method:
            parameters: [{name: proxy, in: path, required: true, schema: {type: string}}]
            responses: {'200': {description: OK}}
            x-amazon-apigateway-integration:
              type: http_proxy
              httpMethod: ANY
              uri: https://pets.example.com/{proxy}
              requestParameters:
                integration.request.path.proxy: method.request.path.proxy
      `,
    },
    {
      title: 'A simple variable needs no declaration',
      yaml: paths`
        /{proxy}:
          get:
            responses: {'200': {description: OK}}
            x-amazon-apigateway-integration:
              type: http_proxy
              httpMethod: GET
              uri: https://pets.example.com/{proxy}
              requestParameters:
                integration.request.path.proxy: method.request.path.proxy
      `,
    },
  ],
});
