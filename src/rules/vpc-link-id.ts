import { operation } from '../openapi/examples.js';
import { isVpcLink, textAt } from '../openapi/model/integration.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { pattern } from '../openapi/text/pattern.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

const VPC_LINK_ID = pattern('[A-Za-z0-9]+');

/** A stage variable in a wrong spelling is for apigw-stage-variable-syntax. */
const STAGE_VARIABLE = /^\$?\{?stageVariables/;

export default defineRule({
  id: 'apigw-vpc-link-id',
  summary: 'connectionId must be the id of a VPC link',
  severity: 'warn',
  apis: ['rest', 'http'],
  surfaces: 'import',
  why: `\`connectionId\` takes the id that API Gateway gave the VPC link, a few letters and digits. Its ARN or name, and the
    id of a VPC or of a VPC endpoint, lead nowhere.`,
  fix: 'Give the id that `aws apigateway get-vpc-links` or `aws apigatewayv2 get-vpc-links` lists.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/api/API_VpcLink.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html',
  ],

  given: integrationsWith('connectionId'),
  *check(integration) {
    const id = textAt(integration.value, 'connectionId');
    // An empty one is for apigw-vpc-link-connection-id.
    if (!isVpcLink(integration) || id === undefined || id.literal?.trim() === '') return;
    if (STAGE_VARIABLE.test(id.source) || VPC_LINK_ID.match(id) !== 'cannot') return;
    const [, fromArn] = /\/vpclinks\/([A-Za-z0-9]{1,40})$/.exec(id.literal ?? '') ?? [];
    const how = fromArn === undefined ? 'Give the id, such as "a1b2c3".' : `Give only ${quote(fromArn)}.`;
    yield { at: ['connectionId'], message: `${quote(id.source)} is not the id of a VPC link. ${how}` };
  },

  bad: [
    {
      title: 'The id of the VPC',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: http://pets.example.com/
          connectionType: VPC_LINK
          connectionId: vpc-0a1b2c3d4e5f60718
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
      title: 'An id that CloudFormation fills in',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: http://pets.example.com/
          connectionType: VPC_LINK
          connectionId: \${PetsVpcLink}
      `,
    },
  ],
});
