import type { RestApi } from '@aws-sdk/client-api-gateway';
import { list } from './list.js';
import type { Session } from './session.js';

/** An API as a list or a read has it. */
export type FoundApi = RestApi & { readonly id: string };

/** All APIs whose name is exactly this one. Names are not unique. */
export async function apisNamed(session: Session, name: string): Promise<FoundApi[]> {
  const all = await list(session, 'GetRestApis', (input, options) => session.gateway.getRestApis(input, options));
  return all.filter((api) => isFoundApi(api)).filter((api) => api.name === name);
}

/** An API by its id. */
export async function apiById({ gateway, caller }: Session, restApiId: string): Promise<FoundApi> {
  const api = await caller.call({
    operation: 'GetRestApi',
    kind: 'read',
    isComplete: isFoundApi,
    send: (options) => gateway.getRestApi({ restApiId }, options),
  });
  return { ...api, id: api.id ?? restApiId };
}

/** Whether an answer is an API. */
export function isFoundApi(api: RestApi): api is FoundApi {
  return api.id !== undefined && api.id !== '';
}
