import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FakeApi } from '../fake/account.js';
import { unavailable } from '../fake/faults.js';
import { changedPets, pets } from './documents.js';
import { createScene, type Scene } from './scene.js';
import { policy, setByHand } from './set-by-hand.js';

let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
});
afterEach(() => scene.close());

function onlyApi(): FakeApi {
  const [api] = [...scene.fake.account.apis.values()];
  if (api === undefined) throw new Error('no API');
  return api;
}

const SUBJECTS = [
  'description',
  'resource policy',
  'binary media types',
  'API key source',
  'minimum compression size',
  'gateway response DEFAULT_4XX',
];

test('an overwrite keeps what lives on the API and is not in the document, and lists it', async () => {
  await scene.deploy(pets());
  setByHand(onlyApi());
  const before = structuredClone(onlyApi().content.settings);
  const outcome = await scene.deploy(changedPets());
  expect(outcome).toMatchObject({ status: 'deployed', exitCode: 0 });
  const kept = outcome.plan?.changes.filter(({ kind }) => kind === 'keep').map(({ subject }) => subject);
  expect(kept).toEqual(expect.arrayContaining(SUBJECTS));
  expect(onlyApi().content.settings).toEqual(before);
  expect([...onlyApi().content.gatewayResponses.keys()]).toEqual(['DEFAULT_4XX']);
});

test('what is kept is in what gets deployed', async () => {
  await scene.deploy(pets());
  setByHand(onlyApi());
  const { deployment } = await scene.deploy(changedPets());
  const snapshot = onlyApi().deployments.get(deployment ?? '')?.content;
  expect(snapshot?.settings.policy).toContain(onlyApi().id);
  expect([...(snapshot?.gatewayResponses.keys() ?? [])]).toEqual(['DEFAULT_4XX']);
  const sent = scene.fake.requests.map(({ operation }) => operation);
  const last = Math.max(...['PutRestApi', 'UpdateRestApi', 'PutGatewayResponse'].map((name) => sent.lastIndexOf(name)));
  expect(last).toBeLessThan(sent.lastIndexOf('CreateDeployment'));
});

test('the document that is sent has all that is kept, so that there is no moment without it', async () => {
  await scene.deploy(pets());
  setByHand(onlyApi());
  const before = structuredClone(onlyApi().content);
  scene.changes();
  const after: unknown[] = [];
  scene.fake.watch(({ operation }, moment) => {
    if (operation === 'PutRestApi' && moment === 'after') after.push(structuredClone(onlyApi().content.settings));
  });
  await scene.deploy(changedPets());
  expect(after).toEqual([before.settings]);
  expect(scene.changes()).toEqual(['PutRestApi', 'CreateDeployment', 'UpdateStage']);
});

test('kept settings are no change: the second deploy does nothing', async () => {
  await scene.deploy(pets());
  setByHand(onlyApi());
  await scene.deploy(changedPets());
  scene.changes();
  expect(await scene.deploy(changedPets())).toMatchObject({ status: 'unchanged', exitCode: 0 });
  expect(scene.changes()).toEqual([]);
});

test('--reset-settings lets them go, and says what', async () => {
  await scene.deploy(pets());
  setByHand(onlyApi());
  const outcome = await scene.deploy(changedPets(), { resetSettings: true });
  expect(outcome).toMatchObject({ status: 'deployed', exitCode: 0 });
  const lost = outcome.plan?.changes.filter(({ kind }) => kind === 'lose').map(({ subject }) => subject);
  expect(lost).toEqual(expect.arrayContaining(SUBJECTS));
  const { settings, gatewayResponses } = onlyApi().content;
  expect(settings).not.toHaveProperty('policy');
  expect(settings).not.toHaveProperty('minimumCompressionSize');
  expect(gatewayResponses.size).toBe(0);
  scene.changes();
  expect(await scene.deploy(changedPets(), { resetSettings: true })).toMatchObject({ status: 'unchanged' });
});

test('a merge keeps them without a word', async () => {
  await scene.deploy(pets());
  setByHand(onlyApi());
  const before = structuredClone(onlyApi().content.settings);
  expect(await scene.deploy(changedPets(), { mode: 'merge' })).toMatchObject({ status: 'deployed' });
  expect(onlyApi().content.settings).toEqual(before);
});

test('what the document says wins', async () => {
  await scene.deploy(pets());
  setByHand(onlyApi());
  const document = pets({
    top: {
      'x-amazon-apigateway-binary-media-types': ['image/gif'],
      'x-amazon-apigateway-minimum-compression-size': 0,
      'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { statusCode: 418 } },
    },
  });
  const outcome = await scene.deploy(document);
  expect(outcome).toMatchObject({ status: 'deployed' });
  expect(onlyApi().content.settings).toMatchObject({ binaryMediaTypes: ['image/gif'], minimumCompressionSize: 0 });
  expect(onlyApi().content.gatewayResponses.get('DEFAULT_4XX')).toMatchObject({ statusCode: '418' });
  scene.changes();
  expect(await scene.deploy(document)).toMatchObject({ status: 'unchanged' });
});

test('the policy of the document reads back as it was written', async () => {
  const document = pets({ top: { 'x-amazon-apigateway-policy': policy } });
  await scene.deploy(document);
  expect(onlyApi().content.settings.policy).toContain(`:${onlyApi().id}/*`);
  scene.changes();
  expect(await scene.deploy(document)).toMatchObject({ status: 'unchanged' });
  expect(scene.changes()).toEqual([]);
});

test('VPC endpoints of a private API are kept', async () => {
  const document = pets({ top: { 'x-amazon-apigateway-policy': policy } });
  await scene.deploy(document, { endpointType: 'PRIVATE' });
  onlyApi().content.settings.endpointConfiguration = {
    types: ['PRIVATE'],
    ipAddressType: 'dualstack',
    vpcEndpointIds: ['vpce-1'],
  };
  const changed = { ...changedPets(), 'x-amazon-apigateway-policy': policy };
  expect(await scene.deploy(changed)).toMatchObject({ status: 'deployed' });
  expect(onlyApi().content.settings.endpointConfiguration).toMatchObject({
    types: ['PRIVATE'],
    vpcEndpointIds: ['vpce-1'],
  });
});

test('what the import drops all the same is patched before the deployment', async () => {
  await scene.deploy(pets());
  setByHand(onlyApi());
  scene.fake.account.afterImport = ({ settings, gatewayResponses }) => {
    delete settings.policy;
    settings.binaryMediaTypes = [];
    gatewayResponses.clear();
  };
  scene.changes();
  expect(await scene.deploy(changedPets())).toMatchObject({ status: 'deployed', exitCode: 0 });
  expect(scene.changes()).toEqual([
    'PutRestApi',
    'UpdateRestApi',
    'PutGatewayResponse',
    'CreateDeployment',
    'UpdateStage',
  ]);
  expect(onlyApi().content.settings).toMatchObject({ binaryMediaTypes: ['image/png'] });
  expect(onlyApi().content.settings.policy).toContain(onlyApi().id);
  expect([...onlyApi().content.gatewayResponses.keys()]).toEqual(['DEFAULT_4XX']);
});

test('a settings patch that fails stops it before the deployment, and a rerun repairs', async () => {
  const { deployment } = await scene.deploy(pets());
  setByHand(onlyApi());
  scene.fake.account.afterImport = ({ settings }) => {
    delete settings.policy;
  };
  scene.changes();
  scene.fake.script('UpdateRestApi', ...Array.from({ length: 8 }, () => unavailable('before')));
  const outcome = await scene.deploy(changedPets());
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(outcome.message).toContain(`prod still serves deployment ${deployment}`);
  expect(scene.changes()).not.toContain('CreateDeployment');
  expect(onlyApi().stages.get('prod')?.deploymentId).toBe(deployment);
});

test('tags are put on an API that is there, and the others stay', async () => {
  await scene.deploy(pets(), { tags: { a: '1' } });
  scene.changes();
  expect(await scene.deploy(pets(), { tags: { b: '2' } })).toMatchObject({ exitCode: 0 });
  expect(onlyApi().tags).toEqual({ a: '1', b: '2' });
  expect(scene.changes()).toEqual(['TagResource']);
  await scene.deploy(pets(), { tags: { b: '2' } });
  expect(scene.changes()).toEqual([]);
});
