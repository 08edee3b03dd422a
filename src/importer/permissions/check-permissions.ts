import type { AddPermissionCommandOutput, Lambda } from '@aws-sdk/client-lambda';
import { CallError } from '../aws/call-error.js';
import type { Session } from '../aws/session.js';
import type { DeployOptions } from '../options.js';
import type { Permission } from '../outcome.js';
import type { LiveRead } from '../plan/live-read.js';
import { allowsInvocation } from './function-policy.js';
import type { InvokedFunction } from './invoked-function.js';
import {
  type NeededPermission,
  neededPermissions,
  type PermissionContext,
  permissionOf,
} from './needed-permissions.js';

/**
 * Looks which invoke permissions an API has, and adds those that it lacks if it is asked to. What cannot be looked up is
 * `not checked`; functions of other accounts are left to their owners.
 */
export async function checkPermissions(
  session: Session,
  read: LiveRead,
  context: PermissionContext,
  options: Pick<DeployOptions, 'grantLambda' | 'profile' | 'endpointUrl'>,
): Promise<Permission[]> {
  const needed = neededPermissions(read, context);
  if (needed.length === 0) return [];
  const { Lambda } = await import('@aws-sdk/client-lambda');
  const clients = new Map<string, Lambda>();
  const clientIn = (region: string) => {
    const client = clients.get(region) ?? new Lambda({ ...session.config, region });
    clients.set(region, client);
    return client;
  };
  const permissions: Permission[] = [];
  try {
    for (const permission of needed) {
      const state = await stateOf(permission);
      permissions.push(permissionOf(permission, state, { ...options, region: context.region }));
    }
  } finally {
    for (const client of clients.values()) client.destroy();
  }
  return permissions;

  async function stateOf(permission: NeededPermission): Promise<Permission['state']> {
    const { invoked } = permission;
    if (typeof invoked === 'string') return 'not checked';
    if (invoked.account !== context.account) return 'other account';
    const lambda = clientIn(invoked.region);
    const isCovered = await covers(session, lambda, invoked, permission, context);
    if (isCovered) return 'present';
    if (options.grantLambda !== true) return isCovered === undefined ? 'not checked' : 'missing';
    return grant(session, lambda, invoked, permission, context);
  }
}

/** Whether the policy covers all sources; `undefined` if it cannot be read. */
async function covers(
  { caller }: Session,
  lambda: Lambda,
  { arn, qualifier }: InvokedFunction,
  { sources }: NeededPermission,
  { account }: PermissionContext,
): Promise<boolean | undefined> {
  try {
    const { Policy = '' } = await caller.call({
      operation: 'GetPolicy',
      kind: 'read',
      isOptional: true,
      send: (options) => lambda.getPolicy({ FunctionName: arn, ...qualified(qualifier) }, options),
    });
    return sources.every((source) => allowsInvocation(Policy, source, account));
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    // A function without a policy answers like one that is not there.
    return error.failure.kind === 'not found' && error.failure.code === 'ResourceNotFoundException' ? false : undefined;
  }
}

async function grant(
  session: Session,
  lambda: Lambda,
  invoked: InvokedFunction,
  permission: NeededPermission,
  context: PermissionContext,
): Promise<Permission['state']> {
  try {
    await session.caller.call<AddPermissionCommandOutput>({
      operation: 'AddPermission',
      // The same statement id twice is a conflict, not a second statement.
      kind: 'repeat',
      send: (options) =>
        lambda.addPermission(
          {
            FunctionName: invoked.arn,
            ...qualified(invoked.qualifier),
            StatementId: permission.statementId,
            Action: 'lambda:InvokeFunction',
            Principal: 'apigateway.amazonaws.com',
            SourceArn: permission.sourceArn,
          },
          options,
        ),
    });
    return 'granted';
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    if (error.failure.kind !== 'conflict') return 'missing';
    return (await covers(session, lambda, invoked, permission, context)) === false ? 'missing' : 'present';
  }
}

function qualified(qualifier: string | undefined): { Qualifier?: string } {
  return qualifier === undefined ? {} : { Qualifier: qualifier };
}
