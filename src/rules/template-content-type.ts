import { operation } from '../openapi/examples.js';
import { isPlaceholderKey } from '../openapi/model/known-keys.js';
import { mappingTemplatesOf } from '../openapi/model/mapping/mapping-templates.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';
import { suggest } from '../wording/suggest.js';

const USUAL = ['application/json', 'application/x-www-form-urlencoded', 'application/xml', 'text/html', 'text/plain'];

export default defineRule({
  id: 'apigw-template-content-type',
  summary: 'Keys of mapping templates must be media types',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: ['Validation Result: warnings : [], errors : [Invalid content type specified: <content type>]'],
  why: `API Gateway picks a mapping template by the content type of the body.
    The import of a template whose key has not the form \`type/subtype\` fails.`,
  fix: 'Write the key as a media type, such as `application/json`.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-requestTemplates.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html',
  ],
  pointsAt: 'key',

  given: mappingTemplatesOf,
  *check({ contentType }) {
    // More than the slash is not checked: what else AWS refuses is not known. `$default` is in use for mocks.
    if (contentType.includes('/') || contentType === '$default' || isPlaceholderKey(contentType)) return;
    const name = contentType.toLowerCase();
    const usual = USUAL.find((type) => type.endsWith(`/${name}`)) ?? suggest(contentType, USUAL);
    const advice = usual === undefined ? 'Write one such as `application/json`.' : `Did you mean ${quote(usual)}?`;
    yield { message: `${quote(contentType)} is not a media type. ${advice}` };
  },

  bad: [
    {
      title: 'Only the subtype',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          requestTemplates: { json: $input.body }
          responses:
            default:
              statusCode: '200'
              responseTemplates:
                html: <p>$input.path('$.name')</p>
      `,
      findings: [
        '/paths/~1pets/get/x-amazon-apigateway-integration/requestTemplates/json',
        '/paths/~1pets/get/x-amazon-apigateway-integration/responses/default/responseTemplates/html',
      ],
    },
  ],
  good: [
    {
      title: 'A media type',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          requestTemplates: { application/json: $input.body }
          responses: { default: { statusCode: '200' } }
      `,
    },
    {
      title: 'A media type with a parameter, and one that a template tool fills in',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          requestTemplates:
            application/json; charset=utf-8: $input.body
            '{{ content_type }}': $input.body
          responses: { default: { statusCode: '200' } }
      `,
    },
  ],
});
