import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { runAction } from './action-runner.js';

const BLOB = 'https://github.com/octo/pets/blob/0123456789abcdef0123456789abcdef01234567';
const folder = mkdtempSync(join(tmpdir(), 'apigw-lint-action-'));
const rule = rules.find(({ id }) => id === 'apigw-lambda-post');
const GOOD = rule?.good[0]?.yaml.document ?? '';
const BAD = rule?.bad[0]?.yaml.document ?? '';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A repository with these files. */
function workspaceWith(files: Readonly<Record<string, string>>): string {
  const workspace = mkdtempSync(join(folder, 'workspace-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, name)), { recursive: true });
    writeFileSync(join(workspace, name), text);
  }
  execFileSync('git', ['init', '--quiet'], { cwd: workspace });
  execFileSync('git', ['add', '.'], { cwd: workspace });
  return workspace;
}

/** The action of this checkout, built already, on a repository with these files. */
function run(
  files: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = { NO_COLOR: '1' },
) {
  return runAction({ action: resolve('.'), workspace: workspaceWith(files), inputs, env });
}

/** A document in which every operation calls Lambda with GET. */
function withErrors(count: number): string {
  const paths = Array.from({ length: count }, (_, index) => [
    `/pets-${index}`,
    {
      get: {
        responses: { 200: { description: 'OK' } },
        'x-amazon-apigateway-integration': {
          type: 'aws_proxy',
          httpMethod: 'GET',
          uri: 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:pets/invocations',
        },
      },
    },
  ]);
  const document = { openapi: '3.0.3', info: { title: 'Pets', version: '1' }, paths: Object.fromEntries(paths) };
  return JSON.stringify(document, null, 2);
}

describe('on a clean repository', () => {
  const result = run({ 'openapi.yaml': GOOD, 'README.md': '# Pets\n', 'package.json': '{}' });

  it('passes without an annotation', () => {
    expect(result).toMatchObject({ exitCode: 0, annotations: [], commands: [], stderr: '' });
    expect(result.outputs).toEqual({ errors: '0', warnings: '0', 'sarif-file': '' });
  });

  it('says so in log and summary', () => {
    expect(result.stdout).toBe('✔ 1 file, nothing found\n');
    expect(result.summary).toBe('### apigw-lint\n\n**1 file, nothing found**\n');
  });
});

describe('on a broken document', () => {
  const result = run({ 'apis/openapi.yaml': BAD }, { files: 'apis/openapi.yaml' });

  it('fails with an annotation at the place', () => {
    expect(result.exitCode).toBe(1);
    expect(result.annotations).toEqual([
      {
        level: 'error',
        message: expect.stringMatching(
          /^Lambda answers only to POST, not "\w+"\. .*\nSee https:\/\/.*apigw-lambda-post/,
        ),
        properties: {
          file: 'apis/openapi.yaml',
          line: expect.stringMatching(/^\d+$/),
          col: expect.stringMatching(/^\d+$/),
          endColumn: expect.stringMatching(/^\d+$/),
          title: 'apigw-lambda-post',
        },
      },
    ]);
    expect(result.outputs).toEqual({ errors: '1', warnings: '0', 'sarif-file': '' });
  });

  it('shows the line in the log', () => {
    expect(result.stdout).toMatch(/\^\^\^/);
    expect(result.stdout).toContain('✖ 1 error in 1 file');
  });

  it('links to the line in the summary', () => {
    const line = result.annotations[0]?.properties['line'];
    expect(result.summary).toContain('**1 error in 1 file**');
    expect(result.summary).toContain(`(${BLOB}/apis/openapi.yaml#L${line})`);
  });
});

describe('when it cannot run', () => {
  it.each([
    ['a file is missing', { files: 'opnapi.yaml' }, 'No such file: opnapi.yaml'],
    ['a glob matches nothing', { files: 'apis/*.yaml' }, 'No file matches apis/*.yaml.'],
    ['the ruleset is broken', { ruleset: 'broken.yaml' }, 'broken.yaml'],
    ['the ruleset is missing', { ruleset: 'none.yaml' }, 'none.yaml'],
    ['the severity is unknown', { 'fail-severity': 'eror' }, 'Unknown fail-severity: eror. Did you mean error?'],
    ['the kind of API is unknown', { api: 'websocket' }, 'Unknown api: websocket.'],
    ['the folder is missing', { 'working-directory': 'apis' }, 'The folder in `working-directory` does not exist.'],
    ['the summary is neither on nor off', { summary: 'no' }, '`summary` takes `true` or `false`.'],
  ])('exits with 2 and says why: %s', (_title, inputs, message) => {
    const result = run({ 'openapi.yaml': GOOD, 'broken.yaml': 'rules: { apigw-none: off }\n' }, inputs);
    expect(result.exitCode).toBe(2);
    expect(result.annotations).toHaveLength(1);
    expect(result.annotations[0]?.level).toBe('error');
    expect(result.annotations[0]?.properties['title']).toBe('apigw-lint could not run');
    expect(result.annotations[0]?.message).toContain(message);
    expect(result.outputs['sarif-file']).toBe('');
  });

  it('points at the line of a broken ruleset', () => {
    const result = run(
      { 'apis/openapi.yaml': GOOD, 'apis/rules.yaml': 'extends: [apigw-lint]\nruls: {}\n' },
      { 'working-directory': 'apis', ruleset: 'rules.yaml' },
    );
    expect(result.annotations[0]?.properties).toMatchObject({ file: 'apis/rules.yaml', line: '2' });
    expect(result.outputs).toEqual({ errors: '', warnings: '', 'sarif-file': '' });
    expect(result.summary).toBe('');
  });

  it('lints the other files', () => {
    const result = run({ 'openapi.yaml': BAD }, { files: 'none.yaml\nopenapi.yaml' });
    expect(result.exitCode).toBe(2);
    expect(result.annotations.map(({ properties }) => properties['title'])).toEqual([
      'apigw-lint could not run',
      'apigw-lambda-post',
    ]);
    expect(result.summary).toContain('- No such file: none.yaml');
    expect(result.outputs['errors']).toBe('');
  });

  it('says which Node it needs', () => {
    const workspace = workspaceWith({
      'old.cjs': "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.8' } });",
    });
    const env = { NODE_OPTIONS: `--require=${join(workspace, 'old.cjs')}` };
    const result = runAction({ action: resolve('.'), workspace, env });
    expect(result.exitCode).toBe(2);
    expect(result.annotations[0]?.message).toBe(
      'Node 20.19 or newer is needed. Put actions/setup-node before this step.',
    );
  });
});

describe('on 2,000 errors', () => {
  const name = `${'a-folder-with-a-rather-long-name/'.repeat(6)}openapi.json`;
  const result = run({ [name]: withErrors(2000) });

  it('annotates as many as GitHub shows and counts the rest', () => {
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toMatchObject({ errors: '2000', warnings: '0' });
    expect(result.annotations.map(({ level }) => level)).toEqual([...Array(10).fill('error'), 'notice']);
    expect(result.annotations.at(-1)?.message).toBe('1990 errors more than GitHub shows for one step.');
  });

  it('has all in the log', () => {
    expect(result.stdout.match(/ {2}error {2}/g)).toHaveLength(2000);
  });

  it('cuts the summary below 1 MiB and says so', () => {
    expect(Buffer.byteLength(result.summary)).toBeGreaterThan(900 * 1024);
    const shown = result.summary.match(/^\| error /gm)?.length ?? 0;
    expect(result.summary).toContain(`Left out for their size: ${2000 - shown} errors.`);
  });
});

describe('inputs', () => {
  it('takes files one a line, whatever their names are', () => {
    const names = [
      'two words.yaml',
      '$(touch pwned).yaml',
      '`touch pwned`.yaml',
      `it's "quoted"; exit.yaml`,
      '-F.yaml',
      '12',
    ];
    const workspace = workspaceWith(Object.fromEntries(names.map((name) => [name, BAD])));
    const inputs = { files: `\n${names.join('\n')}\n\n` };
    const result = runAction({ action: resolve('.'), workspace, inputs, env: { NO_COLOR: '1' } });
    expect(result.outputs['errors']).toBe(String(names.length));
    expect(result.annotations.map(({ properties }) => properties['file']).sort()).toEqual([...names].sort());
    expect(existsSync(join(workspace, 'pwned'))).toBe(false);
  });

  it('escapes what GitHub would take for syntax', () => {
    const result = run({ '100%0A, a:b=c/openapi.yaml': BAD });
    expect(result.annotations[0]?.properties['file']).toBe('100%0A, a:b=c/openapi.yaml');
    expect(result.summary).toContain(`(${BLOB}/100%250A%2C%20a%3Ab%3Dc/openapi.yaml#L`);
  });

  it('takes globs', () => {
    const result = run({ 'a/x.yaml': BAD, 'a/b/y.yaml': BAD, 'c/z.yaml': BAD }, { files: 'a/**/*.yaml\nc/!(z).yaml' });
    expect(result.annotations[0]?.message).toBe('No file matches c/!(z).yaml.');
    const globbed = run({ 'a/x.yaml': BAD, 'a/b/y.yaml': BAD, 'c/z.yaml': BAD }, { files: 'a/**/*.yaml' });
    expect(globbed.outputs['errors']).toBe('2');
  });

  it('names files from the root of the repository, also in a working directory', () => {
    const result = run(
      { 'apis/pets/openapi.yaml': BAD, 'other.yaml': BAD },
      { 'working-directory': 'apis', files: 'pets/*.yaml' },
    );
    expect(result.annotations.map(({ properties }) => properties['file'])).toEqual(['apis/pets/openapi.yaml']);
    expect(result.summary).toContain(`${BLOB}/apis/pets/openapi.yaml#L`);
  });

  it('fails on warnings if asked to', () => {
    const warning = rules.find(({ severity, bad }) => severity === 'warn' && bad[0]?.findings.length === 1);
    const files = { 'openapi.yaml': warning?.bad[0]?.yaml.document ?? '' };
    const strict = run(files, { 'fail-severity': 'warn' });
    expect(strict.exitCode).toBe(1);
    expect(strict.annotations.map(({ level }) => level)).toContain('warning');
    expect(run(files).exitCode).toBe(0);
  });

  it('takes a kind of API and a ruleset', () => {
    const files = { 'openapi.yaml': BAD, 'rules.yaml': 'extends: [apigw-lint]\nrules: { apigw-lambda-post: off }\n' };
    expect(run(files, { ruleset: 'rules.yaml' }).exitCode).toBe(0);
    expect(run(files, { api: 'rest' }).exitCode).toBe(1);
  });

  it('writes a SARIF report and says where, for the upload to code scanning', () => {
    const inputs = { 'working-directory': 'apis', 'sarif-file': 'out.sarif' };
    const workspace = workspaceWith({ 'apis/openapi.yaml': BAD });
    const result = runAction({ action: resolve('.'), workspace, inputs });
    expect(result.outputs['sarif-file']).toBe('apis/out.sarif');
    const sarif = JSON.parse(readFileSync(join(workspace, 'apis/out.sarif'), 'utf8'));
    const [found] = sarif.runs[0].results;
    expect(found).toMatchObject({ ruleId: 'apigw-lambda-post', level: 'error' });
    expect(found.locations[0].physicalLocation.artifactLocation.uri).toBe('apis/openapi.yaml');
  });

  it('names files from the workspace where git made no checkout', () => {
    const workspace = workspaceWith({ 'apis/openapi.yaml': BAD });
    rmSync(join(workspace, '.git'), { recursive: true });
    const inputs = { 'working-directory': 'apis', files: 'openapi.yaml' };
    const result = runAction({ action: resolve('.'), workspace, inputs });
    expect(result.annotations[0]?.properties['file']).toBe('apis/openapi.yaml');
  });

  it('names files from the root of a repository that is not at the root of the workspace', () => {
    const workspace = mkdtempSync(join(folder, 'workspace-'));
    cpSync(workspaceWith({ 'apis/openapi.yaml': BAD }), join(workspace, 'pets'), { recursive: true });
    const inputs = { 'working-directory': 'pets/apis', 'sarif-file': 'out.sarif' };
    const result = runAction({ action: resolve('.'), workspace, inputs });
    expect(result.annotations[0]?.properties['file']).toBe('apis/openapi.yaml');
    expect(result.outputs['sarif-file']).toBe('pets/apis/out.sarif');
  });

  it('writes no summary if there is to be none', () => {
    const result = run({ 'openapi.yaml': BAD }, { summary: 'false' });
    expect(result).toMatchObject({ exitCode: 1, summary: '' });
    expect(result.outputs['errors']).toBe('1');
  });

  it('colours the log, unless the job says not to', () => {
    expect(run({ 'openapi.yaml': BAD }, {}, {}).stdout).toContain('\u001b[');
    expect(run({ 'openapi.yaml': BAD }).stdout).not.toContain('\u001b[');
  });
});

describe('the log', () => {
  it('holds no command that a document or the name of a file put there', () => {
    const result = run({
      '::set-output name=errors::0/openapi.yaml': BAD.replace(/(httpMethod: \S+)/, '$1 # ##[set-output name=errors]0'),
      '::add-mask::x.yaml': BAD,
      '::stop-commands::y.yaml': 'openapi: 3.0.3\n  ::error::',
    });
    expect(result.commands).toEqual([]);
    expect(result.annotations.every(({ properties }) => properties['title'] !== undefined)).toBe(true);
    expect(result.stdout).toContain('##\u200B[set-output');
  });
});

// Root may give files away; a job in a container finds its checkout in this state.
it.skipIf(process.getuid?.() !== 0)('finds the files of a checkout that belongs to another user', () => {
  const workspace = workspaceWith({ 'openapi.yaml': BAD });
  execFileSync('chown', ['-R', '12345', workspace]);
  expect(runAction({ action: resolve('.'), workspace }).outputs['errors']).toBe('1');
});

describe('installing', () => {
  const action = join(folder, 'action');

  beforeAll(() => {
    const tracked = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
    for (const file of tracked.toString().split('\0').filter(existsSync))
      cpSync(file, join(action, file), { recursive: true });
  });

  it('says so if it cannot be done', () => {
    const bin = mkdtempSync(join(folder, 'bin-'));
    writeFileSync(join(bin, 'npm'), '#!/bin/sh\necho no network >&2\nexit 1\n');
    chmodSync(join(bin, 'npm'), 0o755);
    const env = { PATH: `${bin}:${process.env['PATH']}` };
    const result = runAction({ action, workspace: workspaceWith({ 'openapi.yaml': GOOD }), env });
    expect(result).toMatchObject({ exitCode: 2, stderr: 'no network\n', summary: '' });
    expect(result.annotations).toEqual([
      expect.objectContaining({ level: 'error', message: 'npm ci failed. The log says why.' }),
    ]);
  });

  it('works from a checkout, also where a job is set to leave out development', { timeout: 300_000 }, () => {
    const workspace = workspaceWith({ 'openapi.yaml': BAD, '.npmrc': 'omit=dev\n' });
    const env = { NODE_ENV: 'production', npm_config_ignore_scripts: 'true' };
    const result = runAction({ action, workspace, env });
    expect(result.annotations.map(({ properties }) => properties['title'])).toEqual(['apigw-lambda-post']);
    expect(result.exitCode).toBe(1);
  });
});
