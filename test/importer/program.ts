import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { environment } from './scenarios/environment.js';

const CLI = resolve('dist/cli.js');

/** The built program, running. */
export type Program = ChildProcessWithoutNullStreams;

/** Where it runs, and what it talks to. */
interface Place {
  readonly folder: string;
  readonly region?: string | undefined;
  readonly endpointUrl?: string | undefined;
}

/** How the program ended, and what it printed. */
export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Starts the built program in a folder, with an account and a Region.
 * @param env beyond what every run needs; `undefined` takes a variable away
 */
export function startProgram(
  { folder, region, endpointUrl }: Place,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): Program {
  return spawn(process.execPath, [CLI, ...args], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      ...environment(folder),
      AWS_REGION: region,
      AWS_ENDPOINT_URL: endpointUrl,
      ...env,
    },
  });
}

/** Waits for the end. Standard input stays open: a run that reads it would never end. */
export async function ended(program: Program): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  program.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  program.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [exitCode, signal] = await once(program, 'close');
  return { exitCode, signal, stdout, stderr };
}
