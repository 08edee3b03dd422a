import type {
  Authorizer,
  Deployment,
  GatewayResponse,
  Model,
  RequestValidator,
  Resource,
  RestApi,
  Stage,
} from '@aws-sdk/client-api-gateway';

/** What the account answered about one API: all pages, as the SDK gives them. `undefined` where it could not be read. */
export interface LiveRead {
  /** `GetRestApi`. */
  readonly restApi: RestApi;
  /** `GetResources` with `embed: ['methods']`. */
  readonly resources: readonly Resource[];
  readonly models: readonly Model[] | undefined;
  readonly authorizers: readonly Authorizer[] | undefined;
  readonly requestValidators: readonly RequestValidator[] | undefined;
  readonly gatewayResponses: readonly GatewayResponse[] | undefined;
  readonly stages: readonly Stage[] | undefined;
  readonly deployments: readonly Deployment[] | undefined;
}
