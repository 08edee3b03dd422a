import type { CommandModule } from 'yargs';
import { ROLLBACK_OPTIONS, type RollbackArguments } from './options.js';

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
