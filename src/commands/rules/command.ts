import type { CommandModule } from 'yargs';
import { RULES_OPTIONS, type RulesArguments } from './options.js';

/** `apigw-lint rules` */
export function rulesCommand(done: (exitCode: number) => void): CommandModule<unknown, RulesArguments> {
  return {
    command: 'rules',
    describe: 'List all rules',
    builder: (yargs) => yargs.options(RULES_OPTIONS).example('$0 rules --format json', ''),
    handler: async (argv) => {
      const { listRules } = await import('./run.js');
      done(listRules(argv));
    },
  };
}
