import type { Api } from './api.js';
import type { Integration } from './integration.js';
import { onceEach } from './once-each.js';

/** The integrations of a document by the keys that they have. */
export const integrationsByKey = onceEach((api: Api): ReadonlyMap<string, readonly Integration[]> => {
  const byKey = new Map<string, Integration[]>();
  for (const integration of api.integrations) {
    for (const key of Object.keys(integration.value)) {
      const others = byKey.get(key);
      if (others === undefined) byKey.set(key, [integration]);
      else others.push(integration);
    }
  }
  return byKey;
});

/** The integrations that have a key, whatever it holds, so that a rule about one key looks at no other integration. */
export function integrationsWith(key: string): (api: Api) => readonly Integration[] {
  return (api) => integrationsByKey(api).get(key) ?? [];
}
