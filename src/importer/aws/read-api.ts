import type { LiveRead } from '../plan/live-read.js';
import { apiById } from './apis.js';
import { CallError } from './call-error.js';
import type { SendOptions } from './caller.js';
import { deploymentsOf } from './deployments.js';
import { list, type Page, type PageInput } from './list.js';
import type { Session } from './session.js';
import { stagesOf } from './stages.js';

/** Reads all of an API: its working copy, its stages, its deployments. Parts that the caller may not read are `undefined`. */
export async function readApi(session: Session, restApiId: string): Promise<LiveRead> {
  const { gateway } = session;
  const optional = <Item>(
    operation: string,
    send: (input: PageInput, options: SendOptions) => Promise<Page<Item>>,
  ): Promise<Item[] | undefined> => unlessRefused(list(session, operation, send));

  const restApi = await apiById(session, restApiId);
  return {
    restApi,
    // Without `embed` the verbs are there and what they hold is not.
    resources: await list(session, 'GetResources', (input, options) =>
      gateway.getResources({ restApiId, ...input, embed: ['methods'] }, options),
    ),
    models: await optional('GetModels', (input, options) => gateway.getModels({ restApiId, ...input }, options)),
    authorizers: await optional('GetAuthorizers', (input, options) =>
      gateway.getAuthorizers({ restApiId, ...input }, options),
    ),
    requestValidators: await optional('GetRequestValidators', (input, options) =>
      gateway.getRequestValidators({ restApiId, ...input }, options),
    ),
    gatewayResponses: await optional('GetGatewayResponses', (input, options) =>
      gateway.getGatewayResponses({ restApiId, ...input }, options),
    ),
    stages: await unlessRefused(stagesOf(session, restApiId)),
    deployments: await unlessRefused(deploymentsOf(session, restApiId)),
  };
}

/** The parts of a read that are missing, for people. */
export function unreadParts(read: LiveRead): string[] {
  return Object.entries(read).flatMap(([part, value]) => (value === undefined ? [part] : []));
}

async function unlessRefused<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof CallError && error.failure.kind === 'refused') return undefined;
    throw error;
  }
}
