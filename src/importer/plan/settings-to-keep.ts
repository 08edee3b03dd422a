import type { GatewayResponse, PatchOperation } from '@aws-sdk/client-api-gateway';
import type { ImportMode } from '../options.js';
import type { Change } from '../outcome.js';
import { type DesiredApi, type ImportedSettings, type LiveApi, UNKNOWN } from './form/imported-api.js';
import { entryOf } from './matches.js';
import { isSameSetting, SETTINGS, type Setting } from './settings.js';

/** What an import takes away because the document does not have it, and how to put it back. */
export interface SettingsToKeep {
  /** For one `UpdateRestApi` after the import. */
  readonly patches: readonly PatchOperation[];
  /** For one `PutGatewayResponse` each after the import. */
  readonly gatewayResponses: readonly GatewayResponse[];
  /** What is put back. */
  readonly keep: readonly Change[];
  /** What is let go. */
  readonly lose: readonly Change[];
}

/** Patches by setting: https://docs.aws.amazon.com/apigateway/latest/developerguide/patch-operations.html (read 2026-11-22). */
const PATHS: Readonly<Record<keyof ImportedSettings, string>> = {
  name: '/name',
  description: '/description',
  version: '/version',
  policy: '/policy',
  binaryMediaTypes: '/binaryMediaTypes',
  apiKeySource: '/apiKeySource',
  minimumCompressionSize: '/minimumCompressionSize',
  disableExecuteApiEndpoint: '/disableExecuteApiEndpoint',
  vpcEndpointIds: '/endpointConfiguration/vpcEndpointIds',
  securityPolicy: '/securityPolicy',
  endpointAccessMode: '/endpointAccessMode',
};

/** Whether an import touches them is not documented, and patching them takes minutes: only once they are seen to be gone. */
const ONLY_IF_GONE: readonly (keyof ImportedSettings)[] = ['securityPolicy', 'endpointAccessMode'];

/**
 * The settings of a live API that a document does not have: an overwrite takes them away, so they are put back, unless
 * `reset` lets them go. A merge keeps them.
 * @param live what was there before the import
 * @param after what is there after it, if that has been read: then only what is gone is put back, after a merge too
 */
export function settingsToKeep(
  live: LiveApi,
  desired: DesiredApi,
  mode: ImportMode,
  reset: boolean,
  after?: LiveApi,
): SettingsToKeep {
  const isTouched = mode === 'overwrite' || after !== undefined;
  const settings = isTouched ? SETTINGS.filter((setting) => isOnlyLive(setting, live, desired)) : [];
  const responses = isTouched ? responsesOnlyLive(live, desired) : [];
  const changes = (kind: Change['kind']): Change[] => [
    ...settings.map(({ key, subject }): Change => ({ kind, subject, aspects: listedIn(live, key) })),
    ...responses.map(({ responseType = '' }) => ({ kind, subject: `gateway response ${responseType}`, aspects: [] })),
  ];
  if (reset && mode === 'overwrite') return { patches: [], gatewayResponses: [], keep: [], lose: changes('lose') };
  return {
    patches: settings
      .filter((setting) => isGone(setting, live, after))
      .flatMap(({ key }) => patchesFor(key, live, after)),
    gatewayResponses: responses.filter(({ responseType = '' }) => after === undefined || !has(after, responseType)),
    keep: changes('keep'),
    lose: [],
  };
}

function isOnlyLive({ key }: Setting, live: LiveApi, desired: DesiredApi): boolean {
  if (desired.settings[key] !== undefined) return false;
  const value = live.settings[key];
  if (value === undefined || value === UNKNOWN || value === false || value === 'HEADER') return false;
  // The old policies are defaults of the kinds of endpoint.
  if (key === 'securityPolicy') return typeof value === 'string' && value.startsWith('SecurityPolicy_');
  if (key === 'endpointAccessMode') return value !== 'BASIC';
  return !Array.isArray(value) || value.length > 0;
}

function responsesOnlyLive(live: LiveApi, desired: DesiredApi): GatewayResponse[] {
  return live.customGatewayResponses.filter(
    ({ responseType }) => responseType !== undefined && entryOf(desired.gatewayResponses, responseType) === undefined,
  );
}

function has({ gatewayResponses }: LiveApi, responseType: string): boolean {
  return entryOf(gatewayResponses, responseType) !== undefined;
}

function isGone(setting: Setting, live: LiveApi, after: LiveApi | undefined): boolean {
  if (after === undefined) return !ONLY_IF_GONE.includes(setting.key);
  return !isSameSetting(setting, live.settings[setting.key], after, 'overwrite');
}

function patchesFor(key: keyof ImportedSettings, live: LiveApi, after: LiveApi | undefined): PatchOperation[] {
  const path = PATHS[key];
  const value: unknown = live.settings[key];
  if (key === 'binaryMediaTypes') {
    return missing(value, after?.settings[key]).map((type) => ({
      op: 'add',
      path: `${path}/${type.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    }));
  }
  if (key === 'vpcEndpointIds')
    return missing(value, after?.settings[key]).map((id) => ({ op: 'add', path, value: id }));
  return [{ op: 'replace', path, value: typeof value === 'object' ? JSON.stringify(value) : String(value) }];
}

function missing(before: unknown, now: unknown): string[] {
  const there: readonly unknown[] = Array.isArray(now) ? now : [];
  return Array.isArray(before) ? before.filter((item) => typeof item === 'string' && !there.includes(item)) : [];
}

function listedIn({ settings }: LiveApi, key: keyof ImportedSettings): readonly string[] {
  const value: unknown = settings[key];
  return Array.isArray(value) ? value.map(String) : [];
}
