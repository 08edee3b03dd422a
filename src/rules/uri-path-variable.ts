import { paths } from '../openapi/examples.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { pathMappingsOf, unfilledVariablesOf } from '../openapi/model/uri/uri-variables.js';
import { defineRule } from '../rule.js';
import { suggest } from '../wording/suggest.js';

export default defineRule({
  id: 'apigw-uri-path-variable',
  summary: 'Every variable in an integration uri must have a path mapping',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'request',
  serviceMessages: ['Execution failed due to configuration error: Illegal character in path'],
  why: `API Gateway fills \`{name}\` in a uri from \`integration.request.path.name\` and from nowhere else, not even from a path
    variable of the same name. Without the mapping the braces reach the backend, or the request fails with a 500.`,
  fix: 'Map each variable in `requestParameters`: `integration.request.path.id: method.request.path.id`.',
  links: [
    'https://repost.aws/knowledge-center/api-gateway-proxy-path-character-error',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html',
  ],

  given: integrationsWith('uri'),
  *check(integration) {
    const [first, ...others] = unfilledVariablesOf(integration);
    if (first === undefined) return;
    const name = first.name.slice(0, 30);
    const mapped = (pathMappingsOf(integration) ?? []).map((mapping) => mapping.name);
    const near = first.isGreedy ? first.name : suggest(first.name, mapped);
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    const advice =
      near === undefined ? `Map \`integration.request.path.${name}\`.` : `Did you mean \`{${near.slice(0, 30)}}\`?`;
    yield { at: ['uri'], message: `No mapping fills \`{${name}${first.isGreedy ? '+' : ''}}\`${more}. ${advice}` };
  },

  bad: [
    {
      title: 'The variable of the path, not mapped',
      yaml: paths`
        /pets/{id}:
          get:
            responses: { '200': { description: OK } }
            x-amazon-apigateway-integration: { type: http_proxy, httpMethod: GET, uri: 'https://example.com/pets/{id}' }
      `,
      findings: ['/paths/~1pets~1{id}/get/x-amazon-apigateway-integration/uri'],
    },
    {
      title: 'Greedy as in the path',
      yaml: paths`
        /{proxy+}:
          get:
            parameters: [{ name: proxy, in: path, required: true, schema: { type: string } }]
            responses: { '200': { description: OK } }
            x-amazon-apigateway-integration:
              type: http_proxy
              httpMethod: GET
              uri: https://example.com/{proxy+}
              requestParameters: { integration.request.path.proxy: method.request.path.proxy }
      `,
      findings: ['/paths/~1{proxy+}/get/x-amazon-apigateway-integration/uri'],
    },
  ],
  good: [
    {
      title: 'A mapped variable',
      yaml: paths`
        /{proxy+}:
          get:
            parameters: [{ name: proxy, in: path, required: true, schema: { type: string } }]
            responses: { '200': { description: OK } }
            x-amazon-apigateway-integration:
              type: http_proxy
              httpMethod: GET
              uri: https://example.com/{proxy}
              requestParameters: { integration.request.path.proxy: method.request.path.proxy }
      `,
    },
    {
      title: 'A stage variable is none',
      yaml: paths`
        /pets:
          get:
            responses: { '200': { description: OK } }
            x-amazon-apigateway-integration: { type: http_proxy, httpMethod: GET, uri: 'https://example.com/\${stageVariables.base}/pets' }
      `,
    },
  ],
});
