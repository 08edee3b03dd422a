import type { CommandModule } from 'yargs';
import { COLOR_OPTION } from '../color.js';

/** The options of `explain` as yargs hands them over. */
export interface ExplainArguments {
  readonly rule: string;
  readonly color: boolean | undefined;
}

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
        .options(COLOR_OPTION)
        .example('$0 explain apigw-lambda-post', ''),
    handler: async (argv) => {
      const { explain } = await import('./run.js');
      done(explain(argv));
    },
  };
}
