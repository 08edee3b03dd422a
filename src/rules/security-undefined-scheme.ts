import { document, proxyOperation } from '../openapi/examples.js';
import { undeclaredRequirementsOf } from '../openapi/model/dropped-security.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';
import { list, suggest } from '../wording/suggest.js';

export default defineRule({
  id: 'apigw-security-undefined-scheme',
  summary: 'Security requirements must name a declared scheme',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'never',
  concernsSecurity: true,
  why: `A requirement that names a scheme the document does not declare is passed over, and the method is created without
    authorization: it is open to everybody.`,
  fix: 'Correct the name, or declare the scheme under `components.securitySchemes` (Swagger 2.0: `securityDefinitions`).',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html'],

  given: undeclaredRequirementsOf,
  *check({ name }, { securitySchemes }) {
    const names = [...(securitySchemes?.keys() ?? [])];
    const near = suggest(name, names);
    const help =
      near === undefined
        ? names.length === 0
          ? 'None is declared.'
          : `Declared: ${list(names)}.`
        : `Did you mean ${quote(near)}?`;
    yield { message: `No security scheme named ${quote(name)}. ${help}` };
  },

  bad: [
    {
      title: 'A misspelt name',
      yaml: document`
        paths:
          /pets:
            get:
              security: [{apikey: []}]
              ${proxyOperation(14)}
        components:
          securitySchemes:
            apiKey: {type: apiKey, name: x-api-key, in: header}
      `,
      findings: ['/paths/~1pets/get/security/0/apikey'],
    },
  ],
  good: [
    {
      title: 'A declared scheme',
      yaml: document`
        paths:
          /pets:
            get:
              security: [{apiKey: []}]
              ${proxyOperation(14)}
        components:
          securitySchemes:
            apiKey: {type: apiKey, name: x-api-key, in: header}
      `,
    },
    {
      title: 'No requirement at all, said so',
      yaml: document`
        paths:
          /pets:
            get:
              security: []
              ${proxyOperation(14)}
      `,
    },
  ],
});
