import { type JsonObject, own } from '../../../openapi/json.js';
import { type ImportedAuthorizer, UNKNOWN } from './imported-api.js';
import { number, sortedTexts, text, trimmed, word } from './normal-form.js';

/** What API Gateway takes where nothing is said: https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html */
const DEFAULT_TTL_SECONDS = 300;

/** An authorizer in the form in which API Gateway stores it, out of properties with the names that the service gives them. */
export function importedAuthorizer(value: JsonObject): ImportedAuthorizer {
  const source = own(value, 'identitySource');
  const sources = source === UNKNOWN ? UNKNOWN : text(source);
  return {
    type: word(own(value, 'type'), ''),
    uri: trimmed(own(value, 'authorizerUri')),
    credentials: trimmed(own(value, 'authorizerCredentials')),
    identitySource:
      sources === UNKNOWN
        ? UNKNOWN
        : (sources ?? '')
            .split(',')
            .map((part) => part.trim())
            .filter((part) => part !== '')
            .sort(),
    identityValidationExpression: trimmed(own(value, 'identityValidationExpression')),
    // Where a document gives none, the service answers none.
    ttlSeconds: number(own(value, 'authorizerResultTtlInSeconds'), DEFAULT_TTL_SECONDS),
    providerArns: sortedTexts(own(value, 'providerARNs')),
  };
}
