import { isObject, own } from '../../../openapi/json.js';
import type { Api } from '../../../openapi/model/api.js';
import type { Operation } from '../../../openapi/model/operation.js';
import { type SecurityRequirement, securityOf } from '../../../openapi/model/security.js';
import { AUTHORIZER, AUTHTYPE, isIam } from '../../../openapi/model/security-scheme.js';
import { type AskedSecurity, type ImportedMethod, type Known, UNKNOWN } from '../form/imported-api.js';
import { sortedTexts, text, word } from '../form/normal-form.js';

/** The extension of an operation that turns IAM authorization on or off. */
const AUTH = 'x-amazon-apigateway-auth';

/** What protects a method. */
export type Authorization = Pick<
  ImportedMethod,
  'authorizationType' | 'authorizer' | 'scopes' | 'apiKeyRequired' | 'security'
>;

/** What one scheme that an operation asks for becomes. */
interface Protection extends AskedSecurity {
  readonly authorizationType: Known<string>;
  readonly scopes: Known<readonly string[]>;
}

type Authorizer = Pick<ImportedMethod, 'authorizationType' | 'authorizer' | 'scopes'>;

const UNCERTAIN: Authorizer = { authorizationType: UNKNOWN, authorizer: UNKNOWN, scopes: UNKNOWN };
const OPEN: Authorizer = { authorizationType: 'NONE', authorizer: undefined, scopes: [] };
const IAM: Authorizer = { authorizationType: 'AWS_IAM', authorizer: undefined, scopes: [] };

/**
 * The authorization of the method that the import of an operation makes. API Gateway has one authorizer for a method, and
 * besides it an API key, both of which a request then needs, however `security` combines them.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function desiredAuthorization(operation: Operation, api: Api): Authorization {
  const auth = own(operation.value, AUTH);
  const type = isObject(auth) ? word(own(auth, 'type'), undefined) : undefined;
  const requirements = securityOf(operation, api);
  const protections = requirements.map((requirement) => protectionOf(requirement, api));
  // Root security that Swagger 2.0 documents give was once not used, and later seen to be.
  const isUncertain = isOptional(operation, api) || (api.version === '2.0' && requirements.some(isInherited));
  const asked = askedSecurity(operation, api, protections, type);
  return { ...authorizationOf(protections, type, isUncertain), ...apiKeyOf(protections, isUncertain), security: asked };
}

function authorizationOf(
  protections: readonly Protection[],
  type: Known<string | undefined>,
  isUncertain: boolean,
): Authorizer {
  const authorizers = protections.filter(({ kind }) => kind === 'authorizer' || kind === 'IAM');
  const names = new Set(authorizers.map(({ name, kind }) => (kind === 'IAM' ? '' : `/${name}`)));
  const [authorizer] = authorizers;
  const isContradictory = (type === 'NONE' && authorizer !== undefined) || (type === 'AWS_IAM' && names.size > 0);
  const isKnown = protections.every(({ authorizationType }) => authorizationType !== UNKNOWN);
  if (type === 'AWS_IAM' && [...names].every((name) => name === '')) return IAM;
  if (type === UNKNOWN || isContradictory || names.size > 1 || !isKnown) return UNCERTAIN;
  if (authorizer === undefined) return OPEN;
  if (isUncertain) return UNCERTAIN;
  if (authorizer.kind === 'IAM') return IAM;
  return {
    authorizationType: authorizer.authorizationType,
    authorizer: authorizer.name,
    scopes: authorizers.length > 1 ? UNKNOWN : authorizer.scopes,
  };
}

function apiKeyOf(protections: readonly Protection[], isUncertain: boolean): Pick<ImportedMethod, 'apiKeyRequired'> {
  const keys = protections.filter(({ kind }) => kind === 'API key');
  if (keys.length === 0) return { apiKeyRequired: false };
  return { apiKeyRequired: isUncertain || keys.some(({ scopes }) => scopes === UNKNOWN) ? UNKNOWN : true };
}

/** What a method must not lack. A requirement without schemes lets everybody in, and so does an explicit `NONE`. */
function askedSecurity(
  operation: Operation,
  api: Api,
  protections: readonly Protection[],
  type: Known<string | undefined>,
): AskedSecurity[] {
  const iam: AskedSecurity[] = type === 'AWS_IAM' ? [{ name: AUTH, kind: 'IAM' }] : [];
  const isWaived = type === 'NONE' && !Array.isArray(own(operation.value, 'security'));
  if (isOptional(operation, api) || isWaived) return iam;
  return [...protections.map(({ name, kind }) => ({ name, kind })), ...iam];
}

function protectionOf({ name, scopes }: SecurityRequirement, api: Api): Protection {
  const scheme = api.securitySchemes?.get(name);
  if (scheme === undefined) return { name, kind: 'without authorizer', authorizationType: UNKNOWN, scopes: UNKNOWN };
  if (isIam(scheme)) return { name, kind: 'IAM', authorizationType: 'AWS_IAM', scopes: [] };
  const isApiKey = own(scheme.value, 'type') === 'apiKey';
  const authorizer = own(scheme.value, AUTHORIZER);
  if (isObject(authorizer)) {
    const isCognito = word(own(authorizer, 'type'), undefined) === 'COGNITO_USER_POOLS';
    const sorted = sortedTexts(scopes);
    return {
      name,
      kind: 'authorizer',
      // A scheme of another type may be dropped although it has an authorizer.
      authorizationType: !isApiKey ? UNKNOWN : isCognito ? 'COGNITO_USER_POOLS' : 'CUSTOM',
      // Whether other authorizers keep their scopes is not known.
      scopes: isCognito || scopes.length === 0 ? sorted : UNKNOWN,
    };
  }
  const header = text(own(scheme.value, 'name'));
  const isKeyHeader = typeof header === 'string' && header.toLowerCase() === 'x-api-key';
  if (isApiKey && isKeyHeader && own(scheme.value, 'in') === 'header') {
    // Whether another spelling of the header counts is not known.
    return { name, kind: 'API key', authorizationType: 'NONE', scopes: header === 'x-api-key' ? [] : UNKNOWN };
  }
  // With the label and without the authorizer, the method may not be made at all.
  const isLabelled = own(scheme.value, AUTHTYPE) !== undefined;
  const kind = isApiKey ? 'without authorizer' : 'unsupported';
  return { name, kind, authorizationType: isLabelled ? UNKNOWN : 'NONE', scopes: [] };
}

function isInherited(requirement: SecurityRequirement): boolean {
  return requirement.isInherited;
}

/** Whether one of the alternatives asks for nothing. */
function isOptional(operation: Operation, api: Api): boolean {
  const list = own(operation.value, 'security') ?? own(api.document.value, 'security');
  return (
    Array.isArray(list) && list.some((requirement) => isObject(requirement) && Object.keys(requirement).length === 0)
  );
}
