import { operation } from '../openapi/examples.js';
import { has, isUnknownAt } from '../openapi/integration.js';
import { isObject } from '../openapi/json.js';
import { mockTemplatesOf } from '../openapi/mock-status.js';
import { INTEGRATIONS } from '../openapi/parts.js';
import { quote } from '../openapi/template-text.js';
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

  given: INTEGRATIONS,
  *check(integration) {
    if (integration.type !== 'mock' || isUnknownAt(integration, 'requestTemplates')) return;
    const isMissing = !has(integration, 'requestTemplates');
    if (!isMissing && !isObject(integration.value['requestTemplates'])) return;
    const templates = mockTemplatesOf(integration);
    // One template that may give a number is enough: which one is used depends on the request.
    if (templates.some(({ status }) => status.kind === 'numbers' || status.kind === 'unknown')) return;
    const used = templates.find(({ contentType }) => contentType === 'application/json') ?? templates[0];
    const fix = `\`'{"statusCode": 200}'\``;
    if (used === undefined) {
      const message = `Mock has no request template to give a \`statusCode\`. Add one for \`application/json\`: ${fix}.`;
      yield isMissing ? { message } : { at: ['requestTemplates'], message };
      return;
    }
    const at = ['requestTemplates', used.contentType];
    if (used.status.kind === 'text') {
      const message = `\`statusCode\` of the mock is the text ${quote(used.status.status)}; it takes a number.`;
      yield { at, message: `${message} Write \`"statusCode": ${used.status.status}\` without the quotes.` };
    } else {
      yield {
        at,
        message: `Request template ${quote(used.template)} of the mock gives no \`statusCode\`. Write ${fix}.`,
      };
    }
  },

  bad: [
    {
      title: 'No request template',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: mock
          responses:
            default:
              statusCode: '200'
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration'],
    },
    {
      title: 'A status in quotes',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: mock
          requestTemplates:
            application/json: '{"statusCode": "200"}'
          responses:
            default:
              statusCode: '200'
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
          requestTemplates:
            application/json: '{statusCode: 200}'
          responses:
            default:
              statusCode: '200'
      `,
    },
    {
      title: 'A status that the request decides',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: mock
          requestTemplates:
            application/json: '{"statusCode": $input.params("status")}'
          responses:
            default:
              statusCode: '200'
      `,
    },
  ],
});
