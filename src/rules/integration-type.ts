import { lambdaUri, operation } from '../openapi/examples.js';
import { has, INTEGRATION_TYPES, textAt } from '../openapi/model/integration.js';
import { hasKnownKeys } from '../openapi/model/known-keys.js';
import type { ApiKind } from '../openapi/model/node.js';
import { pattern } from '../openapi/text/pattern.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';
import { suggest } from '../wording/suggest.js';

const TYPE = pattern(INTEGRATION_TYPES.join('|'), 'i');

export default defineRule({
  id: 'apigw-integration-type',
  summary: 'An integration must have one of the types of API Gateway',
  severity: 'error',
  apis: ['rest', 'http'],
  surfaces: 'import',
  serviceMessages: ["Unknown integration type '<type>' for '<VERB> <path>'. Ignoring."],
  why: `API Gateway drops an integration whose \`type\` it does not know or find, with no more than a warning.
    The deployment then fails with \`No integration defined for method\`.`,
  fix: 'Set `type` to `aws_proxy`, `aws`, `http_proxy`, `http` or `mock`; HTTP APIs have only the two proxies.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html',
  ],

  given: (api) => api.integrations,
  *check(integration, { kind }) {
    if (integration.type !== undefined) return;
    if (!has(integration, 'type')) {
      if (!hasKnownKeys(integration.value)) return;
      yield { message: `The integration has no \`type\`. Add one of ${listed(typesOf(kind))}.` };
      return;
    }
    const type = textAt(integration.value, 'type');
    // A map or list is for apigw-integration-object.
    if (type === undefined || TYPE.match(type) !== 'cannot') return;
    const meant = suggest(type.source, typesOf(kind));
    const advice = meant === undefined ? `API Gateway has ${listed(typesOf(kind))}.` : `Did you mean \`${meant}\`?`;
    yield { at: ['type'], message: `There is no integration type ${quote(type.source)}. ${advice}` };
  },

  bad: [
    {
      title: 'A type that does not exist',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: https_proxy
          httpMethod: GET
          uri: https://example.com/pets
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/type'],
    },
    {
      title: 'No type',
      yaml: operation`
        x-amazon-apigateway-integration:
          httpMethod: POST
          uri: ${lambdaUri('pets')}
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration'],
    },
  ],
  good: [
    {
      title: 'The spelling of the API reference',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: HTTP_PROXY
          httpMethod: GET
          uri: https://example.com/pets
      `,
    },
    {
      title: 'A type from a template',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http\${suffix}
          httpMethod: GET
          uri: https://example.com/pets
      `,
    },
  ],
});

const typesOf = (kind: ApiKind): readonly string[] =>
  kind === 'http' ? ['aws_proxy', 'http_proxy'] : INTEGRATION_TYPES;

const listed = (types: readonly string[]): string => types.map((type) => `\`${type}\``).join(', ');
