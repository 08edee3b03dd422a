import { CallError } from './call-error.js';
import type { Session } from './session.js';

/** Whose credentials they are. */
export interface Identity {
  readonly account: string;
  readonly arn: string | undefined;
}

/**
 * Asks whose credentials are used.
 * @param isNeeded without it, an account that cannot be found out is `undefined`, not an error
 * @throws CallError when the credentials are not accepted
 */
export async function whoAmI({ caller, config }: Session, isNeeded: boolean): Promise<Identity | undefined> {
  const { STS } = await import('@aws-sdk/client-sts');
  const sts = new STS(config);
  try {
    const { Account, Arn } = await caller.call({
      operation: 'GetCallerIdentity',
      kind: 'read',
      isOptional: !isNeeded,
      send: (options) => sts.getCallerIdentity({}, options),
      isComplete: ({ Account }) => Account !== undefined,
    });
    return Account === undefined ? undefined : { account: Account, arn: Arn };
  } catch (error) {
    const isFatal = !(error instanceof CallError) || error.failure.kind === 'credentials';
    if (isNeeded || isFatal) throw error;
    return undefined;
  } finally {
    sts.destroy();
  }
}
