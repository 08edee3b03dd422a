import { COLOR_OPTION } from '../color.js';

/** The options of `explain`. */
export const EXPLAIN_OPTIONS = COLOR_OPTION;

/** The options of `explain` as yargs hands them over. */
export interface ExplainArguments {
  readonly rule: string;
  readonly color: boolean | undefined;
}
