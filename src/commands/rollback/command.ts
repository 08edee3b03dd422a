import type { CommandModule, InferredOptionTypes } from 'yargs';
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

/** `apigw-lint rollback` */
export function rollbackCommand(done: (exitCode: number) => void): CommandModule<unknown, RollbackArguments> {
  return {
    command: 'rollback',
    describe: 'Take a stage back to a deployment that it served before',
    builder: (yargs) =>
      yargs
        .options(ROLLBACK_OPTIONS)
        .example('$0 rollback --name pets --stage prod', 'to the deployment before')
        .example('$0 rollback --name pets --stage prod --list', 'what there is to go back to')
        .example('$0 rollback --api-id a1b2c3d4e5 --stage prod --to abc123 --yes', 'to this one, without asking')
        .epilogue('Exit codes: 0 done or nothing to do, 2 could not run or stopped midway, 130 interrupted.'),
    handler: async (argv) => {
      const { rollback } = await import('./run.js');
      done(await rollback(argv, argv._.slice(1).map(String)));
    },
  };
}
