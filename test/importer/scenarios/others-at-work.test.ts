import { hostname } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rollback } from '../../../src/importer/index.js';
import type { Account } from '../fake/account.js';
import { FINE, meanwhile } from '../fake/faults.js';
import { changedPets, pets } from './documents.js';
import { createScene, type Scene } from './scene.js';

let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
});
afterEach(() => scene.close());

const onlyApi = () => [...scene.fake.account.apis.values()][0];

/** Somebody else changes the working copy. */
function changeByHand({ apis }: Account): void {
  for (const { content } of apis.values()) {
    const method = content.resources.get('/pets')?.methods.get('GET');
    if (method?.methodIntegration !== undefined) method.methodIntegration.timeoutInMillis = 1234;
  }
}

test('an API that is deleted before the put is not made anew', async () => {
  const { api } = await scene.deploy(pets());
  scene.changes();
  scene.fake.script(
    'PutRestApi',
    meanwhile(({ apis }) => apis.clear()),
  );
  const outcome = await scene.deploy(changedPets());
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(outcome.message).toContain(String(api?.id));
  expect(scene.changes()).toEqual(['PutRestApi']);
  expect(scene.fake.account.apis.size).toBe(0);
});

test('an API that is deleted while the plan is read is not made anew', async () => {
  const { api } = await scene.deploy(pets());
  scene.changes();
  const confirm = async () => {
    scene.fake.account.apis.clear();
    return true;
  };
  const outcome = await scene.deploy(changedPets(), { yes: false, confirm });
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(outcome.message).toContain(String(api?.id));
  expect(scene.changes()).toEqual([]);
});

test('an API that somebody changed since the plan is not overwritten, unless forced', async () => {
  await scene.deploy(pets());
  scene.changes();
  const confirm = async () => {
    changeByHand(scene.fake.account);
    return true;
  };
  const outcome = await scene.deploy(changedPets(), { yes: false, confirm });
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(outcome.message).toContain('changed since');
  expect(scene.changes()).toEqual([]);
  const again = async () => {
    onlyApi()?.content.models.set('Hand', { id: 'hand', name: 'Hand', schema: '{}' });
    return true;
  };
  expect(await scene.deploy(changedPets(), { yes: false, confirm: again, force: true })).toMatchObject({
    status: 'deployed',
  });
});

test('an API of the same name that appears since the plan stops the creation', async () => {
  await scene.deploy(pets({ title: 'other' }));
  const other = onlyApi();
  scene.changes();
  const confirm = async () => {
    if (other !== undefined) other.content.settings.name = 'pets';
    return true;
  };
  const outcome = await scene.deploy(pets(), { yes: false, confirm });
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(scene.changes()).toEqual([]);
  expect(scene.fake.account.apis.size).toBe(1);
});

test('a put of somebody else after the own one is found before the deployment', async () => {
  const { deployment } = await scene.deploy(pets());
  scene.changes();
  // The reads for the plan and just before the put, then somebody puts.
  scene.fake.script('GetResources', FINE, FINE, meanwhile(changeByHand));
  const outcome = await scene.deploy(changedPets());
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(scene.changes()).toEqual(['PutRestApi']);
  expect(onlyApi()?.stages.get('prod')?.deploymentId).toBe(deployment);
});

test('a method that somebody adds after the own put is not deployed', async () => {
  await scene.deploy(pets());
  scene.changes();
  const add = ({ apis }: Account) => {
    for (const { content } of apis.values()) {
      const method = content.resources.get('/pets')?.methods.get('GET');
      if (method !== undefined)
        content.resources.get('/pets')?.methods.set('DELETE', { ...method, httpMethod: 'DELETE' });
    }
  };
  scene.fake.script('GetResources', FINE, FINE, meanwhile(add));
  const outcome = await scene.deploy(changedPets());
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(outcome.message).toContain('DELETE /pets');
  expect(scene.changes()).toEqual(['PutRestApi']);
});

test('a stage that somebody switched meanwhile is not switched back', async () => {
  await scene.deploy(pets());
  scene.changes();
  scene.fake.script(
    'CreateDeployment',
    meanwhile(() => {
      const api = onlyApi();
      const [old] = [...(api?.deployments.values() ?? [])];
      const stage = api?.stages.get('prod');
      if (old !== undefined) api?.deployments.set('hotfix', { ...old, id: 'hotfix' });
      if (stage !== undefined) stage.deploymentId = 'hotfix';
    }),
  );
  const outcome = await scene.deploy(changedPets());
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(outcome.message).toContain('hotfix');
  expect(onlyApi()?.stages.get('prod')?.deploymentId).toBe('hotfix');
});

test('two runs at once on one machine: the second ends at once, and there is one API', async () => {
  let second: Promise<{ exitCode: number; message: string }> | undefined;
  scene.fake.script(
    'ImportRestApi',
    meanwhile(async () => {
      second = scene.deploy(pets());
      await second;
    }),
  );
  expect(await scene.deploy(pets())).toMatchObject({ status: 'deployed', exitCode: 0 });
  const outcome = await second;
  expect(outcome).toMatchObject({ exitCode: 2 });
  expect(outcome?.message).toContain(String(process.pid));
  expect(outcome?.message).toContain(hostname());
  expect(scene.fake.account.apis.size).toBe(1);
  expect(scene.count('ImportRestApi')).toBe(1);
});

test('by name and by id is the same API: the second run ends at once', async () => {
  const { api } = await scene.deploy(pets());
  let second: Promise<{ exitCode: number }> | undefined;
  scene.fake.script(
    'PutRestApi',
    meanwhile(async () => {
      second = scene.deploy(changedPets(), { apiId: api?.id });
      await second;
    }),
  );
  expect(await scene.deploy(changedPets())).toMatchObject({ status: 'deployed', exitCode: 0 });
  expect(await second).toMatchObject({ exitCode: 2 });
});

test('a rollback while a deploy is under way ends at once', async () => {
  const { api } = await scene.deploy(pets());
  let second: Promise<{ exitCode: number }> | undefined;
  scene.fake.script(
    'PutRestApi',
    meanwhile(async () => {
      second = rollback({ ...scene.aws, apiId: api?.id, stage: 'prod' });
      await second;
    }),
  );
  expect(await scene.deploy(changedPets())).toMatchObject({ status: 'deployed', exitCode: 0 });
  expect(await second).toMatchObject({ exitCode: 2 });
});
