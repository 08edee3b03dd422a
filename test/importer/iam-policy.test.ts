import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { finishCanary, rollback } from '../../src/importer/index.js';
import { addFunction } from './fake/lambda.js';
import type { Fake } from './fake/server.js';
import { changedPets, invoking, pets, proxyTo } from './scenarios/documents.js';
import { createScene, type Scene } from './scenarios/scene.js';
import { policy as resourcePolicy } from './scenarios/set-by-hand.js';

// The policy in docs/deploy.md is enough for every call that is ever made, and allows nothing that is never asked for.

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

/** One thing that IAM checks for a call. */
interface Check {
  readonly operation: string;
  readonly action: string;
  readonly resource: string;
}

const ROLE = 'arn:aws:iam::123456789012:role/backend';

test('the policy in docs/deploy.md allows what a deploy does, and no more', async () => {
  const scene = await createScene();
  try {
    const id = await doEverything(scene);
    expect(new Set(scene.fake.requests.map(({ operation }) => operation))).toEqual(operationsInSource());
    const statements = policyFor(id);
    const checks = checksOf(scene.fake);
    expect(checks.filter((check) => !statements.some((one) => allows(one, check)))).toEqual([]);
    const unused = statements.flatMap((one) =>
      listOf(one.Action)
        .filter((action) => action !== 'iam:PassRole')
        .filter((action) => !checks.some((check) => check.action === action && allows(one, check)))
        .map((action) => `${one.Sid}: ${action}`),
    );
    expect(unused).toEqual([]);
    const needless = statements.flatMap((one) =>
      listOf(one.Resource).filter((resource) => !checks.some((check) => allows({ ...one, Resource: resource }, check))),
    );
    expect(needless).toEqual([]);
  } finally {
    await scene.close();
  }
});

/** A run of every kind. Gives the id of the API. */
async function doEverything(scene: Scene): Promise<string> {
  const { account } = scene.fake;
  const trust = {
    Statement: [{ Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  };
  addFunction(account, 'cats');
  account.roles.set('backend', JSON.stringify(trust));
  account.vpcLinks.set('link', { id: 'link', status: 'AVAILABLE' });
  const document = pets({
    top: { 'x-amazon-apigateway-policy': resourcePolicy },
    paths: { '/cats': { get: invoking('cats') }, '/queue': { post: withRole() }, '/inside': { get: inside() } },
  });
  const made = await scene.deploy(document, { grantLambda: true, tags: { team: 'animals' } });
  expect(made, made.message).toMatchObject({ status: 'deployed' });
  const [api] = [...account.apis.values()];
  if (api === undefined) throw new Error('No API');
  Object.assign(api.content.settings, { binaryMediaTypes: ['image/png'] });
  api.content.gatewayResponses.set('DEFAULT_4XX', { responseType: 'DEFAULT_4XX', responseParameters: {} });
  account.afterImport = (content) => {
    Object.assign(content.settings, { binaryMediaTypes: undefined, policy: undefined });
    content.gatewayResponses.clear();
  };
  expect(await scene.deploy(changedPets(), { tags: { team: 'birds' } })).toMatchObject({ status: 'deployed' });
  account.afterImport = undefined;
  const target = { ...scene.aws, name: 'pets', stage: 'prod' };
  expect(await rollback(target)).toMatchObject({ status: 'deployed' });
  for (const action of ['discard', 'promote'] as const) {
    expect(await scene.deploy(pets({ uri: `https://${action}.example.com/` }), { canary: 5 })).toMatchObject({
      exitCode: 0,
    });
    expect(await finishCanary({ ...target, action })).toMatchObject({ status: 'deployed' });
  }
  return api.id;
}

function withRole(): unknown {
  const uri = 'arn:aws:apigateway:eu-west-1:sqs:path/123456789012/queue';
  return {
    responses: { '200': { description: 'OK' } },
    'x-amazon-apigateway-integration': {
      ...{ type: 'aws', httpMethod: 'POST', uri, credentials: ROLE },
      responses: { default: { statusCode: '200' } },
    },
  };
}

function inside(): Record<string, unknown> {
  const operation = proxyTo('http://inside.example.com/');
  const integration = { type: 'http_proxy', httpMethod: 'GET', uri: 'http://inside.example.com/' };
  return {
    ...operation,
    'x-amazon-apigateway-integration': { ...integration, connectionType: 'VPC_LINK', connectionId: 'link' },
  };
}

/** Every operation that the importer can send. */
function operationsInSource(): Set<string> {
  const sources = readdirSync('src/importer', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`src/importer/${name}`, 'utf8'));
  const named = sources.flatMap((source) => [
    ...source.matchAll(/(?:operation: |list\(session, |optional\(|lookUp\(\s*session,\s*)'([A-Z]\w+)'/g),
  ]);
  return new Set(named.map(([, name = '']) => name));
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-iam-policy-examples.html: actions are verbs. */
function checksOf({ requests }: Fake): Check[] {
  return requests.flatMap(({ operation, method, path, params, body }): Check[] => {
    if (operation === 'GetCallerIdentity') return [];
    if (operation === 'GetRole') return [{ operation, action: 'iam:GetRole', resource: ROLE }];
    if (params.function !== undefined) return [{ operation, action: `lambda:${operation}`, resource: params.function }];
    const resource = `arn:aws:apigateway:eu-west-1::${path}`;
    const checks = [{ operation, action: `apigateway:${method}`, resource }];
    const touchesPolicy = method !== 'GET' && JSON.stringify(body ?? '').match(/x-amazon-apigateway-policy|"\/policy"/);
    if (touchesPolicy) {
      const api = params.api ?? '*';
      const policed = `arn:aws:apigateway:eu-west-1::/restapis/${api}`;
      checks.push({ operation, action: 'apigateway:UpdateRestApiPolicy', resource: policed });
    }
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-tagging-iam-policy.html
    if (operation === 'TagResource') {
      const tagged = `arn:aws:apigateway:eu-west-1::${decodeURIComponent(path).split('::')[1]}`;
      checks.push({ operation, action: 'apigateway:PATCH', resource: tagged });
    }
    return checks;
  });
}

/** The policy of the page, as somebody fills it in. */
function policyFor(apiId: string): readonly Statement[] {
  const [, json = ''] = /^```json\n([\s\S]*?)^```/m.exec(readFileSync('docs/deploy.md', 'utf8')) ?? [];
  const filled = json
    .replaceAll('API_ID', apiId)
    .replaceAll('ROLE_OF_AN_INTEGRATION', 'backend')
    .replaceAll('111122223333', '123456789012');
  const { Version, Statement }: { Version: string; Statement: readonly Statement[] } = JSON.parse(filled);
  expect(Version).toBe('2012-10-17');
  expect(Statement.map(({ Effect }) => Effect)).toEqual(Statement.map(() => 'Allow'));
  return Statement;
}

function allows({ Action, Resource }: Pick<Statement, 'Action' | 'Resource'>, { action, resource }: Check): boolean {
  return listOf(Action).includes(action) && listOf(Resource).some((pattern) => covers(pattern, resource));
}

function covers(pattern: string, resource: string): boolean {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`).test(resource);
}

function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}
