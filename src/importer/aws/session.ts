import { env } from 'node:process';
import type { APIGateway, APIGatewayClientConfig } from '@aws-sdk/client-api-gateway';
import type { AwsOptions } from '../options.js';
import { failed } from '../stop.js';
import type { Caller } from './call.js';
import { CallError } from './call-error.js';
import { failureOf } from './failure.js';
import { partitionOf } from './partition.js';

/** What every client of an AWS service is made with. */
type ClientConfig = Pick<APIGatewayClientConfig, 'maxAttempts' | 'logger'> & {
  readonly region: string;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly requestHandler: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly socketTimeout: number;
    readonly throwOnRequestTimeout: true;
  };
};

/** One account and Region, and how to talk to them. */
export interface Session {
  readonly region: string;
  readonly partition: string;
  readonly caller: Caller;
  readonly gateway: APIGateway;
  /** For the clients of other services. */
  readonly config: ClientConfig;
}

const CONNECTION_TIMEOUT_MS = 10_000;
/** Imports of large documents take many seconds; nothing takes longer than a minute. */
const REQUEST_TIMEOUT_MS = 90_000;

/** Without a logger the SDK writes its warnings to standard error. */
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * Loads the SDK and finds out the Region. Makes no call.
 * @throws CallError when there is no Region, or the profile cannot be read
 * @throws Stop when the endpoint is no URL
 */
export async function connect(options: AwsOptions, caller: Caller): Promise<Session> {
  if (options.endpointUrl !== undefined && !/^https?:\/\/[^/]/.test(options.endpointUrl)) {
    throw failed(`"${options.endpointUrl}" is no URL of an endpoint: it begins with https:// or http://.`);
  }
  // The SDK warns on standard error about Node.js versions that it is going to drop.
  env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const { APIGateway } = await import('@aws-sdk/client-api-gateway');
  const requestTimeout = options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS;
  // The AWS CLI reads AWS_DEFAULT_REGION, the SDK does not.
  const named = options.region ?? env.AWS_REGION ?? env.AWS_DEFAULT_REGION;
  const shared = {
    // Retries are the caller's: the SDK would repeat calls that create something.
    maxAttempts: 1,
    logger: SILENT,
    ...(options.profile === undefined ? {} : { profile: options.profile }),
    ...(options.endpointUrl === undefined ? {} : { endpoint: options.endpointUrl }),
    requestHandler: {
      connectionTimeout: Math.min(CONNECTION_TIMEOUT_MS, requestTimeout),
      requestTimeout,
      socketTimeout: requestTimeout,
      throwOnRequestTimeout: true,
    } as const,
  };
  const gateway = new APIGateway(named ? { ...shared, region: named } : shared);
  const region = await regionOf(gateway);
  return { region, partition: partitionOf(region), caller, gateway, config: { ...shared, region } };
}

async function regionOf(gateway: APIGateway): Promise<string> {
  try {
    return await gateway.config.region();
  } catch (error) {
    throw new CallError('connect', failureOf(error), 1, false);
  }
}
