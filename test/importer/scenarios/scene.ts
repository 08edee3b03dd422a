import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import {
  type Clock,
  type DeployOptions,
  deploy,
  type ImporterEvent,
  type Outcome,
} from '../../../src/importer/index.js';
import { type Fake, startFake } from '../fake/server.js';
import { clockThatCounts } from './clock-that-counts.js';
import { stubEnvironment } from './environment.js';

/** An account with nothing in it, a folder, and a clock that does not wait. */
export interface Scene {
  readonly fake: Fake;
  readonly folder: string;
  readonly clock: Clock;
  /** The waits of all runs, in milliseconds. */
  readonly waits: number[];
  /** The events of all runs. */
  readonly events: ImporterEvent[];
  /** What every run needs to talk to the account. */
  readonly aws: Pick<DeployOptions, 'region' | 'endpointUrl' | 'clock' | 'yes' | 'onEvent'>;
  /** Writes a document; gives its path. */
  write(document: unknown, name?: string): Promise<string>;
  /** Deploys a document to the stage `prod`, or as the options say. */
  deploy(document: unknown, options?: Partial<DeployOptions>): Promise<Outcome>;
  /** The calls since this was last asked, in order; only those that change something. */
  changes(): string[];
  /** How often an operation was sent since the start. */
  count(operation: string): number;
  close(): Promise<void>;
}

/** Makes a scene. Temporary files, among them the lock, go into its folder. */
export async function createScene(): Promise<Scene> {
  const fake = await startFake();
  const folder = await mkdtemp(join(tmpdir(), 'apigw-lint-scene-'));
  stubEnvironment(folder);
  const waits: number[] = [];
  const events: ImporterEvent[] = [];
  const clock = clockThatCounts(waits);
  const aws = {
    region: fake.account.region,
    endpointUrl: fake.url,
    clock,
    yes: true,
    onEvent: (event: ImporterEvent) => void events.push(event),
  };
  let asked = 0;
  const write = async (document: unknown, name = 'openapi.json') => {
    const path = join(folder, name);
    await writeFile(path, typeof document === 'string' ? document : JSON.stringify(document, undefined, 2));
    return path;
  };
  return {
    fake,
    folder,
    clock,
    waits,
    events,
    aws,
    write,
    deploy: async (document, options = {}) =>
      deploy({ ...aws, file: await write(document), stage: 'prod', backup: join(folder, 'backups'), ...options }),
    changes() {
      const sent = fake.requests
        .slice(asked)
        .filter(({ method, operation }) => method !== 'GET' && !isQuestion(operation));
      asked = fake.requests.length;
      return sent.map(({ operation }) => operation);
    },
    count: (operation) => fake.requests.filter((request) => request.operation === operation).length,
    async close() {
      vi.unstubAllEnvs();
      await fake.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function isQuestion(operation: string): boolean {
  return operation === 'GetCallerIdentity' || operation === 'GetRole';
}
