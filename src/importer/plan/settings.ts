import type { ImportMode } from '../options.js';
import type { Change } from '../outcome.js';
import { type ImportedSettings, type LiveApi, UNKNOWN } from './form/imported-api.js';
import { policyForm } from './form/policy-form.js';
import { matches } from './matches.js';

/** A setting, and what it is called in a change. */
export interface Setting {
  readonly key: keyof ImportedSettings;
  readonly subject: string;
  /** Whether an import certainly takes it over as written. */
  readonly isCertain: boolean;
}

/** The settings of an API that a document can have. */
export const SETTINGS: readonly Setting[] = [
  { key: 'name', subject: 'name', isCertain: false },
  { key: 'description', subject: 'description', isCertain: false },
  { key: 'version', subject: 'version', isCertain: false },
  { key: 'policy', subject: 'resource policy', isCertain: false },
  { key: 'binaryMediaTypes', subject: 'binary media types', isCertain: true },
  { key: 'apiKeySource', subject: 'API key source', isCertain: true },
  { key: 'minimumCompressionSize', subject: 'minimum compression size', isCertain: true },
  { key: 'disableExecuteApiEndpoint', subject: 'default endpoint', isCertain: true },
  { key: 'vpcEndpointIds', subject: 'VPC endpoints', isCertain: false },
  { key: 'securityPolicy', subject: 'security policy', isCertain: false },
  { key: 'endpointAccessMode', subject: 'endpoint access mode', isCertain: false },
];

/** Settings that say nothing about a new API which its title does not say. */
const INFO: readonly (keyof ImportedSettings)[] = ['name', 'description', 'version'];

/** What an import would change in the settings that a document has. */
export function settingChanges(
  desired: ImportedSettings,
  live: LiveApi | undefined,
  mode: ImportMode,
  isStrict: boolean,
): Change[] {
  return SETTINGS.flatMap((setting): Change[] => {
    const { key, subject, isCertain } = setting;
    const ours = desired[key];
    if (ours === undefined || ours === UNKNOWN) return [];
    if (live === undefined) return INFO.includes(key) ? [] : [{ kind: 'add', subject, aspects: [] }];
    const theirs = live.settings[key];
    // A policy that is gone is certainly gone; how one that is there reads back is not sure.
    const isComparable = !isStrict || isCertain || (key === 'policy' && theirs === undefined);
    if (!isComparable || isSameSetting(setting, ours, live, mode)) return [];
    return [{ kind: theirs === undefined ? 'add' : 'change', subject, aspects: [] }];
  });
}

/** Whether a setting of a live API has a value, or will have it after a merge. */
export function isSameSetting({ key }: Setting, value: unknown, { id, settings }: LiveApi, mode: ImportMode): boolean {
  const live = settings[key];
  if (key === 'policy') return matches(policyForm(value, id), policyForm(live, id));
  if (mode === 'merge' && Array.isArray(value) && Array.isArray(live)) {
    return value.every((item: unknown) => live.includes(item));
  }
  return matches(value, live);
}
