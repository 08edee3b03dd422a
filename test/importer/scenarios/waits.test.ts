import { afterEach, beforeEach, expect, test } from 'vitest';
import { html, refused, throttled } from '../fake/faults.js';
import { pets } from './documents.js';
import { createScene, type Scene } from './scene.js';

let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
});
afterEach(() => scene.close());

test('Retry-After: 0 does not mean to hammer', async () => {
  scene.fake.script('ImportRestApi', ...Array.from({ length: 5 }, () => throttled(0)));
  expect(await scene.deploy(pets())).toMatchObject({ status: 'deployed' });
  expect(scene.waits).toHaveLength(5);
  expect(Math.min(...scene.waits)).toBeGreaterThan(0);
});

test('Retry-After beyond the budget ends it at once', async () => {
  scene.fake.script('ImportRestApi', throttled(100_000));
  const outcome = await scene.deploy(pets());
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(scene.waits).toEqual([]);
  expect(scene.count('ImportRestApi')).toBe(1);
});

test('Retry-After may be a date', async () => {
  const date = new Date(scene.clock.now() + 9000).toUTCString();
  scene.fake.script(
    'ImportRestApi',
    refused(429, 'TooManyRequestsException', 'Too Many Requests', { 'retry-after': date }),
  );
  expect(await scene.deploy(pets())).toMatchObject({ status: 'deployed' });
  expect(scene.waits).toEqual([9000]);
});

test('a proxy that refuses with a page is named for what it is', async () => {
  scene.fake.always('GetRestApis', html('before', 407));
  const outcome = await scene.deploy(pets());
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(outcome.message).toMatch(/407/);
  expect(outcome.message).toMatch(/prox/);
  expect(scene.count('GetRestApis')).toBe(1);
});

test('a list that repeats its position ends', async () => {
  const answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"item":[],"position":"a"}' };
  scene.fake.always('GetRestApis', { isDone: false, answer });
  expect(await scene.deploy(pets(), { dryRun: true })).toMatchObject({ exitCode: 0 });
  expect(scene.count('GetRestApis')).toBe(2);
});

test('the waits of one run do not all come out the same for everybody', async () => {
  scene.fake.script('ImportRestApi', throttled(), throttled());
  let chance = 0;
  const clock = { ...scene.clock, random: () => (chance += 0.3) };
  await scene.deploy(pets(), { clock });
  const [first = 0, second = 0] = scene.waits;
  expect(second / first).not.toBe(2);
});
