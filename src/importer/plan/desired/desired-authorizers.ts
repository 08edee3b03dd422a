import { isObject, own } from '../../../openapi/json.js';
import type { Api } from '../../../openapi/model/api.js';
import { AUTHORIZER, type SecurityScheme } from '../../../openapi/model/security-scheme.js';
import { type ImportedAuthorizer, type Known, type KnownMap, UNKNOWN } from '../form/imported-api.js';
import { importedAuthorizer } from '../form/imported-authorizer.js';
import { text, word } from '../form/normal-form.js';

/** The authorizers that an import makes: one for each scheme with the extension, whether or not an operation uses it. */
export function desiredAuthorizers(api: Api): KnownMap<ImportedAuthorizer> {
  if (api.securitySchemes === undefined) return { '*': UNKNOWN };
  return Object.fromEntries(
    [...api.securitySchemes.values()]
      .filter(({ value }) => (own(value, AUTHORIZER) ?? null) !== null)
      .map((scheme) => [scheme.name, desiredAuthorizer(scheme)]),
  );
}

function desiredAuthorizer({ value: scheme }: SecurityScheme): Known<ImportedAuthorizer> {
  const written = own(scheme, AUTHORIZER);
  if (!isObject(written) || own(scheme, 'type') !== 'apiKey') return UNKNOWN;
  const header = text(own(scheme, 'name'));
  const isRequest = word(own(written, 'type'), undefined) === 'REQUEST';
  const derived = typeof header === 'string' ? `method.request.header.${header}` : UNKNOWN;
  const source = own(written, 'identitySource') ?? (isRequest ? UNKNOWN : derived);
  const authorizer = importedAuthorizer({
    type: own(written, 'type'),
    authorizerUri: own(written, 'authorizerUri'),
    authorizerCredentials: own(written, 'authorizerCredentials'),
    identitySource: source,
    identityValidationExpression: own(written, 'identityValidationExpression'),
    authorizerResultTtlInSeconds: own(written, 'authorizerResultTtlInSeconds'),
    providerARNs: own(written, 'providerARNs'),
  });
  // The scheme names the header of a token; whether another source than that is kept is not documented.
  return !isRequest && source !== derived ? { ...authorizer, identitySource: UNKNOWN } : authorizer;
}
