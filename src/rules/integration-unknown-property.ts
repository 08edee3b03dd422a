import { foreignName, INTEGRATION_PROPERTIES, integrationProperty } from '../openapi/aws/integration-properties.js';
import { operation } from '../openapi/examples.js';
import type { Api } from '../openapi/model/api.js';
import { integrationsByKey } from '../openapi/model/integrations-by-key.js';
import { isPlaceholderKey } from '../openapi/model/known-keys.js';
import type { ApiKind, Node } from '../openapi/model/node.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';
import { suggest } from '../wording/suggest.js';

export default defineRule({
  id: 'apigw-integration-unknown-property',
  summary: 'An integration must have only properties that API Gateway knows',
  severity: 'warn',
  apis: ['rest', 'http'],
  surfaces: 'never',
  why: `API Gateway takes from an integration the properties it knows and says nothing about the others.
    What a misspelled one was to change stays at its default.`,
  fix: 'Use the name from the OpenAPI extension; CloudFormation and Terraform call some properties differently.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html',
  ],
  pointsAt: 'key',

  options: {
    known: { default: [], example: ['newProperty'], describe: 'Properties that AWS has added since' },
  },
  given: unknownPropertiesOf,
  *check({ name, meant, isOfResponses }, _api, { known }) {
    if (known.includes(name)) return;
    const what = `An integration has no property ${quote(name)}.`;
    if (isOfResponses) yield { message: `${what} Put it into an entry of \`responses\`.` };
    else if (meant !== undefined) yield { message: `${what} Did you mean \`${meant}\`?` };
    else yield { message: `${what} Remove it, or move it where it belongs.` };
  },

  bad: [
    {
      title: 'Misspelled names',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          timeoutInMilis: 10000
          passThroughBehavior: when_no_templates
          responses: { default: { statusCode: '200' } }
      `,
      findings: [
        '/paths/~1pets/get/x-amazon-apigateway-integration/timeoutInMilis',
        '/paths/~1pets/get/x-amazon-apigateway-integration/passThroughBehavior',
      ],
    },
    {
      title: 'A property of the operation',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://example.com/pets
          security: []
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/security'],
    },
  ],
  good: [
    {
      title: 'The right names',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          timeoutInMillis: 10000
          passthroughBehavior: when_no_templates
          responses: { default: { statusCode: '200' } }
      `,
    },
    {
      title: 'An extension for other tools',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://example.com/pets
          x-owner: pets-team
      `,
    },
  ],
});

/** A key of an integration that is not a property of one. */
interface UnknownProperty extends Node {
  readonly name: string;
  /** The property it most likely stands for. */
  readonly meant: string | undefined;
  /** Whether it is a property of the entries of `responses`. */
  readonly isOfResponses: boolean;
}

const OF_RESPONSES: readonly string[] = ['responseParameters', 'responseTemplates', 'statusCode'];

/**
 * The keys of integrations that API Gateway does not know in either kind of API. Extensions, placeholders and
 * `integration-target`, which AWS's own example has, are let through.
 */
function unknownPropertiesOf(api: Api): UnknownProperty[] {
  return [...integrationsByKey(api)].flatMap(([name, integrations]) => {
    const isOfResponses = api.kind === 'rest' && OF_RESPONSES.includes(name);
    if (!isOfResponses && (integrationProperty(name) !== undefined || isLetThrough(name))) return [];
    const meant = isOfResponses ? undefined : meantBy(name, api.kind);
    return integrations.map(({ path }) => ({ path: [...path, name], name, meant, isOfResponses }));
  });
}

function meantBy(name: string, kind: ApiKind): string | undefined {
  const candidates = INTEGRATION_PROPERTIES.filter(({ apis }) => apis.includes(kind));
  return (
    foreignName(name) ??
    suggest(
      name,
      candidates.map((property) => property.name),
    )
  );
}

function isLetThrough(name: string): boolean {
  return name === 'integration-target' || name.startsWith('x-') || isPlaceholderKey(name);
}
