import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DeployOptions } from '../../src/importer/index.js';
import { buildDeployChild } from './build-deploy-child.js';
import type { Content } from './fake/account.js';
import { changedPets, pets } from './scenarios/documents.js';
import { environment } from './scenarios/environment.js';
import { createScene, type Scene } from './scenarios/scene.js';
import { setByHand } from './scenarios/set-by-hand.js';

const OLD_URI = 'https://pets.example.com/pets';
const NEW_URI = 'https://v2.example.com/pets';
const tags = { team: 'animals' };

/** Where a run can be killed: at a call, before it is worked on, or after, when its answer is lost. */
interface Killing {
  readonly moment: 'before' | 'after';
  /** Counted from 1. */
  readonly call: number;
  readonly operation: string;
}

const killings = { create: await killingsOf(async () => {}), update: await killingsOf(deployOld) };

let program: string;
beforeAll(async () => {
  program = await buildDeployChild('kill-test');
});

describe('a creation', () => {
  test.each(killings.create)('killed $moment call $call, $operation: a rerun makes one API', (killing) =>
    withScene(async (scene) => {
      await killAt(scene, killing);
      expect(scene.fake.account.apis.size).toBeLessThanOrEqual(1);
      expect([undefined, NEW_URI]).toContain(servedUri(scene));
      await expectConverged(scene);
      expect(deployments(scene)).toBe(1);
    }),
  );
});

describe('an update', () => {
  test.each(killings.update)('killed $moment call $call, $operation: a rerun ends at the new version', (killing) =>
    withScene(async (scene) => {
      await deployOld(scene);
      const before = structuredClone(onlyContent(scene));
      await killAt(scene, killing);
      expect([OLD_URI, NEW_URI]).toContain(servedUri(scene));
      await expectConverged(scene);
      expect(deployments(scene)).toBe(2);
      expect(served(scene)?.settings).toEqual(before?.settings);
      expect(served(scene)?.gatewayResponses).toEqual(before?.gatewayResponses);
    }),
  );
});

/** One API, whose stage serves the new version, and nothing left to do. */
async function expectConverged(scene: Scene): Promise<void> {
  const outcome = await scene.deploy(changedPets(), { tags });
  expect(outcome).toMatchObject({ exitCode: 0 });
  expect([...scene.fake.account.apis.keys()]).toEqual([outcome.api?.id]);
  expect([...scene.fake.account.apis.values()].map((api) => api.tags)).toEqual([tags]);
  expect(servedUri(scene)).toBe(NEW_URI);
  scene.changes();
  expect(await scene.deploy(changedPets(), { tags })).toMatchObject({ status: 'unchanged', exitCode: 0 });
  expect(scene.changes()).toEqual([]);
}

/** Deploys the new version in a process of its own, and kills it at one of its calls. */
async function killAt(scene: Scene, { moment, call }: Killing): Promise<void> {
  const start = scene.fake.requests.length;
  let running: ChildProcess | undefined;
  scene.fake.watch(async (_request, reached) => {
    if (reached !== moment || scene.fake.requests.length - start !== call) return;
    const gone = running === undefined ? undefined : once(running, 'exit');
    running?.kill('SIGKILL');
    await gone;
    // Ends the call here: what was not worked on is not.
    throw new Error('killed');
  });
  const { clock: _clock, onEvent: _onEvent, ...aws } = scene.aws;
  const options: DeployOptions = {
    ...aws,
    file: await scene.write(changedPets()),
    stage: 'prod',
    tags,
    backup: join(scene.folder, 'backups'),
  };
  running = spawn(process.execPath, [program, JSON.stringify(options)], {
    env: { ...process.env, ...environment(scene.folder) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [running.stdout, running.stderr]) stream?.on('data', (data) => said.push(String(data)));
  const [, signal] = await once(running, 'close');
  scene.fake.watch(undefined);
  expect(signal, said.join('')).toBe('SIGKILL');
}

/**
 * The places to kill a deploy of the new version at. Of reads that follow one another only the first counts: between them
 * nothing changes, neither in the account nor on the disk.
 */
async function killingsOf(prepare: (scene: Scene) => Promise<void>): Promise<Killing[]> {
  return withScene(async (scene) => {
    await prepare(scene);
    const start = scene.fake.requests.length;
    await scene.deploy(changedPets(), { tags });
    const requests = scene.fake.requests.slice(start);
    return requests.flatMap(({ operation, method }, index) => {
      const before: Killing = { moment: 'before', call: index + 1, operation };
      if (method !== 'GET') return [before, { ...before, moment: 'after' }];
      return requests[index - 1]?.method === 'GET' && operation !== 'GetExport' ? [] : [before];
    });
  });
}

/** The old version, with settings that no document has. */
async function deployOld(scene: Scene): Promise<void> {
  await scene.deploy(pets());
  for (const api of scene.fake.account.apis.values()) setByHand(api);
}

async function withScene<Result>(play: (scene: Scene) => Promise<Result>): Promise<Result> {
  const scene = await createScene();
  try {
    return await play(scene);
  } finally {
    await scene.close();
  }
}

function onlyContent({ fake }: Scene): Content | undefined {
  return [...fake.account.apis.values()][0]?.content;
}

function deployments({ fake }: Scene): number {
  return [...fake.account.apis.values()].reduce((count, api) => count + api.deployments.size, 0);
}

/** What the stage serves. */
function served({ fake }: Scene): Content | undefined {
  const [api] = [...fake.account.apis.values()];
  return api?.deployments.get(api.stages.get('prod')?.deploymentId ?? '')?.content;
}

function servedUri(scene: Scene): string | undefined {
  return served(scene)?.resources.get('/pets')?.methods.get('GET')?.methodIntegration?.uri;
}
