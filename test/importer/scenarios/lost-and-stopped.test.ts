import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeployOptions } from '../../../src/importer/index.js';
import { denied, expired, type Fault, reset, throttled, unavailable } from '../fake/faults.js';
import { changedPets, pets } from './documents.js';
import { createScene, type Scene } from './scene.js';

// A run that ends right after an answer was lost must not claim to know what it cannot know.

let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
});
afterEach(() => scene.close());

const onlyApi = () => [...scene.fake.account.apis.values()][0];

/** How a run comes to its end: by Ctrl-C while the call is under way, or because the credentials run out. */
const endings: readonly (readonly [
  string,
  (operation: string, fault: Fault, next: readonly string[]) => Partial<DeployOptions>,
])[] = [
  [
    'Ctrl-C',
    (operation, fault) => {
      const controller = new AbortController();
      scene.fake.script(operation, { ...fault, meanwhile: () => controller.abort() });
      return { signal: controller.signal };
    },
  ],
  [
    'expired credentials',
    (operation, fault, next) => {
      const end = () => {
        for (const name of next) scene.fake.always(name, expired());
      };
      scene.fake.script(operation, { ...fault, meanwhile: end });
      return {};
    },
  ],
  [
    'a used up budget',
    (operation, fault) => {
      scene.fake.script(operation, fault);
      return { maxWaitSeconds: 0 };
    },
  ],
];

describe.each(endings)('%s', (_name, endAt) => {
  test('after an import whose answer was lost: it says that there may be an API', async () => {
    const options = endAt('ImportRestApi', reset('after'), ['GetRestApis', 'PutRestApi']);
    const outcome = await scene.deploy(pets(), options);
    expect(scene.fake.account.apis.size).toBe(1);
    if (outcome.exitCode !== 0) expect(outcome.message).not.toContain('Nothing was changed');
  });

  test('after a put whose answer was lost: it does not say that nothing was changed', async () => {
    await scene.deploy(pets());
    const options = endAt('PutRestApi', unavailable('after'), ['PutRestApi']);
    const outcome = await scene.deploy(changedPets(), options);
    expect(onlyApi()?.content.resources.has('/owners')).toBe(true);
    expect(outcome.exitCode).toBeGreaterThan(0);
    expect(outcome.message).not.toContain('Nothing was changed');
  });

  test('after a switch whose answer was lost: it does not say that the stage still serves the old one', async () => {
    const { deployment } = await scene.deploy(pets());
    const options = endAt('UpdateStage', reset('after'), ['UpdateStage', 'GetStage']);
    const outcome = await scene.deploy(changedPets(), options);
    expect(onlyApi()?.stages.get('prod')?.deploymentId).not.toBe(deployment);
    expect(outcome.message).not.toContain(`still serves deployment ${deployment}`);
    const isKnown = outcome.exitCode === 0;
    expect(outcome.message.includes('Whether UpdateStage was carried out is not known.')).toBe(!isKnown);
  });
});

test('a switch that is refused leaves no doubt', async () => {
  const { deployment } = await scene.deploy(pets());
  scene.fake.script('UpdateStage', denied('apigateway:PATCH', 'arn:aws:apigateway:eu-west-1::/restapis/a/stages/prod'));
  const { message } = await scene.deploy(changedPets());
  expect(message).toContain(`prod still serves deployment ${deployment}`);
  expect(message).not.toContain('is not known');
});

test('the look after a lost import finds what the list shows only a moment later', async () => {
  const nothing: Fault = {
    isDone: false,
    answer: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"item":[]}' },
  };
  scene.fake.script('ImportRestApi', reset('after'));
  scene.fake.watch(({ operation }, moment) => {
    if (operation === 'ImportRestApi' && moment === 'after') scene.fake.script('GetRestApis', nothing);
  });
  const outcome = await scene.deploy(pets());
  expect(outcome).toMatchObject({ status: 'deployed', exitCode: 0 });
  expect(scene.count('ImportRestApi')).toBe(1);
  expect(scene.fake.account.apis.size).toBe(1);
});

test('after a lost import that no list shows yet, and throttling, it looks again before it creates', async () => {
  const nothing: Fault = {
    isDone: false,
    answer: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"item":[]}' },
  };
  scene.fake.script('ImportRestApi', reset('after'), throttled(10));
  scene.fake.watch(({ operation }, moment) => {
    const isFirst = scene.count('ImportRestApi') === 1;
    if (operation === 'ImportRestApi' && moment === 'after' && isFirst)
      scene.fake.script('GetRestApis', nothing, nothing);
  });
  expect(await scene.deploy(pets())).toMatchObject({ status: 'deployed', exitCode: 0 });
  expect(scene.fake.account.apis.size).toBe(1);
});

test('without a look nothing is created a second time', async () => {
  scene.fake.script('ImportRestApi', {
    ...reset('after'),
    meanwhile: () =>
      scene.fake.always('GetRestApis', denied('apigateway:GET', 'arn:aws:apigateway:eu-west-1::/restapis')),
  });
  const outcome = await scene.deploy(pets());
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(outcome.message).toContain('apigateway:GET');
  expect(scene.count('ImportRestApi')).toBe(1);
});

describe('a stage that somebody made while the own creation was lost', () => {
  beforeEach(() => {
    scene.fake.script('CreateStage', {
      ...reset('before'),
      meanwhile: () => {
        const api = onlyApi();
        const [deployment] = [...(api?.deployments.values() ?? [])];
        if (deployment !== undefined) api?.deployments.set('theirs', { ...deployment, id: 'theirs' });
        api?.stages.set('prod', { stageName: 'prod', deploymentId: 'theirs' });
      },
    });
  });

  test('is left to them', async () => {
    const outcome = await scene.deploy(pets());
    expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
    expect(outcome.message).toContain('The stage prod serves theirs now');
    expect(outcome.message).not.toContain('is not known');
    expect(onlyApi()?.stages.get('prod')?.deploymentId).toBe('theirs');
    expect(scene.count('UpdateStage')).toBe(0);
  });

  test('is taken with force, and that is said', async () => {
    const outcome = await scene.deploy(pets(), { force: true });
    expect(outcome).toMatchObject({ status: 'deployed', exitCode: 0 });
    expect(onlyApi()?.stages.get('prod')?.deploymentId).toBe(outcome.deployment);
    expect(scene.events).toContainEqual(
      expect.objectContaining({ kind: 'note', severity: 'warn', message: expect.stringContaining('theirs') }),
    );
  });
});

test.each(['deployed', 'refused', 'failed', 'interrupted'])(
  'a run that ends %s leaves no lock behind',
  async (status) => {
    const controller = new AbortController();
    if (status === 'refused') scene.fake.account.errors = ['No'];
    if (status === 'failed') scene.fake.script('ImportRestApi', expired());
    if (status === 'interrupted')
      scene.fake.script('ImportRestApi', { isDone: true, meanwhile: () => controller.abort() });
    expect(await scene.deploy(pets(), { signal: controller.signal })).toMatchObject({ status });
    const files = readdirSync(scene.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.map(({ name }) => name).filter((name) => name.includes('lock'))).toEqual([]);
  },
);
