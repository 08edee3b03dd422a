import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Fake, startFake } from '../importer/fake/server.js';
import { changedPets, invoking, pets } from '../importer/scenarios/documents.js';
import { environment } from '../importer/scenarios/environment.js';

// The built program alone in a folder, without a package beside it, against the fake of API Gateway.
const folder = mkdtempSync(join(tmpdir(), 'apigw-lint-deploy-'));
const installed = join(folder, 'node_modules/apigw-lint');
const conforms = new Ajv2020({ validateFormats: false }).compile(
  JSON.parse(readFileSync('schemas/deploy.schema.json', 'utf8')),
);
let fake: Fake;

beforeAll(() => {
  mkdirSync(installed, { recursive: true });
  cpSync('dist', join(installed, 'dist'), { recursive: true });
  cpSync('package.json', join(installed, 'package.json'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  fake = await startFake();
});
afterEach(() => fake.close());

function start(...args: readonly string[]): ChildProcessWithoutNullStreams {
  const env = { PATH: process.env['PATH'], ...environment(folder), AWS_REGION: fake.account.region };
  return spawn(process.execPath, [join(installed, 'dist/cli.js'), ...args, '--endpoint-url', fake.url], {
    cwd: folder,
    env,
  });
}

async function ended(child: ChildProcessWithoutNullStreams) {
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [exitCode] = await once(child, 'close');
  return { exitCode, stdout, stderr };
}

/** Standard input stays open: a run that reads it would never end. */
const run = (...args: readonly string[]) => ended(start(...args));

function write(document: unknown): string {
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(document, undefined, 2));
  return 'openapi.json';
}

const changingCalls = () =>
  fake.requests.filter(({ method, operation }) => method !== 'GET' && operation !== 'GetCallerIdentity');

describe('JSON', () => {
  async function outcome(...args: readonly string[]) {
    const { exitCode, stdout } = await run(...args, '--format', 'json');
    const found = JSON.parse(stdout);
    expect({ errors: conforms(found) ? [] : conforms.errors }).toEqual({ errors: [] });
    expect(found.exitCode).toBe(exitCode);
    return found;
  }

  it('is one object as the schema says, however a deploy ends', async () => {
    const deploy = ['deploy', write(pets({ paths: { '/cats': { get: invoking('cats') } } })), '--no-preflight'];
    expect(await outcome(...deploy, '--dry-run', '--exit-code')).toMatchObject({ status: 'planned', exitCode: 3 });
    expect(await outcome(...deploy)).toMatchObject({ status: 'failed', exitCode: 2 });
    expect(await outcome(...deploy, '--yes')).toMatchObject({ status: 'imported', exitCode: 0 });
    const first = await outcome(...deploy, '--stage', 'prod', '--yes');
    expect(first).toMatchObject({ status: 'deployed', permissions: [{ state: 'missing' }] });
    expect(await outcome(...deploy, '--stage', 'prod', '--yes')).toMatchObject({ status: 'unchanged' });
    write(changedPets());
    const second = await outcome(...deploy, '--stage', 'prod', '--yes');
    expect(second).toMatchObject({ status: 'deployed', previousDeployment: first.deployment });
    const target = ['--name', 'pets', '--stage', 'prod'];
    expect(await outcome('rollback', ...target, '--list')).toMatchObject({ status: 'unchanged', exitCode: 0 });
    const back = await outcome('rollback', ...target, '--yes');
    expect(back).toMatchObject({ status: 'deployed', deployment: first.deployment });
    expect(back.deployments).toHaveLength(2);
    write(pets({ operation: { 'x-amazon-apigateway-integration': {} } }));
    expect(await outcome(...deploy, '--yes')).toMatchObject({ status: 'refused', exitCode: 1 });
  });

  it('tells of a canary and its end', async () => {
    await run('deploy', write(pets()), '--stage', 'prod', '--yes');
    const canary = ['deploy', write(changedPets()), '--stage', 'prod', '--yes', '--canary', '10'];
    const { rollback, deployment } = await outcome(...canary);
    expect(rollback).toContain('apigw-lint deploy --discard --api-id');
    const target = ['--name', 'pets', '--stage', 'prod', '--yes'];
    expect(await outcome('deploy', '--promote', ...target)).toMatchObject({ status: 'deployed', deployment });
    expect(await outcome('deploy', '--discard', ...target)).toMatchObject({ status: 'unchanged' });
  });
});

describe('without a terminal', () => {
  it('a change needs --yes', async () => {
    const { exitCode, stdout, stderr } = await run('deploy', write(pets()), '--stage', 'prod');
    expect({ exitCode, changes: changingCalls() }).toEqual({ exitCode: 2, changes: [] });
    expect(stdout).toContain('+ GET /pets');
    expect(stderr).toContain('`--yes`');
  });

  it('a rollback needs it too, and shows what it would do', async () => {
    await run('deploy', write(pets()), '--stage', 'prod', '--yes');
    await run('deploy', write(changedPets()), '--stage', 'prod', '--yes');
    const { exitCode, stdout, stderr } = await run('rollback', '--name', 'pets', '--stage', 'prod');
    expect(exitCode).toBe(2);
    expect(stdout).toContain('~ stage prod');
    expect(stderr).toContain('`--yes`');
  });

  it('nothing moves: one line a step', async () => {
    const { stderr } = await run('deploy', write(pets()), '--stage', 'prod', '--yes');
    const lines = stderr.split('\n').filter((line) => line !== '');
    expect(lines.filter((line) => !line.startsWith('✔ '))).toEqual([]);
    expect(lines).toHaveLength(15);
  });
});

it('calls the API by --name in place of the title', async () => {
  const { exitCode } = await run('deploy', write(pets()), '--name', 'pets-test', '--yes');
  const names = [...fake.account.apis.values()].map(({ content }) => content.settings.name);
  expect({ exitCode, names }).toEqual({ exitCode: 0, names: ['pets-test'] });
});

it('SIGTERM stops after the call under way, and says what is live', async () => {
  const child = start('deploy', write(pets()), '--stage', 'prod', '--yes');
  const end = ended(child);
  fake.watch(async ({ operation }, moment) => {
    if (operation !== 'CreateDeployment' || moment !== 'before') return;
    child.kill('SIGTERM');
    for await (const text of on(child.stderr, 'data')) if (String(text).includes('Stopping')) break;
  });
  const { exitCode, stdout, stderr } = await end;
  expect(exitCode).toBe(130);
  expect(stdout).not.toContain('serves deployment');
  expect(stderr).toContain('Interrupted in the step');
  expect(stderr).toContain('It is safe to run it again.');
  fake.watch(undefined);
  expect(await run('deploy', 'openapi.json', '--stage', 'prod', '--yes')).toMatchObject({ exitCode: 0 });
});

it('goes on when nobody reads what it prints', async () => {
  const child = start('deploy', write(pets()), '--stage', 'prod', '--yes');
  child.stdout.destroy();
  child.stderr.destroy();
  const [exitCode] = await once(child, 'exit');
  expect({ exitCode, last: changingCalls().at(-1)?.operation }).toEqual({ exitCode: 0, last: 'CreateStage' });
});

describe("AWS's warnings", () => {
  const servers = [{ url: 'https://a.example.com' }, { url: 'https://b.example.com' }];

  it('stop the import, with their places', async () => {
    const { exitCode, stdout, stderr } = await run('deploy', write(pets({ top: { servers } })), '--yes');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/\d+:\d+ {2}warn {2}More than one server provided/);
    expect(stderr).toContain('`--allow-warnings`');
  });

  it.each([[[]], [['aws-servers']]])(
    'are accepted with --allow-warnings %s, also before the document',
    async (names) => {
      const file = write(pets({ top: { servers } }));
      const { exitCode, stdout } = await run('deploy', '--yes', '--allow-warnings', ...names, file);
      expect(exitCode).toBe(0);
      expect(stdout).toContain('More than one server provided');
      expect(stdout).toContain('NOT deployed');
    },
  );
});

it('prints the commands for Lambda permissions that are missing', async () => {
  const document = pets({ operation: invoking('pets') });
  const { stdout } = await run('deploy', write(document), '--stage', 'prod', '--yes', '--no-preflight');
  expect(stdout).toMatch(/^ {2}aws lambda add-permission --function-name arn:aws:lambda:\S+:function:pets /m);
});

it('loads the AWS SDK and swagger-parser only when they are used', () => {
  const isHeavy = (path: string) =>
    /BackplaneControlService|x-amz-user-agent|json-schema-ref-parser/.test(readFileSync(path, 'utf8'));
  const chunks = readdirSync('dist/chunks').map((name) => `dist/chunks/${name}`);
  // Lint is in `linting` and `engine`; `run` is the work of each other command.
  const names = ['linting', 'engine', 'run'];
  const entries = names.flatMap((name) => chunks.filter((path) => path.startsWith(`dist/chunks/${name}-`)));
  expect(entries.length).toBeGreaterThanOrEqual(7);
  entries.push('dist/cli.cjs');
  const loaded = [...new Set(entries.flatMap((entry) => [...imported(entry)]))];
  expect(loaded.length).toBeGreaterThan(entries.length);
  expect(chunks.filter(isHeavy).length).toBeGreaterThan(1);
  expect(loaded.filter(isHeavy)).toEqual([]);
});

/** The files that are loaded together with one. */
function imported(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const [, target = ''] of readFileSync(path, 'utf8').matchAll(/(?<!=>)require\("(\.[^"]+)"\)/g))
    imported(join(dirname(path), target), seen);
  return seen;
}
