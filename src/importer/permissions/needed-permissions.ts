import { createHash } from 'node:crypto';
import type { AwsOptions } from '../options.js';
import type { Permission } from '../outcome.js';
import type { LiveRead } from '../plan/live-read.js';
import { shellCommand } from '../run/shell-command.js';
import { type InvokedFunction, invokedFunction } from './invoked-function.js';

/** An invoke permission that an API needs on one function or one of its aliases and versions. */
export interface NeededPermission {
  /** The text of the ARN where it does not name a function. */
  readonly invoked: InvokedFunction | string;
  /** What a new permission names: one statement for all methods, as the policy of a function is short. */
  readonly sourceArn: string;
  /** What an existing permission has to cover. */
  readonly sources: readonly string[];
  readonly statementId: string;
}

/** Where the API is. */
export interface PermissionContext {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  /** `undefined` where nothing is deployed. */
  readonly stage: string | undefined;
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * The invoke permissions that the integrations and authorizers of a working copy need. Those with a role need none.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 */
export function neededPermissions(read: LiveRead, context: PermissionContext): NeededPermission[] {
  const { partition, region, account, stage, variables } = context;
  const apiArn = `arn:${partition}:execute-api:${region}:${account}:${read.restApi.id ?? ''}`;
  const needed = new Map<string, NeededPermission>();
  const add = (uri: string | undefined, credentials: string | undefined, sourceArn: string, source: string) => {
    const invoked = uri === undefined || credentials ? undefined : invokedFunction(uri, variables);
    if (invoked === undefined) return;
    const key = `${typeof invoked === 'string' ? invoked : `${invoked.arn}:${invoked.qualifier}`} ${sourceArn}`;
    const before = needed.get(key);
    const sources = [...(before?.sources ?? []), source];
    needed.set(key, { invoked, sourceArn, sources, statementId: statementIdOf(sourceArn) });
  };
  for (const { path = '/', resourceMethods = {} } of read.resources) {
    for (const [verb, { methodIntegration }] of Object.entries(resourceMethods)) {
      const source = `${apiArn}/${stage ?? '*'}/${verb === 'ANY' ? '*' : verb}${path}`;
      add(methodIntegration?.uri, methodIntegration?.credentials, `${apiArn}/*/*`, source);
    }
  }
  for (const { id = '', authorizerUri, authorizerCredentials } of read.authorizers ?? []) {
    const source = `${apiArn}/authorizers/${id}`;
    add(authorizerUri, authorizerCredentials, source, source);
  }
  return [...needed.values()];
}

/**
 * A permission for the outcome. Its command reaches the account in the way that the run does; who owns a function of another
 * account has profiles of their own.
 */
export function permissionOf(
  { invoked, sourceArn, statementId }: NeededPermission,
  state: Permission['state'],
  { region, profile, endpointUrl }: Pick<AwsOptions, 'region' | 'profile' | 'endpointUrl'>,
): Permission {
  const isKnown = typeof invoked !== 'string';
  const functionName = isKnown ? invoked.arn : invoked;
  const qualifier = isKnown ? invoked.qualifier : undefined;
  const command = shellCommand(['aws', 'lambda', 'add-permission'], {
    '--function-name': functionName,
    '--qualifier': qualifier,
    '--statement-id': statementId,
    '--action': 'lambda:InvokeFunction',
    '--principal': 'apigateway.amazonaws.com',
    '--source-arn': sourceArn,
    '--region': isKnown ? invoked.region : region,
    '--profile': state === 'other account' ? undefined : profile,
    '--endpoint-url': endpointUrl,
  });
  return { functionName, qualifier, sourceArn, statementId, state, command };
}

/** The same for the same source, so that a repeat is not a second statement. */
function statementIdOf(sourceArn: string): string {
  return `apigw-lint-${createHash('sha256').update(sourceArn).digest('hex').slice(0, 16)}`;
}
