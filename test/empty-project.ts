import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { generateDocument, render } from '../scripts/bench/generate-document.js';
import type { Example } from '../src/openapi/examples.js';
import { rules } from '../src/rules/index.js';

/** A folder that has the packed package, a document for each example of each rule and a large one, and nothing else. */
export interface EmptyProject {
  readonly folder: string;
  /** The `.tgz` that the registry would get. */
  readonly packed: string;
  /** The documents, as `docs/NAME.yaml`. */
  readonly documents: readonly string[];
  readonly write: (file: string, text: string) => void;
  /** What stock Spectral finds with a ruleset, or with the one that it finds in the folder. */
  readonly byStockSpectral: (ruleset?: string, spectral?: string) => Promise<string[]>;
  /** What the installed command line finds. */
  readonly byCommandLine: (...args: readonly string[]) => Promise<string[]>;
  readonly remove: () => void;
}

/** A finding as all hosts can tell it: `example-0001.yaml:12 error apigw-lambda-post`. */
export interface Row {
  readonly file: string;
  readonly rule: string;
  readonly severity: number | string;
  readonly line: number;
}

const SPECTRAL = resolve('node_modules/@stoplight/spectral-cli/dist/index.js');
const SEVERITIES = ['error', 'warn', 'info', 'hint'];
const run = promisify(execFile);

/** Packs the package and makes the folder. */
export function emptyProject(): EmptyProject {
  const folder = mkdtempSync(join(tmpdir(), 'apigw-lint-host-'));
  const name = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    encoding: 'utf8',
  });
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  mkdirSync(join(folder, 'docs'));
  const documents: string[] = [];
  const add = (document: string, text: string) => {
    documents.push(document);
    write(document, text);
  };
  const examples = rules.flatMap((rule): readonly Example[] => [...rule.bad, ...rule.good]);
  for (const [index, { yaml, api }] of examples.entries())
    if (api === undefined) add(`docs/example-${String(index).padStart(4, '0')}.yaml`, yaml.document);
  add('docs/large.yaml', render(generateDocument(300, { mistakes: true }), 'yaml'));
  return {
    folder,
    packed: join(folder, name.trim()),
    documents,
    write,
    byStockSpectral: (ruleset, spectral = SPECTRAL) =>
      byStockSpectral(folder, [spectral, 'lint', ...(ruleset === undefined ? [] : ['-r', ruleset])]),
    byCommandLine: (...args) => byCommandLine(folder, args),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Installs the package as a user does, with npm. It has no dependencies, so this asks no registry. */
export function installWithNpm({ folder, packed }: EmptyProject): void {
  execFileSync('npm', ['install', '--prefix', folder, '--offline', '--no-audit', '--no-fund', '--silent', packed]);
}

/** Our findings in one order and one form. */
export function listed(rows: readonly Row[]): string[] {
  return rows
    .filter(({ rule }) => rule.startsWith('apigw-'))
    .map(({ file, line, severity, rule }) => {
      const word = typeof severity === 'number' ? SEVERITIES[severity] : severity;
      return `${file.slice(file.lastIndexOf('/') + 1)}:${line} ${word} ${rule}`;
    })
    .sort();
}

async function byStockSpectral(folder: string, command: readonly string[]): Promise<string[]> {
  const { stdout, stderr } = await node(folder, [...command, '-f', 'json', '-q', 'docs/*.yaml']);
  expect(stderr).toBe('');
  const found: { code: string; source: string; severity: number; range: { start: { line: number } } }[] =
    JSON.parse(stdout);
  return listed(
    found.map(({ code, source, severity, range }) => ({
      file: source,
      rule: code,
      severity,
      line: range.start.line + 1,
    })),
  );
}

async function byCommandLine(folder: string, args: readonly string[]): Promise<string[]> {
  const cli = join(folder, 'node_modules/apigw-lint/dist/cli.js');
  const { stdout, stderr } = await node(folder, [cli, ...args, '-f', 'json', 'docs/*.yaml']);
  expect(stderr).toBe('');
  const { files }: { files: { path: string; findings: Omit<Row, 'file'>[] }[] } = JSON.parse(stdout);
  return listed(files.flatMap(({ path, findings }) => findings.map((finding) => ({ ...finding, file: path }))));
}

/** Without blocking, since a test may be the server that the program asks. Findings make the exit code 1. */
async function node(cwd: string, args: readonly string[]): Promise<{ stdout: string; stderr: string }> {
  try {
    return await run(process.execPath, args, { cwd, maxBuffer: 256 * 1024 * 1024 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 1)) throw error;
    const { stdout, stderr } = { stdout: '', stderr: '', ...error };
    return { stdout, stderr };
  }
}
