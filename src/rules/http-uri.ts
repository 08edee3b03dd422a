import { operation } from '../openapi/examples.js';
import type { Api } from '../openapi/model/api.js';
import { has, type Integration, isHttp } from '../openapi/model/integration.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { urlMistakeOf } from '../openapi/model/uri/http-url.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-http-uri',
  summary: 'The uri of an HTTP integration must be a URL with a written scheme',
  severity: 'error',
  apis: ['rest', 'http'],
  surfaces: 'import',
  serviceMessages: ['Invalid HTTP endpoint specified for URI'],
  why: `The import checks that the uri starts with \`http://\` or \`https://\` and names a host. Stage variables have no value
    then, so they may hold anything but the scheme.`,
  fix: 'Write a full URL, such as `https://example.com/pets` or `https://${stageVariables.host}/pets`.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html',
  ],

  given: integrationsWith('uri'),
  *check(integration, api) {
    const { uri } = integration;
    // An empty uri is for apigw-uri-required.
    if (uri === undefined || !isHttp(integration) || mayTakeListener(integration, api)) return;
    const mistake = uri.literal?.trim() === '' ? undefined : urlMistakeOf(uri);
    if (mistake !== undefined) yield { at: ['uri'], message: mistake };
  },

  bad: [
    {
      title: 'A host without a scheme',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: example.com/pets
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/uri'],
    },
    {
      title: 'A scheme in a stage variable',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: \${stageVariables.url}/pets
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/uri'],
    },
  ],
  good: [
    {
      title: 'A host in a stage variable',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://\${stageVariables.host}/pets
      `,
    },
    {
      title: 'A URL from Terraform',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: \${backend_url}/pets
      `,
    },
  ],
});

/** Behind a VPC link of an HTTP API the uri is the ARN of a listener or of a Cloud Map service. */
function mayTakeListener(integration: Integration, { kind }: Api): boolean {
  return kind === 'http' && (has(integration, 'connectionType') || has(integration, 'connectionId'));
}
