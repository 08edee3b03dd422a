import { env } from 'node:process';
import type { APIGateway, APIGatewayClientConfig } from '@aws-sdk/client-api-gateway';
import { quote } from '../../wording/quote.js';
import type { AwsOptions } from '../options.js';
import { failed, Stop } from '../stop.js';
import type { Caller } from './caller.js';
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
 * @throws Stop when there is no Region, or what names it, the endpoint or the account is none
 */
export async function connect(options: AwsOptions, caller: Caller): Promise<Session> {
  if (options.endpointUrl !== undefined && !/^https?:\/\/[^/]/.test(options.endpointUrl)) {
    throw failed(`"${options.endpointUrl}" is not a URL of an endpoint: it begins with https:// or http://.`);
  }
  if (options.expectAccount !== undefined && !/^\d{12}$/.test(options.expectAccount)) {
    throw failed(`"${options.expectAccount}" is not an account: an account has 12 digits.`);
  }
  // The SDK warns on standard error about Node.js versions that it is going to drop.
  env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const { APIGateway } = await import('@aws-sdk/client-api-gateway');
  const requestTimeout = options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS;
  // The AWS CLI reads AWS_DEFAULT_REGION, the SDK does not.
  const named = options.region ?? env.AWS_REGION ?? env.AWS_DEFAULT_REGION;
  if (named) checkRegion(named);
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
  const region = await regionOf(gateway, options);
  return { region, partition: partitionOf(region), caller, gateway, config: { ...shared, region } };
}

async function regionOf(gateway: APIGateway, { profile = env.AWS_PROFILE }: AwsOptions): Promise<string> {
  try {
    const region = await gateway.config.region();
    checkRegion(region);
    return region;
  } catch (error) {
    if (error instanceof Stop) throw error;
    const { message } = failureOf(error);
    if (!/^Region is missing/.test(message)) throw failed(`The Region cannot be found out: ${message}`);
    const where = profile ? `, and none of the profile ${quote(profile)}` : '';
    throw failed(`No Region is set${where}. Give \`--region\`, or set AWS_REGION.`);
  }
}

/** It becomes a part of host names. */
function checkRegion(region: string): void {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(region))
    throw failed(`${quote(region)} is not a Region. One is written eu-west-1.`);
}
