import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateDocument, render } from '../scripts/generate-document.js';
import { rules } from '../src/rules/index.js';

// The packed package, put into an empty folder, under stock Spectral and under its own command line: the findings are equal.
const folder = mkdtempSync(join(tmpdir(), 'apigw-lint-hosts-'));
const SPECTRAL = resolve('node_modules/@stoplight/spectral-cli/dist/index.js');
const examples = rules.flatMap((rule) => [...rule.bad, ...rule.good].map((example) => example));

beforeAll(() => {
  const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    encoding: 'utf8',
  });
  const installed = join(folder, 'node_modules/apigw-lint');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['xzf', join(folder, packed.trim()), '-C', installed, '--strip-components=1']);
  mkdirSync(join(folder, 'docs'));
  for (const [index, { yaml, api }] of examples.entries())
    if (api === undefined)
      writeFileSync(join(folder, `docs/example-${String(index).padStart(4, '0')}.yaml`), yaml.document);
  writeFileSync(join(folder, 'docs/large.yaml'), render(generateDocument(300, { mistakes: true }), 'yaml'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Row {
  readonly file: string;
  readonly rule: string;
  readonly severity: string;
  readonly line: number;
}

const sorted = (rows: readonly Row[]) =>
  rows.map(({ file, line, severity, rule }) => `${file}:${line} ${severity} ${rule}`).sort();

function byStockSpectral(ruleset: string): string[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [SPECTRAL, 'lint', '-r', ruleset, '-f', 'json', '--quiet', 'docs/*.yaml'],
    {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    },
  );
  expect(stderr).toBe('');
  const found: { code: string; source: string; severity: number; range: { start: { line: number } } }[] =
    JSON.parse(stdout);
  return sorted(
    found
      .filter(({ code }) => code.startsWith('apigw-'))
      .map(({ code, source, severity, range }) => ({
        file: source.slice(source.lastIndexOf('/') + 1),
        rule: code,
        severity: ['error', 'warn', 'info', 'hint'][severity] ?? '',
        line: range.start.line + 1,
      })),
  );
}

function byCommandLine(...args: readonly string[]): string[] {
  const cli = join(folder, 'node_modules/apigw-lint/dist/cli.js');
  const { stdout } = spawnSync(process.execPath, [cli, ...args, '-f', 'json', 'docs/*.yaml'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  const { files }: { files: { path: string; findings: { rule: string; severity: string; line: number }[] }[] } =
    JSON.parse(stdout);
  return sorted(
    files.flatMap(({ path, findings }) =>
      findings
        .filter(({ rule }) => rule.startsWith('apigw-'))
        .map(({ rule, severity, line }) => ({ file: path.slice(path.lastIndexOf('/') + 1), rule, severity, line })),
    ),
  );
}

describe('stock Spectral gives the findings of the command line', () => {
  it.each([
    ['by package name from YAML', 'rules.yaml', 'extends: [apigw-lint]\n', []],
    ['by subpath', 'recommended.yaml', 'extends: [apigw-lint/rulesets/recommended.yaml]\n', []],
    [
      'from a JavaScript ruleset',
      'rules.mjs',
      "import apigw from 'apigw-lint';\n\nexport default { extends: [apigw] };\n",
      [],
    ],
    ['for REST APIs', 'rest.yaml', 'extends: [apigw-lint/rulesets/rest.yaml]\n', ['--api', 'rest']],
    ['for HTTP APIs', 'http.yaml', 'extends: [apigw-lint/rulesets/http.yaml]\n', ['--api', 'http']],
  ])('%s', (_how, file, text, args) => {
    writeFileSync(join(folder, file), text);
    const expected = byCommandLine(...args);
    expect(expected.length).toBeGreaterThan(20);
    expect(byStockSpectral(file)).toEqual(expected);
  });
});

it('turns every rule on with rulesets/all.yaml', () => {
  writeFileSync(join(folder, 'all.yaml'), 'extends: [apigw-lint/rulesets/all.yaml]\n');
  expect(byStockSpectral('all.yaml')).toEqual(byCommandLine('--ruleset', 'all.yaml'));
});

it('lints a checkout with its own .spectral.yaml', () => {
  const { stdout } = spawnSync(process.execPath, [SPECTRAL, 'lint', '-f', 'json', '--quiet', 'examples/broken.yaml'], {
    encoding: 'utf8',
  });
  expect(stdout).toContain('apigw-lambda-post');
});
