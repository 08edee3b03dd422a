import type { GatewayResponse, Integration, Method, Resource, RestApi } from '@aws-sdk/client-api-gateway';
import {
  type ImportedAuthorizer,
  type ImportedGatewayResponse,
  type ImportedIntegration,
  type ImportedMethod,
  type ImportedModel,
  type ImportedRequestValidator,
  type ImportedSettings,
  type Known,
  type KnownMap,
  type LiveApi,
  UNKNOWN,
} from './form/imported-api.js';
import { importedAuthorizer } from './form/imported-authorizer.js';
import { importedGatewayResponse } from './form/imported-gateway-response.js';
import { importedIntegration, importedIntegrationResponse } from './form/imported-integration.js';
import { parsePolicy } from './form/policy-form.js';
import { schemaForm } from './form/schema-form.js';
import type { LiveRead } from './live-read.js';

/** What is in the account, in the same form as what a document makes. What could not be read is not known. */
export function liveOf(read: LiveRead): LiveApi {
  const custom = read.gatewayResponses?.filter(({ defaultResponse }) => defaultResponse !== true) ?? [];
  return {
    id: read.restApi.id ?? '',
    paths: read.resources.map(({ path = '/' }) => path).sort(),
    methods: methodsOf(read),
    models: keyed(read.models, ({ name, schema }) => [name, { schema: modelSchema(schema) } satisfies ImportedModel]),
    authorizers: keyed(read.authorizers, ({ name, ...authorizer }) => [
      name,
      importedAuthorizer({ ...authorizer }) satisfies ImportedAuthorizer,
    ]),
    requestValidators: keyed(read.requestValidators, (validator) => [
      validator.name,
      {
        validatesBody: validator.validateRequestBody ?? false,
        validatesParameters: validator.validateRequestParameters ?? false,
      } satisfies ImportedRequestValidator,
    ]),
    gatewayResponses: keyed(read.gatewayResponses && custom, (response: GatewayResponse) => [
      response.responseType,
      importedGatewayResponse({ ...response }) satisfies ImportedGatewayResponse,
    ]),
    customGatewayResponses: custom,
    settings: settingsOf(read.restApi),
  };
}

/** A list by name; a map that may have any entries where the list could not be read. */
function keyed<Item, Value>(
  items: readonly Item[] | undefined,
  entry: (item: Item) => readonly [name: string | undefined, value: Value],
): KnownMap<Value> {
  if (items === undefined) return { '*': UNKNOWN };
  return Object.fromEntries(
    items.map(entry).flatMap(([name, value]) => (name === undefined ? [] : [[name, value] as const])),
  );
}

function methodsOf(read: LiveRead): Map<string, ImportedMethod> {
  const methods = new Map<string, ImportedMethod>();
  for (const { path = '/', resourceMethods = {} } of read.resources) {
    for (const [verb, method] of Object.entries(resourceMethods))
      methods.set(`${verb} ${path}`, methodOf(path, verb, method, read));
  }
  return methods;
}

type ResourceMethod = NonNullable<Resource['resourceMethods']>[string];

function methodOf(path: string, verb: string, method: ResourceMethod, read: LiveRead): ImportedMethod {
  return {
    path,
    verb,
    authorizationType: method.authorizationType ?? 'NONE',
    authorizer: nameOf(method.authorizerId, read.authorizers),
    scopes: [...(method.authorizationScopes ?? [])].sort(),
    apiKeyRequired: method.apiKeyRequired ?? false,
    security: [],
    requestParameters: singleValued(method.requestParameters),
    requestModels: method.requestModels ?? {},
    requestValidator: nameOf(method.requestValidatorId, read.requestValidators),
    responses: responsesOf(method),
    integration: method.methodIntegration && integrationOf(method.methodIntegration),
  };
}

function nameOf(
  id: string | undefined,
  items: readonly { readonly id?: string | undefined; readonly name?: string | undefined }[] | undefined,
): Known<string | undefined> {
  if (id === undefined || id === '') return undefined;
  return items?.find((item) => item.id === id)?.name ?? UNKNOWN;
}

/** A parameter with many values is the same in a document. */
function singleValued(parameters: Readonly<Record<string, boolean>> = {}): KnownMap<boolean> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, isRequired]) => [
      name.replace(/^method\.request\.multivalue(header|querystring)\./, 'method.request.$1.'),
      isRequired,
    ]),
  );
}

function responsesOf({ methodResponses = {} }: Method): ImportedMethod['responses'] {
  return Object.fromEntries(
    Object.entries(methodResponses).map(([status, { responseParameters = {}, responseModels = {} }]) => [
      status,
      {
        headers: Object.fromEntries(Object.keys(responseParameters).map((name) => [name, true] as const)),
        models: responseModels,
      },
    ]),
  );
}

function integrationOf(integration: Integration): ImportedIntegration {
  const responses = Object.entries(integration.integrationResponses ?? {}).map(
    ([status, response]) => [status, importedIntegrationResponse({ ...response }, response.selectionPattern)] as const,
  );
  return importedIntegration(
    { ...integration, tlsConfig: { ...integration.tlsConfig } },
    Object.fromEntries(responses),
  );
}

function modelSchema(schema: string | undefined): unknown {
  try {
    return schemaForm(JSON.parse(schema ?? ''));
  } catch {
    return UNKNOWN;
  }
}

function settingsOf(api: RestApi): ImportedSettings {
  return {
    name: api.name?.trim(),
    description: api.description?.trim() || undefined,
    version: api.version?.trim(),
    binaryMediaTypes: [...(api.binaryMediaTypes ?? [])].sort(),
    apiKeySource: api.apiKeySource ?? 'HEADER',
    minimumCompressionSize: api.minimumCompressionSize,
    policy: parsePolicy(api.policy),
    disableExecuteApiEndpoint: api.disableExecuteApiEndpoint ?? false,
    vpcEndpointIds: [...(api.endpointConfiguration?.vpcEndpointIds ?? [])].sort(),
    securityPolicy: api.securityPolicy,
    endpointAccessMode: api.endpointAccessMode,
  };
}
