import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { denied, expired, FINE, meanwhile, overQuota, refused, refusedByQuery } from '../fake/faults.js';
import { changedPets, pets, proxyTo } from './documents.js';
import { createScene, type Scene } from './scene.js';

let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
});
afterEach(() => scene.close());

/** Lint of the document would find these; here the service is to find them. */
const unlinted = { lint: false } as const;
const badUri = pets({ uri: 'pets.example.com' });
const oauth = pets({
  top: { components: { securitySchemes: { login: { type: 'oauth2', flows: {} } } } },
  operation: { security: [{ login: [] }] },
});

test('a rejected import is sent once, and every line is shown at its place', async () => {
  const outcome = await scene.deploy(badUri, unlinted);
  expect(outcome).toMatchObject({ status: 'refused', exitCode: 1, api: undefined });
  expect(scene.changes()).toEqual(['ImportRestApi']);
  expect(scene.fake.account.apis.size).toBe(0);
  const findings = outcome.findings.flatMap(({ path, findings }) => findings.map((finding) => ({ path, ...finding })));
  const found = findings.find(({ message }) => message.includes('Invalid HTTP endpoint specified for URI'));
  expect(found).toMatchObject({ rule: 'apigw-http-uri', severity: 'error' });
  expect(found?.path).toMatch(/openapi\.json$/);
  expect(found?.line).toBeGreaterThan(1);
});

test('what lint and AWS both find is told once, at every place', async () => {
  const document = pets({ uri: 'pets.example.com', paths: { '/owners': { get: proxyTo('owners.example.com') } } });
  const { findings } = await scene.deploy(document, unlinted);
  const [found, ...others] = findings.flatMap((file) => file.findings).filter(({ rule }) => rule === 'apigw-http-uri');
  expect(found?.message).toContain('Invalid HTTP endpoint specified for URI');
  expect(found?.message).toMatch(/Also at \S*openapi\.json:\d+:\d+/);
  expect(others).toEqual([]);
});

test('what only lint finds stays', async () => {
  const document = pets({ uri: 'pets.example.com', paths: { '/owners': { get: { responses: {} } } } });
  const { findings } = await scene.deploy(document, unlinted);
  const rules = findings.flatMap((file) => file.findings.map(({ rule }) => rule));
  expect(rules).toContain('apigw-integration-required');
});

test('a rejected put changes nothing', async () => {
  const { deployment, api } = await scene.deploy(pets());
  scene.changes();
  scene.fake.account.errors = [
    "Unable to put integration on 'GET' for resource at path '/pets': Invalid ARN specified in the request",
  ];
  const outcome = await scene.deploy(changedPets());
  expect(outcome).toMatchObject({ status: 'refused', exitCode: 1 });
  expect(outcome.message).toContain(`prod still serves deployment ${deployment}`);
  expect(scene.changes()).toEqual(['PutRestApi']);
  expect(scene.fake.account.apis.get(api?.id ?? '')?.content.resources.has('/owners')).toBe(false);
});

test('a line that nobody knows passes through as it is', async () => {
  scene.fake.account.errors = ['The moon is in the wrong house'];
  const outcome = await scene.deploy(pets());
  expect(outcome).toMatchObject({ status: 'refused', exitCode: 1 });
  expect(outcome.findings.flatMap(({ findings }) => findings)).toContainEqual(
    expect.objectContaining({ rule: 'aws', message: 'The moon is in the wrong house' }),
  );
});

test('warnings refuse the document', async () => {
  const outcome = await scene.deploy(oauth, unlinted);
  expect(outcome).toMatchObject({ status: 'refused', exitCode: 1 });
  expect(outcome.warnings).toEqual(["Unsupported security definition type 'oauth2' for 'login'. Ignoring."]);
  expect(scene.fake.account.apis.size).toBe(0);
  expect(outcome.findings.flatMap(({ findings }) => findings)).toContainEqual(
    expect.objectContaining({ message: expect.stringContaining("Unsupported security definition type 'oauth2'") }),
  );
});

test('errors and warnings are both shown', async () => {
  scene.fake.account.errors = ['One thing is wrong'];
  scene.fake.account.warnings = ['Another looks odd'];
  const outcome = await scene.deploy(pets());
  expect(outcome).toMatchObject({ status: 'refused', exitCode: 1 });
  const findings = outcome.findings.flatMap(({ findings }) => findings);
  expect(findings).toContainEqual(expect.objectContaining({ severity: 'error', message: 'One thing is wrong' }));
  expect(findings).toContainEqual(expect.objectContaining({ severity: 'warn', message: 'Another looks odd' }));
});

test('accepted warnings are printed all the same', async () => {
  scene.fake.account.warnings = ['Another looks odd'];
  const outcome = await scene.deploy(pets(), { allowWarnings: true });
  expect(outcome).toMatchObject({ status: 'deployed', exitCode: 0, warnings: ['Another looks odd'] });
  expect(outcome.findings.flatMap(({ findings }) => findings)).toContainEqual(
    expect.objectContaining({ message: 'Another looks odd' }),
  );
  expect(scene.fake.account.apis.size).toBe(1);
});

test('only the warnings of the rules that are named are accepted', async () => {
  const servers = [{ url: 'https://a.example.com' }, { url: 'https://b.example.com' }];
  const document = pets({ top: { servers } });
  const refusal = await scene.deploy(document, { ...unlinted, allowWarnings: ['apigw-security-scheme-type'] });
  expect(refusal).toMatchObject({ status: 'refused', exitCode: 1 });
  expect(scene.fake.account.apis.size).toBe(0);
  const [rule = ''] = refusal.findings.flatMap(({ findings }) => findings.map((finding) => finding.rule));
  const accepted = await scene.deploy(document, { ...unlinted, allowWarnings: [rule] });
  expect(accepted).toMatchObject({ status: 'deployed', exitCode: 0 });
  expect(accepted.warnings).toHaveLength(1);
});

test('accepted by name: first asked with warnings as errors, then without', async () => {
  const servers = [{ url: 'https://a.example.com' }, { url: 'https://b.example.com' }];
  const refusal = await scene.deploy(pets({ top: { servers } }), unlinted);
  const rules = refusal.findings.flatMap(({ findings }) => findings.map(({ rule }) => rule));
  scene.changes();
  await scene.deploy(pets({ top: { servers } }), { ...unlinted, allowWarnings: rules });
  const sent = scene.fake.requests.filter(({ operation }) => operation === 'ImportRestApi').slice(1);
  expect(sent.map(({ query }) => query.failonwarnings)).toEqual(['true', 'false']);
  expect(scene.changes()).toEqual(['ImportRestApi', 'ImportRestApi', 'CreateDeployment', 'CreateStage']);
});

test('a warning that comes up only when the others are accepted is not deployed', async () => {
  const servers = [{ url: 'https://a.example.com' }, { url: 'https://b.example.com' }];
  const document = pets({ top: { servers } });
  const refusal = await scene.deploy(document, unlinted);
  const rules = refusal.findings.flatMap(({ findings }) => findings.map(({ rule }) => rule));
  scene.changes();
  scene.fake.script(
    'ImportRestApi',
    FINE,
    meanwhile(
      ({ warnings }) => void warnings.push("Unsupported security definition type 'oauth2' for 'login'. Ignoring."),
    ),
  );
  const outcome = await scene.deploy(document, { ...unlinted, allowWarnings: rules });
  expect(outcome.exitCode).toBeGreaterThan(0);
  expect(outcome.message).toContain('not deployed');
  expect(outcome.message).toContain(`The API ${outcome.api?.id} was created.`);
  expect(outcome.warnings).toHaveLength(2);
  expect(scene.changes()).not.toContain('CreateDeployment');
});

test('nor when it comes up in an update, also in a second run', async () => {
  const servers = [{ url: 'https://a.example.com' }, { url: 'https://b.example.com' }];
  const { deployment } = await scene.deploy(pets());
  const document = pets({ top: { servers } });
  const refusal = await scene.deploy(document, unlinted);
  const allowWarnings = refusal.findings.flatMap(({ findings }) => findings.map(({ rule }) => rule));
  const late = meanwhile(({ warnings }) => {
    warnings.splice(0, warnings.length, 'Another looks odd');
  });
  for (const faults of [[FINE, late], [FINE]]) {
    scene.fake.script('PutRestApi', ...faults);
    const outcome = await scene.deploy(document, { ...unlinted, allowWarnings });
    expect(outcome).toMatchObject({ status: 'refused', exitCode: 1 });
    expect(outcome.message).toContain(`prod still serves deployment ${deployment}`);
    expect(scene.changes()).not.toContain('UpdateStage');
  }
});

describe('a scheme of a type that AWS ignores', () => {
  const rule = 'apigw-security-scheme-type';

  test('is deployed where its rule is named, and the methods are listed', async () => {
    const outcome = await scene.deploy(oauth, { ...unlinted, allowWarnings: [rule] });
    expect(outcome).toMatchObject({ status: 'deployed', exitCode: 0 });
    expect(outcome.warnings).toEqual([expect.stringContaining("Unsupported security definition type 'oauth2'")]);
    expect(outcome.findings.flatMap(({ findings }) => findings)).toContainEqual(expect.objectContaining({ rule }));
    expect(scene.events).toContainEqual(
      expect.objectContaining({
        kind: 'note',
        message: expect.stringMatching(/open to everybody.*\n {2}GET \/pets: login/),
      }),
    );
  });

  test('is not where all warnings are accepted at once', async () => {
    const outcome = await scene.deploy(oauth, { ...unlinted, allowWarnings: true });
    expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
    expect(outcome.message).toContain(`--allow-warnings ${rule}`);
    expect(scene.changes()).not.toContain('CreateDeployment');
  });

  test('does not excuse a key without an authorizer', async () => {
    const schemes = { login: { type: 'oauth2', flows: {} }, token: { type: 'apiKey', name: 'token', in: 'header' } };
    const document = pets({
      top: { components: { securitySchemes: schemes } },
      operation: { security: [{ login: [], token: [] }] },
    });
    const refusal = await scene.deploy(document, unlinted);
    const named = refusal.findings.flatMap(({ findings }) => findings.map((finding) => finding.rule));
    const outcome = await scene.deploy(document, { ...unlinted, allowWarnings: [rule, ...named] });
    expect(outcome.exitCode).toBeGreaterThan(0);
    expect(scene.changes()).not.toContain('CreateDeployment');
  });
});

test('a quota ends it at once, and says which', async () => {
  scene.fake.script('ImportRestApi', overQuota());
  const outcome = await scene.deploy(pets());
  expect(outcome).toMatchObject({ exitCode: 2, status: 'failed' });
  expect(outcome.message).toContain('Maximum number of Resources');
  expect(outcome.message).toMatch(/Service Quotas/);
  expect(scene.changes()).toEqual(['ImportRestApi']);
  expect(scene.waits).toEqual([]);
});

test('a real quota of resources leaves nothing behind', async () => {
  scene.fake.account.maxResources = 1;
  expect(await scene.deploy(pets())).toMatchObject({ exitCode: 2, status: 'failed' });
  expect(scene.fake.account.apis.size).toBe(0);
  expect(scene.count('ImportRestApi')).toBe(1);
});

test.each([
  ['a missing permission', denied('apigateway:POST', 'arn:aws:apigateway:eu-west-1::/restapis'), 'apigateway:POST'],
  ['401', refused(401, 'UnauthorizedException', 'Unauthorized'), 'Unauthorized'],
  [
    'a role of another account',
    refused(403, 'AccessDeniedException', 'Cross-account pass role is not allowed.'),
    'pass role',
  ],
])('%s ends it at once', async (_name, fault, text) => {
  scene.fake.script('ImportRestApi', fault);
  const outcome = await scene.deploy(pets());
  expect(outcome).toMatchObject({ exitCode: 2, status: 'failed' });
  expect(outcome.message).toContain(text);
  expect(scene.changes()).toEqual(['ImportRestApi']);
});

test.each([
  ['STS', 'GetCallerIdentity', refusedByQuery],
  ['API Gateway', 'GetRestApis', refused],
] as const)('wrong credentials end it at the first call to %s, without their text', async (_name, operation, fault) => {
  const message = 'The request signature we calculated does not match: AKIAFAKEFAKEFAKEFAKE x-amz-security-token:abc';
  scene.fake.always(operation, fault(403, 'InvalidSignatureException', message));
  const outcome = await scene.deploy(pets());
  expect(outcome).toMatchObject({ exitCode: 2, status: 'failed' });
  expect(outcome.message).toContain('Sign in again');
  expect(JSON.stringify(outcome)).not.toMatch(/AKIA|abc/);
  expect(scene.count(operation)).toBe(1);
  expect(scene.changes()).toEqual([]);
});

test('an identity that may not be looked up is not needed', async () => {
  scene.fake.always(
    'GetCallerIdentity',
    refusedByQuery(403, 'AccessDenied', 'not authorized to perform: sts:GetCallerIdentity'),
  );
  expect(await scene.deploy(pets())).toMatchObject({ exitCode: 0, status: 'deployed' });
});

test('nobody there: one message, and no endless waiting', async () => {
  const outcome = await scene.deploy(pets(), { endpointUrl: 'http://127.0.0.1:9' });
  expect(outcome).toMatchObject({ exitCode: 2, status: 'failed' });
  expect(outcome.message).toContain('http://127.0.0.1:9');
});

test('no Region: one message', async () => {
  const outcome = await scene.deploy(pets(), { region: undefined });
  expect(outcome).toMatchObject({ exitCode: 2, status: 'failed' });
  expect(outcome.message).toContain('--region');
  expect(scene.fake.requests).toEqual([]);
});

test.each(['GetRestApis', 'PutRestApi', 'GetResources', 'CreateDeployment', 'UpdateStage'])(
  'credentials that expire at %s end the run, and a rerun goes on',
  async (operation) => {
    await scene.deploy(pets());
    scene.fake.script(operation, expired());
    const outcome = await scene.deploy(changedPets());
    expect(outcome).toMatchObject({ exitCode: 2, status: 'failed' });
    expect(outcome.message).toContain('ExpiredTokenException');
    expect(await scene.deploy(changedPets())).toMatchObject({ exitCode: 0, status: 'deployed' });
    expect(scene.fake.account.apis.size).toBe(1);
  },
);
