import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FakeApi } from '../fake/account.js';
import { changedPets, pets, proxyTo } from './documents.js';
import { createScene, type Scene } from './scene.js';

let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
});
afterEach(() => scene.close());

const UPDATE = ['PutRestApi', 'CreateDeployment', 'UpdateStage'];

function onlyApi(): FakeApi {
  const [api, ...others] = [...scene.fake.account.apis.values()];
  if (api === undefined || others.length > 0) throw new Error(`${others.length + 1} APIs`);
  return api;
}

test('deployed twice, the second time does nothing', async () => {
  const first = await scene.deploy(changedPets());
  scene.changes();
  const second = await scene.deploy(changedPets());
  expect(second).toMatchObject({ status: 'unchanged', exitCode: 0, deployment: first.deployment });
  expect(second.message).toMatch(/nothing to do/i);
  expect(second.plan).toMatchObject({ hasChanges: false });
  expect(scene.changes()).toEqual([]);
});

test('puts, deploys, and switches the stage in one call', async () => {
  const first = await scene.deploy(pets());
  scene.changes();
  const second = await scene.deploy(changedPets(), { stageVariables: { a: '1' } });
  expect(second).toMatchObject({ status: 'deployed', exitCode: 0, previousDeployment: first.deployment });
  expect(scene.changes()).toEqual(UPDATE);
  const [put, , patch] = scene.fake.requests.filter(({ operation }) => UPDATE.includes(operation)).slice(-3);
  expect(put?.query).toEqual({ mode: 'overwrite', failonwarnings: 'true' });
  expect(patch?.body).toEqual({
    patchOperations: [
      { op: 'replace', path: '/deploymentId', value: second.deployment },
      { op: 'replace', path: '/variables/a', value: '1' },
    ],
  });
  expect(onlyApi().stages.get('prod')?.deploymentId).toBe(second.deployment);
  expect(second.rollback).toContain(`rollback --api-id ${onlyApi().id} --stage prod --to ${first.deployment}`);
});

test('the plan names what is added, changed and removed, and no more', async () => {
  await scene.deploy(pets({ paths: { '/old': { get: proxyTo('https://old.example.com/') } } }));
  const { plan } = await scene.deploy(changedPets(), { dryRun: true });
  expect(plan?.changes.map(({ kind, subject, aspects }) => [kind, subject, aspects.join()])).toEqual(
    expect.arrayContaining([
      ['add', 'GET /owners', ''],
      ['change', 'GET /pets', 'integration'],
      ['remove', 'GET /old', ''],
      ['change', 'stage prod', 'deployment'],
    ]),
  );
  expect(plan?.changes).toHaveLength(4);
});

test('overwrite takes away methods that the document does not have; merge keeps them', async () => {
  const both = pets({ paths: { '/old': { get: proxyTo('https://old.example.com/') } } });
  await scene.deploy(both);
  await scene.deploy(changedPets(), { mode: 'merge' });
  expect([...onlyApi().content.resources.keys()]).toEqual(['/', '/pets', '/old', '/owners']);
  expect(scene.fake.requests.find(({ operation }) => operation === 'PutRestApi')?.query.mode).toBe('merge');
  await scene.deploy(pets());
  expect([...onlyApi().content.resources.keys()]).toEqual(['/', '/pets']);
});

test('merged twice, the second time does nothing', async () => {
  await scene.deploy(pets({ paths: { '/old': { get: proxyTo('https://old.example.com/') } } }));
  await scene.deploy(changedPets(), { mode: 'merge' });
  scene.changes();
  expect(await scene.deploy(changedPets(), { mode: 'merge' })).toMatchObject({ status: 'unchanged' });
  expect(scene.changes()).toEqual([]);
});

test('finds the API by its exact name over all pages', async () => {
  scene.fake.account.pageSize = 1;
  await scene.deploy(pets({ title: 'pets-old' }));
  await scene.deploy(pets({ title: 'Pets' }));
  const { api } = await scene.deploy(pets());
  scene.changes();
  expect((await scene.deploy(changedPets())).api).toEqual({ ...api, isNew: false });
  expect(scene.changes()).toEqual(UPDATE);
});

test('reads all pages of everything before it compares', async () => {
  const paths = Object.fromEntries(
    ['a', 'b', 'c'].map((name) => [`/${name}/{id}`, { get: proxyTo(`https://pets.example.com/${name}`) }]),
  );
  const top = { 'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true }, none: {} } };
  await scene.deploy(pets({ paths, top }));
  scene.fake.account.pageSize = 1;
  scene.changes();
  expect(await scene.deploy(pets({ paths, top }))).toMatchObject({ status: 'unchanged' });
  expect(scene.changes()).toEqual([]);
});

test('several APIs of the name stop it with a list', async () => {
  await scene.deploy(pets());
  const [api] = [...scene.fake.account.apis.values()];
  if (api !== undefined) scene.fake.account.apis.set('twin', { ...api, id: 'twin' });
  scene.changes();
  const outcome = await scene.deploy(changedPets());
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(outcome.message).toContain('twin');
  expect(outcome.message).toContain(String(api?.id));
  expect(outcome.message).toContain('--api-id');
  expect(scene.changes()).toEqual([]);
  expect(await scene.deploy(changedPets(), { apiId: 'twin' })).toMatchObject({ status: 'deployed', exitCode: 0 });
});

test('an id that is gone never makes a new API', async () => {
  const outcome = await scene.deploy(pets(), { apiId: 'gone' });
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(outcome.message).toContain('gone');
  expect(scene.changes()).toEqual([]);
  expect(scene.fake.account.apis.size).toBe(0);
});

test('an API named by its id gets the name of the document', async () => {
  const { api } = await scene.deploy(pets());
  const { plan } = await scene.deploy(pets({ title: 'animals' }), { apiId: api?.id });
  expect(plan?.changes).toContainEqual(expect.objectContaining({ kind: 'change', subject: 'name' }));
  expect(onlyApi().content.settings.name).toBe('animals');
});

describe('a name beside the document', () => {
  const names = () => [...scene.fake.account.apis.values()].map(({ content }) => content.settings.name);

  test('takes the place of the title: what is made is called so, and found again by it', async () => {
    const made = await scene.deploy(pets(), { name: 'pets-test' });
    expect(made).toMatchObject({ status: 'deployed', api: { name: 'pets-test', isNew: true } });
    scene.changes();
    const again = await scene.deploy(pets(), { name: 'pets-test' });
    expect(again).toMatchObject({ status: 'unchanged', api: { id: made.api?.id } });
    expect(scene.changes()).toEqual([]);
    expect(await scene.deploy(pets())).toMatchObject({ status: 'deployed', api: { name: 'pets', isNew: true } });
    expect(names()).toEqual(['pets-test', 'pets']);
  });

  test('is kept by an update', async () => {
    const { api } = await scene.deploy(pets(), { name: 'pets-test' });
    const { plan, status } = await scene.deploy(changedPets(), { name: 'pets-test' });
    expect(status).toBe('deployed');
    expect(plan?.changes.map(({ subject }) => subject)).not.toContain('name');
    expect(scene.changes().slice(-3)).toEqual(UPDATE);
    expect([...scene.fake.account.apis.keys()]).toEqual([api?.id]);
    expect(names()).toEqual(['pets-test']);
  });

  test('renames an API that is named by its id, and the plan says so', async () => {
    const { api } = await scene.deploy(pets());
    const { plan } = await scene.deploy(pets(), { apiId: api?.id, name: 'animals' });
    expect(plan?.changes).toContainEqual(expect.objectContaining({ kind: 'change', subject: 'name' }));
    expect(names()).toEqual(['animals']);
  });

  test('stands in for a title that is missing, and is not empty', async () => {
    const { info: _info, ...rest } = pets();
    const document = { ...rest, info: { version: '1' } };
    expect(await scene.deploy(document)).toMatchObject({ exitCode: 1 });
    expect(await scene.deploy(document, { name: ' ' })).toMatchObject({ exitCode: 2, status: 'failed' });
    expect(scene.changes()).toEqual([]);
    expect(await scene.deploy(document, { name: 'pets' })).toMatchObject({ status: 'deployed' });
  });
});

test('a second stage is made from the deployment that is there', async () => {
  const first = await scene.deploy(pets());
  scene.changes();
  const second = await scene.deploy(pets(), { stage: 'test' });
  expect(second).toMatchObject({ status: 'deployed', exitCode: 0 });
  expect(scene.changes().filter((operation) => operation !== 'CreateDeployment')).toEqual(['CreateStage']);
  expect(onlyApi().stages.get('prod')?.deploymentId).toBe(first.deployment);
});

test('what was imported without a stage is deployed later', async () => {
  await scene.deploy(pets(), { stage: undefined });
  scene.changes();
  expect(await scene.deploy(pets())).toMatchObject({ status: 'deployed', exitCode: 0 });
  expect(scene.changes().slice(-2)).toEqual(['CreateDeployment', 'CreateStage']);
  expect(scene.fake.account.apis.size).toBe(1);
});

describe('without a stage', () => {
  const unstaged = { stage: undefined } as const;

  test('the second time there is nothing to do', async () => {
    expect(await scene.deploy(pets(), unstaged)).toMatchObject({ status: 'imported' });
    scene.changes();
    expect(await scene.deploy(pets(), unstaged)).toMatchObject({ status: 'unchanged', plan: { changes: [] } });
    expect(scene.changes()).toEqual([]);
  });

  test('nor is there where another version was deployed last', async () => {
    await scene.deploy(pets());
    expect(await scene.deploy(changedPets(), unstaged)).toMatchObject({ status: 'imported' });
    scene.changes();
    expect(await scene.deploy(changedPets(), unstaged)).toMatchObject({ status: 'unchanged', plan: { changes: [] } });
    expect(scene.changes()).toEqual([]);
    expect(await scene.deploy(changedPets())).toMatchObject({ status: 'deployed' });
  });
});

test('a document that differs in nothing that AWS shows is sent and deployed, once', async () => {
  await scene.deploy(pets());
  scene.changes();
  const described = pets({ operation: { description: 'All of them' } });
  const outcome = await scene.deploy(described);
  expect(outcome.plan?.changes).toContainEqual(expect.objectContaining({ subject: 'document' }));
  expect(scene.changes()).toEqual(['PutRestApi', 'CreateDeployment', 'UpdateStage']);
  expect(await scene.deploy(described)).toMatchObject({ status: 'unchanged' });
});

test('where something else deployed last, nothing is said about what AWS does not show', async () => {
  await scene.deploy(pets());
  for (const deployment of onlyApi().deployments.values()) Object.assign(deployment, { description: 'by hand' });
  const { plan } = await scene.deploy(pets(), { dryRun: true });
  expect(plan?.changes.map(({ subject }) => subject)).toEqual(['stage prod']);
});

describe('what a merge deployed', () => {
  test('is not taken for what an overwrite deploys', async () => {
    await scene.deploy(changedPets());
    const merged = await scene.deploy(pets(), { mode: 'merge' });
    await scene.deploy(pets(), { stage: undefined });
    const outcome = await scene.deploy(pets());
    expect(outcome).toMatchObject({ status: 'deployed', exitCode: 0 });
    expect(outcome.deployment).not.toBe(merged.deployment);
    const served = onlyApi().deployments.get(onlyApi().stages.get('prod')?.deploymentId ?? '');
    expect(served?.content.resources.has('/owners')).toBe(false);
  });

  test('is not merged twice, and after an overwrite there is nothing to merge', async () => {
    await scene.deploy(changedPets());
    expect(await scene.deploy(pets(), { mode: 'merge' })).toMatchObject({ status: 'deployed' });
    expect(await scene.deploy(pets(), { mode: 'merge' })).toMatchObject({ status: 'unchanged' });
    expect(await scene.deploy(pets())).toMatchObject({ status: 'deployed' });
    expect(await scene.deploy(pets(), { mode: 'merge' })).toMatchObject({ status: 'unchanged' });
  });
});

test('changes by hand are found and undone', async () => {
  await scene.deploy(pets());
  onlyApi().content.resources.get('/pets')?.methods.delete('GET');
  scene.changes();
  const outcome = await scene.deploy(pets());
  expect(outcome).toMatchObject({ status: 'deployed', exitCode: 0 });
  expect(outcome.plan?.changes).toContainEqual(expect.objectContaining({ kind: 'add', subject: 'GET /pets' }));
  expect(scene.changes()[0]).toBe('PutRestApi');
  expect(onlyApi().content.resources.get('/pets')?.methods.has('GET')).toBe(true);
});

test('only a variable that changes is patched', async () => {
  await scene.deploy(pets(), { stageVariables: { a: '1', b: '2' } });
  scene.changes();
  const outcome = await scene.deploy(pets(), { stageVariables: { b: '3' } });
  expect(outcome).toMatchObject({ status: 'deployed', exitCode: 0 });
  expect(scene.changes()).toEqual(['UpdateStage']);
  expect(onlyApi().stages.get('prod')?.variables).toEqual({ a: '1', b: '3' });
});

test('writes a backup of the working copy and of every stage before it overwrites', async () => {
  const { readdir, readFile } = await import('node:fs/promises');
  await scene.deploy(pets());
  await scene.deploy(changedPets());
  const [folder = ''] = await readdir(`${scene.folder}/backups`);
  expect(await readdir(`${scene.folder}/backups/${folder}`)).toEqual(['stage-prod.json', 'working-copy.json']);
  const exported = await readFile(`${scene.folder}/backups/${folder}/stage-prod.json`, 'utf8');
  expect(exported).toContain('https://pets.example.com/pets');
});
