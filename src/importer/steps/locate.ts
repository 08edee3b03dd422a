import { quote } from '../../wording/quote.js';
import { apiById, apisNamed, type FoundApi } from '../aws/apis.js';
import { CallError } from '../aws/call-error.js';
import type { Session } from '../aws/session.js';
import type { ApiTarget } from '../options.js';
import type { Done } from '../run/supervise.js';
import { failed, type Stop } from '../stop.js';

/**
 * Finds the API: by id, else by its exact name among all. An id that leads nowhere never makes a new API.
 * @returns `undefined` where no API has the name
 */
export async function locate(session: Session, { apiId, name = '' }: ApiTarget): Promise<Done<FoundApi | undefined>> {
  if (apiId !== undefined) {
    const api = await byId(session, apiId);
    return { summary: `${quote(api.name)} (${api.id})`, value: api };
  }
  const [api, ...others] = await apisNamed(session, name);
  if (api === undefined) return { summary: `no API is named ${quote(name)}`, value: undefined };
  if (others.length > 0) throw severalApis(name, [api, ...others]);
  return { summary: `${quote(name)} (${api.id})`, value: api };
}

/** Several APIs have the name, and which is meant is not known. */
export function severalApis(name: string, apis: readonly FoundApi[]): Stop {
  const lines = apis.map(apiLine);
  return failed([`${apis.length} APIs are named ${quote(name)}. Choose one with \`--api-id\`:`, ...lines].join('\n'));
}

/** An API in a list for people. */
export function apiLine({ id, createdDate }: FoundApi): string {
  return `  ${id}${createdDate ? `  created ${createdDate.toISOString()}` : ''}`;
}

/** An API that was there a moment ago, or that the user named, is not. */
export function apiGone(apiId: string, { region }: Session): Stop {
  return failed(
    `No API ${apiId} in ${region}. It was deleted, or it is in another Region or account. None is created in its place.`,
  );
}

async function byId(session: Session, apiId: string): Promise<FoundApi> {
  try {
    return await apiById(session, apiId);
  } catch (error) {
    if (error instanceof CallError && error.failure.kind === 'not found') throw apiGone(apiId, session);
    throw error;
  }
}
