import { type JsonObject, own } from '../../../openapi/json.js';
import type { ImportedGatewayResponse } from './imported-api.js';
import { templates, texts, trimmed } from './normal-form.js';

/** A gateway response in the form in which API Gateway stores it; document and service give the properties the same names. */
export function importedGatewayResponse(value: JsonObject): ImportedGatewayResponse {
  return {
    statusCode: trimmed(own(value, 'statusCode')),
    responseParameters: texts(own(value, 'responseParameters')),
    responseTemplates: templates(own(value, 'responseTemplates')),
  };
}
