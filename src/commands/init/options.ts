import type { InferredOptionTypes } from 'yargs';
import { COLOR_OPTION } from '../color.js';

/** The options of `init`. */
export const INIT_OPTIONS = {
  hook: { type: 'boolean', default: true, describe: 'The pre-commit hook; --no-hook leaves it out' },
  workflow: { type: 'boolean', default: true, describe: 'The GitHub workflow; --no-workflow leaves it out' },
  yes: { alias: 'y', type: 'boolean', default: false, describe: 'Write without asking' },
  'dry-run': { type: 'boolean', default: false, describe: 'Show what would be written and write nothing' },
  ...COLOR_OPTION,
} as const;

/** The options of `init` as yargs hands them over. */
export interface InitArguments extends InferredOptionTypes<typeof INIT_OPTIONS> {}
