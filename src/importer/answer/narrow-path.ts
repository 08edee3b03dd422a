import { isObject, type JsonPath, own, valueAt } from '../../openapi/json.js';
import type { Api } from '../../openapi/model/api.js';
import { INTEGRATION } from '../../openapi/model/operation.js';
import { AUTHORIZER } from '../../openapi/model/security-scheme.js';
import { foreignReference, modelSuspect } from './model-mistake.js';
import type { AnswerLine } from './parse-answer.js';
import { parseIssuePath } from './parse-issue-path.js';
import { findKey, findReference, findText, search } from './search-document.js';

/** Where to look, and for what. */
export interface NarrowInput {
  readonly api: Api;
  readonly line: AnswerLine;
  /** What of the line is to be placed: its reason, or one problem of it. */
  readonly said: string;
  /** The rule's id. */
  readonly rule: string;
  readonly tokens: readonly string[];
  /** The operation, model, path or scheme that the line names; the document if it names none. */
  readonly scope: JsonPath;
}

/** Words of API Gateway, and the key that they are about. */
const KEYS: readonly (readonly [RegExp, string])[] = [
  [/timeout/i, 'timeoutInMillis'],
  [/authorizer uri/i, 'authorizerUri'],
  [/\bTTL\b/, 'authorizerResultTtlInSeconds'],
  [/ProviderARNs/i, 'providerARNs'],
  [/identity ?source/i, 'identitySource'],
  [/request validator/i, 'x-amazon-apigateway-request-validator'],
  [/authorization scopes|authorizer id/i, 'security'],
  [/role|identity forwarding/i, 'credentials'],
  [/httpmethod/i, 'httpMethod'],
  [/connectionid|vpc ?link/i, 'connectionId'],
  [/cache key/i, 'cacheKeyParameters'],
  [/method response/i, 'statusCode'],
  [/integration type/i, 'type'],
  [/\bURI\b|\bARN\b|endpoint specified|lambda function/i, 'uri'],
  [/policy document/i, 'x-amazon-apigateway-policy'],
  [/compression size/i, 'x-amazon-apigateway-minimum-compression-size'],
  [/vpcendpoints|endpoint ?types|ipaddresstype/i, 'x-amazon-apigateway-endpoint-configuration'],
  [/responsetype|gatewayresponse/i, 'x-amazon-apigateway-gateway-responses'],
  [/documentationpart|location type/i, 'x-amazon-apigateway-documentation'],
  [/more than one server/i, 'servers'],
  [/number of resources/i, 'paths'],
];

const PARAMETER_NAME = /^[a-zA-Z0-9:._$-]+$/;

/** The narrowest place below the scope that a line can be about; the scope itself if there is none. */
export function narrowPlace(input: NarrowInput): JsonPath {
  const { api, said, scope } = input;
  const document = api.document.value;
  const special = specialPlace(input);
  if (special !== undefined) return special;
  const base = partOf(input);
  const key = KEYS.find(([words]) => words.test(said))?.[1];
  const keyed = key === undefined ? undefined : findKey(document, base, key);
  // Without a scope, a text may stand anywhere for another reason.
  const where = scope.length === 0 ? keyed : base;
  for (const token of where === undefined ? [] : tokensOf(input)) {
    const found = findText(document, where ?? [], token);
    if (found !== undefined) return found;
  }
  return keyed ?? base;
}

/** The part of an operation or security scheme that a line of this kind is about. */
function partOf({ api, line, said, scope }: NarrowInput): JsonPath {
  const isIntegration = line.kind.startsWith('integration') || /integration|requestParameters/.test(said);
  const part = line.kind === 'authorizer' ? AUTHORIZER : isIntegration ? INTEGRATION : undefined;
  const path = part === undefined ? scope : [...scope, part];
  const value = scope.length === 0 ? undefined : valueAt(api.document.value, path);
  if (!isObject(value)) return scope;
  return line.kind === 'integration response' && isObject(own(value, 'responses')) ? [...path, 'responses'] : path;
}

/** What the document may hold word for word: what the wildcards stood for, quoted words, what follows the last colon. */
function tokensOf({ said, tokens }: NarrowInput): string[] {
  const quoted = [...said.matchAll(/["']([^"']+)["']/g)].map(([, inner = '']) => inner);
  const last = said.split(': ').at(-1) ?? '';
  return [last, ...tokens, ...quoted].filter((token) => token.length > 1);
}

function specialPlace({ api, line, said, rule, tokens, scope }: NarrowInput): JsonPath | undefined {
  const document = api.document.value;
  const [token = ''] = tokens;
  if (rule === 'aws-structure') return parseIssuePath(document, token);
  if (rule === 'aws-servers') return search(document, ['servers'], (key) => key === '1');
  if (rule === 'aws-model-name') return scope;
  if (rule === 'aws-model-schema')
    return /Unsupported/.test(said) ? undefined : (modelSuspect(document, scope) ?? scope);
  if (rule === 'aws-model-type') return inlineSchema(document, line, scope);
  if (rule === 'aws-model-reference') return referencePlace(api, line, said, token, scope);
  if (rule === 'aws-parameter-name') return parameterPlace(api, scope, said);
  if (rule === 'aws-gateway-response' && scope.length === 0) {
    const base = ['x-amazon-apigateway-gateway-responses'];
    return findText(document, base, token);
  }
  return undefined;
}

function referencePlace(
  api: Api,
  line: AnswerLine,
  said: string,
  token: string,
  scope: JsonPath,
): JsonPath | undefined {
  const document = api.document.value;
  if (/canonical/.test(said)) return foreignReference(document, scope) ?? scope;
  const content = /^Invalid format for model (.*) for method (\w+)$/.exec(said);
  if (content === null) return findReference(document, scope, token) ?? scope;
  const [, type = '', verb = line.verb] = content;
  for (const { method, path } of api.operations) {
    const found = method === verb ? findKey(document, path, type) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The schema of a response or of the body, in OpenAPI 3.0 below its content type. */
function inlineSchema(document: unknown, line: AnswerLine, scope: JsonPath): JsonPath {
  const status = / in (\w+) response to /.exec(line.text)?.[1];
  const part = status === undefined ? [...scope, 'requestBody'] : [...scope, 'responses', status];
  const holder = valueAt(document, part) === undefined ? scope : part;
  return findKey(document, holder, 'schema') ?? holder;
}

function parameterPlace(api: Api, scope: JsonPath, said: string): JsonPath | undefined {
  const operation = api.operations.find(({ path }) => path.join('\n') === scope.join('\n'));
  const seen = new Set<string>();
  const found = operation?.parameters?.find(({ name }) => {
    const isWrong = /unique/.test(said) ? seen.has(name) : !PARAMETER_NAME.test(name);
    seen.add(name);
    return isWrong;
  });
  return found && [...found.path, 'name'];
}
