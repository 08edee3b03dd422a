import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { packed } from '../../scripts/build/packed.js';
import { sourceFiles } from '../source-files.js';

// What people get from the registry.
const folder = mkdtempSync(join(tmpdir(), 'apigw-lint-package-'));
const { files } = packed();

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('holds these files and no others', () => {
  // `UPDATE=1 npx vitest run test/package` writes the list anew. What was split off for later loading is one line.
  const golden = 'test/fixtures/packed-files.txt';
  const names = files.map(({ path }) => path.replace(/^(dist\/chunks\/).+-[\w-]{8}\.cjs$/, '$1[name]-[hash].cjs'));
  const list = `${[...new Set(names)].sort().join('\n')}\n`;
  if (process.env['UPDATE'] === '1') writeFileSync(golden, list);
  expect(list).toBe(readFileSync(golden, 'utf8'));
});

it('can be run, and runs nothing when it is installed', () => {
  const manifest: Record<string, unknown> = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(files.find(({ path }) => path === 'dist/cli.js')?.mode).toBe(0o755);
  expect(manifest).not.toHaveProperty('dependencies');
  expect(Object.keys(manifest['scripts'] ?? {})).not.toContainEqual(expect.stringMatching(/install$/));
});

it('names every package that is bundled, with a licence text', () => {
  // What the sources import, and in what is not minified what rolldown notes of where each module comes from.
  const imported = sourceFiles().flatMap(({ imports }) =>
    imports.filter(({ target, isType, name }) => target === undefined && !isType && !name.startsWith('node:')),
  );
  const code = readdirSync('dist', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.c?js$/.test(file))
    .map((file) => readFileSync(join('dist', file), 'utf8'));
  const folders = [
    ...imported.map(({ name }) => `node_modules/${/^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0]}`),
    ...code.flatMap((text) =>
      [...text.matchAll(/^\s*\/\/ ((?:\S*\/)?node_modules\/(?:@[^/\s]+\/)?[^/\s]+)\//gm)].map(([, path = '']) => path),
    ),
  ];
  const bundled = [...new Set(folders)].map((path) => {
    const { name, version }: { name: string; version: string } = JSON.parse(
      readFileSync(join(path, 'package.json'), 'utf8'),
    );
    return `${name} ${version}`;
  });
  expect(bundled).toContainEqual(expect.stringMatching(/^@aws-sdk\/client-api-gateway /));
  expect(bundled).toContainEqual(expect.stringMatching(/^ajv /));

  const sections = readFileSync('dist/THIRD-PARTY.txt', 'utf8').split(`\n\n${'-'.repeat(80)}\n\n`);
  const licensed = sections.flatMap((section) => {
    const [titles = '', ...text] = section.replace(/^apigw-lint contains.*\n\n/, '').split('\n\n');
    return /licen[cs]e|permission/i.test(text.join()) ? titles.split('\n') : [];
  });
  expect([...new Set(bundled)].filter((name) => !licensed.some((title) => title.startsWith(`${name} (`)))).toEqual([]);
});

it('has declarations that need no other package', () => {
  const tarball = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    encoding: 'utf8',
  }).trim();
  const installed = join(folder, 'node_modules/apigw-lint');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['xzf', join(folder, tarball), '-C', installed, '--strip-components=1']);
  writeFileSync(
    join(folder, 'use.mts'),
    `import { type DeployOptions, deploy } from 'apigw-lint/importer';
import { createLinter, type Report, reportOf } from 'apigw-lint/lint';

export const report = async (file: string): Promise<Report | undefined> => {
  const result = await createLinter({ api: 'rest' }).lint(file);
  return result.kind === 'linted' ? reportOf(result.files) : undefined;
};
export const run = async (options: DeployOptions): Promise<number> => (await deploy(options)).exitCode;
// @ts-expect-error: there is no such kind of API
createLinter({ api: 'soap' });
`,
  );
  const compile = [
    ...[resolve('node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--types', ''],
    ...['--module', 'nodenext', '--target', 'es2023', 'use.mts'],
  ];
  const { status, stdout } = spawnSync(process.execPath, compile, { cwd: folder, encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});
