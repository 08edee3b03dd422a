import { quote } from '../../wording/quote.js';
import type { FoundApi } from '../aws/apis.js';
import type { Session } from '../aws/session.js';
import type { ApiTarget } from '../options.js';
import type { Run } from '../run/supervise.js';
import { failed } from '../stop.js';
import { identify } from './identify.js';
import { locate } from './locate.js';
import { lock, lockFound } from './lock.js';

/** An API that is there, and how to talk to it. */
export interface OpenedApi {
  readonly session: Session;
  readonly account: string | undefined;
  readonly api: FoundApi;
}

/** The steps up to an API that must be there: lock, identify, locate. */
export async function openApi(run: Run, target: ApiTarget, isChanging: boolean): Promise<OpenedApi> {
  if (target.apiId === undefined && target.name === undefined) throw failed('Which API? Give `--api-id` or `--name`.');
  const { session, identity } = await run.step('lock', () => lock(run, { target, isNeeded: isChanging }));
  const account = identity?.account;
  await run.step('identify', () => identify(run, session, identity));
  const api = await run.step('locate', async () => {
    const { summary, value } = await locate(session, target);
    if (value === undefined) throw failed(`No API is named ${quote(target.name)} in ${session.region}.`);
    await lockFound(run, session, { target, found: value, account, isNeeded: isChanging });
    return { summary, value };
  });
  run.record.api = { id: api.id, name: api.name ?? '', isNew: false };
  return { session, account, api };
}
