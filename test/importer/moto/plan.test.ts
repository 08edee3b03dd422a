import { readdirSync, readFileSync } from 'node:fs';
import { APIGateway } from '@aws-sdk/client-api-gateway';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { desiredOf } from '../../../src/importer/plan/desired/desired-of.js';
import { fillVariables } from '../../../src/importer/plan/desired/fill-variables.js';
import { diff } from '../../../src/importer/plan/diff.js';
import { liveOf } from '../../../src/importer/plan/live-of.js';
import type { LiveRead } from '../../../src/importer/plan/live-read.js';
import { verifyDifferences } from '../../../src/importer/plan/verify-differences.js';
import { isObject, type JsonObject } from '../../../src/openapi/json.js';
import { ANY_METHOD } from '../../../src/openapi/model/operation.js';
import { hasMoto, type Moto, startMoto } from './start-moto.js';

let client: APIGateway;

const CONTEXT = { region: 'us-east-1', partition: 'aws', account: '123456789012' };
const examples = readdirSync('examples').filter(
  (file) =>
    file.endsWith('.yaml') && file !== 'broken.yaml' && !/^swagger:/m.test(readFileSync(`examples/${file}`, 'utf8')),
);

describe.skipIf(!hasMoto())('an API that moto made of an example', () => {
  let moto: Moto;
  beforeAll(async () => {
    vi.stubEnv('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true');
    moto = await startMoto();
    client = new APIGateway({
      endpoint: moto.url,
      region: CONTEXT.region,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    client.destroy();
    await moto.stop();
  });

  it.each(examples)('is as the example has it: %s', async (file) => {
    const document = adapted(load(readFileSync(`examples/${file}`, 'utf8')));
    const desired = desiredOf(document, CONTEXT);
    const read = await imported(document);
    expect([...desired.methods.keys()]).not.toEqual([]);
    expect(verifyDifferences(desired, liveOf(read))).toEqual({ differences: [], droppedSecurity: [] });
    expect(diff(desired, liveOf(read), 'overwrite', { isSameDocument: true })).toEqual([]);
  });

  it('shows what another version of the document changes', async () => {
    const read = await imported(version('https://one.example.com', ['get', 'put']));
    const desired = desiredOf(version('https://two.example.com', ['get', 'post']), CONTEXT);
    expect(verifyDifferences(desired, liveOf(read)).differences).toEqual([
      { kind: 'change', subject: 'GET /a/{id}', aspects: ['integration'] },
      { kind: 'add', subject: 'POST /a/{id}', aspects: [] },
      { kind: 'remove', subject: 'PUT /a/{id}', aspects: [] },
    ]);
  });
});

function version(uri: string, verbs: readonly string[]): JsonObject {
  const operation = {
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    responses: { 200: { description: 'OK' } },
    'x-amazon-apigateway-integration': { type: 'HTTP_PROXY', httpMethod: 'GET', uri },
  };
  const pathItem = Object.fromEntries(verbs.map((verb) => [verb, operation]));
  return { openapi: '3.0.3', info: { title: 't', version: '1', description: 'd' }, paths: { '/a/{id}': pathItem } };
}

/** What moto does not import, or imports as something else than AWS. */
const IGNORED = new Set([
  'connectionId',
  'connectionType',
  'integrationTarget',
  'responseTransferMode',
  'headers',
  'security',
  'x-amazon-apigateway-request-validator',
]);

/** A document without what moto cannot do. */
function adapted(value: unknown): JsonObject {
  const adapt = (item: unknown, key: string): unknown => {
    if (Array.isArray(item)) return item.filter((entry) => key !== 'parameters' || isPathParameter(entry));
    if (!isObject(item)) return item;
    // It fails for parameters of a path.
    const entries = Object.entries(item).filter(
      ([name]) => !IGNORED.has(name) && !(name === 'parameters' && key.startsWith('/')),
    );
    const copy = entries.map(([name, child]) => [name === ANY_METHOD ? 'patch' : name, adapt(child, name)]);
    return { ...(item['type'] === 'mock' ? { uri: '', httpMethod: 'POST' } : {}), ...Object.fromEntries(copy) };
  };
  const document = adapt(value, '');
  if (!isObject(document)) throw new Error('no document');
  return document;
}

function isPathParameter(value: unknown): boolean {
  return isObject(value) && value['in'] === 'path';
}

async function imported(document: JsonObject): Promise<LiveRead> {
  // moto does not fill them.
  const body = Buffer.from(JSON.stringify(fillVariables(document, CONTEXT)));
  const { id } = await client.importRestApi({ body });
  return read(id ?? '');
}

async function read(restApiId: string): Promise<LiveRead> {
  const resources = await client.getResources({ restApiId, embed: ['methods'] });
  return {
    restApi: await client.getRestApi({ restApiId }),
    resources: resources.items ?? [],
    models: (await client.getModels({ restApiId })).items ?? [],
    authorizers: (await client.getAuthorizers({ restApiId })).items ?? [],
    requestValidators: (await client.getRequestValidators({ restApiId })).items ?? [],
    gatewayResponses: (await client.getGatewayResponses({ restApiId })).items ?? [],
    stages: [],
    deployments: [],
  };
}
