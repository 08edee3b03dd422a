import { afterEach, beforeEach, expect, test } from 'vitest';
import { refused } from '../fake/faults.js';
import { changedPets, invoking, pets } from './documents.js';
import { createScene, type Scene } from './scene.js';

let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
});
afterEach(() => scene.close());

const onlyApi = () => [...scene.fake.account.apis.values()][0];
const served = () => onlyApi()?.stages.get('prod')?.deploymentId;

test('waits while the API is being updated', async () => {
  await scene.deploy(pets());
  scene.fake.account.statusesAfterImport = ['UPDATING', 'UPDATING', 'AVAILABLE'];
  expect(await scene.deploy(changedPets())).toMatchObject({ status: 'deployed', exitCode: 0 });
  expect(scene.waits.length).toBeGreaterThan(0);
  expect(onlyApi()?.statuses).toEqual(['AVAILABLE']);
});

test('an API that failed is not deployed', async () => {
  const { deployment } = await scene.deploy(pets());
  scene.changes();
  scene.fake.account.statusesAfterImport = ['UPDATING', 'FAILED'];
  const outcome = await scene.deploy(changedPets());
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(scene.changes()).toEqual(['PutRestApi']);
  expect(served()).toBe(deployment);
});

test('an API that never gets ready ends the wait', async () => {
  scene.fake.account.statusesAfterImport = ['PENDING'];
  const outcome = await scene.deploy(pets(), { maxWaitSeconds: 30 });
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(outcome.message).toContain('PENDING');
  expect(scene.changes()).toEqual(['ImportRestApi']);
});

test('what reads back differently is not deployed', async () => {
  const { deployment } = await scene.deploy(pets());
  scene.changes();
  scene.fake.account.afterImport = ({ resources }) => {
    const method = resources.get('/pets')?.methods.get('GET');
    if (method?.methodIntegration !== undefined) method.methodIntegration.uri = 'https://other.example.com/';
  };
  const outcome = await scene.deploy(changedPets());
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(outcome.message).toContain('GET /pets');
  expect(scene.changes()).toEqual(['PutRestApi']);
  expect(served()).toBe(deployment);
  expect(await scene.deploy(changedPets(), { force: true })).toMatchObject({ status: 'deployed', exitCode: 0 });
});

test('security that is not there is never deployed, not even by force', async () => {
  const scheme = {
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    'x-amazon-apigateway-authtype': 'custom',
    'x-amazon-apigateway-authorizer': {
      type: 'token',
      authorizerUri:
        'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:auth/invocations',
    },
  };
  const document = pets({
    top: { components: { securitySchemes: { login: scheme } } },
    operation: { security: [{ login: [] }] },
  });
  scene.fake.account.afterImport = ({ resources }) => {
    const method = resources.get('/pets')?.methods.get('GET');
    if (method !== undefined) method.authorizationType = 'NONE';
  };
  const outcome = await scene.deploy(document, { force: true, preflight: false });
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(outcome.message).toContain('GET /pets');
  expect(scene.changes()).toEqual(['ImportRestApi']);
  scene.fake.account.afterImport = undefined;
  expect(await scene.deploy(document, { preflight: false })).toMatchObject({ status: 'deployed', exitCode: 0 });
});

test('a deployment that is rejected: the stage serves the old one, and the message says what is there', async () => {
  const { deployment } = await scene.deploy(pets());
  scene.changes();
  scene.fake.script('CreateDeployment', refused(400, 'BadRequestException', 'No integration defined for method'));
  const outcome = await scene.deploy(changedPets());
  expect(outcome).toMatchObject({ status: 'refused', exitCode: 1 });
  expect(outcome.message).toContain('No integration defined for method');
  expect(outcome.message).toContain(`prod still serves deployment ${deployment}`);
  expect(scene.changes()).toEqual(['PutRestApi', 'CreateDeployment']);
  expect(served()).toBe(deployment);
});

test('a new API whose deployment is rejected stays without a stage, and the message says so', async () => {
  const document = pets({ paths: { '/none': { get: { responses: {} } } } });
  const outcome = await scene.deploy(document, { lint: false });
  expect(outcome).toMatchObject({ status: 'refused', exitCode: 1, api: { isNew: true } });
  expect(outcome.message).toContain('No integration defined for method');
  expect(outcome.message).toContain(outcome.api?.id);
  expect(scene.changes()).toEqual(['ImportRestApi', 'CreateDeployment']);
  expect(onlyApi()?.stages.size).toBe(0);
  expect(await scene.deploy(pets())).toMatchObject({ status: 'deployed', exitCode: 0 });
  expect(scene.fake.account.apis.size).toBe(1);
});

test('a switch that is refused: the deployment is there, the stage serves the old one, a rerun only switches', async () => {
  const { deployment } = await scene.deploy(pets());
  scene.changes();
  scene.fake.script(
    'UpdateStage',
    refused(403, 'AccessDeniedException', 'User is not authorized to perform: apigateway:PATCH on resource: stage'),
  );
  const outcome = await scene.deploy(changedPets());
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(outcome.message).toContain('apigateway:PATCH');
  expect(outcome.message).toContain(`prod still serves deployment ${deployment}`);
  expect(served()).toBe(deployment);
  scene.changes();
  expect(await scene.deploy(changedPets())).toMatchObject({ status: 'deployed', deployment: outcome.deployment });
  expect(scene.changes()).toEqual(['UpdateStage']);
});

test('a stage that cannot be made is tried again by a rerun, without another deployment', async () => {
  scene.fake.script('CreateStage', refused(400, 'BadRequestException', 'Stage name only allows a-zA-Z0-9_'));
  const outcome = await scene.deploy(pets());
  expect(outcome.exitCode).toBeGreaterThan(0);
  expect(outcome.message).toContain('Stage name');
  scene.changes();
  expect(await scene.deploy(pets())).toMatchObject({ status: 'deployed', deployment: outcome.deployment });
  expect(scene.changes()).toEqual(['CreateStage']);
});

test('a function that is not there stops it before anything changes', async () => {
  const document = pets({ paths: { '/cats': { get: invoking('cats') } } });
  const outcome = await scene.deploy(document);
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(outcome.message).toContain('cats');
  expect(scene.changes()).toEqual([]);
  expect(await scene.deploy(document, { preflight: false })).toMatchObject({ status: 'deployed' });
});

test('what may not be looked up is not checked, and does not stop it', async () => {
  scene.fake.always(
    'GetFunctionConfiguration',
    refused(403, 'AccessDeniedException', 'not authorized to perform: lambda:GetFunctionConfiguration'),
  );
  scene.fake.always('GetPolicy', refused(403, 'AccessDeniedException', 'not authorized to perform: lambda:GetPolicy'));
  scene.fake.always('GetExport', refused(403, 'AccessDeniedException', 'not authorized to perform: apigateway:GET'));
  const outcome = await scene.deploy(pets({ paths: { '/cats': { get: invoking('cats') } } }));
  expect(outcome).toMatchObject({ status: 'deployed', exitCode: 0 });
  expect(outcome.permissions).toEqual([expect.objectContaining({ state: 'not checked' })]);
  expect(scene.events).toContainEqual(
    expect.objectContaining({ kind: 'note', message: expect.stringMatching(/not checked/i) }),
  );
});
