import type { Session } from '../aws/session.js';
import type { DeployOptions } from '../options.js';
import type { Permission } from '../outcome.js';
import { checkPermissions } from '../permissions/check-permissions.js';
import type { LiveRead } from '../plan/live-read.js';
import type { Run } from '../run/supervise.js';

const STATES: readonly Permission['state'][] = ['present', 'granted', 'missing', 'not checked', 'other account'];

/** Looks for the Lambda invoke permissions that an API needs, adds them if asked to, and says how many there are. */
export async function permissionsFor(
  run: Run,
  session: Session,
  options: DeployOptions,
  input: {
    readonly read: LiveRead;
    readonly account: string | undefined;
    readonly variables: Readonly<Record<string, string>>;
  },
): Promise<string> {
  const { read, account, variables } = input;
  if (account === undefined) return 'permissions not checked';
  const context = { partition: session.partition, region: session.region, account, stage: options.stage, variables };
  const permissions = await checkPermissions(session, read, context, options);
  run.record.permissions = permissions;
  const granted = permissions.filter(({ state }) => state === 'granted').length;
  if (granted > 0) run.record.done.push(`${granted} Lambda invoke permissions were added.`);
  const missing = permissions.filter(({ state }) => state === 'missing').length;
  if (missing > 0) {
    run.note(
      'warn',
      `${missing} Lambda invoke ${missing === 1 ? 'permission is' : 'permissions are'} missing: requests that need ${missing === 1 ? 'it' : 'them'} get a 500.`,
    );
  }
  const counts = STATES.flatMap((state) => {
    const count = permissions.filter((permission) => permission.state === state).length;
    return count === 0 ? [] : [`${count} ${state}`];
  });
  return counts.length === 0 ? 'needs no Lambda permissions' : `Lambda permissions: ${counts.join(', ')}`;
}
