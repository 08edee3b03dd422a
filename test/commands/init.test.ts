import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addHook } from '../../src/commands/init/add-hook.js';

const CLI = resolve('dist/cli.js');
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const FILES = ['.github/workflows/apigw-lint.yml', '.pre-commit-config.yaml', '.spectral.yaml'];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apigw-lint-init-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function init(...args: readonly string[]) {
  return run('.', ...args);
}

function run(below: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'init', ...args], {
    cwd: join(folder, below),
    encoding: 'utf8',
    input: '',
  });
  return { status, stdout, stderr };
}

/** Every file of the folder with its text. */
function contents(): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

describe('init', () => {
  it('writes a ruleset, a hook and a workflow, and nothing when it runs again', () => {
    expect(init('--yes')).toMatchObject({ status: 0, stderr: '' });
    const written = contents();
    expect(Object.keys(written)).toEqual(FILES);
    expect(load(written['.spectral.yaml'] ?? '')).toEqual({ extends: ['apigw-lint'] });
    expect(load(written['.pre-commit-config.yaml'] ?? '')).toEqual({
      repos: [{ repo: 'https://github.com/apigw-lint/apigw-lint', rev: `v${version}`, hooks: [{ id: 'apigw-lint' }] }],
    });
    expect(load(written['.github/workflows/apigw-lint.yml'] ?? '')).toMatchObject({
      permissions: { contents: 'read' },
      jobs: {
        lint: {
          steps: [
            { uses: expect.stringMatching(/^actions\/checkout@v\d+$/) },
            { uses: `apigw-lint/apigw-lint@v${version}` },
          ],
        },
      },
    });
    const again = init('--yes');
    expect(again).toMatchObject({ status: 0, stderr: '' });
    expect(again.stdout).toMatch(/Nothing to do\.\n$/);
    expect(contents()).toEqual(written);
    // Where there is nothing to write there is nothing to ask.
    expect(init()).toMatchObject({ status: 0, stderr: '' });
  });

  it('writes a ruleset that lints', () => {
    init('--yes');
    write('openapi.yaml', 'openapi: 3.1.0\ninfo: { title: a, version: "1" }\npaths: {}\n');
    const { status, stdout } = spawnSync(process.execPath, [CLI, 'openapi.yaml'], { cwd: folder, encoding: 'utf8' });
    expect(stdout).toContain('apigw-openapi-version');
    expect(status).toBe(1);
  });

  it('shows with --dry-run what it would write', () => {
    const { status, stdout } = init('--dry-run');
    expect(status).toBe(0);
    for (const file of FILES) expect(stdout).toContain(`${file} is new:`);
    expect(stdout).toContain('  + extends: [apigw-lint]\n');
    expect(contents()).toEqual({});
    expect(init('--dry-run', '--yes').status).toBe(0);
    expect(contents()).toEqual({});
  });

  it('changes nothing where it cannot ask', () => {
    expect(init()).toMatchObject({
      status: 2,
      stderr: 'Nothing is written, since there is no terminal to ask on. Add --yes to write.\n',
    });
    expect(contents()).toEqual({});
  });

  it('leaves parts out', () => {
    expect(init('--yes', '--no-hook', '--no-workflow').status).toBe(0);
    expect(Object.keys(contents())).toEqual(['.spectral.yaml']);
  });

  it('takes no files', () => {
    expect(init('here')).toMatchObject({ status: 2, stderr: '`init` takes no files: here is too much.\n' });
  });

  it('writes at the root of the repository', () => {
    mkdirSync(join(folder, '.git'));
    mkdirSync(join(folder, 'apis/pets'), { recursive: true });
    const { stdout } = run('apis/pets', '--yes');
    expect(stdout).toContain('../../.spectral.yaml is new:');
    expect(Object.keys(contents())).toEqual(FILES);
  });

  it.each([
    [
      '.spectral.yaml',
      'extends: [spectral:oas, [./own.yaml, all]]\n',
      'extends: [spectral:oas, [./own.yaml, all], apigw-lint]',
    ],
    ['.spectral.json', '{ "extends": "spectral:oas" }\n', 'extends: [spectral:oas, apigw-lint]'],
    ['spectral.yml', 'rules: {}\n', 'extends: [apigw-lint]'],
    ['.spectral.mjs', 'export default { extends: [] };\n', "import apigw from 'apigw-lint'"],
  ])('says how to extend %s, and leaves it alone', (name, text, advice) => {
    write(name, text);
    const { status, stdout } = init('--yes', '--no-hook', '--no-workflow');
    expect(status).toBe(0);
    expect(stdout).toContain(`${name} is yours and stays as it is.`);
    expect(stdout).toContain(advice);
    expect(contents()).toEqual({ [name]: text });
  });

  it('keeps a ruleset that has apigw-lint, and a workflow that has the action', () => {
    write('.spectral.yml', 'extends: [spectral:oas, apigw-lint]\n');
    write('.github/workflows/ci.yaml', 'jobs: { a: { steps: [{ uses: apigw-lint/apigw-lint@v0 }] } }\n');
    const before = contents();
    expect(init('--yes', '--no-hook').stdout).toContain('.github/workflows/ci.yaml has apigw-lint already.\n');
    expect(contents()).toEqual(before);
  });

  it('never writes over a workflow', () => {
    write('.github/workflows/apigw-lint.yml', 'jobs: {}\n');
    const { stdout } = init('--yes', '--no-hook');
    expect(stdout).toContain(`Add the step \`uses: apigw-lint/apigw-lint@v${version}\` to it.`);
    expect(contents()['.github/workflows/apigw-lint.yml']).toBe('jobs: {}\n');
  });

  it('writes nothing at all where the hooks cannot be read', () => {
    write('.pre-commit-config.yaml', 'repos:\n  - [\n');
    const before = contents();
    const { status, stderr } = init('--yes');
    expect(stderr).toMatch(/^\.pre-commit-config\.yaml:\d+:\d+: Not YAML: .*--no-hook\.\n$/);
    expect(status).toBe(2);
    expect(contents()).toEqual(before);
  });

  it.each(['repos: 1\n', '- a\n', 'text\n'])('refuses hooks that are none: %j', (text) => {
    write('.pre-commit-config.yaml', text);
    expect(init('--yes')).toMatchObject({ status: 2, stderr: expect.stringContaining('no list of `repos`') });
  });

  it('says where a folder is in the way', () => {
    mkdirSync(join(folder, '.spectral.yaml'));
    expect(init('--yes')).toMatchObject({
      status: 2,
      stderr: '.spectral.yaml is a folder, and a file is to be there. Move it away.\n',
    });
  });

  it('says which file cannot be written', () => {
    write('.github', 'a file where a folder has to be\n');
    const { status, stderr } = init('--yes', '--no-hook');
    expect(stderr).toMatch(/^Could not write \.github\/workflows\/apigw-lint\.yml: /);
    expect(status).toBe(2);
  });

  // A terminal to ask on comes from util-linux.
  it.skipIf(process.platform !== 'linux' || !existsSync('/usr/bin/script'))(
    'asks for each file on a terminal',
    async () => {
      const shown = await answer(['y', 'n', 'yes']);
      expect(shown).toMatch(
        /Write \.spectral\.yaml\? \[y\/N\][\s\S]*Write \.github\/workflows\/apigw-lint\.yml\? \[y\/N\]/,
      );
      expect(shown).toContain('2 files are written.');
      expect(Object.keys(contents())).toEqual([FILES[0], FILES[2]]);
    },
  );
});

/** Runs `init` on a terminal and gives one answer to each question. */
async function answer(answers: readonly string[]): Promise<string> {
  const left = [...answers];
  const child = spawn('/usr/bin/script', ['-qec', `"${process.execPath}" "${CLI}" init`, '/dev/null'], { cwd: folder });
  let shown = '';
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    if (shown.endsWith('[y/N] ')) child.stdin.write(`${left.shift() ?? ''}\n`);
  });
  await new Promise((done) => child.once('close', done));
  return shown.replaceAll('\r', '');
}

const HOOK = (indentation: string) =>
  ['- repo: https://github.com/apigw-lint/apigw-lint', '  rev: vunbuilt', '  hooks:', '    - id: apigw-lint', '']
    .map((line) => line && indentation + line)
    .join('\n');

describe('the hook is added to', () => {
  it.each([
    ['nothing', '', '', `repos:\n${HOOK('  ')}`, ''],
    ['a comment', '# mine\n', '', `repos:\n${HOOK('  ')}`, ''],
    ['other settings', 'fail_fast: true # why\n', '', `repos:\n${HOOK('  ')}`, ''],
    ['text without an end', 'repos:\n  - repo: a\n    hooks: [{ id: x }]', '\n', HOOK('  '), ''],
    [
      'a list without indentation, among comments',
      '# top\nrepos:\n# first\n- repo: a   # why\n  rev: "1"\n  hooks:\n  - id: x # last\n',
      '',
      HOOK(''),
      '# after\n\nexclude: ^a # keep\n',
    ],
    [
      'a list with gaps',
      'repos:\n    - repo: a\n      hooks: []\n\n    - repo: b\n      hooks: []\n',
      '\n',
      HOOK('    '),
      '\nci: {}\n',
    ],
    [
      'a block of text at the end',
      '---\nrepos:\n  - repo: a\n    hooks:\n      - id: x\n        args:\n          - |\n            text\n',
      '',
      HOOK('  '),
      '\n...\n',
    ],
  ])('%s', (_name, before, gap, hook, after) => {
    const text = addHook(before + after, 'x.yaml');
    expect(text).toBe(before + gap + hook + after);
    expect(addHook(text, 'x.yaml')).toBe(text);
  });

  it('lines that end as on Windows', () => {
    const text = addHook('repos:\r\n  - repo: a\r\n    hooks: []\r\n', 'x.yaml');
    expect(text).toBe(`repos:\r\n  - repo: a\r\n    hooks: []\r\n${HOOK('  ').replaceAll('\n', '\r\n')}`);
  });

  it.each([
    'repos: []\n# end\n',
    'repos:\n',
    'repos: [{ repo: a, rev: "1", hooks: [{ id: x }] }] # all\nci: { a: 1 }\n',
    '{}\n',
  ])('what has no place between lines, with its comments: %j', (before) => {
    const text = addHook(before, 'x.yaml');
    const data = (yaml: string): { repos?: unknown[] | null } => JSON.parse(JSON.stringify(load(yaml)));
    const old = data(before);
    expect(data(text)).toEqual({ ...old, repos: [...(old.repos ?? []), ...(data(addHook('', '')).repos ?? [])] });
    for (const [comment] of before.matchAll(/#.*/g)) expect(text).toContain(comment);
    expect(addHook(text, 'x.yaml')).toBe(text);
  });

  it.each([
    'repos:\n  - repo: https://github.com/apigw-lint/apigw-lint.git\n    rev: v0\n    hooks: [{ id: apigw-lint-config }]\n',
    'repos:\n  - repo: local\n    hooks:\n      - { id: mine, entry: npx apigw-lint }\n',
  ])('no configuration that has it: %j', (text) => {
    expect(addHook(text, 'x.yaml')).toBe(text);
  });
});
