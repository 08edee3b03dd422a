import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { isObject } from '../../src/openapi/json.js';

// The workflow runs only when a tag is pushed, so what can be known of it before is held here.
interface Job {
  readonly needs?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
}

const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
const text = readFileSync('.github/workflows/release.yml', 'utf8');
const workflow: unknown = load(text);
const jobs: Readonly<Record<string, Job>> = JSON.parse(
  JSON.stringify(isObject(workflow) && isObject(workflow['jobs']) ? workflow['jobs'] : {}),
);

const notes = (tag: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/ci/release-notes.js', tag], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

it('gives each job of a release no more than it needs', () => {
  expect(workflow).toMatchObject({ permissions: {} });
  expect(Object.entries(jobs).map(([name, { permissions, needs }]) => [name, permissions, needs])).toEqual([
    ['pack', { contents: 'read' }, undefined],
    ['publish', { 'id-token': 'write' }, 'pack'],
    ['announce', { contents: 'write' }, 'publish'],
  ]);
  expect(text).not.toMatch(/secrets\.|NODE_AUTH_TOKEN/);
});

it('runs no code of packages where it may publish', () => {
  const steps = ['publish', 'announce'].flatMap((name) => jobs[name]?.steps ?? []);
  expect(steps.filter(({ uses }) => uses?.startsWith('actions/checkout'))).toEqual([]);
  expect(steps.flatMap(({ run }) => run ?? [])).toEqual([
    'npm publish ./apigw-lint-*.tgz --provenance --access public --ignore-scripts',
    expect.stringMatching(/^gh release create "\$GITHUB_REF_NAME" /),
  ]);
});

it('pins the actions of others to a commit', () => {
  const used = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
  expect(used.length).toBeGreaterThan(3);
  expect(used.filter((name) => !/^actions\/[\w-]+@[0-9a-f]{40}$/.test(name))).toEqual([]);
});

it('puts no expression into a shell', () => {
  const commands = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
  expect(commands.length).toBeGreaterThan(3);
  expect(commands.filter((command) => command.includes('${{'))).toEqual([]);
});

it('takes the notes of a release from the changelog', () => {
  expect(notes(`v${version}`)).toEqual({ status: 0, stdout: expect.stringMatching(/^### Added\n\n- /), stderr: '' });
  expect(notes(`v${version}`).stdout).not.toContain('## [');
});

it('releases nothing under another version than its own', () => {
  expect(notes('v99.0.0')).toEqual({
    status: 1,
    stdout: '',
    stderr: `The tag is v99.0.0, but the version in package.json is ${version}. Make them the same.\n`,
  });
});
