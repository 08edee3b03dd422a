import type { ImportMode } from '../options.js';
import type { Change, Plan } from '../outcome.js';
import { diff } from './diff.js';
import type { DesiredApi, LiveApi } from './form/imported-api.js';
import { settingsToKeep } from './settings-to-keep.js';

/** What a plan is made of. */
export interface PlanInput {
  readonly desired: DesiredApi;
  /** `undefined` if the API does not exist yet. */
  readonly live: LiveApi | undefined;
  readonly mode: ImportMode;
  readonly resetSettings: boolean;
  /**
   * Whether the working copy was imported from this very document, by the digest of what was deployed from it last;
   * `undefined` where nothing tells.
   */
  readonly isSameDocument: boolean | undefined;
  /** What is to be done with the stage: `stage prod` with what of it. */
  readonly stageChanges: readonly Change[];
}

/** A document that differs in nothing that API Gateway shows, such as its descriptions. */
const UNSEEN: Change = { kind: 'change', subject: 'document', aspects: ['parts that API Gateway does not show'] };

/** What a deploy would do. Settings that are kept are in it, but are not changes. */
export function planOf({ desired, live, mode, resetSettings, isSameDocument, stageChanges }: PlanInput): Plan {
  const found = diff(desired, live, mode, { isSameDocument });
  const imported = found.length === 0 && isSameDocument === false ? [UNSEEN] : found;
  const { keep, lose } =
    live === undefined ? { keep: [], lose: [] } : settingsToKeep(live, desired, mode, resetSettings);
  // Without an import nothing is taken away that has to be put back.
  const changes = [...imported, ...(imported.length > 0 ? keep : []), ...lose, ...stageChanges];
  return {
    hasChanges: changes.some(({ kind }) => kind !== 'keep'),
    action: live === undefined ? 'create' : 'update',
    changes,
  };
}
