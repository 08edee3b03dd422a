import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeployOptions } from '../../src/importer/index.js';
import { changedPets, pets } from './scenarios/documents.js';
import { environment } from './scenarios/environment.js';
import { createScene, type Scene } from './scenarios/scene.js';

const old = pets();
const current = changedPets();

/** Where a run can be killed: before a call is worked on, and after, with its answer lost. */
const killings = {
  create: await callsOf(undefined),
  update: await callsOf(old),
};

let folder: string;
beforeAll(async () => {
  // Packages are found from here.
  folder = await mkdtemp(join('node_modules', '.kill-test-'));
  await build({
    entryPoints: ['test/importer/deploy-child.ts'],
    outfile: join(folder, 'deploy-child.js'),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a creation', () => {
  test.each(killings.create)('killed $moment call $index, $operation: a rerun makes one API', async ({ moment, index }) => {
    await withScene(async (scene) => {
      await killAt(scene, moment, index);
      expect(scene.fake.account.apis.size).toBeLessThanOrEqual(1);
      expect([undefined, 'https://v2.example.com/pets']).toContain(servedUri(scene));
      await expectConverged(scene);
    });
  });
});

describe('an update', () => {
  test.each(killings.update)('killed $moment call $index, $operation: a rerun ends at the new version', async ({ moment, index }) => {
    await withScene(async (scene) => {
      await scene.deploy(old);
      await killAt(scene, moment, index);
      expect(['https://pets.example.com/pets', 'https://v2.example.com/pets']).toContain(servedUri(scene));
      await expectConverged(scene);
    });
  });
});

/** One API, whose stage serves the new version, and nothing left to do. */
async function expectConverged(scene: Scene): Promise<void> {
  const outcome = await scene.deploy(current);
  expect(outcome).toMatchObject({ exitCode: 0 });
  expect([...scene.fake.account.apis.keys()]).toEqual([outcome.api?.id]);
  expect(servedUri(scene)).toBe('https://v2.example.com/pets');
  scene.changes();
  expect(await scene.deploy(current)).toMatchObject({ status: 'unchanged', exitCode: 0 });
  expect(scene.changes()).toEqual([]);
}

/** Deploys in a process of its own and kills it at one of its calls. */
async function killAt(scene: Scene, moment: 'before' | 'after', index: number): Promise<void> {
  const start = scene.fake.requests.length;
  let child: ChildProcess | undefined;
  scene.fake.watch(async (_request, reached) => {
    if (reached !== moment || scene.fake.requests.length - start !== index) return;
    const gone = child === undefined ? undefined : once(child, 'exit');
    child?.kill('SIGKILL');
    await gone;
    // Ends the call here: what was not worked on is not.
    throw new Error('killed');
  });
  const { clock: _clock, onEvent: _onEvent, ...aws } = scene.aws;
  const options: DeployOptions = {
    ...aws,
    file: await scene.write(current),
    stage: 'prod',
    backup: join(scene.folder, 'backups'),
  };
  child = spawn(process.execPath, [join(folder, 'deploy-child.js'), JSON.stringify(options)], {
    env: { ...process.env, ...environment(scene.folder) },
    stdio: 'ignore',
  });
  const [, signal] = await once(child, 'exit');
  scene.fake.watch(undefined);
  expect(signal).toBe('SIGKILL');
}

/** The calls of a deploy over what is there. Reads change nothing, so it is enough to be killed before them. */
async function callsOf(there: unknown) {
  return withScene(async (scene) => {
    if (there !== undefined) await scene.deploy(there);
    const start = scene.fake.requests.length;
    await scene.deploy(current);
    return scene.fake.requests.slice(start).flatMap(({ operation, method }, position) => {
      const before = { moment: 'before', index: position + 1, operation } as const;
      return method === 'GET' ? [before] : [before, { ...before, moment: 'after' } as const];
    });
  });
}

async function withScene<Result>(play: (scene: Scene) => Promise<Result>): Promise<Result> {
  const scene = await createScene();
  try {
    return await play(scene);
  } finally {
    await scene.close();
  }
}

function servedUri({ fake }: Scene): string | undefined {
  const [api] = [...fake.account.apis.values()];
  const deployment = api?.deployments.get(api.stages.get('prod')?.deploymentId ?? '');
  return deployment?.content.resources.get('/pets')?.methods.get('GET')?.methodIntegration?.uri;
}
