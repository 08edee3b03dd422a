import { operation } from '../openapi/examples.js';
import { isObject, own } from '../openapi/json.js';
import { isHttp } from '../openapi/model/integration.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { textOf } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-tls-skip-verification',
  summary: 'Integrations must not skip the verification of certificates',
  severity: 'warn',
  apis: ['rest'],
  surfaces: 'never',
  concernsSecurity: true,
  why: `With \`insecureSkipVerification\` API Gateway no longer checks that an authority it supports issued the certificate of the
    backend. Anyone between the two can read and change the traffic.`,
  fix: 'Remove `insecureSkipVerification` and give the backend a certificate of a supported authority.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-extensions-integration-tls-config.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-supported-certificate-authorities-for-http-endpoints.html',
  ],

  given: integrationsWith('tlsConfig'),
  *check(integration) {
    const config = own(integration.value, 'tlsConfig');
    // Other types do not read it.
    if (!isHttp(integration) || !isObject(config)) return;
    if (textOf(own(config, 'insecureSkipVerification'))?.literal?.toLowerCase() !== 'true') return;
    yield {
      at: ['tlsConfig', 'insecureSkipVerification'],
      message: 'The certificate of the backend is not verified. Remove `insecureSkipVerification`, or set it to false.',
    };
  },

  bad: [
    {
      title: 'Any certificate will do',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          tlsConfig:
            insecureSkipVerification: true
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/tlsConfig/insecureSkipVerification'],
    },
  ],
  good: [
    {
      title: 'The default',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          tlsConfig:
            insecureSkipVerification: false
      `,
    },
    {
      title: 'Not known until deployment',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          tlsConfig:
            insecureSkipVerification: \${skip_verification}
      `,
    },
  ],
});
