import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cutOff, empty, type Fault, hang, html, type Moment, reset, unavailable } from '../fake/faults.js';
import { OPERATIONS } from '../fake/operations.js';
import { changedPets, pets } from './documents.js';
import { createScene, type Scene } from './scene.js';

let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
});
afterEach(() => scene.close());

const KINDS: readonly (readonly [string, (moment: Moment) => Fault])[] = [
  ['500', unavailable],
  ['503', (moment) => unavailable(moment, 503)],
  ['a reset', reset],
  ['no answer', hang],
  ['HTML', html],
  ['an empty answer', empty],
];
const after: readonly (readonly [string, Fault])[] = [
  ...KINDS.map(([name, fault]) => [name, fault('after')] as const),
  ['half an answer', cutOff()],
];
const before = KINDS.map(([name, fault]) => [name, fault('before')] as const);
const timeout = (name: string) => (name === 'no answer' ? { requestTimeoutMs: 1500 } : {});
/** A call without an answer takes real time, and where one creating call is treated well, the others are. */
const isQuick = ([name]: readonly [string, Fault]) => name !== 'no answer';

describe('an import with a lost answer', () => {
  test.each(before)('%s, not applied: looks, sends it again, one API', async (name, fault) => {
    scene.fake.script('ImportRestApi', fault);
    expect(await scene.deploy(pets(), timeout(name))).toMatchObject({ status: 'deployed', exitCode: 0 });
    expect(scene.changes()).toEqual(['ImportRestApi', 'ImportRestApi', 'CreateDeployment', 'CreateStage']);
    expect(scene.fake.account.apis.size).toBe(1);
    expect(lookedBetween('ImportRestApi', 'GetRestApis')).toBe(true);
  });

  test.each(after)('%s, applied: looks, adopts it, puts over it, one API', async (name, fault) => {
    scene.fake.script('ImportRestApi', fault);
    const outcome = await scene.deploy(pets(), timeout(name));
    expect(outcome).toMatchObject({ status: 'deployed', exitCode: 0 });
    expect(scene.changes()).toEqual(['ImportRestApi', 'PutRestApi', 'CreateDeployment', 'CreateStage']);
    expect([...scene.fake.account.apis.keys()]).toEqual([outcome.api?.id]);
  });

  test('an API that another run made meanwhile is not taken for the own one', async () => {
    await scene.deploy(pets());
    const twin = [...scene.fake.account.apis.values()][0];
    scene.fake.account.apis.clear();
    scene.changes();
    scene.fake.script('ImportRestApi', {
      ...reset('after'),
      meanwhile: ({ apis }) => {
        if (twin !== undefined) apis.set('twin', { ...twin, id: 'twin' });
      },
    });
    const outcome = await scene.deploy(pets());
    expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
    expect(outcome.message).toContain('twin');
    expect(scene.changes()).toEqual(['ImportRestApi']);
  });

  test('that is lost over and over ends after a bounded number, with a look before each', async () => {
    scene.fake.always('ImportRestApi', reset('before'));
    expect(await scene.deploy(pets())).toMatchObject({ status: 'failed', exitCode: 2 });
    expect(scene.count('ImportRestApi')).toBeLessThanOrEqual(5);
    expect(scene.fake.account.apis.size).toBe(0);
  });
});

describe('a slow import, still under way when its answer is given up', () => {
  const slow: Fault = { isDone: false, answer: 'hang' };
  const timeout = { requestTimeoutMs: 1500 };
  /** The service gets done with the first import just before a call. */
  const doneBefore = (operation: string, nth: number) =>
    scene.fake.watch((request, moment) => {
      if (request.operation !== operation || moment !== 'before' || scene.count(operation) !== nth) return;
      const bytes = Buffer.from(JSON.stringify(pets()));
      OPERATIONS.ImportRestApi?.({ params: {}, query: new URLSearchParams(), body: pets(), bytes }, scene.fake.account);
    });

  test('and done when it looks for the second time: it is adopted, one API', async () => {
    scene.fake.script('ImportRestApi', slow);
    // To locate it, before the creation, at once after the lost answer, and after a while.
    doneBefore('GetRestApis', 4);
    const outcome = await scene.deploy(pets(), timeout);
    expect(outcome).toMatchObject({ status: 'deployed', exitCode: 0 });
    expect(scene.changes()).toEqual(['ImportRestApi', 'PutRestApi', 'CreateDeployment', 'CreateStage']);
    expect(scene.waits).toEqual([30_000]);
    expect([...scene.fake.account.apis.keys()]).toEqual([outcome.api?.id]);
  });

  test('and done only when it was sent again: there are two, it says so and deploys neither', async () => {
    scene.fake.script('ImportRestApi', slow);
    doneBefore('ImportRestApi', 2);
    const outcome = await scene.deploy(pets(), timeout);
    expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
    expect(scene.changes()).toEqual(['ImportRestApi', 'ImportRestApi']);
    for (const id of scene.fake.account.apis.keys()) expect(outcome.message).toContain(id);
    expect(outcome.message).toContain('2 APIs are named "pets" now');
  });
});

describe('a deployment with a lost answer', () => {
  test.each(before.filter(isQuick))('%s, not made: looks, makes it, once', async (_name, fault) => {
    scene.fake.script('CreateDeployment', fault);
    expect(await scene.deploy(pets())).toMatchObject({ status: 'deployed', exitCode: 0 });
    expect(scene.changes()).toEqual(['ImportRestApi', 'CreateDeployment', 'CreateDeployment', 'CreateStage']);
    expect(deployments()).toHaveLength(1);
    expect(lookedBetween('CreateDeployment', 'GetDeployments')).toBe(true);
  });

  test.each(after.filter(isQuick))('%s, made: is found by its description, not made twice', async (_name, fault) => {
    scene.fake.script('CreateDeployment', fault);
    const outcome = await scene.deploy(pets());
    expect(outcome).toMatchObject({ status: 'deployed', exitCode: 0 });
    expect(scene.changes()).toEqual(['ImportRestApi', 'CreateDeployment', 'CreateStage']);
    expect(deployments()).toEqual([outcome.deployment]);
  });

  test('of a document that was deployed before is not confused with the old one', async () => {
    await scene.deploy(pets());
    await scene.deploy(changedPets());
    scene.changes();
    scene.fake.script('CreateDeployment', unavailable('before', 503));
    const outcome = await scene.deploy(pets());
    expect(outcome).toMatchObject({ status: 'deployed', exitCode: 0 });
    expect(served()).toBe(outcome.deployment);
    expect(servedUri()).toBe('https://pets.example.com/pets');
  });
});

describe('a new stage with a lost answer', () => {
  test.each(before.filter(isQuick))('%s, not made: makes it', async (_name, fault) => {
    scene.fake.script('CreateStage', fault);
    const outcome = await scene.deploy(pets());
    expect(outcome).toMatchObject({ status: 'deployed', exitCode: 0 });
    expect(scene.changes()).toEqual(['ImportRestApi', 'CreateDeployment', 'CreateStage', 'CreateStage']);
    expect(served()).toBe(outcome.deployment);
  });

  test.each(after.filter(isQuick))('%s, made: takes it', async (_name, fault) => {
    scene.fake.script('CreateStage', fault);
    const outcome = await scene.deploy(pets());
    expect(outcome).toMatchObject({ status: 'deployed', exitCode: 0 });
    expect(scene.changes()).toEqual(['ImportRestApi', 'CreateDeployment', 'CreateStage']);
    expect(served()).toBe(outcome.deployment);
  });
});

describe('a switch with a lost answer', () => {
  test.each([...before, ...after].filter(isQuick))('%s: ends at the new deployment', async (_name, fault) => {
    await scene.deploy(pets());
    scene.changes();
    scene.fake.script('UpdateStage', fault);
    const outcome = await scene.deploy(changedPets());
    expect(outcome).toMatchObject({ status: 'deployed', exitCode: 0 });
    expect(scene.changes().filter((operation) => operation !== 'UpdateStage')).toEqual([
      'PutRestApi',
      'CreateDeployment',
    ]);
    expect(served()).toBe(outcome.deployment);
  });

  test('that never gets through: the stage keeps the old one, and a rerun only switches', async () => {
    const { deployment } = await scene.deploy(pets());
    scene.changes();
    scene.fake.script('UpdateStage', ...Array.from({ length: 8 }, () => unavailable('before')));
    const outcome = await scene.deploy(changedPets());
    expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
    expect(outcome.message).toContain(`prod still serves deployment ${deployment}`);
    expect(served()).toBe(deployment);
    scene.changes();
    const rerun = await scene.deploy(changedPets());
    expect(rerun).toMatchObject({ status: 'deployed', exitCode: 0, deployment: outcome.deployment });
    expect(scene.changes()).toEqual(['UpdateStage']);
  });
});

function onlyApi() {
  return [...scene.fake.account.apis.values()][0];
}

function deployments(): string[] {
  return [...(onlyApi()?.deployments.keys() ?? [])];
}

function served(): string | undefined {
  return onlyApi()?.stages.get('prod')?.deploymentId;
}

function servedUri(): string | undefined {
  const content = onlyApi()?.deployments.get(served() ?? '')?.content;
  return content?.resources.get('/pets')?.methods.get('GET')?.methodIntegration?.uri;
}

/** Whether between any two calls of an operation there is one of the other. */
function lookedBetween(operation: string, look: string): boolean {
  const sent = scene.fake.requests.map((request) => request.operation);
  const [first = 0, second = 0] = sent.flatMap((one, index) => (one === operation ? [index] : []));
  return sent.slice(first, second).includes(look);
}
