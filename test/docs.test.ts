import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rules } from '../src/rules/index.js';

// Every command of ours in the hand-written pages runs: it may find something, but it is never called wrongly.
const PAGES = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'examples/README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const folder = mkdtempSync(join(tmpdir(), 'apigw-lint-docs-'));
const [example] = rules[0]?.good ?? [];

const commands = PAGES.flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) =>
    block
      .replaceAll('\\\n', ' ')
      .split('\n')
      .filter((line) => /(?:^|\| )(?:xargs [- \w]*)?apigw-lint\b(?! deploy| rollback)/.test(line))
      .map((line) => [page, line.replace(/ >> .*$/, '')] as const),
  ),
);

beforeAll(() => {
  mkdirSync(join(folder, 'apis'));
  for (const name of ['openapi.yaml', 'api.yaml', 'apis/pets.yaml'])
    writeFileSync(join(folder, name), example?.yaml.document ?? '');
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  execFileSync('git', ['add', '.'], { cwd: folder });
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'apigw-lint'), `#!/bin/sh\nexec "${process.execPath}" "${resolve('dist/cli.js')}" "$@"\n`, {
    mode: 0o755,
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(commands)('%s: %s', (_page, command) => {
  const { status, stderr } = spawnSync('sh', ['-c', command], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
      // Where this runs in a workflow itself, its summary and outputs are no place for these.
      GITHUB_STEP_SUMMARY: '',
      GITHUB_OUTPUT: '',
    },
  });
  // What was written is told there; anything else is a complaint.
  const complaint = stderr.replace(/^Wrote .*\n/gm, '');
  expect({ complaint, isRun: status === 0 || status === 1 }).toEqual({ complaint: '', isRun: true });
});

const templates = [...readFileSync('docs/templates.md', 'utf8').matchAll(/^```\w+\n(# ([\w.]+)\n[\s\S]*?)^```/gm)].map(
  ([, text = '', name = '']) => ({ name, text }),
);

it.each(templates)('reports what the page on templates says of $name', ({ name, text }) => {
  const file = join(folder, name);
  writeFileSync(file, text);
  const { stdout } = spawnSync(process.execPath, [resolve('dist/cli.js'), '-f', 'json', file], { encoding: 'utf8' });
  const report: { files: { findings: { line: number; rule: string }[] }[] } = JSON.parse(stdout);
  const expected = text.split('\n').flatMap((line, index) => {
    const rule = /# reported: (\S+)/.exec(line)?.[1];
    return rule === undefined ? [] : [`${index + 1} ${rule}`];
  });
  expect(report.files.flatMap(({ findings }) => findings.map(({ line, rule }) => `${line} ${rule}`))).toEqual(expected);
});

it('links to pages that exist', () => {
  const broken = PAGES.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
      .map(([, target = '']) => join(page, '..', target))
      .filter((target) => spawnSync('test', ['-e', target]).status !== 0),
  );
  expect(broken).toEqual([]);
});

it('names scripts and tests that exist', () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));
  const texts = PAGES.map((page) => readFileSync(page, 'utf8')).join('\n');
  const named = [...texts.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  const tests = [...texts.matchAll(/\btest\/[\w/-]+\.test\.ts\b/g)].map(([file]) => file);
  expect(tests.filter((file) => !existsSync(file))).toEqual([]);
});
