import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Content, FakeApi } from '../fake/account.js';
import { denied } from '../fake/faults.js';
import { changedPets, pets } from './documents.js';
import { createScene, type Scene } from './scene.js';
import { setByHand } from './set-by-hand.js';

// What is in the working copy and not on the stage yet: it is never "nothing to do".

let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
});
afterEach(() => scene.close());

const unstaged = { stage: undefined } as const;

function onlyApi(): FakeApi {
  const [api] = [...scene.fake.account.apis.values()];
  if (api === undefined) throw new Error('No API');
  return api;
}

function served(stage = 'prod'): Content | undefined {
  return onlyApi().deployments.get(onlyApi().stages.get(stage)?.deploymentId ?? '')?.content;
}

async function expectNothingToDo(document: unknown = pets(), options = {}): Promise<void> {
  scene.changes();
  expect(await scene.deploy(document, options)).toMatchObject({ status: 'unchanged', exitCode: 0 });
  expect(scene.changes()).toEqual([]);
}

test('settings that were let go without a stage are deployed by the next run with one', async () => {
  await scene.deploy(pets());
  setByHand(onlyApi());
  await scene.deploy(pets());
  expect(served()?.settings.binaryMediaTypes).toEqual(['image/png']);
  expect(await scene.deploy(pets(), { ...unstaged, resetSettings: true })).toMatchObject({ status: 'imported' });
  expect(served()?.settings.binaryMediaTypes).toEqual(['image/png']);
  const outcome = await scene.deploy(pets());
  expect(outcome).toMatchObject({ status: 'deployed', exitCode: 0 });
  expect(outcome.plan?.changes).toEqual([{ kind: 'change', subject: 'stage prod', aspects: ['deployment'] }]);
  expect(served()?.settings).toEqual(onlyApi().content.settings);
  await expectNothingToDo();
});

test('settings that somebody changed by hand are deployed with the same document', async () => {
  await scene.deploy(pets());
  onlyApi().content.settings.minimumCompressionSize = 1024;
  scene.changes();
  expect(await scene.deploy(pets())).toMatchObject({ status: 'deployed', exitCode: 0 });
  expect(scene.changes()).toEqual(['CreateDeployment', 'UpdateStage']);
  expect(served()?.settings.minimumCompressionSize).toBe(1024);
  await expectNothingToDo();
});

test('a gateway response that somebody made by hand is, too', async () => {
  await scene.deploy(pets());
  setByHand(onlyApi());
  expect(await scene.deploy(pets())).toMatchObject({ status: 'deployed' });
  expect(served()?.gatewayResponses.has('DEFAULT_4XX')).toBe(true);
  await expectNothingToDo();
});

test('a method that somebody changed by hand is brought back and deployed', async () => {
  await scene.deploy(pets());
  const method = onlyApi().content.resources.get('/pets')?.methods.get('GET');
  if (method?.methodIntegration !== undefined) method.methodIntegration.uri = 'https://hand.example.com/';
  expect(await scene.deploy(pets())).toMatchObject({ status: 'deployed' });
  const uri = served()?.resources.get('/pets')?.methods.get('GET')?.methodIntegration?.uri;
  expect(uri).toBe('https://pets.example.com/pets');
  await expectNothingToDo();
});

test('a path that somebody made by hand and a merge keeps is deployed', async () => {
  const merge = { mode: 'merge' } as const;
  await scene.deploy(pets(), merge);
  const hand = onlyApi().content.resources.get('/pets');
  if (hand !== undefined) onlyApi().content.resources.set('/hand', { ...hand, id: 'hand', path: '/hand' });
  expect(await scene.deploy(pets(), merge)).toMatchObject({ status: 'deployed' });
  expect(served()?.resources.has('/hand')).toBe(true);
  await expectNothingToDo(pets(), merge);
});

test('imported first, deployed then: the stage gets it, and after that there is nothing to do', async () => {
  await scene.deploy(pets());
  expect(await scene.deploy(changedPets(), unstaged)).toMatchObject({ status: 'imported' });
  expect(served()?.resources.has('/owners')).toBe(false);
  expect(await scene.deploy(changedPets())).toMatchObject({ status: 'deployed' });
  expect(served()?.resources.has('/owners')).toBe(true);
  await expectNothingToDo(changedPets());
});

test('what the stage serves already is brought back where another version was only imported', async () => {
  await scene.deploy(pets());
  await scene.deploy(changedPets(), unstaged);
  expect(await scene.deploy(pets())).toMatchObject({ exitCode: 0 });
  expect(served()?.resources.has('/owners')).toBe(false);
  expect(onlyApi().content.resources.has('/owners')).toBe(false);
  await expectNothingToDo();
});

test('each stage is looked at for itself', async () => {
  await scene.deploy(pets());
  onlyApi().content.settings.minimumCompressionSize = 1024;
  expect(await scene.deploy(pets(), { stage: 'test' })).toMatchObject({ status: 'deployed' });
  expect(served('test')?.settings.minimumCompressionSize).toBe(1024);
  expect(served('prod')?.settings.minimumCompressionSize).toBeUndefined();
  scene.changes();
  expect(await scene.deploy(pets())).toMatchObject({ status: 'deployed' });
  expect(scene.changes()).toEqual(['UpdateStage']);
  await expectNothingToDo();
});

test('tags are of the API and not of what is deployed', async () => {
  await scene.deploy(pets());
  await scene.deploy(pets(), { ...unstaged, tags: { team: 'animals' } });
  await expectNothingToDo(pets(), { tags: { team: 'animals' } });
});

test('who may not read all of it makes no deployment for that', async () => {
  await scene.deploy(pets());
  scene.fake.always('GetModels', denied('apigateway:GET', 'arn:aws:apigateway:eu-west-1::/restapis/a/models'));
  await expectNothingToDo();
});
