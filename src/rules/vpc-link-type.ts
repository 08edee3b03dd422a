import { lambdaUri, operation } from '../openapi/examples.js';
import { isHttp, isVpcLink } from '../openapi/model/integration.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-vpc-link-type',
  summary: 'VPC_LINK integrations must be of type http or http_proxy',
  severity: 'warn',
  apis: ['rest', 'http'],
  surfaces: 'never',
  why: `A VPC link leads to a load balancer in a VPC, which speaks HTTP. AWS documents it for \`http\` and \`http_proxy\`; Lambda,
    other AWS services and mocks are not reached through it.`,
  fix: 'Remove `connectionType` and `connectionId`, or use `http_proxy` with the url of the backend.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html',
  ],

  given: integrationsWith('connectionType'),
  *check(integration) {
    if (integration.type === undefined || isHttp(integration) || !isVpcLink(integration)) return;
    yield {
      at: ['connectionType'],
      message: `VPC_LINK is for \`http\` and \`http_proxy\`, not ${quote(integration.type)}. Remove it, or change \`type\`.`,
    };
  },

  bad: [
    {
      title: 'Lambda through a VPC link',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          connectionType: VPC_LINK
          connectionId: a1b2c3
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/connectionType'],
    },
  ],
  good: [
    {
      title: 'A load balancer through a VPC link',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: http://pets.example.com/
          connectionType: VPC_LINK
          connectionId: a1b2c3
          responses:
            default: {statusCode: '200'}
      `,
    },
    {
      title: 'Lambda over the default connection',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
      `,
    },
  ],
});
