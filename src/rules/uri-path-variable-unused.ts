import { paths } from '../openapi/examples.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { pathMappingsOf, uriVariablesOf, variableTextOf } from '../openapi/model/uri/uri-variables.js';
import { isHole, quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';
import { suggest } from '../wording/suggest.js';

export default defineRule({
  id: 'apigw-uri-path-variable-unused',
  summary: 'A path mapping must have a variable in the integration uri',
  severity: 'warn',
  apis: ['rest'],
  surfaces: 'never',
  why: `\`integration.request.path.name\` fills \`{name}\` in the uri. Without it the value goes nowhere, and the backend gets
    the same path for every request.`,
  fix: 'Put `{name}` into the uri, or remove the mapping.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping-sources.html'],

  given: integrationsWith('requestParameters'),
  *check(integration) {
    const text = variableTextOf(integration);
    // A template may bring variables along; what API Gateway itself fills in brings none.
    if (
      text === undefined ||
      text.pieces.some((piece) => isHole(piece) && piece.kind !== 'stage' && piece.kind !== 'import')
    )
      return;
    const mappings = pathMappingsOf(integration) ?? [];
    const variables = uriVariablesOf(text).map(({ name }) => name);
    const mapped = mappings.map(({ name }) => name);
    const open = variables.filter((name) => !mapped.includes(name));
    for (const { name, at } of mappings) {
      // A misspelled variable is for apigw-uri-path-variable.
      if (variables.includes(name) || suggest(name, open) !== undefined) continue;
      yield {
        at,
        message: `The \`uri\` has no \`{${name.slice(0, 30)}}\` that ${quote(name)} could fill. Add it or remove the mapping.`,
      };
    }
  },

  bad: [
    {
      title: 'A variable that the uri lacks',
      yaml: paths`
        /pets/{id}:
          get:
            responses: { '200': { description: OK } }
            x-amazon-apigateway-integration:
              type: http_proxy
              httpMethod: GET
              uri: https://example.com/pets
              requestParameters: { integration.request.path.id: method.request.path.id }
      `,
      findings: [
        '/paths/~1pets~1{id}/get/x-amazon-apigateway-integration/requestParameters/integration.request.path.id',
      ],
    },
  ],
  good: [
    {
      title: 'A variable in the uri',
      yaml: paths`
        /pets/{id}:
          get:
            responses: { '200': { description: OK } }
            x-amazon-apigateway-integration:
              type: http_proxy
              httpMethod: GET
              uri: https://example.com/pets/{id}
              requestParameters: { integration.request.path.id: method.request.path.id }
      `,
    },
    {
      title: 'A path from a template',
      yaml: paths`
        /pets/{id}:
          get:
            responses: { '200': { description: OK } }
            x-amazon-apigateway-integration:
              type: http_proxy
              httpMethod: GET
              uri: https://example.com/\${pet_path}
              requestParameters: { integration.request.path.id: method.request.path.id }
      `,
    },
  ],
});
