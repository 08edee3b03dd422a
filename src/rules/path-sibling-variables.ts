import { paths, proxyOperation } from '../openapi/examples.js';
import { siblingVariablesOf } from '../openapi/model/path-variables.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-path-sibling-variables',
  summary: 'Path variables at the same place must have the same name',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: [
    'A sibling (<variable>) of this resource already has a variable path part -- only one is allowed',
    "Resource with id '<id>' has more than one variable component as a direct child: [<variables>]",
  ],
  why: 'Every segment is a resource, and API Gateway allows a resource only one child that is a variable.',
  fix: 'Give the variable the same name in all paths, in its parameter and in its mappings.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html'],

  given: siblingVariablesOf,
  *check({ variable, other, otherPath, parent }) {
    yield {
      message: `\`${variable}\` is beside \`${other}\` of ${quote(otherPath)}. Use one variable name below ${quote(parent)}.`,
    };
  },

  bad: [
    {
      title: 'Two names for the same segment',
      yaml: paths`
        /pets/{id}:
          get:
            ${proxyOperation(12)}
        /pets/{petId}/toys:
          get:
            ${proxyOperation(12)}
      `,
      findings: ['/paths/~1pets~1{petId}~1toys'],
    },
    {
      title: 'A greedy variable beside another one',
      yaml: paths`
        /{stage}:
          get:
            ${proxyOperation(12)}
        /{proxy+}:
          get:
            ${proxyOperation(12)}
      `,
      findings: ['/paths/~1{proxy+}'],
    },
  ],
  good: [
    {
      title: 'The same name everywhere',
      yaml: paths`
        /pets/{id}:
          get:
            ${proxyOperation(12)}
        /pets/{id}/toys:
          get:
            ${proxyOperation(12)}
      `,
    },
    {
      title: 'Different names at different places, and a fixed segment beside a variable',
      yaml: paths`
        /pets/{id}:
          get:
            ${proxyOperation(12)}
        /pets/mine:
          get:
            ${proxyOperation(12)}
        /owners/{owner}:
          get:
            ${proxyOperation(12)}
      `,
    },
  ],
});
