import { document, paths, proxyOperation } from '../openapi/examples.js';
import { pattern } from '../openapi/text/pattern.js';
import { quote, textOf } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

const OPENAPI = pattern('3\\.0(?:\\.\\d+)?');
/** YAML reads an unquoted 2.0 as the number 2. */
const SWAGGER = pattern('2(?:\\.0)?');

export default defineRule({
  id: 'apigw-openapi-version',
  summary: 'Documents must be OpenAPI 3.0 or Swagger 2.0',
  severity: 'error',
  apis: ['rest', 'http'],
  surfaces: 'import',
  serviceMessages: ['Invalid OpenAPI input.'],
  why: `API Gateway imports OpenAPI 3.0 and, for REST APIs, Swagger 2.0. It refuses every other version, 3.1 included, without
    saying what it does not like.`,
  fix: 'Set `openapi: 3.0.3`. A 3.1 document needs its type arrays, `const`, `examples` and webhooks rewritten as well.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html',
  ],

  given: (api) => [api.document],
  *check({ value }, api) {
    if (api.isFragment) return;
    const key = 'openapi' in value ? 'openapi' : 'swagger';
    const version = textOf(value[key]);
    const isRight = version !== undefined && (key === 'openapi' ? OPENAPI : SWAGGER).match(version) !== 'cannot';
    if (!isRight)
      yield {
        at: [key],
        message: `\`${key}\` is ${quote(value[key])}; API Gateway imports 3.0 and 2.0. Use \`openapi: 3.0.3\`.`,
      };
    else if (key === 'swagger' && api.kind === 'http')
      yield {
        at: [key],
        message: 'HTTP APIs are imported from OpenAPI 3.0 only, not Swagger 2.0. Use `openapi: 3.0.3`.',
      };
  },

  bad: [
    {
      title: 'OpenAPI 3.1',
      yaml: document`
        openapi: 3.1.0
        info: {title: pets, version: '1.0'}
        paths: {}
      `,
      findings: ['/openapi'],
    },
  ],
  good: [
    {
      title: 'OpenAPI 3.0',
      yaml: paths`
        /pets:
          get:
            ${proxyOperation(12)}
      `,
    },
    {
      title: 'Swagger 2.0, unquoted',
      yaml: document`
        swagger: 2.0
        info: {title: pets, version: '1.0'}
        paths:
          /pets:
            get:
              ${proxyOperation(14)}
      `,
    },
  ],
});
