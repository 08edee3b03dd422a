import type { FoundApi } from '../aws/apis.js';
import { readApi, unreadParts } from '../aws/read-api.js';
import type { Session } from '../aws/session.js';
import type { LiveRead } from '../plan/live-read.js';
import type { Done, Run } from '../run/supervise.js';

/** Reads what is there, and remembers what the stage serves. */
export async function read(
  run: Run,
  session: Session,
  api: FoundApi | undefined,
  stageName: string | undefined,
): Promise<Done<LiveRead | undefined>> {
  if (api === undefined) return { summary: 'nothing is there yet', value: undefined };
  const live = await readApi(session, api.id);
  const unread = unreadParts(live);
  if (unread.length > 0) {
    run.note('warn', `The credentials do not allow to read: ${unread.join(', ')}. They count as not there.`);
  }
  const served = live.stages?.find((stage) => stage.stageName === stageName)?.deploymentId;
  run.record.previousDeployment = served;
  if (served !== undefined) run.record.live = `The stage ${stageName} still serves deployment ${served}.`;
  const methods = live.resources.reduce(
    (count, resource) => count + Object.keys(resource.resourceMethods ?? {}).length,
    0,
  );
  return {
    summary: `${methods} ${methods === 1 ? 'method' : 'methods'} on ${live.resources.length} paths`,
    value: live,
  };
}
