import { afterEach, beforeEach, expect, test } from 'vitest';
import { plan } from '../../../src/importer/index.js';
import { pets } from './documents.js';
import { createScene, type Scene } from './scene.js';

let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
});
afterEach(() => scene.close());

const CREATE = ['ImportRestApi', 'CreateDeployment', 'CreateStage'];

test('creates the API, deploys it and makes the stage', async () => {
  const outcome = await scene.deploy(pets());
  expect(outcome).toMatchObject({ status: 'deployed', exitCode: 0, stage: 'prod', warnings: [] });
  expect(scene.changes()).toEqual(CREATE);
  const [api] = [...scene.fake.account.apis.values()];
  expect(outcome.api).toEqual({ id: api?.id, name: 'pets', isNew: true });
  expect(api?.stages.get('prod')?.deploymentId).toBe(outcome.deployment);
  expect(outcome.previousDeployment).toBeUndefined();
  expect(outcome.rollback).toBeUndefined();
  expect(outcome.url).toBe(`https://${api?.id}.execute-api.eu-west-1.amazonaws.com/prod`);
});

test('imports with the endpoint type in the query, warnings as errors, and without a mode', async () => {
  await scene.deploy(pets(), { endpointType: 'EDGE', basePath: 'prepend' });
  const sent = scene.fake.requests.find(({ operation }) => operation === 'ImportRestApi');
  expect(sent?.query).toEqual({
    mode: 'import',
    failonwarnings: 'true',
    endpointConfigurationTypes: 'EDGE',
    basepath: 'prepend',
  });
});

test('makes a regional API unless told otherwise', async () => {
  await scene.deploy(pets());
  const [api] = [...scene.fake.account.apis.values()];
  expect(api?.content.settings.endpointConfiguration?.types).toEqual(['REGIONAL']);
});

test('makes the deployment without a stage, with digest and description', async () => {
  const { deployment } = await scene.deploy(pets(), { description: 'release 7' });
  const sent = scene.fake.requests.find(({ operation }) => operation === 'CreateDeployment');
  expect(sent?.body).toEqual({ description: expect.stringMatching(/^apigw-lint sha256:[0-9a-f]{64} .*release 7$/) });
  expect(deployment).toBeDefined();
});

test('makes the stage with its variables in one call', async () => {
  await scene.deploy(pets(), { stageVariables: { host: 'pets.example.com' } });
  const [api] = [...scene.fake.account.apis.values()];
  expect(api?.stages.get('prod')?.variables).toEqual({ host: 'pets.example.com' });
  expect(scene.changes()).toEqual(CREATE);
});

test('tags the API after the import and before the deployment', async () => {
  await scene.deploy(pets(), { tags: { team: 'animals' } });
  expect(scene.changes()).toEqual(['ImportRestApi', 'TagResource', 'CreateDeployment', 'CreateStage']);
  const [api] = [...scene.fake.account.apis.values()];
  expect(api?.tags).toEqual({ team: 'animals' });
});

test('without a stage imports, does not deploy, and says so', async () => {
  const outcome = await scene.deploy(pets(), { stage: undefined });
  expect(outcome).toMatchObject({ status: 'imported', exitCode: 0, deployment: undefined, url: undefined });
  expect(outcome.message).toMatch(/NOT deployed/i);
  expect(scene.changes()).toEqual(['ImportRestApi']);
});

test('a dry run changes nothing and shows what would be made', async () => {
  const outcome = await scene.deploy(pets(), { dryRun: true });
  expect(outcome).toMatchObject({ status: 'planned', exitCode: 0, api: undefined });
  expect(outcome.plan).toMatchObject({ hasChanges: true, action: 'create' });
  expect(outcome.plan?.changes).toContainEqual(expect.objectContaining({ kind: 'add', subject: 'GET /pets' }));
  expect(outcome.plan?.changes).toContainEqual(expect.objectContaining({ kind: 'add', subject: 'stage prod' }));
  expect(scene.changes()).toEqual([]);
});

test('a dry run ends with 3 when there are changes, if asked to', async () => {
  expect(await scene.deploy(pets(), { dryRun: true, exitCode: true })).toMatchObject({ exitCode: 3 });
  await scene.deploy(pets());
  expect(await scene.deploy(pets(), { dryRun: true, exitCode: true })).toMatchObject({ exitCode: 0 });
});

test('plan is a dry run', async () => {
  const outcome = await plan({ ...scene.aws, file: await scene.write(pets()), stage: 'prod' });
  expect(outcome).toMatchObject({ status: 'planned', exitCode: 0 });
  expect(scene.changes()).toEqual([]);
});

test('without a terminal and without --yes it stops, and changes nothing', async () => {
  const outcome = await scene.deploy(pets(), { yes: false });
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(outcome.message).toContain('--yes');
  expect(scene.changes()).toEqual([]);
});

test('asks with the plan in words, and stops at a no', async () => {
  const asked: string[] = [];
  const confirm = async ({ text }: { readonly text: string }) => {
    asked.push(text);
    return false;
  };
  const outcome = await scene.deploy(pets(), { yes: false, confirm });
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(asked).toHaveLength(1);
  expect(asked[0]).toContain('GET /pets');
  expect(scene.changes()).toEqual([]);
});

test('a document with errors makes no call', async () => {
  const document = pets({ operation: { 'x-amazon-apigateway-integration': { type: 'http_proxy', uri: 'nowhere' } } });
  const outcome = await scene.deploy(document);
  expect(outcome).toMatchObject({ status: 'refused', exitCode: 1 });
  expect(outcome.findings.flatMap(({ findings }) => findings).length).toBeGreaterThan(0);
  expect(scene.fake.requests).toEqual([]);
});

test('an account that is not the expected one stops it', async () => {
  const outcome = await scene.deploy(pets(), { expectAccount: '210987654321' });
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(outcome.message).toContain('123456789012');
  expect(scene.changes()).toEqual([]);
});

test('reports its steps in their order, with calls and request ids', async () => {
  const { steps } = await scene.deploy(pets());
  expect(steps.map(({ name }) => name)).toEqual([
    'local checks',
    'lock',
    'identify',
    'locate',
    'read',
    'plan',
    'preflight',
    'confirm',
    'back up',
    'import',
    'settle',
    'verify',
    'deploy',
    'switch',
    'confirm live',
  ]);
  const calls = steps.find(({ name }) => name === 'import')?.calls;
  const sent = {
    operation: 'ImportRestApi',
    attempts: 1,
    waitedMs: 0,
    requestIds: [expect.stringMatching(/^request-\d+$/)],
  };
  expect(calls).toContainEqual(sent);
});

test('finds an API again whose title holds variables of the import', async () => {
  const document = { ...pets(), info: { title: 'pets in ${AWS::Region} of ${AWS::AccountId}', version: '1.0' } };
  await scene.deploy(document);
  const { status } = await scene.deploy(document);
  const names = [...scene.fake.account.apis.values()].map(({ content }) => content.settings.name);
  expect(names).toEqual([expect.stringMatching(/^pets in eu-west-1 of \d{12}$/)]);
  expect(status).toBe('unchanged');
});
