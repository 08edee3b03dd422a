import { readFileSync } from 'node:fs';
import type { Origin } from '../../document/index.js';
import { findFiles, type InputFile } from '../../lint/files.js';
import { folded, type ReportedFinding, SEVERITIES, type SkippedFile, suppressedIn } from '../../lint/findings.js';
import {
  createLinter,
  type DisabledRule,
  type Linter,
  type Report,
  type ReportedFile,
  reportOf,
  unusedDisables,
} from '../../lint/index.js';
import { findRuleset } from '../../lint/ruleset/find.js';
import { STDIN } from '../../lint/stdin.js';
import { UsageError } from '../../lint/usage-error.js';
import { FORMATS, type Format } from '../../report/formats.js';
import { render } from '../../report/render.js';
import { hasColor } from '../color.js';
import { writeText } from '../write-text.js';
import type { KnownFindings } from './known-findings.js';
import type { LintArguments } from './options.js';
import { type Output, parseOutput, refuseOverwrite } from './outputs.js';
import { progressOn } from './progress.js';

/** The files that were read, and what was found in them. */
interface Linted {
  readonly files: readonly ReportedFile[];
  readonly disabled: readonly DisabledRule[];
  /** The parts of files that were looked at; collected only for a baseline. */
  readonly parts: readonly Origin[];
  readonly skipped: readonly SkippedFile[];
  /** Why files that should have been linted were not: whole sentences. */
  readonly failures: readonly string[];
}

/** Writes lines for people to standard error. */
type Print = (line: string) => void;

/**
 * Runs `apigw-lint lint`.
 * @returns 0 clean, 1 findings at or above the threshold or too many warnings, 2 some file could not be linted
 */
export async function lint(argv: LintArguments): Promise<number> {
  const started = process.hrtime.bigint();
  refuseMaxWarnings(argv['max-warnings']);
  const outputs = argv.output.map(parseOutput);
  const known = await readKnown(argv);
  const files = await findFiles([...argv.files, ...(known?.documents ?? [])]);
  const ruleset = argv.ruleset ?? findRuleset(process.cwd());
  refuseOverwrite(outputs, [...files.map(({ path }) => path), ruleset, argv.baseline, argv['write-baseline']]);
  const linter = createLinter({
    ruleset,
    api: argv.api,
    allowRemote: argv['allow-remote'],
    allowOutside: argv['allow-outside'],
    hasOverview: argv.format === 'html' || outputs.some(({ format }) => format === 'html'),
  });
  // In a workflow GitHub reads both streams for commands, and names of files may look like some.
  const escapeLog = argv.github ? (await import('../../report/github/workflow-commands.js')).withoutCommands : String;

  const { linted, print } = await readAll(files, linter, argv, escapeLog, known !== undefined);
  const all = settle(linted, argv, known, print);
  refuseOverwrite(
    outputs,
    all.files.map(({ path }) => path),
  );
  await renderAll({ all, failures: linted.failures, outputs, linter, started, escapeLog }, argv);
  if (linted.failures.length > 0) return 2;
  return isFailure(all, argv) ? 1 : 0;
}

/** Loaded only for users who have a baseline. */
async function readKnown(argv: LintArguments): Promise<KnownFindings | undefined> {
  if (argv.baseline === undefined && argv['write-baseline'] === undefined) return undefined;
  return (await import('./known-findings.js')).knownFindings(argv);
}

/** Lints one file after the other, and says on standard error which could not be. */
async function readAll(
  files: readonly InputFile[],
  linter: Linter,
  argv: LintArguments,
  escapeLog: (line: string) => string,
  isForBaseline: boolean,
): Promise<{ readonly linted: Linted; readonly print: Print }> {
  const progress = progressOn(process.stderr, files.length);
  const print: Print = (line) => progress.print(escapeLog(line));
  const reported: ReportedFile[] = [];
  const disabled: DisabledRule[] = [];
  const parts: Origin[] = [];
  const skipped: SkippedFile[] = [];
  const failures: string[] = [];
  const fail = (message: string) => {
    failures.push(message);
    print(message);
  };
  for (const { path, isNamed } of files) {
    const name = path === STDIN ? (argv['stdin-filepath'] ?? '<stdin>') : path;
    const isWanted = isNamed && !argv['ignore-unknown-format'];
    progress.next(name);
    const reading = { isForApiGatewayOnly: !isWanted && argv.api === undefined };
    const result = await linter.lint(name, path === STDIN ? readFileSync(0, 'utf8') : undefined, reading);
    if (result.kind === 'linted') {
      reported.push(...result.files);
      disabled.push(...result.disabled);
      if (isForBaseline) parts.push(...result.parts());
    } else if (result.kind === 'unreadable') {
      if (isWanted || !result.isOther) fail(result.message);
    } else {
      if (isWanted || result.isNotable === true) skipped.push({ path: name, reason: result.reason });
      if (isWanted) fail(`${name}: not linted, ${result.reason}.`);
    }
  }
  if (files.every(({ isNamed }) => !isNamed) && reported.length === 0 && failures.length === 0)
    print('No OpenAPI document for API Gateway here. Name the files: apigw-lint openapi.yaml');
  progress.end();
  return { linted: { files: reported, disabled, parts, skipped, failures }, print };
}

/** The report of everything that was found, with what a baseline knows set apart. */
function settle(
  { files, disabled, parts, skipped, failures }: Linted,
  argv: LintArguments,
  known: KnownFindings | undefined,
  print: Print,
): Report {
  const unused = argv['report-unused-disables'] ? unusedDisables(disabled) : [];
  const found = reportOf([...files, ...unused], skipped);
  const settled = known?.settle(found, parts, failures.length > 0);
  for (const line of settled?.said ?? []) print(line);
  return settled?.report ?? found;
}

interface Run {
  readonly all: Report;
  readonly failures: readonly string[];
  readonly outputs: readonly Output[];
  readonly linter: Linter;
  /** In nanoseconds. */
  readonly started: bigint;
  readonly escapeLog: (text: string) => string;
}

/** Writes the report in every format that was asked for. */
async function renderAll(
  { all, failures, outputs, linter, started, escapeLog }: Run,
  argv: LintArguments,
): Promise<void> {
  const report = argv.quiet ? reportOf(all.files.map(errorsOnly), all.skipped) : all;
  const options = {
    isVerbose: argv.verbose,
    isQuiet: argv.quiet,
    milliseconds: Number((process.hrtime.bigint() - started) / 1_000_000n),
    failSeverity: argv['fail-severity'],
    failures,
    rules: () => linter.rules(),
    isForGitHub: argv.github,
  };
  for (const { format, path } of outputs)
    writeText(path, await render(format, shownIn(format, report), { ...options, hasColor: false }));
  if (argv.github) {
    const { reportToGitHub } = await import('./github.js');
    process.stdout.write(reportToGitHub({ report, counts: all.counts, failures, outputs }));
  }
  const format = FORMATS.find((name) => name === argv.format) ?? 'stylish';
  const isReported = argv.github && format === 'github-actions';
  // Where no file could be read there is nothing to report on, but for programs that read the report.
  const isEmpty = failures.length > 0 && report.files.length === 0 && format !== 'json';
  if (isReported || isEmpty) return;
  const text = await render(format, shownIn(format, report), {
    ...options,
    hasColor: hasColor(argv.color, process.stdout),
  });
  process.stdout.write(escapeLog(text));
}

/** People read once what holds for one operation after another; programs get every place. */
function shownIn(format: Format, report: Report): Report {
  return format === 'stylish' || format === 'text' || format === 'markdown' ? folded(report) : report;
}

function isFailure({ counts }: Report, argv: LintArguments): boolean {
  const threshold = argv['fail-severity'];
  const failing = threshold === 'none' ? [] : SEVERITIES.slice(0, SEVERITIES.indexOf(threshold) + 1);
  if (failing.some((severity) => counts[severity] > 0)) return true;
  const most = argv['max-warnings'];
  return most !== undefined && counts.warn > most;
}

function errorsOnly(file: ReportedFile): ReportedFile {
  const isError = ({ severity }: ReportedFinding) => severity === 'error';
  const { suppressed = [], ...shown } = file;
  return { ...shown, findings: file.findings.filter(isError), ...suppressedIn(suppressed.filter(isError)) };
}

function refuseMaxWarnings(most: number | undefined): void {
  if (most === undefined || (Number.isInteger(most) && most >= 0)) return;
  throw new UsageError('--max-warnings takes a whole number from 0 on.');
}
