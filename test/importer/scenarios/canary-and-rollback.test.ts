import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { finishCanary, rollback } from '../../../src/importer/index.js';
import { expired, type Fault, FINE, reset, unavailable } from '../fake/faults.js';
import { changedPets, pets } from './documents.js';
import { createScene, type Scene } from './scene.js';

let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
});
afterEach(() => scene.close());

const onlyApi = () => [...scene.fake.account.apis.values()][0];
const stage = () => onlyApi()?.stages.get('prod');
const target = () => ({ ...scene.aws, apiId: onlyApi()?.id, stage: 'prod' });

describe('rollback', () => {
  test('moves the stage to the deployment before, and back', async () => {
    const first = await scene.deploy(pets());
    const second = await scene.deploy(changedPets());
    scene.changes();
    const back = await rollback({ ...scene.aws, name: 'pets', stage: 'prod' });
    expect(back).toMatchObject({
      status: 'deployed',
      exitCode: 0,
      deployment: first.deployment,
      previousDeployment: second.deployment,
    });
    expect(stage()?.deploymentId).toBe(first.deployment);
    expect(scene.changes()).toEqual(['UpdateStage']);
    expect(await rollback({ ...target(), to: second.deployment })).toMatchObject({ exitCode: 0 });
    expect(stage()?.deploymentId).toBe(second.deployment);
  });

  test('after it, a deploy of the same document switches again', async () => {
    await scene.deploy(pets());
    const second = await scene.deploy(changedPets());
    await rollback(target());
    scene.changes();
    const again = await scene.deploy(changedPets());
    expect(again).toMatchObject({ status: 'deployed', exitCode: 0, deployment: second.deployment });
    expect(scene.changes()).toEqual(['UpdateStage']);
  });

  test('lists the deployments, the newest first, and changes nothing', async () => {
    const first = await scene.deploy(pets());
    const second = await scene.deploy(changedPets());
    scene.changes();
    const { deployments, exitCode } = await rollback({ ...target(), list: true, yes: false });
    expect(exitCode).toBe(0);
    expect(deployments.map(({ id, isServed }) => [id, isServed])).toEqual([
      [second.deployment, true],
      [first.deployment, false],
    ]);
    expect(scene.changes()).toEqual([]);
  });

  test('has nowhere to go after the first deployment', async () => {
    await scene.deploy(pets());
    scene.changes();
    expect(await rollback(target())).toMatchObject({ status: 'failed', exitCode: 2 });
    expect(scene.changes()).toEqual([]);
  });

  test('to a deployment that is not there lists those that are', async () => {
    const { deployment } = await scene.deploy(pets());
    const outcome = await rollback({ ...target(), to: 'nowhere' });
    expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
    expect(outcome.message).toContain(String(deployment));
  });

  test('of a stage that is not there lists those that are', async () => {
    await scene.deploy(pets());
    const outcome = await rollback({ ...target(), stage: 'test' });
    expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
    expect(outcome.message).toContain('prod');
  });

  test.each([
    ['a reset after the work', reset('after')],
    ['a 500 before it', unavailable('before')],
  ])('meets %s and ends at the old deployment', async (_name, fault: Fault) => {
    const { deployment } = await scene.deploy(pets());
    await scene.deploy(changedPets());
    scene.fake.script('UpdateStage', fault);
    expect(await rollback(target())).toMatchObject({ exitCode: 0, deployment });
    expect(stage()?.deploymentId).toBe(deployment);
  });
});

describe('the plan is told before anything changes', () => {
  const plans = () =>
    scene.events.flatMap((event) => (event.kind === 'planned' ? event.plan.changes.map(({ aspects }) => aspects) : []));
  const isBeforeConfirm = () => {
    const steps = scene.events.flatMap((event) => (event.kind === 'step-started' ? [event.step] : []));
    return steps.includes('plan') && steps.indexOf('plan') < steps.indexOf('confirm');
  };

  test('by a rollback', async () => {
    const first = await scene.deploy(pets());
    const second = await scene.deploy(changedPets());
    scene.events.length = 0;
    await rollback(target());
    expect(plans()).toEqual([[`deployment ${second.deployment} → ${first.deployment}`]]);
    expect(isBeforeConfirm()).toBe(true);
    const again = await rollback({ ...target(), to: first.deployment });
    expect(again).toMatchObject({ status: 'unchanged', plan: { hasChanges: false, changes: [] } });
  });

  test.each(['promote', 'discard'] as const)('by the end of a canary: %s', async (action) => {
    await scene.deploy(pets());
    const { deployment } = await scene.deploy(changedPets(), { canary: 10 });
    scene.events.length = 0;
    await finishCanary({ ...target(), action });
    expect(plans()).toEqual([[`${action} canary ${deployment}`]]);
    expect(isBeforeConfirm()).toBe(true);
    scene.events.length = 0;
    expect(await finishCanary({ ...target(), action })).toMatchObject({ status: 'unchanged', plan: { changes: [] } });
    expect(scene.events).toContainEqual(expect.objectContaining({ kind: 'planned', text: 'Nothing to do.' }));
  });
});

test('of the steps, only the one in which it ended is marked as failed', async () => {
  const done = await scene.deploy(pets());
  expect(done.steps.filter(({ isFailed }) => isFailed)).toEqual([]);
  scene.fake.script('UpdateStage', expired());
  const failed = await scene.deploy(changedPets());
  expect(failed.steps.filter(({ isFailed }) => isFailed).map(({ name }) => name)).toEqual(['switch']);
  expect(failed.steps.at(-1)?.name).toBe('switch');
});

describe('a probe', () => {
  test('that answers ends it well', async () => {
    const probe = `${scene.fake.url}/restapis`;
    expect(await scene.deploy(pets(), { probe })).toMatchObject({ status: 'deployed', exitCode: 0 });
  });

  test('that fails says so, with the command that takes it back', async () => {
    const { deployment } = await scene.deploy(pets());
    const outcome = await scene.deploy(changedPets(), { probe: `${scene.fake.url}/restapis/nowhere` });
    expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
    expect(outcome.rollback).toContain(`--to ${deployment}`);
    expect(stage()?.deploymentId).toBe(outcome.deployment);
  });

  test('that fails takes the stage back where that is wanted', async () => {
    const { deployment } = await scene.deploy(pets());
    scene.changes();
    const probe = `${scene.fake.url}/restapis/nowhere`;
    const outcome = await scene.deploy(changedPets(), { probe, rollbackOnFailure: true });
    expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
    expect(stage()?.deploymentId).toBe(deployment);
    expect(scene.changes()).toEqual(['PutRestApi', 'CreateDeployment', 'UpdateStage', 'UpdateStage']);
  });
});

describe('a canary', () => {
  test('gets its share, and the stage keeps its deployment', async () => {
    const first = await scene.deploy(pets());
    scene.changes();
    const second = await scene.deploy(changedPets(), { canary: 10, stageVariables: { a: '1' } });
    expect(second).toMatchObject({ status: 'deployed', exitCode: 0 });
    expect(stage()).toMatchObject({
      deploymentId: first.deployment,
      canarySettings: { deploymentId: second.deployment, percentTraffic: 10, stageVariableOverrides: { a: '1' } },
    });
    expect(scene.changes()).toEqual(['PutRestApi', 'CreateDeployment']);
    expect(second.rollback).toContain('--discard');
  });

  test('is promoted in one call, with its variables', async () => {
    await scene.deploy(pets());
    const second = await scene.deploy(changedPets(), { canary: 10, stageVariables: { a: '1' } });
    scene.changes();
    const outcome = await finishCanary({ ...target(), action: 'promote' });
    expect(outcome).toMatchObject({ status: 'deployed', exitCode: 0, deployment: second.deployment });
    expect(stage()).toMatchObject({ deploymentId: second.deployment, variables: { a: '1' } });
    expect(stage()?.canarySettings?.percentTraffic ?? 0).toBe(0);
    expect(new Set(scene.changes())).toEqual(new Set(['UpdateStage']));
    expect(await scene.deploy(changedPets())).toMatchObject({ status: 'unchanged' });
  });

  test('is discarded, and the stage keeps its deployment', async () => {
    const first = await scene.deploy(pets());
    await scene.deploy(changedPets(), { canary: 10 });
    scene.changes();
    expect(await finishCanary({ ...target(), action: 'discard' })).toMatchObject({ exitCode: 0 });
    expect(stage()?.deploymentId).toBe(first.deployment);
    expect(stage()).not.toHaveProperty('canarySettings');
    expect(scene.changes()).toEqual(['UpdateStage']);
  });

  test('whose promotion loses its answer ends promoted', async () => {
    await scene.deploy(pets());
    const second = await scene.deploy(changedPets(), { canary: 10 });
    scene.fake.script('UpdateStage', reset('after'), reset('after'));
    expect(await finishCanary({ ...target(), action: 'promote' })).toMatchObject({ exitCode: 0 });
    expect(stage()?.deploymentId).toBe(second.deployment);
  });

  test('that is promoted and not taken away says what the stage serves', async () => {
    await scene.deploy(pets());
    const second = await scene.deploy(changedPets(), { canary: 10 });
    scene.fake.script('UpdateStage', FINE, expired());
    const outcome = await finishCanary({ ...target(), action: 'promote' });
    expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
    expect(outcome.message).toContain(`The stage prod serves deployment ${second.deployment}.`);
    expect(outcome.message).not.toContain('still serves');
  });

  test('of a stage that is not there stops before anything changes', async () => {
    const outcome = await scene.deploy(pets(), { canary: 10 });
    expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
    expect(scene.changes()).toEqual([]);
  });

  test('deployed twice, the second time does nothing; another share is one call', async () => {
    await scene.deploy(pets());
    await scene.deploy(changedPets(), { canary: 10 });
    scene.changes();
    expect(await scene.deploy(changedPets(), { canary: 10 })).toMatchObject({ status: 'unchanged' });
    expect(scene.changes()).toEqual([]);
    expect(await scene.deploy(changedPets(), { canary: 50 })).toMatchObject({ status: 'deployed' });
    expect(scene.changes()).toEqual(['UpdateStage']);
    expect(stage()?.canarySettings?.percentTraffic).toBe(50);
  });

  test('that is under way stops a deploy to all', async () => {
    await scene.deploy(pets());
    await scene.deploy(changedPets(), { canary: 10 });
    scene.changes();
    const outcome = await scene.deploy(pets({ uri: 'https://v3.example.com/' }));
    expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
    expect(outcome.message).toMatch(/--promote.*--discard/s);
    expect(scene.changes()).toEqual([]);
  });

  test('where there is none, there is nothing to end', async () => {
    await scene.deploy(pets());
    scene.changes();
    expect(await finishCanary({ ...target(), action: 'promote' })).toMatchObject({ status: 'unchanged', exitCode: 0 });
    expect(scene.changes()).toEqual([]);
  });
});
