import { isObject, own } from '../json.js';
import type { Api } from './api.js';
import { AUTH, isSecurityUnknown } from './iam-authorization.js';
import { textAt } from './integration.js';
import type { Operation } from './operation.js';
import { securityOf } from './security.js';
import { AUTHORIZER, isIam, type SecurityScheme } from './security-scheme.js';

/** How an operation is guarded. `Ignored`: a REST API passes such a scheme over; `Unknown`: what is written does not tell. */
export type GuardKind =
  | 'IAM'
  | 'API key'
  | 'Lambda authorizer'
  | 'Cognito user pool'
  | 'JWT authorizer'
  | 'Authorizer'
  | 'Ignored'
  | 'Not declared'
  | 'Unknown';

/** One thing that a request to an operation needs. */
export interface Guard {
  /** The name of the scheme; `undefined` where there is none. */
  readonly name: string | undefined;
  readonly kind: GuardKind;
}

const AUTHORIZER_KINDS: ReadonlyMap<string, GuardKind> = new Map([
  ['token', 'Lambda authorizer'],
  ['request', 'Lambda authorizer'],
  ['cognito_user_pools', 'Cognito user pool'],
  ['jwt', 'JWT authorizer'],
]);

/** What a request to an operation needs, as its document says; nothing if it is open. */
export function guardsOf(operation: Operation, api: Api): Guard[] {
  const guards = new Map<string, Guard>();
  for (const { name } of securityOf(operation, api)) guards.set(name, { name, kind: kindOf(name, api) });
  const auth = own(operation.value, AUTH);
  const type = isObject(auth) ? textAt(auth, 'type')?.literal?.toUpperCase() : undefined;
  if (type === 'AWS_IAM') guards.set('', { name: undefined, kind: 'IAM' });
  if (isSecurityUnknown(operation, api)) guards.set('', { name: undefined, kind: 'Unknown' });
  return [...guards.values()];
}

function kindOf(name: string, api: Api): GuardKind {
  const scheme = api.securitySchemes?.get(name);
  if (scheme !== undefined) return kindOfScheme(scheme, api);
  return api.securitySchemes === undefined || api.isFragment ? 'Unknown' : 'Not declared';
}

function kindOfScheme(scheme: SecurityScheme, { kind }: Api): GuardKind {
  if (isIam(scheme)) return 'IAM';
  const authorizer = own(scheme.value, AUTHORIZER);
  if (isObject(authorizer)) {
    const type = textAt(authorizer, 'type')?.literal?.toLowerCase();
    return (type === undefined ? undefined : AUTHORIZER_KINDS.get(type)) ?? 'Authorizer';
  }
  const type = textAt(scheme.value, 'type');
  if (authorizer !== undefined || type?.literal === undefined) return 'Unknown';
  const isKey = textAt(scheme.value, 'name')?.literal?.toLowerCase() === 'x-api-key';
  if (type.literal === 'apiKey' && isKey) return 'API key';
  return kind === 'rest' ? 'Ignored' : 'Unknown';
}
