import { readFileSync } from 'node:fs';
import { APIGateway } from '@aws-sdk/client-api-gateway';
import { IAM } from '@aws-sdk/client-iam';
import { Lambda } from '@aws-sdk/client-lambda';
import { STS } from '@aws-sdk/client-sts';
import { globSync } from 'tinyglobby';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addFunction } from './lambda.js';
import { type Fake, startFake } from './server.js';

let fake: Fake;
const config = () => ({
  region: 'eu-west-1',
  endpoint: fake.url,
  maxAttempts: 1,
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

beforeAll(async () => {
  fake = await startFake();
});
afterAll(() => fake.close());

const examples = globSync('examples/*.yaml').filter((file) => !file.endsWith('broken.yaml'));

test.each(examples)('imports %s as the service does', async (file) => {
  const gateway = new APIGateway(config());
  const { id: restApiId = '', warnings } = await gateway.importRestApi({
    body: readFileSync(file),
    failOnWarnings: true,
  });
  expect(warnings).toBeUndefined();
  const { items = [] } = await gateway.getResources({ restApiId, embed: ['methods'] });
  const methods = items.flatMap(({ resourceMethods = {} }) => Object.values(resourceMethods));
  expect(methods.length).toBeGreaterThan(0);
  expect(methods.every(({ methodIntegration }) => methodIntegration?.type !== undefined)).toBe(true);
  const { id: deploymentId = '' } = await gateway.createDeployment({ restApiId });
  await gateway.createStage({ restApiId, stageName: 'test', deploymentId });
  const { body } = await gateway.getExport({ restApiId, stageName: 'test', exportType: 'oas30' });
  expect(Buffer.from(body ?? []).toString()).toContain('"openapi":"3.0.1"');
});

test('pages, and leaves methods empty that were not asked for', async () => {
  const gateway = new APIGateway(config());
  const { items = [], position } = await gateway.getRestApis({ limit: 2 });
  expect(items).toHaveLength(2);
  expect((await gateway.getRestApis({ limit: 2, position })).items?.[0]?.id).not.toBe(items[0]?.id);
  const { items: resources = [] } = await gateway.getResources({ restApiId: items[0]?.id, limit: 500 });
  const methods = resources.flatMap(({ resourceMethods = {} }) => Object.values(resourceMethods));
  expect(methods.length).toBeGreaterThan(0);
  expect(methods.every((method) => Object.keys(method).length === 0)).toBe(true);
});

test('answers the other services', async () => {
  const { Account } = await new STS(config()).getCallerIdentity({});
  expect(Account).toBe(fake.account.id);
  await expect(new IAM(config()).getRole({ RoleName: 'none' })).rejects.toMatchObject({
    name: 'NoSuchEntityException',
  });
  fake.account.roles.set('caller', '{"Version":"2012-10-17"}');
  const { Role } = await new IAM(config()).getRole({ RoleName: 'caller' });
  expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toBe('{"Version":"2012-10-17"}');
  addFunction(fake.account, 'pets', ['live']);
  const lambda = new Lambda(config());
  await expect(lambda.getPolicy({ FunctionName: 'pets' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  const permission = {
    FunctionName: 'pets',
    Qualifier: 'live',
    StatementId: 'a',
    Action: 'lambda:InvokeFunction',
    Principal: 'apigateway.amazonaws.com',
  };
  await lambda.addPermission(permission);
  await expect(lambda.addPermission(permission)).rejects.toMatchObject({ name: 'ResourceConflictException' });
  expect((await lambda.getPolicy({ FunctionName: 'pets', Qualifier: 'live' })).Policy).toContain('"Sid":"a"');
});
