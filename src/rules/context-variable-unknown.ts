import { CONTEXT_VARIABLE_NAMES, contextVariableUse } from '../openapi/aws/context-variables.js';
import { operation } from '../openapi/examples.js';
import type { Api } from '../openapi/model/api.js';
import type { RequestSource, ResponseSource } from '../openapi/model/mapping/mapping.js';
import { mappingTemplatesOf } from '../openapi/model/mapping/mapping-templates.js';
import { requestMappingsOf } from '../openapi/model/mapping/request-mapping.js';
import { responseMappingsOf } from '../openapi/model/mapping/response-mapping.js';
import type { Node } from '../openapi/model/node.js';
import { contextReferencesOf } from '../openapi/text/context-references.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';
import { suggest } from '../wording/suggest.js';

export default defineRule({
  id: 'apigw-context-variable-unknown',
  summary: 'Mappings must read context variables that AWS lists for them',
  severity: 'warn',
  apis: ['rest'],
  surfaces: 'never',
  why: `AWS lists the context variables that mappings and mapping templates may read, with their case. Another name, or one that
    only access logs or gateway responses have, gives no value.`,
  fix: 'Use a name of the list, such as `context.requestId` in a mapping and `$context.requestId` in a template.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html'],

  options: { known: { default: [], example: ['identity.newName'], describe: 'Variables that AWS has added since' } },
  given: contextUsesOf,
  *check({ name }, _api, { known }) {
    if (known.includes(name)) return;
    const use = contextVariableUse(name);
    if (use === 'mappings') return;
    const near = suggest(name, CONTEXT_VARIABLE_NAMES);
    if (use !== undefined) yield { message: `The context variable ${quote(name)} is only for ${use}. Use another.` };
    else if (near === undefined)
      yield { message: `Mappings have no context variable ${quote(name)}. Use one that AWS lists.` };
    else yield { message: `Mappings have no context variable ${quote(name)}. Did you mean ${quote(near)}?` };
  },

  bad: [
    {
      title: 'Wrong case',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          requestParameters:
            integration.request.header.X-Id: context.requestid
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/requestParameters/integration.request.header.X-Id'],
    },
    {
      title: 'A variable of access logs in a template',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: mock
          requestTemplates:
            application/json: '{"statusCode": 200, "latency": "$context.responseLatency"}'
          responses:
            default: {statusCode: '200'}
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/requestTemplates/application~1json'],
    },
  ],
  good: [
    {
      title: 'Listed variables',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://pets.example.com/
          requestParameters:
            integration.request.header.X-Tenant: context.authorizer.tenant
          requestTemplates:
            application/json: '{"ip": "$!{context.identity.sourceIp}"}'
          responses:
            default: {statusCode: '200'}
      `,
    },
    {
      title: 'An unlisted one in a comment',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: mock
          requestTemplates:
            application/json: |
              ## No $context.status here.
              {"statusCode": 200}
          responses: { default: { statusCode: '200' } }
      `,
    },
  ],
});

/** A context variable that an integration reads, with its whole name known. */
interface ContextUse extends Node {
  /** Without `context.`. */
  readonly name: string;
}

/**
 * The context variables in the mappings and mapping templates of integrations. Responses and templates of a proxy
 * integration are not read by API Gateway, so they are left out.
 */
function contextUsesOf(api: Api): ContextUse[] {
  const uses: ContextUse[] = [];
  for (const { path, source } of requestMappingsOf(api)) {
    const name = nameIn(source);
    if (name !== undefined) uses.push({ path, name });
  }
  for (const { path, source } of responseMappingsOf(api)) {
    const name = nameIn(source);
    if (name !== undefined) uses.push({ path, name });
  }
  for (const { path, source } of mappingTemplatesOf(api)) {
    const references = contextReferencesOf(source);
    // Most templates have none.
    if (references.length > 0)
      for (const name of new Set(references.map((each) => each.name))) uses.push({ path, name });
  }
  return uses;
}

/** `$context.x` is for apigw-request-param-dollar. */
function nameIn(source: RequestSource | ResponseSource | undefined): string | undefined {
  return source?.kind === 'context' && !source.hasDollar ? source.name.literal : undefined;
}
