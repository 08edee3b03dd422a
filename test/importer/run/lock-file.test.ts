import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acquireLock, type LockResult, type LockScope } from '../../../src/importer/run/lock-file.js';

const SCOPE: LockScope = { account: '123456789012', region: 'eu-west-1', api: 'abc123' };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apigw-lint-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function acquired(scope = SCOPE): Promise<Extract<LockResult, { kind: 'acquired' }>> {
  const lock = await acquireLock(scope, folder);
  if (lock.kind === 'held') throw new Error(lock.message);
  return lock;
}

/** The id of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.once('exit', resolve));
  return child.pid ?? 0;
}

test('a second run is told who runs', async () => {
  const lock = await acquired();
  const second = await acquireLock(SCOPE, folder);
  expect(second).toMatchObject({ kind: 'held', owner: { pid: process.pid, host: hostname() } });
  expect(second.kind === 'held' && second.message).toMatch(
    /^Another deploy of this API is running \(process \d+ on .*\)\. If that is not so, delete .*\.lock\.$/,
  );
  await lock.release();
  await lock.release();
  expect(readdirSync(folder)).toEqual([]);
  await (await acquired()).release();
});

test('other APIs, regions and accounts are free', async () => {
  await acquired();
  await acquired({ ...SCOPE, api: 'other' });
  await acquired({ ...SCOPE, region: 'eu-west-2' });
  await acquired({ ...SCOPE, account: undefined });
  expect(readdirSync(folder)).toHaveLength(4);
});

test('the lock of a process that is gone is taken over', async () => {
  const { file, release } = await acquired();
  const content = JSON.parse(readFileSync(file, 'utf8'));
  await release();
  writeFileSync(file, JSON.stringify({ ...content, pid: await deadPid() }));
  await acquired();
  expect(readdirSync(folder)).toHaveLength(1);
});

test('that of a process before the last start of the machine too, whatever has its number now', async () => {
  const { file } = await acquired();
  const content = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...content, start: '2001-01-01T00:00:00.000Z' }));
  await acquired();
});

test('what runs on another machine keeps its lock', async () => {
  const { file } = await acquired();
  const content = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...content, host: 'elsewhere', pid: await deadPid() }));
  expect((await acquireLock(SCOPE, folder)).kind).toBe('held');
});

test('a file that was never finished is waited for, then taken over', async () => {
  const { file, release } = await acquired();
  await release();
  writeFileSync(file, '');
  expect(await acquireLock(SCOPE, folder)).toMatchObject({ kind: 'held', owner: undefined });
  const past = new Date(Date.now() - 60_000);
  utimesSync(file, past, past);
  await acquired();
});

test('a lock that someone else took meanwhile is not released', async () => {
  const lock = await acquired();
  const content = JSON.parse(readFileSync(lock.file, 'utf8'));
  writeFileSync(lock.file, JSON.stringify({ ...content, token: 'other' }));
  await lock.release();
  expect(readdirSync(folder)).toHaveLength(1);
});

test('of many at once, also over a stale lock, exactly one gets it', async () => {
  for (let round = 0; round < 20; round++) {
    const { file, release } = await acquired();
    const content = JSON.parse(readFileSync(file, 'utf8'));
    await release();
    if (round % 2 === 0)
      writeFileSync(file, JSON.stringify({ ...content, pid: await deadPid(), token: `stale-${round}` }));
    const results = await Promise.all(Array.from({ length: 8 }, () => acquireLock(SCOPE, folder)));
    expect(results.filter(({ kind }) => kind === 'acquired')).toHaveLength(1);
    for (const result of results) if (result.kind === 'acquired') await result.release();
    expect(readdirSync(folder)).toEqual([]);
  }
});

test('a folder that is not there is an error', async () => {
  await expect(acquireLock(SCOPE, join(folder, 'nowhere'))).rejects.toThrow('ENOENT');
});
