import type { AwsOptions } from '../../importer/index.js';
import { UsageError } from '../../lint/usage-error.js';
import type { AnyOutcome } from '../../report/outcome/outcome.js';
import { canAsk } from './ask.js';
import type { ImporterArguments } from './aws-options.js';
import { importerConsole } from './console.js';
import { interruptible } from './interruptible.js';

/**
 * Runs the importer for the command line.
 * @param run gets the options that all of its functions take
 * @returns the exit code
 * @throws UsageError for options that cannot be used
 */
export async function runImporter(
  argv: ImporterArguments,
  run: (options: AwsOptions) => Promise<AnyOutcome>,
): Promise<number> {
  checkNumber('max-wait', argv['max-wait']);
  surviveClosedPipes();
  const screen = importerConsole(argv);
  const { signal, end } = interruptible(screen.stopping);
  try {
    const outcome = await run({
      region: argv.region,
      profile: argv.profile,
      endpointUrl: argv['endpoint-url'],
      expectAccount: argv['expect-account'],
      maxWaitSeconds: argv['max-wait'],
      yes: argv.yes,
      signal,
      onEvent: screen.onEvent,
      ...(canAsk() ? { confirm: (request) => screen.confirm(request, signal) } : {}),
    });
    screen.end(outcome);
    return outcome.exitCode;
  } catch (error) {
    screen.crashed();
    throw error;
  } finally {
    end();
  }
}

/**
 * Refuses what yargs makes of a text where a number has to be.
 * @throws UsageError
 */
export function checkNumber(option: string, value: number | undefined): void {
  if (value === undefined || value >= 0) return;
  throw new UsageError(`--${option} is not a number from 0 up.`);
}

/** A reader that closes early, such as `head`, must not end a run halfway. */
function surviveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.removeAllListeners('error');
    stream.on('error', () => {});
  }
}
