import { isObject, type JsonObject, own } from '../../../openapi/json.js';
import { type ImportedIntegration, type ImportedIntegrationResponse, type KnownMap, UNKNOWN } from './imported-api.js';
import { boolean, number, sortedTexts, templates, text, texts, trimmed, word } from './normal-form.js';

/** What API Gateway takes where nothing is said: https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html */
const DEFAULT_TIMEOUT_MS = 29_000;

/**
 * An integration in the form in which API Gateway stores it, with what it adds by itself. The properties have the same names
 * in a document and in the answers of the service, except for the responses.
 */
export function importedIntegration(
  value: JsonObject,
  responses: KnownMap<ImportedIntegrationResponse>,
): ImportedIntegration {
  const tls = own(value, 'tlsConfig');
  const uri = trimmed(own(value, 'uri'));
  return {
    type: word(own(value, 'type'), ''),
    httpMethod: word(own(value, 'httpMethod'), undefined),
    // `path//` and `path/` call the same.
    uri: typeof uri === 'string' ? uri.replace(/^(arn:[^/]*:path)\/\//, '$1/') : uri,
    credentials: trimmed(own(value, 'credentials')),
    connectionType: word(own(value, 'connectionType'), 'INTERNET'),
    connectionId: trimmed(own(value, 'connectionId')),
    integrationTarget: trimmed(own(value, 'integrationTarget')),
    requestParameters: texts(own(value, 'requestParameters')),
    requestTemplates: templates(own(value, 'requestTemplates')),
    passthroughBehavior: word(own(value, 'passthroughBehavior'), 'WHEN_NO_MATCH'),
    contentHandling: word(own(value, 'contentHandling'), undefined),
    timeoutInMillis: number(own(value, 'timeoutInMillis'), DEFAULT_TIMEOUT_MS),
    cacheNamespace: trimmed(own(value, 'cacheNamespace')),
    cacheKeyParameters: sortedTexts(own(value, 'cacheKeyParameters')),
    responseTransferMode: word(own(value, 'responseTransferMode'), 'BUFFERED'),
    insecureSkipVerification: boolean(isObject(tls) ? own(tls, 'insecureSkipVerification') : tls, false),
    responses,
  };
}

/** An integration response in the form in which API Gateway stores it. */
export function importedIntegrationResponse(value: JsonObject, selectionPattern: unknown): ImportedIntegrationResponse {
  return {
    selectionPattern: selectionPattern === UNKNOWN ? UNKNOWN : text(selectionPattern) || undefined,
    responseParameters: texts(own(value, 'responseParameters')),
    responseTemplates: templates(own(value, 'responseTemplates')),
    contentHandling: word(own(value, 'contentHandling'), undefined),
  };
}
