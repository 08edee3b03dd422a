import { operation } from '../openapi/examples.js';
import { methodResponseOf } from '../openapi/model/integration-response.js';
import { isPlainlyDeclared, responseMappingsOf } from '../openapi/model/mapping/response-mapping.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';
import { suggest } from '../wording/suggest.js';

export default defineRule({
  id: 'apigw-response-header-undeclared',
  summary: 'Headers that an integration sets must be declared',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: [
    'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: method.response.header.<header>]',
    'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping identifier specified]',
  ],
  why: `\`responseParameters\` can only set headers that the operation declares for the same status, in the same case.
    The import fails for any other.`,
  fix: "Declare the header under `headers` of the status in the operation's `responses`.",
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-response.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html',
  ],
  pointsAt: 'key',

  given: responseMappingsOf,
  *check(mapping) {
    if (isPlainlyDeclared(mapping)) return;
    const { response, target, value } = mapping;
    const name = target.kind === 'parameter' ? target.name.literal : undefined;
    const status = response.statusCode?.literal;
    if (value === null || name === undefined || status === undefined) return;
    // A status that is not declared is for apigw-method-response-missing and -undeclared.
    const headers = methodResponseOf(response)?.headers;
    if (headers === undefined || headers.has(name)) return;
    const near = suggest(name, [...headers]);
    const advice = near === undefined ? 'Add it to the `headers` there.' : `Did you mean ${quote(near)}?`;
    yield { message: `Response ${quote(status)} declares no header ${quote(name)}. ${advice}` };
  },

  bad: [
    {
      title: 'A CORS header only in the integration',
      yaml: operation`
        responses: { '200': { description: OK } }
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            default:
              statusCode: '200'
              responseParameters: { method.response.header.Access-Control-Allow-Origin: "'*'" }
      `,
      findings: [
        '/paths/~1pets/get/x-amazon-apigateway-integration/responses/default/responseParameters/method.response.header.Access-Control-Allow-Origin',
      ],
    },
  ],
  good: [
    {
      title: 'A declared header',
      yaml: operation`
        responses:
          '200': { description: OK, headers: { Access-Control-Allow-Origin: { schema: { type: string } } } }
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            default:
              statusCode: 200
              responseParameters: { method.response.header.Access-Control-Allow-Origin: "'*'" }
      `,
    },
    {
      title: 'A header whose name a template tool fills in',
      yaml: operation`
        responses: { '200': { description: OK } }
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses: { default: { statusCode: '200', responseParameters: { 'method.response.header.X-{{ x }}': "'1'" } } }
      `,
    },
  ],
});
