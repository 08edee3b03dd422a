import { operation } from '../openapi/examples.js';
import { isObject, own } from '../openapi/json.js';
import type { Api } from '../openapi/model/api.js';
import { entries, has, type Integration, textAt } from '../openapi/model/integration.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { isPlaceholderKey } from '../openapi/model/known-keys.js';
import type { Operation } from '../openapi/model/operation.js';
import { follow, reference } from '../openapi/model/reference.js';
import { onceEachKey } from '../openapi/text/once-each-key.js';
import { isFunction, textOf } from '../openapi/text/template-text.js';
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
        requestBody:
          content:
            application/json: { schema: { type: object } }
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
      title: 'A method that takes no body',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          passthroughBehavior: never
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

/**
 * The media types in which an operation takes its body, in lower case and without parameters: `requestBody.content`, or
 * `consumes` of the operation or the document where there is a body parameter. None if it takes no body or says
 * nothing of it; `undefined` if they are not known.
 */
function consumedTypes(operation: Operation, api: Api): readonly string[] | undefined {
  const document = api.document.value;
  const written = own(operation.value, 'requestBody');
  const { value: body } = follow(document, written, []);
  if (isObject(body) && !isFunction(body)) {
    const { value: content } = follow(document, own(body, 'content'), []);
    return isObject(content) ? normalized(Object.keys(content)) : [];
  }
  if (reference(written) !== undefined || isFunction(written)) return undefined;
  const consumes = own(operation.value, 'consumes') ?? own(document, 'consumes');
  if (!Array.isArray(consumes)) return [];
  if (operation.parameters === undefined) return undefined;
  const hasBody = operation.parameters.some((parameter) => parameter.in === 'body' || parameter.in === 'formData');
  return hasBody ? normalized(consumes) : [];
}

/** The media types for which an integration has a request template; `undefined` if some are not known. */
function templateTypes(integration: Integration): readonly string[] | undefined {
  return normalized(entries(integration, 'requestTemplates').map(([type]) => type));
}

function normalized(types: readonly unknown[]): readonly string[] | undefined {
  const known: string[] = [];
  for (const type of types) {
    const name = typeof type === 'string' ? typeOf(type) : textOf(type)?.literal;
    if (name === undefined) return undefined;
    known.push(name);
  }
  return known;
}

const typeOf = onceEachKey((type) => {
  const literal = isPlaceholderKey(type) ? undefined : textOf(type)?.literal;
  return literal?.replace(/;.*$/s, '').trim().toLowerCase();
});

/** Whether clients have no reason to send a body: `never` is how people say so for a GET. */
function takesNoBody(operation: Operation, api: Api): boolean {
  return BODILESS.includes(operation.method) && consumedTypes(operation, api)?.length === 0;
}

const BODILESS = ['GET', 'HEAD', 'DELETE', 'OPTIONS'];

/** The bodies that an integration refuses with 415. */
interface UnmatchedTypes {
  /** The `passthroughBehavior` as written. */
  readonly behavior: string;
  /** The media types, or all there are. */
  readonly types: readonly string[] | 'all';
}

/**
 * The content types that an operation declares and its integration refuses because it has no request template for them.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html (read 2026-11-22)
 * What a `$default` template catches is not documented, so it counts as catching all.
 */
function unmatchedTypes(integration: Integration, api: Api): UnmatchedTypes | undefined {
  if (takesNoBody(integration.operation, api)) return undefined;
  const behavior = textAt(integration.value, 'passthroughBehavior')?.literal;
  const isNever = behavior?.toLowerCase() === 'never';
  if (behavior === undefined || !(isNever || behavior.toLowerCase() === 'when_no_templates')) return undefined;
  if (integration.type !== 'http' && integration.type !== 'aws' && integration.type !== 'mock') return undefined;
  if (!has(integration, 'requestTemplates')) {
    // A mock without a template does nothing at all, which apigw-mock-request-template says.
    return isNever && integration.type !== 'mock' ? { behavior, types: 'all' } : undefined;
  }
  const templates = own(integration.value, 'requestTemplates');
  if (!isObject(templates) || isFunction(templates)) return undefined;
  const matched = templateTypes(integration);
  const consumed = consumedTypes(integration.operation, api);
  if (matched === undefined || matched.includes('$default')) return undefined;
  if (matched.length === 0) return isNever && integration.type !== 'mock' ? { behavior, types: 'all' } : undefined;
  const types = (consumed ?? []).filter((type) => !type.includes('*') && !matched.includes(type));
  return types.length === 0 ? undefined : { behavior, types };
}
