import { operation } from '../openapi/examples.js';
import { has, isHttp } from '../openapi/model/integration.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { httpUrlOf, isNoUrl } from '../openapi/model/uri/http-url.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-http-uri-port',
  summary: 'An HTTP integration must use port 80, 443 or 1024 to 65535',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'request',
  why: 'API Gateway calls HTTP endpoints on ports 80, 443 and 1024 to 65535, and on no others.',
  fix: 'Let the server listen on one of these ports too, or put a load balancer in front of it.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html'],

  given: integrationsWith('uri'),
  *check(integration) {
    const { uri } = integration;
    // Behind a VPC link the port is that of the load balancer's listener.
    if (uri === undefined || !isHttp(integration) || has(integration, 'connectionId') || isNoUrl(uri)) return;
    const port = httpUrlOf(uri)?.port?.literal?.trim();
    if (port === undefined || !/^\d{1,6}$/.test(port)) return;
    const number = Number(port);
    if (number === 80 || number === 443 || (number >= 1024 && number <= 65_535)) return;
    yield {
      at: ['uri'],
      message: `Port ${port} in ${quote(uri.source)} is not one API Gateway calls. Use 80, 443 or 1024 to 65535.`,
    };
  },

  bad: [
    {
      title: 'A low port',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: http://example.com:81/pets
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/uri'],
    },
  ],
  good: [
    {
      title: 'A high port',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: http://user:81@example.com:8081/pets:81
      `,
    },
    {
      title: 'A port from a stage variable',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: http://example.com:\${stageVariables.port}/pets
      `,
    },
  ],
});
