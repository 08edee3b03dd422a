#!/usr/bin/env node
import { hideBin } from 'yargs/helpers';
import { parseArguments } from './commands/arguments.js';

// A reader that closes early, such as `head`, is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

const failed = async (error: unknown): Promise<number> => {
  const { reportCrash } = await import('./commands/crash.js');
  reportCrash(error, process.argv.includes('--github'));
  return 2;
};

const end = (exitCode: number): void => {
  process.exitCode = exitCode;
};

// What is waited for and never comes leaves Node with nothing to do, which it takes for success.
process.once('beforeExit', () => {
  if (process.exitCode !== undefined) return;
  void failed(new Error('it waits for something that never comes, such as a promise of a ruleset function.')).then(end);
});

void parseArguments(hideBin(process.argv)).catch(failed).then(end);
