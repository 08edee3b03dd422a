import type { CommandModule } from 'yargs';
import { DEPLOY_OPTIONS, type DeployArguments } from './options.js';

/** `apigw-lint deploy [FILE]` */
export function deployCommand(done: (exitCode: number) => void): CommandModule<unknown, DeployArguments> {
  return {
    command: 'deploy [file]',
    describe: 'Import a document into an account and deploy it',
    builder: (yargs) =>
      yargs
        .positional('file', { type: 'string', describe: 'The OpenAPI document' })
        .options(DEPLOY_OPTIONS)
        .example('$0 deploy openapi.yaml --stage prod', 'show what would change, ask, do it')
        .example('$0 deploy openapi.yaml --dry-run', 'only show what would change')
        .example('$0 deploy openapi.yaml --stage prod --yes', 'without asking, as in CI')
        .example('$0 deploy openapi.yaml --stage prod --canary 10', 'to a tenth of the traffic')
        .example('$0 deploy --promote --name pets --stage prod', 'then to all of it')
        .epilogue(
          'Exit codes: 0 done or nothing to do, 1 the document was refused, 2 could not run or stopped midway, ' +
            '3 changes (--dry-run --exit-code), 130 interrupted.',
        ),
    handler: async (argv) => {
      const { deploy } = await import('./run.js');
      done(await deploy(argv, argv._.slice(1).map(String)));
    },
  };
}
