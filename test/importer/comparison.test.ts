import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { APIGateway, type Method, type Resource, type RestApi } from '@aws-sdk/client-api-gateway';
import { load } from 'js-yaml';
import { globSync } from 'tinyglobby';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { deploy } from '../../src/importer/index.js';
import { type JsonObject, objectOf } from './fake/json.js';
import { adaptedForMoto, isForMoto } from './moto/adapted-for-moto.js';
import { hasMoto, type Moto, startMoto } from './moto/start-moto.js';
import { clockThatCounts } from './scenarios/clock-that-counts.js';
import { changedPets } from './scenarios/documents.js';
import { stubEnvironment } from './scenarios/environment.js';

const region = 'us-east-1';
const documents: readonly (readonly [string, JsonObject])[] = [
  ...globSync('examples/*.yaml')
    .filter((file) => !file.endsWith('broken.yaml'))
    .map((file) => [file, objectOf(load(readFileSync(file, 'utf8')))] as const)
    .filter(([, document]) => isForMoto(document)),
  ['two paths', changedPets()],
];

/** Whether the AWS CLI is installed; says in one line that its tests are skipped if it is not. */
function hasAwsCli(): boolean {
  const isThere = spawnSync('aws', ['--version']).status === 0;
  if (!isThere) process.stderr.write('aws is not installed: the comparison with it is skipped (pip install awscli).\n');
  return isThere;
}

describe.skipIf(!hasMoto() || !hasAwsCli())('deploy and `aws apigateway import-rest-api`', () => {
  let moto: Moto;
  let folder: string;
  let gateway: APIGateway;

  beforeAll(async () => {
    vi.stubEnv('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true');
    moto = await startMoto();
  });
  afterAll(() => moto.stop());

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'apigw-lint-comparison-'));
    stubEnvironment(folder);
    gateway = new APIGateway({ region, endpoint: moto.url });
    await moto.reset();
  });
  afterEach(async () => {
    gateway.destroy();
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });

  /** Imports with the AWS CLI; gives the id of the new API. */
  async function importWithAwsCli(file: string): Promise<string> {
    const command = ['apigateway', 'import-rest-api', '--body', `fileb://${file}`, '--query', 'id'];
    const { stdout } = await promisify(execFile)('aws', [
      ...['--endpoint-url', moto.url, '--region', region, '--output', 'text'],
      ...command,
    ]);
    return stdout.trim();
  }

  async function readBack(restApiId: string): Promise<unknown> {
    const api: RestApi = await gateway.getRestApi({ restApiId });
    const { items = [] } = await gateway.getResources({ restApiId, embed: ['methods'], limit: 500 });
    return { api: withoutOwn(api), paths: pathsOf(items) };
  }

  test.each(documents)('make the same of %s', async (_name, document) => {
    const file = join(folder, 'openapi.json');
    await writeFile(file, JSON.stringify(adaptedForMoto(document), undefined, 2));
    const theirs = await readBack(await importWithAwsCli(file));
    await moto.reset();
    const clock = clockThatCounts([]);
    const aws = { region, endpointUrl: moto.url, yes: true, clock };
    const outcome = await deploy({ ...aws, file, preflight: false, lint: false, backup: false });
    expect(outcome, outcome.message).toMatchObject({ status: 'imported', exitCode: 0 });
    expect(await readBack(outcome.api?.id ?? '')).toEqual(theirs);
  });
});

/** What of an API is not its own: another one made of the same document has it too. */
function withoutOwn({ id: _id, createdDate: _date, rootResourceId: _root, ...rest }: RestApi): unknown {
  return Object.fromEntries(Object.entries(rest).filter(([key]) => key !== '$metadata'));
}

/** What is on each path. The ids, which are of the one API only, stand for nothing. */
function pathsOf(resources: readonly Resource[]): Record<string, unknown> {
  return Object.fromEntries(
    resources.map(({ path = '', pathPart, resourceMethods = {} }) => {
      const methods = Object.entries(resourceMethods).map(([verb, method]) => [verb, withoutCacheId(method)]);
      return [path, { pathPart, methods: Object.fromEntries(methods) }];
    }),
  );
}

/** The cache is named after the resource. */
function withoutCacheId({ methodIntegration, ...method }: Method): unknown {
  if (methodIntegration === undefined) return method;
  const { cacheNamespace: _cache, ...integration } = methodIntegration;
  return { ...method, methodIntegration: integration };
}
