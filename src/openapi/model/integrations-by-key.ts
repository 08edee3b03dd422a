import type { Api } from './api.js';
import type { Integration } from './integration.js';
import { onceEach } from './once-each.js';

/** The integrations of a document by the keys that they have, so that a rule about one key looks at no other integration. */
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

/** The integrations that have a key, whatever it holds. */
export function integrationsWithKey(api: Api, key: string): readonly Integration[] {
  return integrationsByKey(api).get(key) ?? [];
}
