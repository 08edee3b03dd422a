import { own } from './json.js';
import type { Api } from './model/api.js';
import { hasKnownKeys } from './model/known-keys.js';
import { INTEGRATION, type Operation } from './model/operation.js';

/** What lacks an integration. */
export interface MissingIntegrations {
  readonly operations: readonly Operation[];
  /** Whether no operation at all has an integration, as in a plain API description. */
  readonly isEvery: boolean;
}

/**
 * The operations that certainly have no integration. None in a fragment, whose integrations may come from another file.
 * `trace` is left out, for which API Gateway has no method, and so is the `options` of an HTTP API that answers
 * preflights itself: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export function missingIntegrations(api: Api): MissingIntegrations {
  if (api.isFragment) return { operations: [], isEvery: false };
  const answersPreflights = api.kind === 'http' && own(api.document.value, 'x-amazon-apigateway-cors') !== undefined;
  const methods = api.operations.filter(
    ({ method }) => method !== 'TRACE' && !(answersPreflights && method === 'OPTIONS'),
  );
  const operations = methods.filter(({ value }) => own(value, INTEGRATION) === undefined && hasKnownKeys(value));
  return { operations, isEvery: operations.length === methods.length };
}
