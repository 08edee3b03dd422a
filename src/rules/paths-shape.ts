import { document, paths, proxyOperation } from '../openapi/examples.js';
import { isObject, type JsonObject, own } from '../openapi/json.js';
import type { Api } from '../openapi/model/api.js';
import type { Node } from '../openapi/model/node.js';
import { METHOD_NAMES } from '../openapi/model/operation.js';
import { reference } from '../openapi/model/reference.js';
import { isFunction, quote } from '../openapi/text/template-text.js';
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

/** Something of `paths` that holds no map, so that what it should hold is lost. */
interface MisshapenPath extends Node {
  /** What stands there: `paths`, a path, or a key of a path item. */
  readonly key: string;
  readonly value: unknown;
}

/** `paths`, the path items and the operations of a document that are not maps. What is not known is let through. */
function misshapenPathsOf({ document }: Api): MisshapenPath[] {
  if (!Object.hasOwn(document.value, 'paths')) return [];
  const paths = own(document.value, 'paths');
  if (isMisshapen(paths)) return [{ path: ['paths'], key: 'paths', value: paths }];
  return entriesOf(paths)
    .filter(([template]) => template.startsWith('/'))
    .flatMap(([template, item]): MisshapenPath[] => {
      const path = ['paths', template];
      if (isMisshapen(item)) return [{ path, key: template, value: item }];
      return entriesOf(item)
        .filter(([method, operation]) => METHOD_NAMES.has(method) && isMisshapen(operation))
        .map(([method, operation]) => ({ path: [...path, method], key: method, value: operation }));
    });
}

function isMisshapen(value: unknown): boolean {
  // A placeholder may become anything.
  return !isObject(value) && !(typeof value === 'string' && /[${<]/.test(value));
}

function entriesOf(value: unknown): [key: string, value: unknown][] {
  const isMap = isObject(value) && !isFunction(value) && reference(value) === undefined;
  return isMap ? Object.entries(value satisfies JsonObject) : [];
}
