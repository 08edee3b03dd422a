import type { CommandModule, InferredOptionTypes } from 'yargs';
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

/** `apigw-lint init` */
export function initCommand(done: (exitCode: number) => void): CommandModule<unknown, InitArguments> {
  return {
    command: 'init',
    describe: 'Set a project up: .spectral.yaml, a pre-commit hook and a GitHub workflow',
    builder: (yargs) =>
      yargs
        .options(INIT_OPTIONS)
        .example('$0 init', 'show each file, ask, write')
        .example('$0 init --yes --no-workflow', 'write without asking, all but the workflow'),
    handler: async (argv) => {
      const { init } = await import('./run.js');
      done(await init(argv, argv._.slice(1).map(String)));
    },
  };
}
