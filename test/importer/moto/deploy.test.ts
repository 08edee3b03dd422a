import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APIGateway, type Resource } from '@aws-sdk/client-api-gateway';
import { load } from 'js-yaml';
import { globSync } from 'tinyglobby';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type DeployOptions, deploy, rollback } from '../../../src/importer/index.js';
import { type JsonObject, objectOf } from '../fake/json.js';
import { ended, startProgram } from '../program.js';
import { clockThatCounts } from '../scenarios/clock-that-counts.js';
import { changedPets, pets } from '../scenarios/documents.js';
import { stubEnvironment } from '../scenarios/environment.js';
import { adaptedForMoto, isForMoto } from './adapted-for-moto.js';
import { hasMoto, type Moto, startMoto } from './start-moto.js';

const examples = globSync('examples/*.yaml').filter((file) => !file.endsWith('broken.yaml') && isForMoto(read(file)));
const region = 'us-east-1';

describe.skipIf(!hasMoto())('against moto', () => {
  let moto: Moto;
  let folder: string;
  let gateway: APIGateway;

  beforeAll(async () => {
    vi.stubEnv('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true');
    moto = await startMoto();
  });
  afterAll(() => moto.stop());

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'apigw-lint-moto-'));
    stubEnvironment(folder);
    gateway = new APIGateway({ region, endpoint: moto.url });
    await moto.reset();
  });
  afterEach(async () => {
    gateway.destroy();
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });

  /** Lint is off: it minds what adapting took away. */
  async function optionsFor(stage: string | undefined, document: JsonObject): Promise<DeployOptions> {
    const file = join(folder, 'openapi.json');
    await writeFile(file, JSON.stringify(adaptedForMoto(document), undefined, 2));
    const aws = { region, endpointUrl: moto.url, yes: true, preflight: false, lint: false };
    return { ...aws, file, stage, backup: join(folder, 'backups') };
  }

  async function deployTo(stage: string | undefined, document: JsonObject, options: Partial<DeployOptions> = {}) {
    return deploy({ ...(await optionsFor(stage, document)), clock: clockThatCounts([]), ...options });
  }

  test.each(examples)('%s is imported, reads back as it is written, and is not deployed twice', async (file) => {
    const document = read(file);
    const first = await deployTo('prod', document);
    expect(first, first.message).toMatchObject({ status: 'deployed', exitCode: 0 });
    const { items = [] } = await gateway.getResources({ restApiId: first.api?.id, embed: ['methods'], limit: 500 });
    expect(methodsOf(items)).toEqual(methodsIn(adaptedForMoto(document)));
    const second = await deployTo('prod', document);
    expect(second).toMatchObject({ status: 'unchanged', exitCode: 0, deployment: first.deployment });
    expect(second.plan?.changes).toEqual([]);
    const command = ['deploy', 'openapi.json', '--stage', 'prod', '--no-lint'];
    const { exitCode, stdout } = await ended(startProgram({ folder, region, endpointUrl: moto.url }, command));
    expect(stdout).toContain(`Nothing to do: the stage prod serves this document (deployment ${first.deployment}).`);
    expect(exitCode).toBe(0);
  });

  test('an update switches the stage, and a rollback switches it back', async () => {
    const first = await deployTo('prod', pets());
    const second = await deployTo('prod', changedPets());
    expect(second).toMatchObject({ status: 'deployed', exitCode: 0, previousDeployment: first.deployment });
    const restApiId = first.api?.id;
    expect((await gateway.getRestApis({})).items).toHaveLength(1);
    expect((await gateway.getStage({ restApiId, stageName: 'prod' })).deploymentId).toBe(second.deployment);
    const back = await rollback({ region, endpointUrl: moto.url, yes: true, name: 'pets', stage: 'prod' });
    expect(back).toMatchObject({ exitCode: 0, deployment: first.deployment });
    expect((await gateway.getStage({ restApiId, stageName: 'prod' })).deploymentId).toBe(first.deployment);
  });

  test('a second stage, its variables, and an import without a stage', async () => {
    const { api } = await deployTo(undefined, pets());
    const prod = await deployTo('prod', pets(), { stageVariables: { host: 'a' } });
    expect(prod).toMatchObject({ status: 'deployed', exitCode: 0, api: { id: api?.id } });
    expect(await deployTo('test', pets())).toMatchObject({ status: 'deployed', exitCode: 0 });
    const { item = [] } = await gateway.getStages({ restApiId: api?.id });
    expect(item.map(({ stageName, variables }) => [stageName, variables?.host]).sort()).toEqual([
      ['prod', 'a'],
      ['test', undefined],
    ]);
  });

  // At each call: kill.test.ts.
  test.each(['import', 'deploy', 'switch'])('interrupted in the step %s, a rerun ends well', async (step) => {
    const controller = new AbortController();
    const onEvent: DeployOptions['onEvent'] = (event) => {
      if (event.kind === 'step-started' && event.step === step) controller.abort();
    };
    expect(await deployTo('prod', pets(), { signal: controller.signal, onEvent })).toMatchObject({ exitCode: 130 });
    const rerun = await deployTo('prod', pets());
    expect(rerun).toMatchObject({ status: 'deployed', exitCode: 0 });
    const { items = [] } = await gateway.getRestApis({});
    expect(items.map(({ id }) => id)).toEqual([rerun.api?.id]);
    expect(await deployTo('prod', pets())).toMatchObject({ status: 'unchanged' });
  });

  describe('killed', () => {
    test.each([
      ['a creation', 'import'],
      ['a creation', 'deploy'],
      ['a creation', 'switch'],
      ['an update', 'import'],
      ['an update', 'deploy'],
      ['an update', 'switch'],
    ])('during %s, in the step %s, a rerun ends well', async (kind, step) => {
      const first = kind === 'an update' ? await deployTo('prod', pets()) : undefined;
      await killAt(step, await optionsFor('prod', changedPets()));
      const { items = [] } = await gateway.getRestApis({});
      expect(items.length).toBe(first === undefined && step === 'import' ? 0 : 1);
      const rerun = await deployTo('prod', changedPets());
      expect(rerun).toMatchObject({ exitCode: 0 });
      const restApiId = rerun.api?.id;
      expect((await gateway.getRestApis({})).items?.map(({ id }) => id)).toEqual([restApiId]);
      const { deploymentId } = await gateway.getStage({ restApiId, stageName: 'prod' });
      expect(deploymentId).toBe(rerun.deployment);
      expect(deploymentId).not.toBe(first?.deployment);
      expect(await deployTo('prod', changedPets())).toMatchObject({ status: 'unchanged' });
    });
  });

  test('a document that moto refuses ends with 1', async () => {
    const document = pets({
      operation: { 'x-amazon-apigateway-integration': { type: 'HTTP_PROXY', httpMethod: 'GET', uri: 'nowhere' } },
    });
    const outcome = await deployTo('prod', document);
    expect(outcome).toMatchObject({ status: 'refused', exitCode: 1 });
    expect(outcome.findings.flatMap(({ findings }) => findings)).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('Invalid HTTP endpoint specified for URI') }),
    );
  });
});

function read(file: string): JsonObject {
  return objectOf(load(readFileSync(file, 'utf8')));
}

/** Deploys in a process of its own, and kills it at the start of a step. */
async function killAt(step: string, options: DeployOptions): Promise<void> {
  const child = spawn(process.execPath, ['test/importer/deploy-child.js', JSON.stringify(options), step], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  const said: string[] = [];
  child.stdout.on('data', (data) => {
    said.push(String(data));
    if (said.join('').includes('standing still')) child.kill('SIGKILL');
  });
  const [, signal] = await closed;
  expect(signal, said.join('')).toBe('SIGKILL');
}

/** What of a method an import of moto keeps: where it is, its responses, what it calls and how. */
interface Written {
  readonly type: unknown;
  readonly httpMethod: unknown;
  readonly uri: unknown;
  readonly requestTemplates: unknown;
  readonly responses: readonly string[];
}

function methodsIn(document: JsonObject): Record<string, Written> {
  return Object.fromEntries(
    Object.entries(objectOf(document.paths)).flatMap(([path, item]) =>
      Object.entries(objectOf(item)).map(([verb, operation]) => {
        const { responses, 'x-amazon-apigateway-integration': integration } = objectOf(operation);
        return [`${verb.toUpperCase()} ${path}`, written(objectOf(integration), Object.keys(objectOf(responses)))];
      }),
    ),
  );
}

function methodsOf(resources: readonly Resource[]): Record<string, Written> {
  return Object.fromEntries(
    resources.flatMap(({ path, resourceMethods = {} }) =>
      Object.entries(resourceMethods).map(([verb, { methodIntegration, methodResponses = {} }]) => [
        `${verb} ${path}`,
        written({ ...methodIntegration }, Object.keys(methodResponses)),
      ]),
    ),
  );
}

function written({ type, httpMethod, uri, requestTemplates }: JsonObject, responses: readonly string[]): Written {
  const isMock = String(type).toUpperCase() === 'MOCK';
  return {
    type,
    httpMethod: isMock ? undefined : httpMethod,
    uri: isMock ? undefined : uri,
    requestTemplates: requestTemplates ?? undefined,
    responses: [...responses].sort(),
  };
}
