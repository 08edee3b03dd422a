import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { shims } from '../../scripts/shims/plugin.js';
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

const child = 'node_modules/.cache/apigw-lint/deploy-child';

beforeAll(async () => {
  await build({
    entryPoints: ['test/importer/deploy-child.ts'],
    outdir: child,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    external: ['fsevents'],
    keepNames: true,
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
    },
    plugins: [shims],
    logLevel: 'warning',
  });
});

describe('a creation', () => {
  test.each(killings.create)(
    'killed $moment call $index, $operation: a rerun makes one API',
    async ({ moment, index }) => {
      await withScene(async (scene) => {
        await killAt(scene, moment, index);
        expect(scene.fake.account.apis.size).toBeLessThanOrEqual(1);
        expect([undefined, 'https://v2.example.com/pets']).toContain(servedUri(scene));
        await expectConverged(scene);
      });
    },
  );
});

describe('an update', () => {
  test.each(killings.update)(
    'killed $moment call $index, $operation: a rerun ends at the new version',
    async ({ moment, index }) => {
      await withScene(async (scene) => {
        await scene.deploy(old);
        await killAt(scene, moment, index);
        expect(['https://pets.example.com/pets', 'https://v2.example.com/pets']).toContain(servedUri(scene));
        await expectConverged(scene);
      });
    },
  );
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
  let running: ChildProcess | undefined;
  scene.fake.watch(async (_request, reached) => {
    if (reached !== moment || scene.fake.requests.length - start !== index) return;
    const gone = running === undefined ? undefined : once(running, 'exit');
    running?.kill('SIGKILL');
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
  running = spawn(process.execPath, [join(child, 'deploy-child.js'), JSON.stringify(options)], {
    env: { ...process.env, ...environment(scene.folder) },
    stdio: 'ignore',
  });
  const [, signal] = await once(running, 'exit');
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
