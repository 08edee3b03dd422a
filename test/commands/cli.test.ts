import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

// A folder a case: `case.json` says how to call the built program in that folder; `stdout.txt` and `stderr.txt` are what it
// prints. `UPDATE=1 npx vitest run test/commands/cli.test.ts` writes them anew: read the diff as prose.
const FOLDER = 'test/fixtures/cli';
const CLI = resolve('dist/cli.js');

interface Case {
  readonly args: readonly string[];
  readonly exitCode: number;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Text of the output that another machine or release would change. */
  readonly mask?: readonly string[];
}

describe.each(readdirSync(FOLDER).sort())('%s', (name) => {
  const folder = join(FOLDER, name);
  const { args, exitCode, stdin, env, mask = [] }: Case = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8'));
  const result = spawnSync(process.execPath, [CLI, ...args], {
    cwd: folder,
    input: stdin === undefined ? '' : readFileSync(join(folder, stdin)),
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  const clean = (text: string) => mask.reduce((masked, source) => masked.replace(new RegExp(source, 'g'), '…'), text);

  it('exits with its code', () => {
    expect({ exitCode: result.status, stderr: result.stderr }).toEqual({ exitCode, stderr: result.stderr });
  });

  it.each([
    ['stdout.txt', clean(result.stdout)],
    ['stderr.txt', clean(result.stderr)],
  ])('prints %s', (file, text) => {
    const golden = join(folder, file);
    if (process.env['UPDATE'] === '1') writeFileSync(golden, text);
    expect(text).toBe(existsSync(golden) ? readFileSync(golden, 'utf8') : '');
  });
});
