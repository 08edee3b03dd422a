import type { FoundApi } from '../aws/apis.js';
import { type Identity, whoAmI } from '../aws/identity.js';
import { connect, type Session } from '../aws/session.js';
import type { ApiTarget } from '../options.js';
import { acquireLock, type LockResult, type LockScope } from '../run/lock-file.js';
import type { Done, Run } from '../run/supervise.js';
import { failed } from '../stop.js';

/** A way to talk to AWS, and whose it is. */
export interface Opened {
  readonly session: Session;
  /** `undefined` where it cannot be found out. */
  readonly identity: Identity | undefined;
}

/** Keeps a second run on this computer away from the same API. Whose API it is, is part of what is locked. */
export async function lock(
  run: Run,
  { target, isNeeded }: { readonly target: ApiTarget; readonly isNeeded: boolean },
): Promise<Done<Opened>> {
  const session = await connect(run.options, run.caller);
  run.record.region = session.region;
  run.atEnd(async () => session.gateway.destroy());
  const identity = await whoAmI(session, run.options.expectAccount !== undefined);
  const opened = { session, identity };
  if (!isNeeded) return { summary: 'not needed, nothing is changed', value: opened };
  const { apiId, name = '' } = target;
  await take(run, session, identity?.account, apiId ?? name);
  return { summary: 'taken', value: opened };
}

/** An API that was found by its name is locked by its id too: another run may know it by that. */
export async function lockFound(
  run: Run,
  session: Session,
  input: {
    readonly target: ApiTarget;
    readonly found: FoundApi | undefined;
    readonly account: string | undefined;
    readonly isNeeded: boolean;
  },
): Promise<void> {
  const { target, found, account, isNeeded } = input;
  if (!isNeeded || found === undefined || target.apiId !== undefined) return;
  await take(run, session, account, found.id);
}

async function take(run: Run, { region }: Session, account: string | undefined, api: string): Promise<void> {
  const lock = await acquire({ account, region, api });
  if (lock.kind === 'held') throw failed(lock.message);
  run.atEnd(lock.release);
}

async function acquire(scope: LockScope): Promise<LockResult> {
  try {
    return await acquireLock(scope);
  } catch (error) {
    throw failed(`Cannot write a lock file: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
