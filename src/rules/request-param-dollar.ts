import { operation } from '../openapi/examples.js';
import type { RequestSource } from '../openapi/model/mapping/mapping.js';
import { requestMappingsOf } from '../openapi/model/mapping/request-mapping.js';
import { quote, type Text } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-request-param-dollar',
  summary: 'requestParameters values must not have a dollar sign',
  severity: 'warn',
  apis: ['rest'],
  surfaces: 'import',
  why: `Mappings read \`context.requestId\` and \`method.request.body.id\`; \`$context\` and \`$.id\` are the spellings of mapping
    templates. One page of AWS shows \`$context\` here too, but its reference of mapping sources does not.`,
  fix: 'Remove the `$`, and the dot behind it in the path of the body.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping-sources.html'],

  given: requestMappingsOf,
  *check({ text, source }) {
    const plain = text && source && withoutDollar(text, source);
    if (plain !== undefined)
      yield { message: `Mappings take no \`$\` in ${quote(text?.source)}. Write ${quote(plain)}.` };
  },

  bad: [
    {
      title: 'A variable as in a template',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          requestParameters:
            integration.request.header.X-Request: $context.requestId
            integration.request.header.X-Owner: method.request.body.$.owner
      `,
      findings: [
        '/paths/~1pets/get/x-amazon-apigateway-integration/requestParameters/integration.request.header.X-Request',
        '/paths/~1pets/get/x-amazon-apigateway-integration/requestParameters/integration.request.header.X-Owner',
      ],
    },
  ],
  good: [
    {
      title: 'Without',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          requestParameters:
            integration.request.header.X-Request: context.requestId
            integration.request.header.X-Owner: method.request.body.owner
      `,
    },
    {
      title: 'A dollar sign as text',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          requestParameters:
            integration.request.header.X-Currency: "'$'"
      `,
    },
  ],
});

function withoutDollar(text: Text, source: RequestSource): string | undefined {
  if (source.kind === 'context' && source.hasDollar) return text.source.trim().slice(1);
  if (source.kind !== 'body' || source.path?.source.startsWith('$') !== true) return undefined;
  const path = source.path.source.replace(/^\$\.?/, '');
  return path === '' ? 'method.request.body' : `method.request.body.${path}`;
}
