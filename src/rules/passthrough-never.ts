import { operation } from '../openapi/examples.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { unmatchedTypes } from '../openapi/unmatched-types.js';
import { defineRule } from '../rule.js';
import { list } from '../wording/suggest.js';

export default defineRule({
  id: 'apigw-passthrough-never',
  summary: 'Bodies that are not passed through must have a request template',
  severity: 'warn',
  apis: ['rest'],
  surfaces: 'request',
  why: `With \`passthroughBehavior: never\`, and with \`when_no_templates\` once there is a template, API Gateway answers
    415 Unsupported Media Type to every body whose content type has no request template.`,
  fix: 'Add a request template for each content type that the operation takes, or let bodies pass with `when_no_match`.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html'],

  given: integrationsWith('passthroughBehavior'),
  *check(integration, api) {
    const unmatched = unmatchedTypes(integration, api);
    if (unmatched === undefined) return;
    const { behavior, types } = unmatched;
    const missing = types === 'all' ? 'any content type' : list(types, types.join('').length > 60 ? 1 : 2);
    yield {
      at: ['passthroughBehavior'],
      message: `\`${behavior}\` refuses bodies without a request template; there is none for ${missing}. Add it.`,
    };
  },

  bad: [
    {
      title: 'No templates at all',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: POST
          uri: https://example.com/pets
          passthroughBehavior: never
          responses: { default: { statusCode: '200' } }
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/passthroughBehavior'],
    },
    {
      title: 'A content type of the operation without a template',
      yaml: operation`
        requestBody:
          content:
            application/xml: { schema: { type: object } }
        x-amazon-apigateway-integration:
          type: http
          httpMethod: POST
          uri: https://example.com/pets
          passthroughBehavior: when_no_templates
          requestTemplates: { application/json: $input.body }
          responses: { default: { statusCode: '200' } }
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/passthroughBehavior'],
    },
  ],
  good: [
    {
      title: 'A template for what the operation takes',
      yaml: operation`
        requestBody:
          content:
            application/json; charset=utf-8: { schema: { type: object } }
        x-amazon-apigateway-integration:
          type: http
          httpMethod: POST
          uri: https://example.com/pets
          passthroughBehavior: never
          requestTemplates: { application/json: $input.body }
          responses: { default: { statusCode: '200' } }
      `,
    },
    {
      title: 'Templates from Terraform',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: POST
          uri: https://example.com/pets
          passthroughBehavior: never
          requestTemplates: \${jsonencode(templates)}
          responses: { default: { statusCode: '200' } }
      `,
    },
  ],
});
