import { isObject, type JsonObject, own } from '../../../openapi/json.js';
import { type ImportedSettings, type Known, UNKNOWN } from '../form/imported-api.js';
import { boolean, number, sortedTexts, trimmed, word } from '../form/normal-form.js';

const PREFIX = 'x-amazon-apigateway-';

/** What a document says about the API as a whole; `undefined` where it says nothing. */
export function desiredSettings(document: JsonObject): ImportedSettings {
  const written = own(document, 'info');
  const info = isObject(written) ? written : {};
  const extension = (name: string) => own(document, PREFIX + name);
  const endpoint = endpointOf(document);
  const policy = extension('policy');
  return {
    name: trimmed(own(info, 'title')),
    description: trimmed(own(info, 'description')),
    version: versionOf(own(info, 'version')),
    binaryMediaTypes: listed(extension('binary-media-types')),
    apiKeySource: word(extension('api-key-source'), undefined),
    minimumCompressionSize: number(extension('minimum-compression-size'), undefined),
    policy: policy === undefined || policy === null || isObject(policy) ? (policy ?? undefined) : UNKNOWN,
    disableExecuteApiEndpoint: boolean(own(endpoint, 'disableExecuteApiEndpoint'), undefined),
    vpcEndpointIds: listed(own(endpoint, 'vpcEndpointIds')),
    securityPolicy: trimmed(extension('security-policy')),
    endpointAccessMode: word(extension('endpoint-access-mode'), undefined),
  };
}

/** What `1.0` without quotes becomes is not known. */
function versionOf(value: unknown): Known<string | undefined> {
  return typeof value === 'string' || value === undefined ? trimmed(value) : UNKNOWN;
}

function listed(value: unknown): Known<readonly string[] | undefined> {
  return value === undefined || value === null ? undefined : sortedTexts(value);
}

/** The first server counts: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-endpoint-configuration.html */
function endpointOf(document: JsonObject): JsonObject {
  const servers = own(document, 'servers');
  const server: unknown = Array.isArray(servers) ? servers[0] : undefined;
  const key = `${PREFIX}endpoint-configuration`;
  const value = (isObject(server) ? own(server, key) : undefined) ?? own(document, key);
  return isObject(value) ? value : {};
}
