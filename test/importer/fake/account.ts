import type {
  ApiStatus,
  Authorizer,
  GatewayResponse,
  Method,
  Model,
  RequestValidator,
  RestApi,
  Stage,
  VpcLink,
} from '@aws-sdk/client-api-gateway';
import type { FakeFunction } from './lambda.js';
import { notFound } from './service-error.js';

/** What an import replaces and a deployment snapshots. */
export interface Content {
  readonly settings: Settings;
  /** By path; the root is always there. */
  readonly resources: Map<string, FakeResource>;
  /** These by name; the gateway responses, only the customised ones, by type. */
  readonly models: Map<string, Model>;
  readonly authorizers: Map<string, Authorizer & { id: string }>;
  readonly validators: Map<string, RequestValidator & { id: string }>;
  readonly gatewayResponses: Map<string, GatewayResponse>;
}

/** The fields of an API. The policy is here as it is, not escaped as the service answers it. */
export type Settings = {
  -readonly [Key in keyof Omit<
    RestApi,
    'id' | 'createdDate' | 'warnings' | 'tags' | 'apiStatus' | 'apiStatusMessage'
  >]: RestApi[Key];
};

/** One resource with its methods by verb. */
export interface FakeResource {
  readonly id: string;
  readonly path: string;
  readonly methods: Map<string, Method>;
}

/** A snapshot that a stage can serve. */
export interface FakeDeployment {
  readonly id: string;
  readonly description: string | undefined;
  readonly createdDate: Date;
  readonly content: Content;
}

/** One API. */
export interface FakeApi {
  readonly id: string;
  readonly createdDate: Date;
  /** The working copy. */
  content: Content;
  readonly tags: Record<string, string>;
  readonly deployments: Map<string, FakeDeployment>;
  readonly stages: Map<string, Stage>;
  /** What the next reads of the API say; the last one stays. */
  statuses: ApiStatus[];
}

/** An account in one Region, with everything in it. Tests set it up and look into it. */
export interface Account {
  readonly id: string;
  readonly region: string;
  readonly apis: Map<string, FakeApi>;
  /** By name. */
  readonly functions: Map<string, FakeFunction>;
  /** The trust policies of the roles by name. */
  readonly roles: Map<string, string>;
  readonly vpcLinks: Map<string, VpcLink>;
  /** At most so many items on a page, whatever the caller asks for. */
  pageSize: number;
  maxResources: number;
  /** Said at every import, besides what the import finds itself. */
  warnings: string[];
  errors: string[];
  /** The states that an API goes through after an import. */
  statusesAfterImport: ApiStatus[];
  /** Changes what an import made of a document, so that it reads back differently. */
  afterImport: ((content: Content) => void) | undefined;
  newId(): string;
  now(): Date;
}

const START = Date.UTC(2026, 0, 1);

/** An empty account. Its ids and times follow one another. */
export function createAccount(): Account {
  let ids = 0;
  let seconds = 0;
  return {
    id: '123456789012',
    region: 'eu-west-1',
    apis: new Map(),
    functions: new Map(),
    roles: new Map(),
    vpcLinks: new Map(),
    pageSize: 500,
    maxResources: 300,
    warnings: [],
    errors: [],
    statusesAfterImport: ['AVAILABLE'],
    afterImport: undefined,
    newId: () => `f${(++ids).toString(36).padStart(9, '0')}`,
    now: () => new Date(START + 1000 * ++seconds),
  };
}

/** An API that was asked for. */
export function apiOf(account: Account, id: string | undefined): FakeApi {
  const api = account.apis.get(id ?? '');
  if (api === undefined) throw notFound(`Invalid API identifier specified ${account.id}:${id}`);
  return api;
}

/** Makes an API of a content. */
export function addApi(account: Account, content: Content): FakeApi {
  const api: FakeApi = {
    id: account.newId(),
    createdDate: account.now(),
    content,
    tags: {},
    deployments: new Map(),
    stages: new Map(),
    statuses: [...account.statusesAfterImport],
  };
  account.apis.set(api.id, api);
  return api;
}
