import type { CommandModule } from 'yargs';
import { LINT_OPTIONS, type LintArguments } from './options.js';

/** `apigw-lint [lint] [FILE|GLOB|-]…` */
export function lintCommand(done: (exitCode: number) => void): CommandModule<unknown, LintArguments> {
  return {
    command: ['lint [files..]', '$0 [files..]'],
    describe: 'Lint OpenAPI documents for Amazon API Gateway',
    builder: (yargs) =>
      yargs
        .positional('files', {
          type: 'string',
          array: true,
          default: [] as readonly string[],
          defaultDescription: 'every OpenAPI file that git tracks here',
          describe: 'Files or globs; - reads standard input',
        })
        .options(LINT_OPTIONS)
        .example('$0', 'lint every OpenAPI file that git tracks')
        .example('$0 openapi.yaml', 'lint one file')
        .example("$0 'apis/**/*.yaml' -F warn", 'lint many, fail on warnings too')
        .example('$0 -f json -o text=report.txt openapi.yaml', 'two formats at once')
        .example('cat api.yaml | $0 - --stdin-filepath api.yaml', 'lint standard input')
        .example('$0 explain apigw-lambda-post', 'why a rule is there and how to fix what it finds'),
    handler: async (argv) => {
      const { lint } = await import('./run.js');
      done(await lint({ ...argv, files: [...argv.files, ...(argv['--'] ?? [])] }));
    },
  };
}
