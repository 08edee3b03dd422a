import { operation } from '../openapi/examples.js';
import { misspelledStageVariablesOf } from '../openapi/model/uri/stage-variables.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-stage-variable-syntax',
  summary: 'Stage variables must be spelled as their place wants them',
  // Warned of only: one page of the guide shows the dollar sign in mappings, and no refusal of it has been recorded.
  severity: 'warn',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: ['Invalid mapping expression specified: <value>'],
  why: `In a uri, in credentials and in a connection id API Gateway fills \`\${stageVariables.name}\`; a mapping takes
    \`stageVariables.name\` bare. Other spellings are taken as they stand or refused.`,
  fix: 'Write `${stageVariables.name}` in properties and `stageVariables.name` in mappings.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping-sources.html',
  ],

  given: misspelledStageVariablesOf,
  *check({ written, right }) {
    yield { message: `${quote(written)} is not how a stage variable is written here. Write \`${right}\`.` };
  },

  bad: [
    {
      title: 'A dollar sign in a mapping',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://example.com/pets
          requestParameters:
            integration.request.header.X-Tenant: $stageVariables.tenant
      `,
      findings: [
        '/paths/~1pets/get/x-amazon-apigateway-integration/requestParameters/integration.request.header.X-Tenant',
      ],
    },
    {
      title: 'No braces in a connection id',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://example.com/pets
          connectionType: VPC_LINK
          connectionId: $stageVariables.vpcLinkId
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/connectionId'],
    },
  ],
  good: [
    {
      title: 'Both spellings in their places',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://\${stageVariables.host}/pets
          requestParameters:
            integration.request.header.X-Tenant: stageVariables.tenant
      `,
    },
    {
      title: 'A host that is called so',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://example.com/stageVariables/pets
      `,
    },
  ],
});
