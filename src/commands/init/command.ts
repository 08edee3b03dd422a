import type { CommandModule } from 'yargs';
import { INIT_OPTIONS, type InitArguments } from './options.js';

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
