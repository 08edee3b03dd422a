import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFolder } from '../document/reading.js';
import { documentOf, operation } from '../lint/suppress/suppressing.js';

// The built program in a folder of its own, since it writes into it.
const CLI = resolve('dist/cli.js');
const DEFAULT = 'apigw-lint-baseline.json';

function project(files: Readonly<Record<string, string>>) {
  const folder = createFolder(files);
  return {
    run: (...args: readonly string[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd: folder, encoding: 'utf8' });
      return { status, stdout, stderr };
    },
    has: (name: string) => existsSync(join(folder, name)),
    read: (name: string) => readFileSync(join(folder, name), 'utf8'),
    put: (name: string, text: string) => writeFileSync(join(folder, name), text),
  };
}

const document = documentOf(operation());
const worse = documentOf(`${operation()}${operation({ method: 'put' })}`);

describe('--write-baseline', () => {
  it('writes, exits with 0, and from then on only what is new counts', () => {
    const { run, put, read } = project({ 'api.yaml': document });
    expect(run('api.yaml', '--write-baseline')).toEqual({
      status: 0,
      stdout: '✔ 1 file, nothing found, 1 silenced\n',
      stderr: `Wrote ${DEFAULT}: 1 finding in 1 file, 1 added, 0 dropped.\n`,
    });
    expect(run('api.yaml', '--baseline', DEFAULT, '-F', 'hint', '--max-warnings', '0').status).toBe(0);
    put('api.yaml', worse);
    const { status, stdout } = run('api.yaml', '--baseline', DEFAULT);
    expect({ status, end: stdout.slice(stdout.lastIndexOf('\n', stdout.length - 2) + 1) }).toEqual({
      status: 1,
      end: '✖ 1 error in 1 file, 1 silenced\n',
    });
    expect(JSON.parse(read(DEFAULT)).files['api.yaml']).toHaveLength(1);
  });

  it('takes a document after it for a document', () => {
    const { run, read, has, put } = project({
      'api.yaml': document,
      'api1.json': JSON.stringify({ openapi: '3.0.1', paths: {} }),
    });
    const json = read('api1.json');
    for (const name of ['api.yaml', 'api1.json', '*.yaml', 'api?.json']) {
      expect(run('--write-baseline', name)).toMatchObject({
        status: 0,
        stderr: expect.stringMatching(`^Wrote ${DEFAULT}`),
      });
    }
    expect(read('api.yaml')).toBe(document);
    expect(read('api1.json')).toBe(json);
    expect(run('--baseline', 'known.json', '--write-baseline', 'api.yaml').stderr).toMatch(/^Wrote known\.json/);
    expect(run('api.yaml', '--write-baseline', 'other.json').stderr).toMatch(/^Wrote other\.json/);
    put('package.json', '{}');
    expect(run('api.yaml', '--write-baseline=package.json')).toMatchObject({
      status: 2,
      stderr: 'package.json:1:1: This is not a baseline: it has no `version`. Write one with --write-baseline.\n',
    });
    expect(read('package.json')).toBe('{}');
    expect(run('--write-baseline', 'openapi.yaml')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('No such file: openapi.yaml.'),
    });
    expect(has('openapi.yaml')).toBe(false);
  });

  it('is not done where a file could not be read', () => {
    const { run, has } = project({ 'api.yaml': document });
    expect(run('api.yaml', 'none.yaml', '--write-baseline')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`${DEFAULT} was not written, since not every file could be read.`),
    });
    expect(has(DEFAULT)).toBe(false);
  });

  it('leaves a syntax error to count', () => {
    const { run, read } = project({ 'api.yaml': documentOf('   - nonsense: [') });
    expect(run('api.yaml', '--write-baseline').status).toBe(1);
    expect(JSON.parse(read(DEFAULT))).toEqual({ version: 1, files: {} });
  });

  it('drops what is gone and tells both', () => {
    const { run, put } = project({ 'api.yaml': worse });
    run('api.yaml', '--write-baseline');
    put('api.yaml', documentOf(`${operation()}${operation({ method: 'patch' })}`));
    expect(run('api.yaml', '--write-baseline').stderr).toBe(
      `Wrote ${DEFAULT}: 2 findings in 1 file, 1 added, 1 dropped.\n`,
    );
    expect(run('api.yaml', '--write-baseline').stderr).toBe(
      `Wrote ${DEFAULT}: 2 findings in 1 file, 0 added, 0 dropped.\n`,
    );
  });

  it('knows neither what a comment silences nor what only stands below it', () => {
    const { run, read } = project({
      'api.yaml': documentOf(operation({ beside: '# apigw-lint-disable-line lambda-post' })),
    });
    run('api.yaml', '--write-baseline');
    expect(JSON.parse(read(DEFAULT)).files).toEqual({});
  });

  it('says why it could not write', () => {
    const { run } = project({ 'api.yaml': document });
    expect(run('api.yaml', '--write-baseline', 'none/known.json')).toMatchObject({
      status: 2,
      stderr: 'Could not write none/known.json: no folder none.\n',
    });
  });
});
