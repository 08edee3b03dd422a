import { operation } from '../openapi/examples.js';
import { declaredStatuses, undeclaredResponsesOf } from '../openapi/model/integration-response.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';
import { list } from '../wording/suggest.js';

export default defineRule({
  id: 'apigw-method-response-undeclared',
  summary: 'Operations must declare every status that their integration returns',
  // An import that a Developer Guide page asks the reader to do has such an entry, headers included, although single
  // calls refuse it: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-validation-sample-api-swagger.html
  severity: 'warn',
  apis: ['rest'],
  surfaces: 'request',
  serviceMessages: [
    'Execution failed due to configuration error: Output mapping refers to an invalid method response: <status>',
    'Invalid mapping expression specified: Validation Result: warnings : [], errors : [No method response exists for method.]',
  ],
  why: `The \`statusCode\` of an integration response refers to a response of the operation. A request that selects an entry
    whose status the operation does not declare gets a 500.`,
  fix: "Add the status to the operation's `responses`.",
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-response.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-response.html',
  ],

  given: integrationsWith('responses'),
  *check(integration) {
    const { undeclared, isEvery } = undeclaredResponsesOf(integration);
    // All of them are for apigw-method-response-missing.
    if (isEvery || undeclared.length === 0) return;
    const declared = list(declaredStatuses(integration.operation.responses ?? new Map()), 5);
    for (const { pattern, statusCode } of undeclared) {
      yield {
        at: ['responses', pattern, 'statusCode'],
        message: `The operation declares no response ${quote(statusCode?.literal)}, only ${declared}. Add it to the operation's \`responses\`.`,
      };
    }
  },

  bad: [
    {
      title: 'A failure that is not declared',
      yaml: operation`
        responses:
          '200': { description: OK }
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            2\d{2}: { statusCode: '200' }
            default: { statusCode: '502' }
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/responses/default/statusCode'],
    },
  ],
  good: [
    {
      title: 'Every status declared',
      yaml: operation`
        responses:
          '200': { description: OK }
          '502': { description: Failed }
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            2\d{2}: { statusCode: '200' }
            default: { statusCode: '502' }
      `,
    },
    {
      title: 'A status that is known at the deployment',
      yaml: operation`
        responses:
          '200': { description: OK }
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            2\d{2}: { statusCode: '200' }
            default: { statusCode: '\${failure_status}' }
      `,
    },
  ],
});
