import { faultyCacheKeysOf } from '../openapi/cache-key.js';
import { operation } from '../openapi/examples.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-cache-key',
  summary: 'Cache keys must be declared or mapped parameters',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: ['Invalid cache key parameter specified'],
  why: `API Gateway makes the key of a cached response of parameters that the operation declares or that \`requestParameters\` maps.
    It refuses any other name, and the form \`method.input.params.NAME\` that its own exports have held.`,
  fix: 'Declare the parameter, or map it, and name it as `method.request.querystring.NAME` or `integration.request.header.NAME`.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html',
    'https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html',
  ],

  given: integrationsWith('cacheKeyParameters'),
  *check(integration, api) {
    for (const { at, key, fault, repaired } of faultyCacheKeysOf(integration, api)) {
      const how = repaired === undefined ? '' : ` Did you mean ${quote(repaired)}?`;
      if (fault === 'undeclared')
        yield { at, message: `${quote(key)} is not declared.${how || ' Add it to `parameters`.'}` };
      else if (fault === 'unmapped')
        yield { at, message: `${quote(key)} is not mapped.${how || ' Add it to `requestParameters`.'}` };
      else
        yield { at, message: `${quote(key)} names no parameter.${how || ' Write `method.request.querystring.NAME`.'}` };
    }
  },

  bad: [
    {
      title: 'An undeclared query parameter',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          cacheKeyParameters:
            - method.request.querystring.page
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/cacheKeyParameters/0'],
    },
    {
      title: 'The form of an export',
      yaml: operation`
        parameters: [{name: page, in: query, schema: {type: string}}]
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          cacheKeyParameters:
            - method.input.params.page
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/cacheKeyParameters/0'],
    },
  ],
  good: [
    {
      title: 'A declared query parameter',
      yaml: operation`
        parameters: [{name: page, in: query, schema: {type: string}}]
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          cacheKeyParameters:
            - method.request.querystring.page
      `,
    },
    {
      title: 'A mapped header',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          requestParameters:
            integration.request.header.X-Tenant: context.authorizer.tenant
          cacheKeyParameters:
            - integration.request.header.X-Tenant
      `,
    },
  ],
});
