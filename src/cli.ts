#!/usr/bin/env node
import { hideBin } from 'yargs/helpers';
import { parseArguments } from './commands/arguments.js';
import { tune } from './commands/tune.js';

tune();

// A reader that closes early, such as `head`, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

const failed = async (error: unknown): Promise<number> => {
  const { tellCrash } = await import('./commands/crash.js');
  tellCrash(error, process.argv.includes('--github'));
  return 2;
};

void parseArguments(hideBin(process.argv))
  .catch(failed)
  .then((exitCode) => {
    process.exitCode = exitCode;
  });
