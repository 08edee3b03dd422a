import { operation } from '../openapi/examples.js';
import { has } from '../openapi/model/integration.js';
import { uselessTemplateOf } from '../openapi/model/mapping/mock-status.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-mock-request-template',
  summary: 'Mock integrations must have a request template with a `statusCode`',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'request',
  serviceMessages: [
    'Execution failed due to configuration error: statusCode should be an integer which defined in request template',
  ],
  why: `A mock has no backend: the number that its request template gives as \`statusCode\` selects the response.
    A mock without it imports and deploys, then answers every request with a 500.`,
  fix: 'Add a request template for `application/json` with a number as `statusCode`.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html'],

  given: (api) => api.integrations,
  *check(integration) {
    if (integration.type !== 'mock') return;
    const used = uselessTemplateOf(integration);
    if (used === undefined) return;
    const fix = `\`'{"statusCode": 200}'\``;
    if (used === null) {
      const message = `Mock has no request template to give a \`statusCode\`. Add one for \`application/json\`: ${fix}.`;
      yield has(integration, 'requestTemplates') ? { at: ['requestTemplates'], message } : { message };
      return;
    }
    const { contentType, status, template } = used;
    const message =
      status.kind === 'text'
        ? `\`statusCode\` of the mock is the text ${quote(status.status)}, not a number. Write \`"statusCode": ${status.status}\`.`
        : `Request template ${quote(template)} of the mock gives no \`statusCode\`. Write ${fix}.`;
    yield { at: ['requestTemplates', contentType], message };
  },

  bad: [
    {
      title: 'No request template',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: mock
          responses: { default: { statusCode: '200' } }
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration'],
    },
    {
      title: 'A status in quotes',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: mock
          requestTemplates: { application/json: '{"statusCode": "200"}' }
          responses: { default: { statusCode: '200' } }
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/requestTemplates/application~1json'],
    },
  ],
  good: [
    {
      title: 'A number, in JSON that is not strict',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: mock
          requestTemplates: { application/json: '{statusCode: 200}' }
          responses: { default: { statusCode: '200' } }
      `,
    },
    {
      title: 'A status that the request decides',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: mock
          requestTemplates: { application/json: '{"statusCode": $input.params("status")}' }
          responses: { default: { statusCode: '200' } }
      `,
    },
  ],
});
