import type { ImportMode } from '../options.js';
import type { Plan } from '../outcome.js';
import type { DesiredApi, LiveApi } from './form/imported-api.js';
import type { StageIntent } from './stage-intent.js';

/** What a deploy is going to do. */
export interface Intent {
  readonly plan: Plan;
  /** What the document imports to. */
  readonly desired: DesiredApi;
  /** What was there when it was planned. */
  readonly live: LiveApi | undefined;
  readonly mode: ImportMode;
  /** Whether the document has to be sent. */
  readonly needsImport: boolean;
  /** A deployment of exactly this document that is there already. */
  readonly deployment: string | undefined;
  /** `undefined` without a stage. */
  readonly stage: StageIntent | undefined;
  /** Tags to put on the API. */
  readonly tags: Readonly<Record<string, string>>;
}
