#!/usr/bin/env node
import { hideBin } from 'yargs/helpers';
import { parseArguments } from './commands/arguments.js';
import { optimize } from './commands/tune.js';

optimize('late');

// A reader that closes early, such as `head`, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  process.exitCode = await parseArguments(hideBin(process.argv));
} catch (error) {
  const { tellCrash } = await import('./commands/crash.js');
  tellCrash(error, process.argv.includes('--github'));
  process.exitCode = 2;
}
