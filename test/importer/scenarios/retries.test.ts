import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { busy, cutOff, empty, hang, html, reset, throttled, throttledByLimit, unavailable } from '../fake/faults.js';
import { changedPets, pets } from './documents.js';
import { createScene, type Scene } from './scene.js';

let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
});
afterEach(() => scene.close());

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

test('throttling with Retry-After waits just so long, and says so', async () => {
  scene.fake.script('ImportRestApi', throttled(7), throttled(3));
  const { status, steps } = await scene.deploy(pets());
  expect(status).toBe('deployed');
  expect(scene.waits).toEqual([7000, 3000]);
  expect(scene.count('ImportRestApi')).toBe(3);
  const calls = steps.flatMap((step) => step.calls).filter(({ operation }) => operation === 'ImportRestApi');
  expect(calls).toEqual([expect.objectContaining({ attempts: 3, waitedMs: 10_000 })]);
  expect(scene.events).toContainEqual(
    expect.objectContaining({ kind: 'wait', operation: 'ImportRestApi', milliseconds: 7000 }),
  );
});

test('throttling without Retry-After waits longer each time', async () => {
  scene.fake.script('ImportRestApi', throttled(), throttledByLimit(), throttled());
  expect(await scene.deploy(pets())).toMatchObject({ status: 'deployed' });
  expect(scene.waits).toHaveLength(3);
  expect([...scene.waits].sort((a, b) => a - b)).toEqual(scene.waits);
  expect(scene.count('ImportRestApi')).toBe(4);
});

test('throttled beyond the budget nothing is made, and a rerun works', async () => {
  scene.fake.script('ImportRestApi', ...Array.from({ length: 50 }, () => throttled(20)));
  const outcome = await scene.deploy(pets(), { maxWaitSeconds: 60 });
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2, api: undefined });
  expect(outcome.message).toContain('--max-wait');
  expect(sum(scene.waits)).toBeLessThanOrEqual(60_000);
  expect(scene.count('ImportRestApi')).toBe(4);
  expect(scene.fake.account.apis.size).toBe(0);
  expect(await scene.deploy(pets(), { maxWaitSeconds: 10_000 })).toMatchObject({ status: 'deployed' });
});

test('the budget is that of the whole run', async () => {
  scene.fake.script('ImportRestApi', throttled(20));
  scene.fake.script('CreateDeployment', throttled(20));
  scene.fake.script('CreateStage', throttled(30));
  const outcome = await scene.deploy(pets(), { maxWaitSeconds: 50 });
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(scene.waits).toEqual([20_000, 20_000]);
});

test.each([
  ['throttled', throttled(2)],
  ['busy', busy()],
  ['500', unavailable('before')],
  ['503', unavailable('before', 503)],
  ['500 after the work', unavailable('after')],
  ['a reset', reset('before')],
  ['a reset after the work', reset('after')],
  ['no answer', hang('after')],
  ['HTML', html('after')],
  ['half an answer', cutOff()],
  ['an empty answer', empty('after')],
])('a put that meets %s is repeated', async (_name, fault) => {
  await scene.deploy(pets());
  scene.changes();
  scene.fake.script('PutRestApi', fault);
  const outcome = await scene.deploy(changedPets(), { requestTimeoutMs: 1500 });
  expect(outcome).toMatchObject({ status: 'deployed', exitCode: 0 });
  expect(scene.changes()).toEqual(['PutRestApi', 'PutRestApi', 'CreateDeployment', 'UpdateStage']);
});

test('a put that keeps failing ends it: perhaps half-applied, the stage unharmed, a rerun repairs', async () => {
  const { deployment } = await scene.deploy(pets());
  scene.changes();
  scene.fake.script('PutRestApi', ...Array.from({ length: 8 }, () => unavailable('before')));
  const outcome = await scene.deploy(changedPets());
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(outcome.message).toMatch(/half/);
  expect(outcome.message).toContain(`prod still serves deployment ${deployment}`);
  expect(outcome.message).toMatch(/safe to run it again/);
  expect(new Set(scene.changes())).toEqual(new Set(['PutRestApi']));
  expect(await scene.deploy(changedPets())).toMatchObject({ status: 'deployed', exitCode: 0 });
});

test('a put that stays busy ends after a bounded number of attempts', async () => {
  await scene.deploy(pets());
  scene.changes();
  scene.fake.always('PutRestApi', busy());
  const outcome = await scene.deploy(changedPets());
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(scene.changes().length).toBeLessThanOrEqual(20);
});

describe('a read', () => {
  const reads = [
    'GetCallerIdentity',
    'GetRestApis',
    'GetRestApi',
    'GetResources',
    'GetModels',
    'GetStages',
    'GetDeployments',
  ];

  test.each(reads)('of %s is repeated whatever happens to it', async (operation) => {
    await scene.deploy(pets());
    scene.fake.script(operation, throttled(1), unavailable('before'), reset('before'), html('before'), cutOff());
    expect(await scene.deploy(changedPets())).toMatchObject({ status: 'deployed', exitCode: 0 });
    expect(scene.fake.account.apis.size).toBe(1);
  });

  test.each(['GetRestApis', 'GetResources'])(
    'of %s that is answered with nothing is not taken for an empty list',
    async (operation) => {
      await scene.deploy(pets());
      scene.changes();
      scene.fake.script(operation, empty('before'));
      expect(await scene.deploy(pets())).toMatchObject({ status: 'unchanged', exitCode: 0 });
      expect(scene.changes()).toEqual([]);
    },
  );

  test('that is not allowed counts as not there where it can be done without', async () => {
    await scene.deploy(pets());
    scene.fake.always('GetModels', {
      isDone: false,
      answer: { status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' }, body: '{}' },
    });
    expect(await scene.deploy(changedPets())).toMatchObject({ status: 'deployed', exitCode: 0 });
    expect(scene.events).toContainEqual(
      expect.objectContaining({ kind: 'note', message: expect.stringContaining('models') }),
    );
  });
});
