import { createHash, randomUUID } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir, uptime } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isObject } from '../../openapi/json.js';

/** What a run keeps others away from. */
export interface LockScope {
  /** `undefined` where it is not known. */
  readonly account: string | undefined;
  readonly region: string;
  /** Its id, or its name where it is not there yet. */
  readonly api: string;
}

/** Who holds a lock. */
interface LockOwner {
  readonly pid: number;
  readonly host: string;
  /** When, as an ISO 8601 date and time. */
  readonly start: string;
}

/** A lock, or who has it. */
export type LockResult =
  | { readonly kind: 'acquired'; readonly file: string; release(): Promise<void> }
  | {
      readonly kind: 'held';
      readonly file: string;
      /** `undefined` if its file does not say. */
      readonly owner: LockOwner | undefined;
      /** Whole sentences. */
      readonly message: string;
    };

interface Content extends LockOwner {
  /** Different for each lock that was ever held. */
  readonly token: string;
}

/** After this a file that is not complete was abandoned. */
const WRITING_MS = 5_000;
const ATTEMPTS = 20;
const PAUSE_MS = 25;
/** Clocks are not exact. */
const CLOCK_MS = 60_000;

/**
 * Locks an API for this process: creates a file in the temporary folder that nobody else can create. The lock of a process of
 * this machine that is gone is taken over. It is released with the process too, unless that is killed; then by the next run.
 * Never waits for another run.
 * @param folder the temporary folder unless given
 * @throws if the folder cannot be written to
 */
export async function acquireLock(scope: LockScope, folder: string = tmpdir()): Promise<LockResult> {
  const file = join(folder, `apigw-lint-${keyOf(scope)}.lock`);
  const content: Content = { pid: process.pid, host: hostname(), start: new Date().toISOString(), token: randomUUID() };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await create(file, JSON.stringify(content))) return acquired(file, content.token);
    const found = await look(file);
    if (found === 'none') continue;
    if (found !== 'writing' && !isStale(found)) return held(file, ownerOf(found));
    if (found === 'writing' || !(await removeStale(file, found))) await sleep(PAUSE_MS);
  }
  const found = await look(file);
  return held(file, typeof found === 'string' ? undefined : ownerOf(found));
}

function held(file: string, owner: LockOwner | undefined): LockResult {
  const who = owner === undefined ? 'another user' : `process ${owner.pid} on ${owner.host}, since ${owner.start}`;
  const message = `Another deploy of this API is running (${who}). If that is not so, delete ${file}.`;
  return { kind: 'held', file, owner, message };
}

function keyOf({ account = '', region, api }: LockScope): string {
  return createHash('sha256')
    .update(JSON.stringify([account, region, api]))
    .digest('hex')
    .slice(0, 16);
}

/** Creates a file only if there is none. */
async function create(file: string, content: string): Promise<boolean> {
  try {
    await writeFile(file, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

type Found = Content | { readonly abandoned: number } | { readonly unreadable: true };

/** What a lock file says. Between its creation and its first byte it says nothing yet. */
async function look(file: string): Promise<Found | 'none' | 'writing'> {
  try {
    const content = contentOf(await readFile(file, 'utf8'));
    if (content !== undefined) return content;
    const { mtimeMs } = await stat(file);
    return Date.now() - mtimeMs < WRITING_MS ? 'writing' : { abandoned: mtimeMs };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'none';
    // Another user's.
    if (codeOf(error) === 'EACCES' || codeOf(error) === 'EPERM') return { unreadable: true };
    throw error;
  }
}

function contentOf(text: string): Content | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isObject(value)) return undefined;
    const { pid, host, start, token } = value;
    const isComplete =
      typeof pid === 'number' && typeof host === 'string' && typeof start === 'string' && typeof token === 'string';
    // The token becomes a part of a file name.
    return isComplete && /^[\w-]{1,64}$/.test(token) ? { pid, host, start, token } : undefined;
  } catch {
    return undefined;
  }
}

function ownerOf(found: Found): LockOwner | undefined {
  return 'pid' in found ? { pid: found.pid, host: found.host, start: found.start } : undefined;
}

/** Whether the owner is certainly gone. What runs on another machine cannot be seen. */
function isStale(found: Found): boolean {
  if (!('pid' in found)) return 'abandoned' in found;
  if (found.host !== hostname()) return false;
  const isBeforeBoot = Date.parse(found.start) < Date.now() - uptime() * 1000 - CLOCK_MS;
  return isBeforeBoot || !isAlive(found.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/**
 * Removes the lock of an owner that is gone. Only who creates the file that is named after that owner may do it, and looks
 * once more before, so that two that find it stale at once cannot remove each other's new lock.
 */
async function removeStale(file: string, found: Found): Promise<boolean> {
  const right = `${file}.${identity(found)}`;
  if (!(await create(right, ''))) {
    const [made] = await Promise.allSettled([stat(right)]);
    const isAbandoned = made.status === 'fulfilled' && Date.now() - made.value.mtimeMs > WRITING_MS;
    if (isAbandoned) await remove(right);
    return isAbandoned;
  }
  try {
    const now = await look(file);
    if (typeof now !== 'string' && identity(now) === identity(found)) await remove(file);
    return true;
  } finally {
    await remove(right);
  }
}

function identity(found: Found): string {
  if ('token' in found) return found.token;
  return 'abandoned' in found ? String(Math.trunc(found.abandoned)) : 'unreadable';
}

async function remove(file: string): Promise<void> {
  try {
    await unlink(file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

function acquired(file: string, token: string): LockResult {
  const atExit = (): void => {
    try {
      unlinkSync(file);
    } catch {
      // It is gone, or the next run finds it stale.
    }
  };
  process.once('exit', atExit);
  let isHeld = true;
  const release = async (): Promise<void> => {
    if (!isHeld) return;
    isHeld = false;
    process.off('exit', atExit);
    const found = await look(file);
    if (typeof found !== 'string' && 'token' in found && found.token === token) await remove(file);
  };
  return { kind: 'acquired', file, release };
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
