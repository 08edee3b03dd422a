import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { Content } from './fake/account.js';
import { ended, type Program, startProgram } from './program.js';
import { changedPets, pets } from './scenarios/documents.js';
import { createScene, type Scene } from './scenarios/scene.js';
import { setByHand } from './scenarios/set-by-hand.js';

// The built program is killed. What runs again is the same code without a process of its own, as that is quicker.

const OLD_URI = 'https://pets.example.com/pets';
const NEW_URI = 'https://v2.example.com/pets';
const tags = { team: 'animals' };
const ARGUMENTS = [
  'deploy',
  'openapi.json',
  '--stage',
  'prod',
  '--tag',
  'team=animals',
  '--yes',
  '--backup',
  'backups',
];

/** Calls that are not atomic: what was begun may be left half done. */
const IN_STEPS: ReadonlySet<string> = new Set(['ImportRestApi', 'PutRestApi']);

/** Where a run is killed: at a call, before it is worked on; when it is worked on by half; or after, when its answer is lost. */
interface Killing {
  readonly moment: 'before' | 'halfway through' | 'after';
  /** Counted from 1. */
  readonly call: number;
  readonly operation: string;
}

const killings = { create: await killingsOf(async () => {}), update: await killingsOf(deployOld) };

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

test('there are calls of every kind to be killed at', () => {
  const names = ({ moment, operation }: Killing) => `${moment} ${operation}`;
  expect(killings.create.map(names)).toEqual(
    expect.arrayContaining([
      ...['before ImportRestApi', 'halfway through ImportRestApi', 'after ImportRestApi', 'after TagResource'],
      ...['after CreateDeployment', 'before CreateStage', 'after CreateStage'],
    ]),
  );
  expect(killings.update.map(names)).toEqual(
    expect.arrayContaining([
      ...['before PutRestApi', 'halfway through PutRestApi', 'after PutRestApi', 'after TagResource'],
      ...['after CreateDeployment', 'before UpdateStage', 'after UpdateStage'],
    ]),
  );
});

/** One API, whose stage serves the whole new version, and nothing left to do. */
async function expectConverged(scene: Scene): Promise<void> {
  const rerun = await scene.deploy(changedPets(), { tags });
  expect(rerun.exitCode, rerun.message).toBe(0);
  const apis = [...scene.fake.account.apis.values()];
  expect(apis.map((api) => api.tags)).toEqual([tags]);
  expect(servedUri(scene)).toBe(NEW_URI);
  expect([...(served(scene)?.resources.keys() ?? [])].sort()).toEqual(['/', '/owners', '/pets']);
  scene.changes();
  const again = await scene.deploy(changedPets(), { tags });
  expect(again).toMatchObject({ status: 'unchanged', exitCode: 0, api: { id: apis[0]?.id } });
  expect(scene.changes()).toEqual([]);
}

/** Deploys the new version, and kills the program at one of its calls. */
async function killAt(scene: Scene, { moment, call }: Killing): Promise<void> {
  const start = scene.fake.requests.length;
  let program: Program | undefined;
  scene.fake.watch(async (_request, reached) => {
    const isReached = reached === (moment === 'before' ? 'before' : 'after');
    if (!isReached || scene.fake.requests.length - start !== call) return;
    const gone = program === undefined ? undefined : once(program, 'exit');
    program?.kill('SIGKILL');
    await gone;
    if (moment === 'halfway through') onlyContent(scene)?.resources.delete('/owners');
    // Ends the call here: what was not worked on is not.
    throw new Error('killed');
  });
  program = await startDeploy(scene);
  const { signal, stdout, stderr } = await ended(program);
  scene.fake.watch(undefined);
  expect(signal, stdout + stderr).toBe('SIGKILL');
}

/** Starts a deploy of the new version. */
async function startDeploy(scene: Scene): Promise<Program> {
  await scene.write(changedPets());
  return startProgram({ ...scene.aws, folder: scene.folder }, ARGUMENTS);
}

/**
 * The places to kill a deploy of the new version at. Of reads that follow one another only the first counts: between them
 * nothing changes, neither in the account nor on the disk.
 */
async function killingsOf(prepare: (scene: Scene) => Promise<void>): Promise<Killing[]> {
  return withScene(async (scene) => {
    await prepare(scene);
    const start = scene.fake.requests.length;
    const { exitCode, stderr } = await ended(await startDeploy(scene));
    if (exitCode !== 0) throw new Error(stderr);
    const requests = scene.fake.requests.slice(start);
    return requests.flatMap(({ operation, method }, index): Killing[] => {
      const at = { call: index + 1, operation };
      const before = { ...at, moment: 'before' as const };
      const halfway = IN_STEPS.has(operation) ? [{ ...at, moment: 'halfway through' as const }] : [];
      if (method !== 'GET') return [before, ...halfway, { ...at, moment: 'after' }];
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
