import { isObject, type JsonObject, type JsonPath, own } from '../../../openapi/json.js';
import { ANY_METHOD, INTEGRATION, METHOD_NAMES } from '../../../openapi/model/operation.js';
import type { Resource, Template } from './template.js';

/** Changes a copy of a body as SAM does, and notes where in the template each change is asked for. */
export interface Editor {
  /** Sets a key of a map of the body. */
  set(map: JsonObject, key: string, value: unknown, origin: JsonPath): void;
}

type Kind = 'rest' | 'http';

/** An event of a function: `Type: Api` or `HttpApi`, that names the API. */
interface Event {
  readonly functionId: string;
  readonly properties: JsonObject;
  readonly path: JsonPath;
}

const NO_AUTHORIZER = 'NONE';
const IAM = 'AWS_IAM';

/**
 * Makes of a body what SAM sends for it: integrations and paths of events, security schemes and default authorizer of `Auth`,
 * preflights of `Cors`. What SAM does was measured with its translator (aws-sam-translator 1.110).
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html
 * @param body a copy, which is changed
 */
export function applySam(body: JsonObject, resource: Resource, template: Template, edit: Editor): void {
  const kind: Kind = resource.type === 'AWS::Serverless::HttpApi' ? 'http' : 'rest';
  const property = propertyReader(resource, template, kind);
  const { value: isMerged } = property('MergeDefinitions');
  if (kind === 'http') addRoutes(body, eventsOf('HttpApi', 'ApiId', resource, template), edit, false);
  else if (isMerged === true) addRoutes(body, eventsOf('Api', 'RestApiId', resource, template), edit, true);
  if (kind === 'rest') addPreflights(body, property('Cors'), edit);
  addAuth(body, property('Auth'), kind, edit);
  if (kind === 'rest') {
    const media = property('BinaryMediaTypes');
    if (Array.isArray(media.value)) {
      const types = media.value.map((type) => (typeof type === 'string' ? type.replaceAll('~1', '/') : type));
      edit.set(body, 'x-amazon-apigateway-binary-media-types', types, media.path);
    }
  }
}

interface Property {
  readonly value: unknown;
  readonly path: JsonPath;
}

/** Reads a property of the API, with what `Globals` says about it: maps are merged, all else is overridden. */
function propertyReader(resource: Resource, template: Template, kind: Kind): (name: string) => Property {
  const globals = own(template.data, 'Globals');
  const section = kind === 'http' ? 'HttpApi' : 'Api';
  const shared = isObject(globals) ? own(globals, section) : undefined;
  return (name) => {
    const value = own(resource.properties, name);
    const path = [...resource.path, name];
    const global = isObject(shared) ? own(shared, name) : undefined;
    if (global === undefined) return { value, path };
    if (value === undefined) return { value: global, path: ['Globals', section, name] };
    return { value: isObject(value) && isObject(global) ? merged(global, value) : value, path };
  };
}

function merged(global: JsonObject, own_: JsonObject): JsonObject {
  const result: Record<string, unknown> = { ...global };
  for (const [key, value] of Object.entries(own_)) {
    const other = result[key];
    result[key] = isObject(value) && isObject(other) ? merged(other, value) : value;
  }
  return result;
}

function eventsOf(type: string, reference: string, resource: Resource, template: Template): Event[] {
  const found: Event[] = [];
  for (const { id, type: owner, properties, path } of template.resources.values()) {
    const events = owner === 'AWS::Serverless::Function' ? own(properties, 'Events') : undefined;
    for (const [name, event] of Object.entries(isObject(events) ? events : {})) {
      const about = isObject(event) && own(event, 'Type') === type ? own(event, 'Properties') : undefined;
      if (isObject(about) && names(own(about, reference), resource.id))
        found.push({ functionId: id, properties: about, path: [...path, 'Events', name] });
    }
  }
  return found;
}

function names(reference: unknown, id: string): boolean {
  return reference === id || (isObject(reference) && own(reference, 'Ref') === id);
}

/** In a body of its own, an HTTP API gets integrations where it has none; with `isOverriding` SAM replaces them. */
function addRoutes(body: JsonObject, events: readonly Event[], edit: Editor, isOverriding: boolean): void {
  for (const { functionId, properties, path } of events) {
    const paths = mapIn(body, 'paths', path, edit);
    const template = own(properties, 'Path') ?? '$default';
    if (typeof template !== 'string' || paths === undefined) continue;
    const item = mapIn(paths, template, path, edit);
    const written = own(properties, 'Method') ?? 'ANY';
    const method = typeof written === 'string' ? written.toLowerCase() : 'any';
    const operation = item && mapIn(item, method === 'any' ? ANY_METHOD : method, path, edit);
    if (operation === undefined || (!isOverriding && (own(operation, INTEGRATION) ?? null) !== null)) continue;
    const uri = `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${functionId}.Arn}/invocations`;
    const version = isOverriding ? {} : { payloadFormatVersion: '2.0' };
    const integration = { type: 'aws_proxy', httpMethod: 'POST', ...version, uri: { 'Fn::Sub': uri } };
    edit.set(operation, INTEGRATION, integration, path);
    if (isOverriding || (own(operation, 'responses') ?? null) === null) edit.set(operation, 'responses', {}, path);
    declarePathParameters(operation, item, template, path, edit);
  }
}

function declarePathParameters(
  operation: JsonObject,
  item: JsonObject | undefined,
  template: string,
  origin: JsonPath,
  edit: Editor,
): void {
  const declared = [own(operation, 'parameters'), item && own(item, 'parameters')]
    .flat()
    .flatMap((parameter) => (isObject(parameter) ? [own(parameter, 'name')] : []));
  const added = [...template.matchAll(/\{([^{}+]+)\+?\}/g)]
    .map(([, name]) => name)
    .filter((name) => !declared.includes(name))
    .map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const list = own(operation, 'parameters') ?? [];
  if (added.length > 0 && Array.isArray(list)) edit.set(operation, 'parameters', [...list, ...added], origin);
}

/** The map under a key, made if it is not there; undefined if something else is. */
function mapIn(holder: JsonObject, key: string, origin: JsonPath, edit: Editor): JsonObject | undefined {
  const value = own(holder, key);
  if (isObject(value)) return value;
  if ((value ?? null) !== null) return undefined;
  const made: JsonObject = {};
  edit.set(holder, key, made, origin);
  return made;
}

/** `Cors` writes a preflight for every path that has none. */
function addPreflights(body: JsonObject, { value: cors, path }: Property, edit: Editor): void {
  const origin = isObject(cors) ? own(cors, 'AllowOrigin') : cors;
  const paths = own(body, 'paths');
  if (typeof origin !== 'string' || !isObject(paths)) return;
  for (const item of Object.values(paths)) {
    if (!isObject(item) || own(item, 'options') !== undefined || 'Fn::If' in item) continue;
    const header = { 'Access-Control-Allow-Origin': headerDeclaration(body) };
    const parameters = { 'method.response.header.Access-Control-Allow-Origin': origin };
    const preflight = {
      responses: { '200': { description: 'Default response for CORS method', headers: header } },
      [INTEGRATION]: {
        type: 'mock',
        requestTemplates: { 'application/json': '{\n  "statusCode" : 200\n}\n' },
        responses: { default: { statusCode: '200', responseParameters: parameters } },
      },
    };
    edit.set(item, 'options', preflight, path);
  }
}

function headerDeclaration(body: JsonObject): JsonObject {
  return own(body, 'swagger') === undefined ? { schema: { type: 'string' } } : { type: 'string' };
}

function addAuth(body: JsonObject, { value: auth, path }: Property, kind: Kind, edit: Editor): void {
  if (!isObject(auth)) return;
  const authorizers = own(auth, 'Authorizers');
  const schemes = schemesOf(auth, kind);
  if (Object.keys(schemes).length > 0) {
    const isSwagger = own(body, 'openapi') === undefined;
    const holder = isSwagger ? body : mapIn(body, 'components', path, edit);
    const key = isSwagger ? 'securityDefinitions' : 'securitySchemes';
    const before = holder && own(holder, key);
    // In an OpenAPI 3 body of a REST API the schemes of the body are lost.
    const kept = isObject(before) && (isSwagger || kind === 'http') ? before : {};
    if (holder !== undefined) edit.set(holder, key, { ...kept, ...schemes }, path);
  }
  const wanted = own(auth, 'DefaultAuthorizer');
  const known = isObject(authorizers) ? Object.keys(authorizers) : [];
  if (typeof wanted !== 'string' || !(known.includes(wanted) || wanted === IAM)) return;
  const hasPreflight = own(auth, 'AddDefaultAuthorizerToCorsPreflight') !== false && kind === 'rest';
  for (const { operation, method } of operationsIn(body)) {
    if (own(operation, INTEGRATION) === undefined || (method === 'options' && !hasPreflight)) continue;
    const list = own(operation, 'security');
    const entries: unknown[] = Array.isArray(list) ? list : [];
    if (kind === 'http' && entries.length > 0) continue;
    const chosen = entries.flatMap((entry) => (isObject(entry) ? Object.keys(entry) : []));
    if (chosen.some((name) => name === IAM || name === NO_AUTHORIZER || known.includes(name))) continue;
    edit.set(operation, 'security', [...entries, { [wanted]: [] }], [...path, 'DefaultAuthorizer']);
  }
}

/** The schemes that SAM writes for `Auth`, as far as rules look at them. */
function schemesOf(auth: JsonObject, kind: Kind): Record<string, unknown> {
  const authorizers = own(auth, 'Authorizers');
  const schemes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(isObject(authorizers) ? authorizers : {})) {
    if (!isObject(value)) continue;
    schemes[name] = kind === 'http' ? httpScheme(value) : restScheme(value);
  }
  if (own(auth, 'ApiKeyRequired') === true) schemes['api_key'] = { type: 'apiKey', name: 'x-api-key', in: 'header' };
  if (own(auth, 'DefaultAuthorizer') === IAM || own(auth, 'EnableIamAuthorizer') === true)
    schemes[IAM] = headerScheme('awsSigv4', undefined);
  return schemes;
}

function restScheme(authorizer: JsonObject): JsonObject {
  const pool = own(authorizer, 'UserPoolArn');
  if (pool !== undefined)
    return headerScheme('cognito_user_pools', { type: 'cognito_user_pools', providerARNs: [pool].flat() });
  const isRequest = String(own(authorizer, 'FunctionPayloadType') ?? '').toUpperCase() === 'REQUEST';
  return headerScheme('custom', {
    type: isRequest ? 'request' : 'token',
    authorizerUri: invocationOf(own(authorizer, 'FunctionArn')),
    ...(isRequest ? { identitySource: 'method.request.header.Authorization' } : {}),
  });
}

function httpScheme(authorizer: JsonObject): JsonObject {
  const jwt = own(authorizer, 'JwtConfiguration');
  if (isObject(jwt)) {
    const identitySource = own(authorizer, 'IdentitySource') ?? '$request.header.Authorization';
    const jwtConfiguration = { issuer: own(jwt, 'issuer'), audience: own(jwt, 'audience') };
    return { type: 'oauth2', 'x-amazon-apigateway-authorizer': { type: 'jwt', identitySource, jwtConfiguration } };
  }
  return headerScheme(undefined, {
    type: 'request',
    authorizerUri: invocationOf(own(authorizer, 'FunctionArn')),
    authorizerPayloadFormatVersion: own(authorizer, 'AuthorizerPayloadFormatVersion') ?? '2.0',
    identitySource: '$request.header.Authorization',
  });
}

function headerScheme(authtype: string | undefined, authorizer: JsonObject | undefined): JsonObject {
  return {
    ...{ type: 'apiKey', name: 'Authorization', in: 'header' },
    ...(authtype === undefined ? {} : { 'x-amazon-apigateway-authtype': authtype }),
    ...(authorizer === undefined ? {} : { 'x-amazon-apigateway-authorizer': authorizer }),
  };
}

function invocationOf(functionArn: unknown): unknown {
  const uri =
    'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${__FunctionArn__}/invocations';
  return { 'Fn::Sub': [uri, { __FunctionArn__: functionArn }] };
}

function* operationsIn(body: JsonObject): Generator<{ readonly operation: JsonObject; readonly method: string }> {
  const paths = own(body, 'paths');
  for (const item of isObject(paths) ? Object.values(paths) : []) {
    for (const branch of branchesOf(item)) {
      for (const [method, written] of Object.entries(branch)) {
        if (!METHOD_NAMES.has(method)) continue;
        for (const operation of branchesOf(written)) yield { operation, method };
      }
    }
  }
}

/** A map, or the maps in the branches of an `Fn::If`. */
function branchesOf(value: unknown): JsonObject[] {
  if (!isObject(value)) return [];
  const condition = own(value, 'Fn::If');
  return Array.isArray(condition) ? condition.slice(1).flatMap(branchesOf) : [value];
}
