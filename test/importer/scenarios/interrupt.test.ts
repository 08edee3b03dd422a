import { afterEach, beforeEach, expect, test } from 'vitest';
import { hang, meanwhile, throttled } from '../fake/faults.js';
import { changedPets, pets } from './documents.js';
import { createScene, type Scene } from './scene.js';

let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
});
afterEach(() => scene.close());

const CALLS = [
  ['GetCallerIdentity', 'lock', []],
  ['GetRestApis', 'locate', []],
  ['GetResources', 'read', []],
  ['PutRestApi', 'import', ['PutRestApi']],
  ['CreateDeployment', 'deploy', ['PutRestApi', 'CreateDeployment']],
  ['UpdateStage', 'switch', ['PutRestApi', 'CreateDeployment', 'UpdateStage']],
] as const;

test.each(CALLS)(
  'interrupted during %s it ends with 130, and a rerun ends at the new version',
  async (operation, step, sent) => {
    const first = await scene.deploy(pets());
    scene.changes();
    const controller = new AbortController();
    scene.fake.script(
      operation,
      meanwhile(() => controller.abort()),
    );
    const outcome = await scene.deploy(changedPets(), { signal: controller.signal });
    expect(outcome).toMatchObject({ status: 'interrupted', exitCode: 130 });
    expect(outcome.message).toMatch(/^Interrupted in the step "/);
    if (sent.length === 0) expect(outcome.message).toContain(`"${step}"`);
    expect(scene.changes()).toEqual(sent);
    const api = [...scene.fake.account.apis.values()][0];
    const served = api?.stages.get('prod')?.deploymentId;
    expect(outcome.message).toContain(
      sent.length === 3 ? `${served}` : sent.length > 0 ? `${first.deployment}` : 'Nothing was changed',
    );
    const rerun = await scene.deploy(changedPets());
    expect(rerun.exitCode).toBe(0);
    expect(api?.stages.get('prod')?.deploymentId).toBe(rerun.deployment);
    expect(scene.fake.account.apis.size).toBe(1);
  },
);

test('interrupted during the creation it knows what was made, and a rerun takes it', async () => {
  const controller = new AbortController();
  scene.fake.script(
    'ImportRestApi',
    meanwhile(() => controller.abort()),
  );
  const outcome = await scene.deploy(pets(), { signal: controller.signal });
  expect(outcome).toMatchObject({ status: 'interrupted', exitCode: 130, api: { isNew: true } });
  expect(outcome.message).toContain(outcome.api?.id);
  expect(await scene.deploy(pets())).toMatchObject({ exitCode: 0, api: { id: outcome.api?.id } });
  expect(scene.fake.account.apis.size).toBe(1);
});

test('a read that hangs is abandoned', async () => {
  const controller = new AbortController();
  scene.fake.script('GetRestApis', { ...hang('before'), meanwhile: () => controller.abort() });
  expect(await scene.deploy(pets(), { signal: controller.signal })).toMatchObject({
    status: 'interrupted',
    exitCode: 130,
  });
});

test('a wait is abandoned', async () => {
  const controller = new AbortController();
  scene.fake.script('ImportRestApi', throttled(20));
  const onEvent = ({ kind }: { readonly kind: string }) => {
    if (kind === 'wait') controller.abort();
  };
  const outcome = await scene.deploy(pets(), { signal: controller.signal, onEvent });
  expect(outcome).toMatchObject({ status: 'interrupted', exitCode: 130 });
  expect(scene.count('ImportRestApi')).toBe(1);
});

test('a question that nobody answers is abandoned', async () => {
  const controller = new AbortController();
  const confirm = () => {
    controller.abort();
    return new Promise<boolean>(() => {});
  };
  const outcome = await scene.deploy(pets(), { signal: controller.signal, yes: false, confirm });
  expect(outcome).toMatchObject({ status: 'interrupted', exitCode: 130 });
  expect(scene.changes()).toEqual([]);
});

test('interrupted before it begins it makes no call', async () => {
  const outcome = await scene.deploy(pets(), { signal: AbortSignal.abort() });
  expect(outcome).toMatchObject({ status: 'interrupted', exitCode: 130 });
  expect(scene.fake.requests).toEqual([]);
});
