import { document, paths, proxyOperation } from '../openapi/examples.js';
import { misshapenPathsOf } from '../openapi/misshapen-paths.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-paths-shape',
  summary: 'paths, path items and operations must be maps',
  // Warned of only: what an import makes of such a document has not been recorded.
  severity: 'warn',
  apis: ['rest', 'http'],
  surfaces: 'deployment',
  serviceMessages: ["The REST API doesn't contain any methods"],
  why: `Only a map can hold paths, methods and their settings. Where something else stands there is nothing to import, and an API
    without any method cannot be deployed.`,
  fix: 'Write the map, or remove the key.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html'],

  given: misshapenPathsOf,
  *check({ key, value }) {
    yield { message: `\`${key.slice(0, 60)}\` is ${quote(value)}, not a map. Write what belongs there, or remove it.` };
  },

  bad: [
    {
      title: 'Nothing under paths',
      yaml: document`
        paths:
      `,
      findings: ['/paths'],
    },
    {
      title: 'A list where an operation belongs',
      yaml: paths`
        /pets:
          get: []
      `,
      findings: ['/paths/~1pets/get'],
    },
  ],
  good: [
    {
      title: 'Maps all the way',
      yaml: paths`
        /pets:
          get:
            ${proxyOperation(12)}
      `,
    },
    {
      title: 'A path item that is written elsewhere',
      yaml: document`
        paths:
          /pets:
            $ref: '#/x-paths/pets'
        x-paths:
          pets:
            get:
              ${proxyOperation(14)}
      `,
    },
  ],
});
