import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a process used, start and end included. */
export interface Usage {
  /** User and system time, in seconds. */
  readonly cpu: number;
  /** In seconds. */
  readonly wall: number;
}

export const CACHE = join('node_modules', '.cache', 'apigw-lint');

/** Runs Node with these arguments, in a folder without a ruleset. Bash's own `time` counts everything from the fork on. @throws if it fails with more than findings */
export const measure = (args: readonly string[]): Usage => {
  const script = `TIMEFORMAT='%3U %3S %3R'; time "$@" >/dev/null 2>/dev/null`;
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', process.execPath, ...args], {
    cwd: CACHE,
    encoding: 'utf8',
  });
  if (status !== 0 && status !== 1) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  const [user = 0, system = 0, wall = 0] = stderr.trim().split(' ').map(Number);
  return { cpu: user + system, wall };
};

/** The peak memory of Node with these arguments, in MiB. It is told by the process itself, when it exits. */
export const measurePeak = (args: readonly string[]): number => {
  mkdirSync(CACHE, { recursive: true });
  const hook = join(process.cwd(), CACHE, 'peak.cjs');
  const output = join(process.cwd(), CACHE, 'peak.txt');
  const write = `require('node:fs').writeFileSync(${JSON.stringify(output)}, String(process.resourceUsage().maxRSS))`;
  writeFileSync(hook, `process.on('exit', () => ${write});\n`);
  rmSync(output, { force: true });
  spawnSync(process.execPath, ['--require', hook, ...args], { cwd: CACHE, stdio: 'ignore' });
  return Number(readFileSync(output, 'utf8')) / 1024;
};

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};
