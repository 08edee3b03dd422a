import { operation } from '../openapi/examples.js';
import { own } from '../openapi/json.js';
import { has, isHttp, isVpcLink } from '../openapi/model/integration.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-vpc-link-connection-id',
  summary: 'VPC_LINK integrations must have a connectionId',
  severity: 'error',
  apis: ['rest', 'http'],
  surfaces: 'import',
  serviceMessages: ['ConnectionId should be set to the vpcLinkId or stage variable on connection type VPC_LINK'],
  why: `A private integration reaches its backend through one VPC link, and \`connectionId\` says which. API Gateway refuses the
    integration without it, for both generations of VPC links.`,
  fix: 'Set `connectionId` to the id of the VPC link. In a REST API a stage variable, `${stageVariables.vpcLinkId}`, may hold it.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html',
    'https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html',
  ],

  given: integrationsWith('connectionType'),
  *check(integration) {
    // On another type VPC_LINK itself is the mistake, see apigw-vpc-link-type.
    if (!isVpcLink(integration) || (integration.type !== undefined && !isHttp(integration))) return;
    if (has(integration, 'connectionId') && integration.connectionId?.literal?.trim() !== '') return;
    if (own(integration.value, 'connectionId') === undefined)
      yield { message: '`connectionType` is VPC_LINK without `connectionId`. Add the id of the VPC link.' };
    else yield { at: ['connectionId'], message: '`connectionId` is empty. Give the id of the VPC link.' };
  },

  bad: [
    {
      title: 'No connectionId',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: http://pets.example.com/
          connectionType: VPC_LINK
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration'],
    },
    {
      title: 'An empty connectionId beside a load balancer',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: http://pets.example.com/
          connectionType: VPC_LINK
          connectionId: ''
          integrationTarget: arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/pets/50dc6c495c0c9188
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/connectionId'],
    },
  ],
  good: [
    {
      title: 'The id of the VPC link',
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
      title: 'A stage variable',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: http://pets.example.com/
          connectionType: VPC_LINK
          connectionId: \${stageVariables.vpcLinkId}
      `,
    },
  ],
});
