import { paths, proxyOperation } from '../openapi/examples.js';
import { segmentsOf, unusualPathsOf } from '../openapi/model/path-segment.js';
import { pattern } from '../openapi/text/pattern.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

/** A comma is in the documentation's list, not in the service's message; so it is let through. */
const SEGMENT = pattern('[A-Za-z0-9._:,-]*|\\{[A-Za-z0-9._:-]+\\+?\\}');

/** Braces in a whole segment, but not as `{name}` or `{name+}`: apigw-path-greedy speaks about a plus in the wrong place. */
const MISPLACED_PLUS = /^\{\+?[A-Za-z0-9._:-]+\+?\}\+?$/;

export default defineRule({
  id: 'apigw-path-segment',
  summary: 'Path segments must be plain text or one whole variable',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: [
    "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.",
  ],
  why: `Every segment of a path becomes a resource of the API. API Gateway takes letters, digits, \`. _ - :\` in it, or a
    variable that is the whole segment, and refuses the import otherwise.`,
  fix: 'Rename the segment, or make the variable a segment of its own: `/reports/{id}` instead of `/reports/{id}.html`.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html'],

  given: unusualPathsOf,
  *check(path) {
    // A path without a leading slash is not a path of a REST API: `$default`.
    if (!path.template.startsWith('/')) return;
    for (const { text } of segmentsOf(path)) {
      if (SEGMENT.match(text) !== 'cannot' || MISPLACED_PLUS.test(text.literal ?? '')) continue;
      const isPartial = /\{[^{}]+\}/.test(text.source) && !/^\{[^{}]*\}$/.test(text.source);
      yield {
        message: isPartial
          ? `Segment ${quote(text.source)} holds more than its variable. Make the variable the whole segment.`
          : `Segment ${quote(text.source)} has characters that API Gateway does not take. Use letters, digits and \`. _ - :\`.`,
      };
    }
  },

  bad: [
    {
      title: 'A variable that is only part of a segment',
      yaml: paths`
        /reports/{id}.html:
          get:
            ${proxyOperation(12)}
      `,
      findings: ['/paths/~1reports~1{id}.html'],
    },
    {
      title: 'A character that API Gateway does not take',
      yaml: paths`
        /~pets:
          get:
            ${proxyOperation(12)}
      `,
      findings: ['/paths/~1~0pets'],
    },
  ],
  good: [
    {
      title: 'A whole variable',
      yaml: paths`
        /v1.0/reports:export/{id}:
          get:
            ${proxyOperation(12)}
      `,
    },
    {
      title: 'The root',
      yaml: paths`
        /:
          get:
            ${proxyOperation(12)}
      `,
    },
  ],
});
