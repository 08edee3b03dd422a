import type { GatewayResponse } from '@aws-sdk/client-api-gateway';
import { type Account, addApi, apiOf, type Content, type FakeApi, type FakeResource } from './account.js';
import { createDeployment, deleteDeployment, deploymentOf } from './deployments.js';
import { exportStage } from './export.js';
import { allGatewayResponses, isResponseType } from './gateway-responses.js';
import { merged, overwritten } from './import/combine.js';
import { importDocument } from './import/import-document.js';
import { refusalOf } from './import/problems.js';
import { readDocument } from './import/read-document.js';
import { objectOf, textOf, textsOf } from './json.js';
import { addPermission, functionConfiguration, functionPolicy } from './lambda.js';
import { pageOf } from './page.js';
import { patchApi, patchesOf } from './patch-api.js';
import { badRequest, notFound, ServiceError } from './service-error.js';
import { createStage, patchStage, stageOf } from './stages.js';

/** A request as its operation sees it. */
interface Input {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON of the body, if it is JSON. */
  readonly body: unknown;
  readonly bytes: Uint8Array;
}

/** Does the work of an operation; gives what the answer holds. */
export type Operation = (input: Input, account: Account) => unknown;

/** What every operation does. Those that are not here are refused. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  GetRestApis: ({ query }, account) => pageOf([...account.apis.values()].map(described), query, account.pageSize),
  ImportRestApi: importApi,
  PutRestApi: putApi,
  CreateRestApi: () => {
    const text =
      "1 validation error detected: Value null at 'createRestApiInput.name' failed to satisfy constraint: Member must not be null";
    throw badRequest(text);
  },
  GetRestApi: ({ params }, account) => {
    const api = apiOf(account, params.api);
    const answer = described(api);
    if (api.statuses.length > 1) api.statuses = api.statuses.slice(1);
    return answer;
  },
  UpdateRestApi: ({ params, body }, account) => {
    const api = apiOf(account, params.api);
    patchApi(api, patchesOf(body), account);
    return described(api);
  },
  DeleteRestApi: ({ params }, account) => void account.apis.delete(apiOf(account, params.api).id),
  GetResources: ({ params, query }, account) => {
    const { resources } = apiOf(account, params.api).content;
    const isEmbedded = query.getAll('embed').some((part) => part.split(',').includes('methods'));
    const all = [...resources.values()].map((resource) => describedResource(resource, resources, isEmbedded));
    return pageOf(all, query, account.pageSize);
  },
  GetModels: listOf(({ models }) => models.values()),
  GetAuthorizers: listOf(({ authorizers }) => authorizers.values()),
  GetRequestValidators: listOf(({ validators }) => validators.values()),
  GetGatewayResponses: listOf(({ gatewayResponses }) => allGatewayResponses(gatewayResponses)),
  PutGatewayResponse: ({ params, body }, account) => {
    const { type = '' } = params;
    if (!isResponseType(type))
      throw badRequest(`1 validation error detected: Value '${type}' at 'responseType' failed to satisfy constraint`);
    const { statusCode, responseParameters, responseTemplates } = objectOf(body);
    const response: GatewayResponse = {
      responseType: type,
      ...(textOf(statusCode) === undefined ? {} : { statusCode: String(statusCode) }),
      responseParameters: textsOf(responseParameters),
      responseTemplates: textsOf(responseTemplates),
      defaultResponse: false,
    };
    apiOf(account, params.api).content.gatewayResponses.set(type, response);
    return response;
  },
  GetDeployments: ({ params, query }, account) => {
    const { deployments } = apiOf(account, params.api);
    return pageOf([...deployments.values()].map(withoutContent), query, account.pageSize);
  },
  CreateDeployment: ({ params, body }, account) =>
    withoutContent(createDeployment(apiOf(account, params.api), body, account)),
  GetDeployment: ({ params }, account) => withoutContent(deploymentOf(apiOf(account, params.api), params.deployment)),
  DeleteDeployment: ({ params }, account) => deleteDeployment(apiOf(account, params.api), params.deployment),
  GetStages: ({ params }, account) => ({ item: [...apiOf(account, params.api).stages.values()] }),
  CreateStage: ({ params, body }, account) => createStage(apiOf(account, params.api), body, account),
  GetStage: ({ params }, account) => stageOf(apiOf(account, params.api), params.stage),
  UpdateStage: ({ params, body }, account) =>
    patchStage(apiOf(account, params.api), params.stage, patchesOf(body), account),
  GetExport: ({ params, query }, account) =>
    exportStage(
      apiOf(account, params.api),
      { stageName: params.stage, exportType: params.type, extensions: query.get('extensions') ?? '' },
      account,
    ),
  GetTags: ({ params }, account) => ({ tags: taggedApi(params.arn, account).tags }),
  TagResource: ({ params, body }, account) =>
    void Object.assign(taggedApi(params.arn, account).tags, textsOf(objectOf(body).tags)),
  GetVpcLink: ({ params }, account) => {
    const link = account.vpcLinks.get(params.link ?? '');
    if (link === undefined) throw notFound('Invalid Vpc Link identifier specified');
    return link;
  },
  GetPolicy: ({ params, query }, account) => functionPolicy(account, params.function, query.get('Qualifier')),
  AddPermission: ({ params, query, body }, account) =>
    addPermission(account, params.function, query.get('Qualifier'), body),
  GetFunctionConfiguration: ({ params, query }, account) =>
    functionConfiguration(account, params.function, query.get('Qualifier')),
};

function listOf(items: (content: Content) => Iterable<unknown>): Operation {
  return ({ params, query }, account) => pageOf(items(apiOf(account, params.api).content), query, account.pageSize);
}

function importApi({ query, bytes }: Input, account: Account): unknown {
  const document = readDocument(bytes, account);
  const type = endpointType(query.get('endpointConfigurationTypes') ?? 'EDGE');
  const api = addApi(account, emptyContent(account));
  try {
    const imported = importDocument(document, contextOf(api, query, account));
    const refusal = refusalOf(imported, query.get('failonwarnings') === 'true');
    if (refusal !== undefined) throw refusal;
    const endpointConfiguration = {
      ...imported.content.settings.endpointConfiguration,
      types: [type],
      ipAddressType: type === 'PRIVATE' ? ('dualstack' as const) : ('ipv4' as const),
    };
    api.content = { ...imported.content, settings: { ...imported.content.settings, endpointConfiguration } };
    return withWarnings(api, imported.warnings);
  } catch (error) {
    account.apis.delete(api.id);
    throw error;
  }
}

function putApi({ params, query, bytes }: Input, account: Account): unknown {
  const document = readDocument(bytes, account);
  const api = apiOf(account, params.api);
  const imported = importDocument(document, contextOf(api, query, account));
  const refusal = refusalOf(imported, query.get('failonwarnings') === 'true');
  if (refusal !== undefined) throw refusal;
  const combine = query.get('mode') === 'overwrite' ? overwritten : merged;
  api.content = combine(api.content, imported.content);
  api.statuses = [...account.statusesAfterImport];
  return withWarnings(api, imported.warnings);
}

function contextOf(api: FakeApi, query: URLSearchParams, account: Account) {
  return { account, apiId: api.id, before: api.content, basePath: query.get('basepath') ?? 'ignore' };
}

function emptyContent(account: Account): Content {
  const root: FakeResource = { id: account.newId(), path: '/', methods: new Map() };
  return {
    settings: {},
    resources: new Map([['/', root]]),
    models: new Map(),
    authorizers: new Map(),
    validators: new Map(),
    gatewayResponses: new Map(),
  };
}

function endpointType(type: string): 'EDGE' | 'REGIONAL' | 'PRIVATE' {
  if (type === 'EDGE' || type === 'REGIONAL' || type === 'PRIVATE') return type;
  throw badRequest('Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE');
}

/** An API as the service answers it. The policy is escaped once more than JSON does. */
function described({ id, createdDate, content, tags, statuses }: FakeApi): Record<string, unknown> {
  const { policy, ...settings } = content.settings;
  return {
    id,
    createdDate,
    apiKeySource: 'HEADER',
    disableExecuteApiEndpoint: false,
    rootResourceId: content.resources.get('/')?.id,
    apiStatus: statuses[0],
    ...settings,
    ...(settings.binaryMediaTypes?.length === 0 ? { binaryMediaTypes: undefined } : {}),
    ...(policy === undefined ? {} : { policy: JSON.stringify(policy).slice(1, -1) }),
    ...(Object.keys(tags).length > 0 ? { tags } : {}),
  };
}

function withWarnings(api: FakeApi, warnings: readonly string[]): Record<string, unknown> {
  return { ...described(api), ...(warnings.length > 0 ? { warnings } : {}) };
}

/** Without `embed` the verbs are there, and nothing in them. */
function describedResource(
  { id, path, methods }: FakeResource,
  all: ReadonlyMap<string, FakeResource>,
  isEmbedded: boolean,
): unknown {
  const pathPart = path.split('/').at(-1);
  const parent = path.slice(0, path.lastIndexOf('/')) || '/';
  return {
    id,
    path,
    ...(path === '/' ? {} : { pathPart, parentId: all.get(parent)?.id }),
    ...(methods.size === 0
      ? {}
      : {
          resourceMethods: Object.fromEntries([...methods].map(([verb, method]) => [verb, isEmbedded ? method : {}])),
        }),
  };
}

function withoutContent({
  content: _content,
  ...deployment
}: {
  readonly content: Content;
  readonly id: string;
}): unknown {
  return deployment;
}

function taggedApi(arn: string | undefined, account: Account): FakeApi {
  const id = new RegExp(`^arn:aws:apigateway:${account.region}::/restapis/([^/]+)$`).exec(arn ?? '')?.[1];
  if (id === undefined) throw new ServiceError(400, 'BadRequestException', `Invalid resource ARN: ${arn}`);
  return apiOf(account, id);
}
