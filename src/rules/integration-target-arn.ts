import { operation } from '../openapi/examples.js';
import { has, textAt } from '../openapi/model/integration.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { pattern } from '../openapi/text/pattern.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

const PREFIX = 'arn:(?:aws(?:-[a-z]+)*):elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:';
const LOAD_BALANCER = pattern(`${PREFIX}loadbalancer/(?:app|net)/[^/]+/[^/]+`);
const LISTENER = /:listener\/(app|net)\/([^/]+)\/([^/]+)\/[^/]+$/;

export default defineRule({
  id: 'apigw-integration-target-arn',
  summary: 'integrationTarget must be a load balancer behind a VPC link',
  severity: 'warn',
  apis: ['rest'],
  surfaces: 'import',
  why: `With a VPC link of the second generation API Gateway sends the request to the Application or Network Load Balancer whose
    ARN is in \`integrationTarget\`. Without VPC_LINK it has no effect.`,
  fix: `Give the ARN of the load balancer itself, \`…:loadbalancer/app/NAME/ID\` or \`…:loadbalancer/net/NAME/ID\`, and set
    \`connectionType: VPC_LINK\`.`,
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html',
    'https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html',
  ],

  given: integrationsWith('integrationTarget'),
  *check(integration) {
    const target = textAt(integration.value, 'integrationTarget');
    if (target === undefined || target.literal?.trim() === '') return;
    const [, kind, name, id] = LISTENER.exec(target.literal ?? '') ?? [];
    const type = integration.connectionType?.literal?.toUpperCase();
    const at = ['integrationTarget'];
    const what = quote(target.source);
    if (kind !== undefined)
      yield { at, message: `${what} is a listener. Give ${quote(`loadbalancer/${kind}/${name}/${id}`)}.` };
    else if (LOAD_BALANCER.match(target) === 'cannot')
      yield { at, message: `${what} is not the ARN of a load balancer. Give …:loadbalancer/app/NAME/ID.` };
    else if (!has(integration, 'connectionType') || type === 'INTERNET')
      yield { at, message: '`integrationTarget` has no effect here. Add `connectionType: VPC_LINK`.' };
  },

  bad: [
    {
      title: 'A listener of the load balancer',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: http://pets.example.com/
          connectionType: VPC_LINK
          connectionId: a1b2c3
          integrationTarget: arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/pets/50dc6c495c0c9188/f2f7dc8efc522ab2
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/integrationTarget'],
    },
  ],
  good: [
    {
      title: 'The load balancer',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: http://pets.example.com/
          connectionType: VPC_LINK
          connectionId: \${stageVariables.vpcLinkId}
          integrationTarget: arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/pets/50dc6c495c0c9188
      `,
    },
    {
      title: 'A first-generation VPC link, which knows its load balancer',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: http://pets.example.com/
          connectionType: VPC_LINK
          connectionId: a1b2c3
      `,
    },
  ],
});
