import type { InferredOptionTypes } from 'yargs';
import { AWS_OPTIONS, OUTPUT_OPTIONS, TARGET_OPTIONS } from '../account/aws-options.js';

/** The options of `rollback`. */
export const ROLLBACK_OPTIONS = {
  ...TARGET_OPTIONS,
  stage: { group: 'Stage:', type: 'string', requiresArg: true, describe: 'The stage to take back' },
  to: {
    group: 'Stage:',
    type: 'string',
    requiresArg: true,
    describe: 'Id of the deployment to take it back to',
    defaultDescription: 'the one that the stage served before',
  },
  list: { group: 'Stage:', type: 'boolean', describe: 'List the deployments and change nothing' },
  ...AWS_OPTIONS,
  ...OUTPUT_OPTIONS,
} as const;

/** The options of `rollback` as yargs hands them over. */
export interface RollbackArguments extends InferredOptionTypes<typeof ROLLBACK_OPTIONS> {}
