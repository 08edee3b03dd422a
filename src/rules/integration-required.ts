import { lambdaUri, paths } from '../openapi/examples.js';
import { own } from '../openapi/json.js';
import type { Api } from '../openapi/model/api.js';
import { hasKnownKeys } from '../openapi/model/known-keys.js';
import { INTEGRATION, type Operation } from '../openapi/model/operation.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-integration-required',
  summary: 'Every operation must have an integration',
  severity: 'error',
  apis: ['rest', 'http'],
  surfaces: 'deployment',
  serviceMessages: ['No integration defined for method'],
  why: `API Gateway imports an operation without \`x-amazon-apigateway-integration\` as a method that leads nowhere.
    In a REST API one such method stops the deployment of all others, \`options\` and \`head\` included.`,
  fix: 'Add an `x-amazon-apigateway-integration` to the operation, of type `mock` if it has no backend yet.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-deployments.html',
  ],

  given: (api) => [api.document],
  *check(_document, api) {
    const { operations, isEvery } = missingIntegrations(api);
    // A plain API description earns one finding, not one for each operation.
    if (isEvery && operations.length > 1) {
      const what = `None of the ${operations.length} operations has an \`x-amazon-apigateway-integration\`.`;
      yield { at: ['paths'], message: `${what} Add one to each.` };
      return;
    }
    for (const { path, method, pathItem } of operations) {
      const name = quote(`${method} ${pathItem.template}`);
      yield { at: path, message: `${name} has no \`x-amazon-apigateway-integration\`. Add one.` };
    }
  },

  bad: [
    {
      title: 'A CORS preflight without a backend',
      yaml: paths`
        /pets:
          get:
            responses: { '200': { description: OK } }
            x-amazon-apigateway-integration:
              type: aws_proxy
              httpMethod: POST
              uri: ${lambdaUri('pets')}
          options:
            responses: { '200': { description: OK } }
      `,
      findings: ['/paths/~1pets/options'],
    },
    {
      title: 'A plain API description',
      yaml: paths`
        /pets:
          get: { responses: { '200': { description: OK } } }
          post: { responses: { '201': { description: Created } } }
      `,
      findings: ['/paths'],
    },
  ],
  good: [
    {
      title: 'An integration for every method of a path',
      yaml: paths`
        /pets:
          x-amazon-apigateway-any-method:
            responses: { '200': { description: OK } }
            x-amazon-apigateway-integration:
              type: aws_proxy
              httpMethod: POST
              uri: ${lambdaUri('pets')}
      `,
    },
    {
      title: 'An operation that a template fills in',
      yaml: paths`
        /pets:
          get:
            responses: { '200': { description: OK } }
            '\${integration}': null
      `,
    },
  ],
});

/** What lacks an integration. */
interface MissingIntegrations {
  readonly operations: readonly Operation[];
  /** Whether no operation at all has an integration, as in a plain API description. */
  readonly isEvery: boolean;
}

/**
 * The operations that certainly have no integration. None in a fragment, whose integrations may come from another file.
 * `trace` is left out, for which API Gateway has no method, and so is the `options` of an HTTP API that answers
 * preflights itself: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
function missingIntegrations(api: Api): MissingIntegrations {
  if (api.isFragment) return { operations: [], isEvery: false };
  const answersPreflights = api.kind === 'http' && own(api.document.value, 'x-amazon-apigateway-cors') !== undefined;
  const methods = api.operations.filter(
    ({ method }) => method !== 'TRACE' && !(answersPreflights && method === 'OPTIONS'),
  );
  const operations = methods.filter(({ value }) => own(value, INTEGRATION) === undefined && hasKnownKeys(value));
  return { operations, isEvery: operations.length === methods.length };
}
