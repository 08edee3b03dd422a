import type { CommandModule } from 'yargs';
import { EXPLAIN_OPTIONS, type ExplainArguments } from './options.js';

/** `apigw-lint explain RULE` */
export function explainCommand(done: (exitCode: number) => void): CommandModule<unknown, ExplainArguments> {
  return {
    command: 'explain <rule>',
    describe: 'Explain a rule: why it is there, how to fix what it finds, examples',
    builder: (yargs) =>
      yargs
        .positional('rule', {
          type: 'string',
          demandOption: true,
          describe: 'The name of the rule, with or without apigw-',
        })
        .options(EXPLAIN_OPTIONS)
        .example('$0 explain apigw-lambda-post', ''),
    handler: async (argv) => {
      const { explain } = await import('./run.js');
      done(explain(argv));
    },
  };
}
