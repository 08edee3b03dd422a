import { operation } from '../openapi/examples.js';
import { type JsonPath, own } from '../openapi/json.js';
import type { Api } from '../openapi/model/api.js';
import { entries, type Integration, isUnknownAt } from '../openapi/model/integration.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { declarationOf, suggestSource } from '../openapi/model/mapping/declared-parameter.js';
import { parseSource, parseTarget } from '../openapi/model/mapping/mapping.js';
import { repairSource } from '../openapi/model/mapping/mapping-repair.js';
import { readSamples } from '../openapi/text/sample.js';
import { hasHoles, quote, type Text, textOf } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';
import { suggest } from '../wording/suggest.js';

export default defineRule({
  id: 'apigw-cache-key',
  summary: 'Cache keys must be declared or mapped parameters',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: ['Invalid cache key parameter specified'],
  why: `API Gateway makes the key of a cached response of parameters that the operation declares or that \`requestParameters\` maps.
    It refuses any other name, and the form \`method.input.params.NAME\` that its own exports have held.`,
  fix: 'Declare the parameter, or map it, and name it as `method.request.querystring.NAME` or `integration.request.header.NAME`.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html',
    'https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html',
  ],

  given: integrationsWith('cacheKeyParameters'),
  *check(integration, api) {
    for (const { at, key, fault, repaired } of faultyCacheKeysOf(integration, api)) {
      const how = repaired === undefined ? '' : ` Did you mean ${quote(repaired)}?`;
      if (fault === 'undeclared')
        yield { at, message: `${quote(key)} is not declared.${how || ' Add it to `parameters`.'}` };
      else if (fault === 'unmapped')
        yield { at, message: `${quote(key)} is not mapped.${how || ' Add it to `requestParameters`.'}` };
      else
        yield { at, message: `${quote(key)} names no parameter.${how || ' Write `method.request.querystring.NAME`.'}` };
    }
  },

  bad: [
    {
      title: 'An undeclared query parameter',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          cacheKeyParameters:
            - method.request.querystring.page
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/cacheKeyParameters/0'],
    },
    {
      title: 'The form of an export',
      yaml: operation`
        parameters: [{name: page, in: query, schema: {type: string}}]
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          cacheKeyParameters:
            - method.input.params.page
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/cacheKeyParameters/0'],
    },
  ],
  good: [
    {
      title: 'A declared query parameter',
      yaml: operation`
        parameters: [{name: page, in: query, schema: {type: string}}]
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          cacheKeyParameters:
            - method.request.querystring.page
      `,
    },
    {
      title: 'A mapped header',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          requestParameters:
            integration.request.header.X-Tenant: context.authorizer.tenant
          cacheKeyParameters:
            - integration.request.header.X-Tenant
      `,
    },
  ],
});

/** An entry of `cacheKeyParameters` that API Gateway refuses. */
interface FaultyCacheKey {
  readonly key: string;
  /** Where it stands, from the integration on. */
  readonly at: JsonPath;
  readonly fault: 'malformed' | 'undeclared' | 'unmapped';
  /** What it most likely stands for. */
  readonly repaired: string | undefined;
}

/** The exports of API Gateway have held this form, which its import refuses. */
const EXPORTED = /^method\.input\.params\.(.+)$/s;

/**
 * The entries of `cacheKeyParameters` that certainly name neither a declared nor a mapped parameter. What AWS does with a
 * context variable, a stage variable or the body is not documented, so they are let through.
 */
function faultyCacheKeysOf(integration: Integration, api: Api): FaultyCacheKey[] {
  const list = own(integration.value, 'cacheKeyParameters');
  if (!Array.isArray(list)) return [];
  return list.flatMap((written, index) => {
    const text = textOf(written);
    const found = text && text.source !== '' ? faultOf(readSamples(text), integration, api) : undefined;
    return text && found ? [{ key: text.source, at: ['cacheKeyParameters', index], ...found }] : [];
  });
}

function faultOf(
  text: Text,
  integration: Integration,
  api: Api,
): Pick<FaultyCacheKey, 'fault' | 'repaired'> | undefined {
  const { operation } = integration;
  if (parseTarget(text).kind === 'parameter') {
    const repaired = unmappedKey(text, integration);
    return repaired === undefined ? undefined : { fault: 'unmapped', repaired: repaired.near };
  }
  const source = parseSource(text);
  if (source.kind === 'parameter') {
    const declaration = declarationOf(source, operation, api);
    const isFaulty = declaration === 'undeclared' || declaration === 'greedy';
    return isFaulty ? { fault: 'undeclared', repaired: suggestSource(source, operation) } : undefined;
  }
  if (source.kind !== 'malformed') return undefined;
  const [, name] = EXPORTED.exec(text.source) ?? [];
  const repaired = name === undefined ? repairSource(text.source) : declaredSource(name, integration);
  return { fault: 'malformed', repaired: repaired?.startsWith('method.') ? repaired : undefined };
}

/** The mapped key that an unmapped one may stand for; `undefined` if it is mapped or that is not known. */
function unmappedKey(text: Text, integration: Integration): { readonly near: string | undefined } | undefined {
  const keys = entries(integration, 'requestParameters').map(([key]) => key);
  if (hasHoles(text) || isUnknownAt(integration, 'requestParameters') || keys.includes(text.source)) return undefined;
  return keys.some((key) => key.startsWith('Fn::') || textOf(key)?.literal === undefined)
    ? undefined
    : { near: suggest(text.source, keys) };
}

function declaredSource(name: string, { operation }: Integration): string | undefined {
  const found = operation.parameters?.find((parameter) => parameter.name === name);
  const location = found?.in === 'query' ? 'querystring' : found?.in;
  return location === undefined ? undefined : `method.request.${location}.${name}`;
}
