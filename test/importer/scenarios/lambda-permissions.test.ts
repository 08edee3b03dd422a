import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { finishCanary } from '../../../src/importer/index.js';
import { reset } from '../fake/faults.js';
import { addFunction } from '../fake/lambda.js';
import { invoking, pets } from './documents.js';
import { createScene, type Scene } from './scene.js';

let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
});
afterEach(() => scene.close());

const withCats = (name = 'cats') => pets({ paths: { '/cats': { get: invoking(name) } } });
const onlyApi = () => [...scene.fake.account.apis.values()][0];

test('a missing permission is named with the exact command, and not added', async () => {
  addFunction(scene.fake.account, 'cats');
  const { permissions, status } = await scene.deploy(withCats());
  expect(status).toBe('deployed');
  expect(permissions).toEqual([
    expect.objectContaining({
      functionName: 'arn:aws:lambda:eu-west-1:123456789012:function:cats',
      sourceArn: `arn:aws:execute-api:eu-west-1:123456789012:${onlyApi()?.id}/*/*`,
      state: 'missing',
    }),
  ]);
  expect(permissions[0]?.command).toContain('aws lambda add-permission');
  expect(scene.changes()).not.toContain('AddPermission');
});

test('every command that is printed has the Region, the profile and the endpoint of the run', async () => {
  addFunction(scene.fake.account, 'cats');
  const credentials = '[team]\naws_access_key_id = AKIAFAKEFAKEFAKEFAKE\naws_secret_access_key = secret\n';
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', await scene.write(credentials, 'credentials'));
  await scene.deploy(withCats(), { profile: 'team' });
  const way = `--region eu-west-1 --profile team --endpoint-url ${scene.fake.url}`;
  const { permissions, rollback } = await scene.deploy(pets(), { profile: 'team', canary: 10 });
  expect(permissions).toEqual([]);
  expect(rollback).toBe(`apigw-lint deploy --discard --api-id ${onlyApi()?.id} --stage prod ${way}`);
  const other = await scene.deploy(withCats(), { profile: 'team', stage: 'test' });
  expect(other.permissions.map(({ command }) => command)).toEqual([expect.stringContaining(way)]);
  const back = await finishCanary({ ...scene.aws, profile: 'team', name: 'pets', stage: 'prod', action: 'promote' });
  expect(back.rollback).toBe(
    `apigw-lint rollback --api-id ${onlyApi()?.id} --stage prod --to ${back.previousDeployment} ${way}`,
  );
});

test('--grant-lambda adds it once, and not again', async () => {
  const cats = addFunction(scene.fake.account, 'cats');
  const { permissions } = await scene.deploy(withCats(), { grantLambda: true });
  expect(permissions.map(({ state }) => state)).toEqual(['granted']);
  expect(scene.changes()).toEqual(['ImportRestApi', 'AddPermission', 'CreateDeployment', 'CreateStage']);
  expect(cats.policies.get('')?.size).toBe(1);
  const again = await scene.deploy(withCats(), { grantLambda: true });
  expect(again.permissions.map(({ state }) => state)).toEqual(['present']);
  expect(scene.changes()).toEqual([]);
});

test('it is added to the alias that the uri names', async () => {
  const cats = addFunction(scene.fake.account, 'cats', ['live']);
  const { permissions } = await scene.deploy(withCats('cats:live'), { grantLambda: true });
  expect(permissions).toEqual([expect.objectContaining({ qualifier: 'live', state: 'granted' })]);
  expect(cats.policies.get('live')?.size).toBe(1);
  expect(cats.policies.get('')).toBeUndefined();
});

test('a stage variable in the name is filled in', async () => {
  const cats = addFunction(scene.fake.account, 'cats', ['live']);
  const document = withCats('${stageVariables.name}:${stageVariables.alias}');
  const stageVariables = { name: 'cats', alias: 'live' };
  const { permissions } = await scene.deploy(document, { grantLambda: true, stageVariables });
  expect(permissions.map(({ state }) => state)).toEqual(['granted']);
  expect(cats.policies.get('live')?.size).toBe(1);
});

test('a lost answer makes no second statement', async () => {
  const cats = addFunction(scene.fake.account, 'cats');
  scene.fake.script('AddPermission', reset('after'));
  const { permissions, status } = await scene.deploy(withCats(), { grantLambda: true });
  expect(status).toBe('deployed');
  expect(permissions.map(({ state }) => state)).toEqual(['present']);
  expect(cats.policies.get('')?.size).toBe(1);
});

test('functions of other accounts are left to their owners', async () => {
  const document = withCats();
  const text = JSON.stringify(document).replace('eu-west-1:123456789012:function', 'eu-west-1:210987654321:function');
  const { permissions } = await scene.deploy(text, { grantLambda: true, preflight: false });
  expect(permissions).toEqual([expect.objectContaining({ state: 'other account' })]);
  expect(scene.changes()).not.toContain('AddPermission');
});
