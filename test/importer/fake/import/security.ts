import type { Authorizer, Method } from '@aws-sdk/client-api-gateway';
import type { Account } from '../account.js';
import { isObject, type JsonObject, listOf, objectOf, textListOf, textOf } from '../json.js';
import type { Operation } from './operations.js';
import type { Problems } from './problems.js';

type Authorizers = Map<string, Authorizer & { id: string }>;

const EXTENSION = 'x-amazon-apigateway-authorizer';

/** Makes the authorizers of a document. An authorizer that was there before keeps its id. */
export function importAuthorizers(
  document: JsonObject,
  account: Account,
  before: Authorizers,
  { warnings, errors }: Problems,
): Authorizers {
  const authorizers: Authorizers = new Map();
  for (const [name, written] of Object.entries(schemesOf(document))) {
    const scheme = objectOf(written);
    if (scheme.type !== 'apiKey') {
      warnings.push(`Unsupported security definition type '${String(scheme.type)}' for '${name}'. Ignoring.`);
      continue;
    }
    const extension = scheme[EXTENSION];
    if (!isObject(extension)) continue;
    if (textOf(extension.authorizerUri) === undefined && textListOf(extension.providerARNs).length === 0) {
      errors.push(`Unable to create authorizer from security definition: '${name}'. ProviderARNs cannot be empty`);
      continue;
    }
    authorizers.set(name, authorizerOf(name, scheme, extension, before.get(name)?.id ?? account.newId()));
  }
  return authorizers;
}

/** What protects the method of an operation. */
export function authorizationOf(document: JsonObject, { value }: Operation, authorizers: Authorizers): Method {
  const auth = objectOf(value['x-amazon-apigateway-auth']);
  const result: Method = { authorizationType: auth.type === 'AWS_IAM' ? 'AWS_IAM' : 'NONE', apiKeyRequired: false };
  for (const requirement of listOf(value.security ?? document.security)) {
    for (const [name, scopes] of Object.entries(objectOf(requirement))) {
      protect(result, objectOf(schemesOf(document)[name]), authorizers.get(name), textListOf(scopes));
    }
  }
  return result;
}

function protect(
  method: Method,
  scheme: JsonObject,
  authorizer: (Authorizer & { id: string }) | undefined,
  scopes: string[],
): void {
  if (scheme.type !== 'apiKey') return;
  if (scheme['x-amazon-apigateway-authtype'] === 'awsSigv4') method.authorizationType = 'AWS_IAM';
  else if (authorizer !== undefined) {
    const isCognito = authorizer.type === 'COGNITO_USER_POOLS';
    method.authorizationType = isCognito ? 'COGNITO_USER_POOLS' : 'CUSTOM';
    method.authorizerId = authorizer.id;
    if (isCognito && scopes.length > 0) method.authorizationScopes = scopes;
  } else if (textOf(scheme.name)?.toLowerCase() === 'x-api-key') method.apiKeyRequired = true;
}

function schemesOf(document: JsonObject): JsonObject {
  return objectOf(objectOf(document.components).securitySchemes ?? document.securityDefinitions);
}

function authorizerOf(
  name: string,
  scheme: JsonObject,
  extension: JsonObject,
  id: string,
): Authorizer & { id: string } {
  const type = String(extension.type).toUpperCase();
  const ttl = extension.authorizerResultTtlInSeconds;
  const expression = textOf(extension.identityValidationExpression);
  const credentials = textOf(extension.authorizerCredentials);
  const uri = textOf(extension.authorizerUri);
  const source = textOf(extension.identitySource) ?? `method.request.header.${String(scheme.name)}`;
  return {
    id,
    name,
    type: type === 'REQUEST' || type === 'TOKEN' ? type : 'COGNITO_USER_POOLS',
    authType: textOf(scheme['x-amazon-apigateway-authtype']) ?? 'custom',
    identitySource: source,
    authorizerResultTtlInSeconds: typeof ttl === 'number' ? ttl : 300,
    ...(uri === undefined ? { providerARNs: textListOf(extension.providerARNs) } : { authorizerUri: uri }),
    ...(credentials === undefined ? {} : { authorizerCredentials: credentials }),
    ...(expression === undefined ? {} : { identityValidationExpression: expression }),
  };
}
