import { isObject, type JsonObject, own } from '../json.js';
import { pattern } from '../text/pattern.js';
import { isFunction, type Text } from '../text/template-text.js';
import type { Api } from './api.js';
import {
  entries,
  has,
  type Integration,
  isAwsService,
  isCustom,
  isLambda,
  isUnknownAt,
  textAt,
} from './integration.js';
import { isPlaceholderKey } from './known-keys.js';
import type { Node } from './node.js';
import { onceEach } from './once-each.js';
import type { MethodResponse } from './operation.js';
import { hasPlainResponse } from './plain-declaration.js';

/** An entry of an integration's `responses` that is a map. */
export interface IntegrationResponse extends Node {
  readonly integration: Integration;
  /** The key: a regular expression, or `default`. */
  readonly pattern: string;
  readonly value: JsonObject;
  /** The status code that the client gets. YAML may hold it as a number. */
  readonly statusCode: Text | undefined;
}

/** The form of a status code: https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegrationResponse.html */
export const STATUS_CODE = pattern('[1-5][0-9][0-9]');

/** The integration responses of an integration, in the order written. */
export const integrationResponsesOf = onceEach((integration: Integration): readonly IntegrationResponse[] => {
  const found: IntegrationResponse[] = [];
  for (const [key, value] of entries(integration, 'responses')) {
    if (!isObject(value) || isFunction(value) || own(value, '$ref') !== undefined) continue;
    const path = [...integration.path, 'responses', key];
    found.push({ path, integration, pattern: key, value, statusCode: textAt(value, 'statusCode') });
  }
  return found;
});

/** The keys of `responses` that have a value; `undefined` if some are not known until deployment, or it is not a map. */
export const responsePatternsOf = onceEach((integration: Integration): readonly string[] | undefined => {
  if (!has(integration, 'responses')) return [];
  if (isUnknownAt(integration, 'responses') || !isObject(integration.value['responses'])) return undefined;
  const patterns = entries(integration, 'responses').flatMap(([key, value]) => (value === null ? [] : [key]));
  return patterns.some(isPlaceholderKey) ? undefined : patterns;
});

/**
 * What the keys of `responses` are matched against: the error message of a Lambda function, or the status of any other
 * backend and of a mock. `undefined` for a proxy, and if the backend is not known.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_IntegrationResponse.html
 */
export const selectionSubject = onceEach((integration: Integration): 'status' | 'message' | undefined => {
  if (integration.type === 'mock' || integration.type === 'http') return 'status';
  if (integration.type !== 'aws') return undefined;
  if (isLambda(integration)) return 'message';
  return isAwsService(integration) ? 'status' : undefined;
});

/**
 * What the operation declares for the status of an integration response; `null` if it certainly does not declare it,
 * `undefined` if that is not known. Whether a `default` response or a range such as `4XX` counts is not documented.
 */
export function methodResponseOf({ integration, statusCode }: IntegrationResponse): MethodResponse | null | undefined {
  const declared = integration.operation.responses;
  const status = statusCode?.literal;
  if (declared === undefined || status === undefined || !STATUS_CODE.regexp.test(status)) return undefined;
  const found = declared.get(status);
  if (found !== undefined) return found;
  return declaredStatuses(declared).every((key) => STATUS_CODE.regexp.test(key)) ? null : undefined;
}

/** The keys of an operation's `responses`, without extensions. */
export function declaredStatuses(declared: ReadonlyMap<string, MethodResponse>): string[] {
  return [...declared.keys()].filter((key) => !key.startsWith('x-'));
}

/** The integration responses whose status the operation certainly does not declare, and whether that is all of them. */
export const undeclaredResponsesOf = onceEach(
  (integration: Integration): { readonly undeclared: readonly IntegrationResponse[]; readonly isEvery: boolean } => {
    if (!isCustom(integration)) return { undeclared: [], isEvery: false };
    const responses = integrationResponsesOf(integration);
    const undeclared = responses.filter(
      (response) => !isPlainlyDeclared(response) && methodResponseOf(response) === null,
    );
    return { undeclared, isEvery: undeclared.length > 0 && undeclared.length === responses.length };
  },
);

function isPlainlyDeclared({ integration, statusCode }: IntegrationResponse): boolean {
  const status = statusCode?.literal;
  return status !== undefined && hasPlainResponse(integration.operation, status);
}

/** The integration responses of all integrations. */
export const allIntegrationResponsesOf = onceEach((api: Api): readonly IntegrationResponse[] =>
  api.integrations.flatMap(integrationResponsesOf),
);
