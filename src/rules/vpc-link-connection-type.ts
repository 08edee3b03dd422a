import { operation } from '../openapi/examples.js';
import { has, textAt } from '../openapi/model/integration.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-vpc-link-connection-type',
  summary: 'Integrations with a connectionId must use VPC_LINK',
  severity: 'warn',
  apis: ['rest', 'http'],
  surfaces: 'never',
  why: `The default of \`connectionType\` is INTERNET: API Gateway calls the backend over public routes, and the VPC link that
    \`connectionId\` names has no part in it.`,
  fix: 'Add `connectionType: VPC_LINK`, or remove `connectionId`.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html',
    'https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html',
  ],

  given: integrationsWith('connectionId'),
  *check(integration) {
    const id = textAt(integration.value, 'connectionId');
    if (!has(integration, 'connectionId') || id === undefined || id.literal?.trim() === '') return;
    // A connection type that is none of AWS's is for apigw-integration-enum; a hole may turn out to be VPC_LINK.
    const isInternet = integration.connectionType?.literal?.toUpperCase() === 'INTERNET';
    if (has(integration, 'connectionType') && !isInternet) return;
    const why = isInternet ? 'has no effect with `connectionType: INTERNET`' : 'has no effect without `connectionType`';
    yield {
      at: ['connectionId'],
      message: `\`connectionId\` ${quote(id.source)} ${why}. Use \`connectionType: VPC_LINK\`.`,
    };
  },

  bad: [
    {
      title: 'No connectionType',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: http://pets.example.com/
          connectionId: a1b2c3
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/connectionId'],
    },
  ],
  good: [
    {
      title: 'Both',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: http://pets.example.com/
          connectionType: VPC_LINK
          connectionId: a1b2c3
      `,
    },
    {
      title: 'Neither',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: http://pets.example.com/
          connectionType: INTERNET
      `,
    },
  ],
});
