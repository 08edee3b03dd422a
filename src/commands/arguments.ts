import yargs from 'yargs';
import { STDIN } from '../lint/stdin.js';
import { UsageError } from '../lint/usage-error.js';
import { VERSION } from '../version.js';
import { deployCommand } from './deploy/command.js';
import { explainCommand } from './explain/command.js';
import { initCommand } from './init/command.js';
import { lintCommand } from './lint/command.js';
import { rollbackCommand } from './rollback/command.js';
import { rulesCommand } from './rules/command.js';
import { explainUsage, refuseNegation, requireOnce } from './usage.js';

/**
 * Reads the command line and runs the command it names.
 * @returns the exit code of the command
 * @throws UsageError for a command line that cannot be understood
 */
export async function parseArguments(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const done = (code: number) => {
    exitCode = code;
  };
  const parser = yargs(argv.map((argument) => (argument === '-' ? STDIN : argument)));
  await parser
    .scriptName('apigw-lint')
    .locale('en')
    .parserConfiguration({ 'camel-case-expansion': false, 'parse-positional-numbers': false, 'populate--': true })
    .command(lintCommand(done))
    .command(explainCommand(done))
    .command(rulesCommand(done))
    .command(initCommand(done))
    .command(deployCommand(done))
    .command(rollbackCommand(done))
    // A command of our own: yargs' would never be reached, since the default command takes every word for a file.
    .command('completion', 'Print a completion script for bash or zsh', {}, () => {
      parser.showCompletionScript();
    })
    .version(VERSION)
    .help()
    .alias('help', 'h')
    .wrap(Math.min(100, process.stdout.columns ?? 100))
    .strictOptions()
    .check(refuseNegation, true)
    .check(requireOnce, true)
    .epilogue('Exit codes: 0 clean, 1 findings at or above --fail-severity, 2 could not run.')
    .exitProcess(false)
    .fail((message, error) => {
      // What yargs itself throws is about the command line too.
      if (error !== undefined && error !== null && error.name !== 'YError') throw error;
      throw new UsageError(explainUsage(message ?? error?.message));
    })
    .parseAsync();
  return exitCode;
}
