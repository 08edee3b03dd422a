import { operation } from '../openapi/examples.js';
import { has } from '../openapi/model/integration.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { defineRule } from '../rule.js';

const SPELLING = 'integration-target';

export default defineRule({
  id: 'apigw-integration-target-spelling',
  summary: 'The target of a VPC link must be spelled `integrationTarget`',
  severity: 'warn',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: ['IntegrationTarget is required for VpcLinkV2 <id>.'],
  why: `AWS's table of properties and its API call the load balancer behind a VPC link \`integrationTarget\`; one example
    in the guide says \`integration-target\`. An import that does not read it refuses the integration.`,
  fix: 'Rename `integration-target` to `integrationTarget`.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html',
  ],
  pointsAt: 'key',

  given: integrationsWith('integration-target'),
  *check(integration) {
    // Both spellings at once work whichever is read.
    if (!has(integration, SPELLING) || has(integration, 'integrationTarget')) return;
    yield {
      at: [SPELLING],
      message: 'API Gateway knows `integrationTarget`, not `integration-target`. Rename the key.',
    };
  },

  bad: [
    {
      title: "The spelling of AWS's example",
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: http://pets.example.com/pets
          connectionType: VPC_LINK
          connectionId: abc123
          integration-target: arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/pets/0123456789abcdef
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/integration-target'],
    },
  ],
  good: [
    {
      title: 'The name of the property',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: http://pets.example.com/pets
          connectionType: VPC_LINK
          connectionId: abc123
          integrationTarget: arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/pets/0123456789abcdef
      `,
    },
    {
      title: 'A load balancer from Terraform',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: http://pets.example.com/pets
          connectionType: VPC_LINK
          connectionId: \${vpc_link_id}
          integrationTarget: \${load_balancer_arn}
      `,
    },
  ],
});
