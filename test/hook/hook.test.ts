import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// The hooks as a team gets them: pre-commit clones this checkout, in which dist/ is not committed, installs it with npm,
// and runs it in a repository that knows nothing of it.
const isMissing = spawnSync('pre-commit', ['--version']).status !== 0;
const folder = join(tmpdir(), `apigw-lint-hook-${process.pid}`);
const checkout = join(folder, 'apigw-lint');
const repository = join(folder, 'repository');
const bin = join(folder, 'bin');
const IDS = ['apigw-lint', 'apigw-lint-config', 'apigw-lint-system'];
const INSTALL_MS = 600_000;

/** Neither what npm and Vitest tell their children nor the user's own settings; what npm has fetched before may serve. */
const environment = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(?:npm_|git_(?!ssl)|pre_commit|vitest|node_(?!extra))/i.test(name),
    ),
  ),
  HOME: join(folder, 'home'),
  PRE_COMMIT_HOME: join(folder, 'pre-commit'),
  PATH: `${bin}${delimiter}${process.env['PATH']}`,
  GIT_CONFIG_GLOBAL: devNull,
  npm_config_cache: execFileSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).trim(),
};

/** Lets the event loop turn meanwhile: an installation takes longer than Vitest waits for a sign of life. */
function run(cwd: string, command: string, ...args: readonly string[]) {
  return new Promise<{ readonly status: number | undefined; readonly output: string }>((done) => {
    const child = execFile(command, args, { cwd, env: environment }, (_error, stdout, stderr) =>
      done({ status: child.exitCode ?? undefined, output: stdout + stderr }),
    );
  });
}

function git(cwd: string, ...args: readonly string[]) {
  const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com'];
  return run(cwd, 'git', ...identity, ...args);
}

/** Stages these files and commits them. */
async function commit(files: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(repository, name), text);
  await git(repository, 'add', '--all');
  return git(repository, 'commit', '--quiet', '--message', 'Change');
}

/** The outcome of each hook, as pre-commit's lines say. */
const fates = (output: string) =>
  [...output.matchAll(/^apigw-lint\.*(?:\(.*\))?(Passed|Failed|Skipped)$/gm)].map(([, fate]) => fate);

const openapi = (method: string) => `openapi: 3.0.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      responses: { '200': { description: OK } }
      x-amazon-apigateway-integration:
        type: aws_proxy
        httpMethod: ${method}
        uri: arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:pets/invocations
`;
const COMPOSE = 'services: { pets: { image: pets } }\n';

describe.skipIf(isMissing)(isMissing ? 'the hooks: not tested, there is no pre-commit here' : 'the hooks', () => {
  beforeAll(async () => {
    for (const name of ['home', 'repository', 'bin']) mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(bin, 'apigw-lint'), `#!/bin/sh\nexec "${process.execPath}" "${resolve('dist/cli.js')}" "$@"\n`, {
      mode: 0o755,
    });
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      encoding: 'utf8',
    });
    for (const file of listed.split('\0'))
      if (file !== '' && existsSync(file)) cpSync(file, join(checkout, file), { recursive: true });
    for (const path of [checkout, repository]) await git(path, 'init', '--quiet');
    await git(checkout, 'add', '--all');
    await git(checkout, 'commit', '--quiet', '--message', 'The working tree');
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    'find a mistake when tried out',
    async () => {
      writeFileSync(join(repository, 'openapi.yaml'), openapi('GET'));
      writeFileSync(join(repository, 'compose.yaml'), COMPOSE);
      await git(repository, 'add', '--all');
      const { status, output } = await run(repository, 'pre-commit', 'try-repo', checkout, 'apigw-lint', '--all-files');
      expect({ status, output }).toEqual({ status: 1, output: expect.stringContaining('openapi.yaml') });
      expect(output).toMatch(/9:21 {2}error {2}Lambda answers only to POST.*apigw-lambda-post/);
      expect(output).not.toContain('compose.yaml');
    },
    INSTALL_MS,
  );

  it(
    'stop a commit until the mistake is gone',
    async () => {
      const rev = (await git(checkout, 'rev-parse', 'HEAD')).output.trim();
      const hooks = IDS.map((id) => `      - id: ${id}\n`).join('');
      const config = `repos:\n  - repo: ${checkout}\n    rev: ${rev}\n    hooks:\n${hooks}`;
      expect(await run(repository, 'pre-commit', 'install')).toMatchObject({ status: 0 });

      const bad = await commit({ '.pre-commit-config.yaml': config, 'openapi.yaml': openapi('GET') });
      expect({ ...bad, fates: fates(bad.output) }).toMatchObject({ status: 1, fates: ['Failed', 'Failed', 'Failed'] });
      expect(bad.output.match(/apigw-lambda-post/g)).toHaveLength(3);
      expect((await git(repository, 'rev-parse', '--verify', '--quiet', 'HEAD')).status).not.toBe(0);

      const good = await commit({ 'openapi.yaml': openapi('POST') });
      expect({ ...good, fates: fates(good.output) }).toMatchObject({
        status: 0,
        fates: ['Passed', 'Passed', 'Passed'],
      });
      expect((await git(repository, 'status', '--porcelain')).output).toBe('');
    },
    INSTALL_MS,
  );

  it('have nothing against files that are not OpenAPI', async () => {
    const data = `${COMPOSE}x-note: caf\u00e9\n`;
    const yaml = await commit({ 'compose.yaml': data, '[id].yaml': COMPOSE, 'data.json': '[1, 2]\n' });
    expect({ ...yaml, fates: fates(yaml.output) }).toMatchObject({ status: 0, fates: ['Passed', 'Passed', 'Passed'] });
    const text = await commit({ 'README.md': '# Pets\n' });
    expect({ ...text, fates: fates(text.output) }).toMatchObject({
      status: 0,
      fates: ['Skipped', 'Skipped', 'Skipped'],
    });
  });

  it('look at a document again when only the ruleset changes, if it is their task', async () => {
    const strict =
      'extends: [apigw-lint]\nrules:\n  all-titled: { given: $.info, severity: error, then: { field: summary, function: truthy } }\n';
    const { status, output } = await commit({ '.spectral.yaml': strict });
    expect({ status, fates: fates(output) }).toEqual({ status: 1, fates: ['Passed', 'Failed', 'Passed'] });
    expect(output).toContain('all-titled');
  });
});
