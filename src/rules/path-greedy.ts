import { paths, proxyOperation } from '../openapi/examples.js';
import { segmentsOf, unusualPathsOf } from '../openapi/model/path-segment.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

/** A plus somewhere else than before the closing brace. */
const MISPLACED_PLUS = /^\{(?:\+([^{}+]+)\+?|([^{}+]+))\}\+?$/;

export default defineRule({
  id: 'apigw-path-greedy',
  summary: 'Greedy path variables must be {name+} in the last segment',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: ['Cannot create a child of a resource with a greedy path variable: <variable>'],
  why: `A greedy variable stands for all the rest of the path, so API Gateway refuses a segment after it, and it takes only
    the spelling \`{name+}\`.`,
  fix: 'Move the greedy variable to the end of the path and write it `{name+}`. Any name will do.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-set-up-simple-proxy.html'],

  given: unusualPathsOf,
  *check(path) {
    const segments = segmentsOf(path);
    const early = segments.findIndex(({ isGreedy }, index) => isGreedy && index < segments.length - 1);
    const after = segments[early + 1];
    if (early !== -1 && after !== undefined)
      yield {
        message: `${quote(after.text.source)} follows a greedy variable. Make \`${segments[early]?.text.source}\` the last segment.`,
      };
    for (const { text, variable } of segments) {
      if (variable !== undefined) continue;
      const [, lead, trail] = MISPLACED_PLUS.exec(text.literal ?? '') ?? [];
      const name = lead ?? trail;
      if (name !== undefined)
        yield { message: `${quote(text.source)} is not a greedy variable. Write \`{${name}+}\`.` };
    }
  },

  bad: [
    {
      title: 'A segment after the greedy variable',
      yaml: paths`
        /files/{path+}/meta:
          get:
            ${proxyOperation(12)}
      `,
      findings: ['/paths/~1files~1{path+}~1meta'],
    },
    {
      title: 'The plus in the wrong place',
      yaml: paths`
        /files/{path}+:
          get:
            ${proxyOperation(12)}
      `,
      findings: ['/paths/~1files~1{path}+'],
    },
  ],
  good: [
    {
      title: 'The greedy variable at the end',
      yaml: paths`
        /files/{path+}:
          get:
            ${proxyOperation(12)}
      `,
    },
    {
      title: 'A variable in the middle that is not greedy',
      yaml: paths`
        /files/{path}/meta:
          get:
            ${proxyOperation(12)}
      `,
    },
  ],
});
