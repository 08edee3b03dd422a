import type { Content, Settings } from '../account.js';

const UNCHANGEABLE = ['endpointAccessMode', 'securityPolicy'] as const;

/** What is there after a put in the mode `overwrite`: the document's, except for what an import never changes. */
export function overwritten(before: Content, imported: Content): Content {
  const { types, ipAddressType } = before.settings.endpointConfiguration ?? {};
  const { vpcEndpointIds } = imported.settings.endpointConfiguration ?? {};
  const settings: Settings = { ...imported.settings };
  for (const key of UNCHANGEABLE)
    Object.assign(settings, key in before.settings ? { [key]: before.settings[key] } : {});
  settings.endpointConfiguration = {
    ...(types === undefined ? {} : { types }),
    ...(ipAddressType === undefined ? {} : { ipAddressType }),
    ...(vpcEndpointIds === undefined ? {} : { vpcEndpointIds }),
  };
  return { ...imported, settings };
}

/** What is there after a put in the mode `merge`: the document's over what was there. */
export function merged(before: Content, imported: Content): Content {
  const binary = [...(before.settings.binaryMediaTypes ?? []), ...(imported.settings.binaryMediaTypes ?? [])];
  const settings: Settings = {
    ...before.settings,
    ...imported.settings,
    endpointConfiguration: { ...before.settings.endpointConfiguration, ...imported.settings.endpointConfiguration },
    ...(binary.length > 0 ? { binaryMediaTypes: [...new Set(binary)] } : {}),
  };
  const resources = new Map(before.resources);
  for (const [path, resource] of imported.resources) {
    const methods = new Map([...(before.resources.get(path)?.methods ?? []), ...resource.methods]);
    resources.set(path, { ...resource, methods });
  }
  return {
    settings,
    resources,
    models: new Map([...before.models, ...imported.models]),
    authorizers: new Map([...before.authorizers, ...imported.authorizers]),
    validators: new Map([...before.validators, ...imported.validators]),
    gatewayResponses: new Map([...before.gatewayResponses, ...imported.gatewayResponses]),
  };
}
