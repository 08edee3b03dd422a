import type { ActiveRule } from '../lint/active-rules.js';
import type { Severity } from '../rule.js';

/** How to render a report. */
export interface RenderOptions {
  readonly hasColor: boolean;
  /** Whether to add why, how to fix, links and timing. */
  readonly isVerbose: boolean;
  /** Whether everything but errors was left out. */
  readonly isQuiet: boolean;
  /** How long the run took; `undefined` where that says nothing. */
  readonly milliseconds: number | undefined;
  /** The severity from which on findings make the run fail; `error` if it is not said. */
  readonly failSeverity?: Severity | 'none';
  /** Why files could not be read. */
  readonly failures?: readonly string[];
  /** The rules that were on. Asked only for a format that lists them. */
  readonly rules?: () => Promise<readonly ActiveRule[]>;
  /** Whether GitHub reads the report. */
  readonly isForGitHub?: boolean;
}
