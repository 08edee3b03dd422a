import { readFileSync } from 'node:fs';
import type { Origin } from '../../document/index.js';
import { findFiles } from '../../lint/files.js';
import { type ReportedFinding, SEVERITIES, suppressedIn } from '../../lint/findings.js';
import {
  createLinter,
  type DisabledRule,
  type Report,
  type ReportedFile,
  reportOf,
  unusedDisables,
} from '../../lint/index.js';
import { findRuleset } from '../../lint/ruleset/find.js';
import { STDIN } from '../../lint/stdin.js';
import { UsageError } from '../../lint/usage-error.js';
import { FORMATS } from '../../report/formats.js';
import { render } from '../../report/render.js';
import { hasColor } from '../color.js';
import { writeText } from '../write-text.js';
import type { LintArguments } from './command.js';
import type { KnownFindings } from './known-findings.js';
import { keepInputs, parseOutput } from './outputs.js';
import { progressOn } from './progress.js';
import { optimize } from './tune.js';

/**
 * Runs `apigw-lint lint`.
 * @returns 0 clean, 1 findings at or above the threshold or too many warnings, 2 some file could not be read
 */
export async function lint(argv: LintArguments): Promise<number> {
  const started = process.hrtime.bigint();
  checkMaxWarnings(argv['max-warnings']);
  const outputs = argv.output.map(parseOutput);
  const known = await readKnown(argv);
  const named = [...argv.files, ...(known?.documents ?? [])];
  const isWanted = named.length > 0 && !argv['ignore-unknown-format'];
  const files = await findFiles(named);
  const ruleset = argv.ruleset ?? findRuleset(process.cwd());
  keepInputs(outputs, [...files, ruleset, argv.baseline, argv['write-baseline']]);
  const linter = createLinter({
    ruleset,
    api: argv.api,
    allowRemote: argv['allow-remote'],
    onPhase: (phase) => optimize(phase === 'read' ? 'early' : 'late'),
    hasOverview: argv.format === 'html' || outputs.some(({ format }) => format === 'html'),
  });
  const progress = progressOn(process.stderr, files.length);
  // In a workflow GitHub reads both streams for commands, and names of files may look like some.
  const log = argv.github ? (await import('../../report/github/workflow-commands.js')).withoutCommands : String;
  const reported: ReportedFile[] = [];
  const disabled: DisabledRule[] = [];
  const parts: Origin[] = [];
  const failures: string[] = [];
  for (const file of files) {
    const name = file === STDIN ? (argv['stdin-filepath'] ?? '<stdin>') : file;
    progress.next(name);
    const result = await linter.lint(name, file === STDIN ? readFileSync(0, 'utf8') : undefined);
    if (result.kind === 'linted') {
      reported.push(...result.files);
      disabled.push(...result.disabled);
      if (known !== undefined) parts.push(...result.parts());
    } else if (result.kind === 'unreadable' && (isWanted || !result.isOther)) {
      failures.push(result.message);
      progress.print(log(result.message));
    } else if (result.kind === 'not-openapi' && isWanted) {
      progress.print(log(`${name}: not linted, ${result.reason}.`));
    }
  }
  if (named.length === 0 && reported.length === 0 && failures.length === 0)
    progress.print('Git tracks no OpenAPI document here. Name the files: apigw-lint openapi.yaml');
  progress.end();

  if (argv['report-unused-disables']) reported.push(...unusedDisables(disabled));
  const found = reportOf(reported);
  const { report: all, said } = known?.settle(found, parts, failures.length > 0) ?? { report: found, said: [] };
  for (const line of said) progress.print(log(line));
  const report = argv.quiet ? reportOf(all.files.map(errorsOnly)) : all;
  const options = {
    isVerbose: argv.verbose,
    isQuiet: argv.quiet,
    milliseconds: Number((process.hrtime.bigint() - started) / 1_000_000n),
    failSeverity: argv['fail-severity'],
    failures,
    rules: () => linter.rules(),
    isForGitHub: argv.github,
  };
  keepInputs(
    outputs,
    found.files.map(({ path }) => path),
  );
  for (const { format, path } of outputs)
    writeText(path, await render(format, report, { ...options, hasColor: false }));
  if (argv.github) {
    const { tellGitHub } = await import('./github.js');
    process.stdout.write(tellGitHub({ report, counts: all.counts, failures, outputs }));
  }
  const format = FORMATS.find((name) => name === argv.format) ?? 'stylish';
  // Where no file could be read there is nothing to report on.
  const isTold = argv.github && format === 'github-actions';
  if (!isTold && (failures.length === 0 || report.files.length > 0)) {
    const text = await render(format, report, { ...options, hasColor: hasColor(argv.color, process.stdout) });
    process.stdout.write(log(text));
  }
  if (failures.length > 0) return 2;
  return isFailure(all, argv) ? 1 : 0;
}

/** Loaded only for those who have a baseline. */
async function readKnown(argv: LintArguments): Promise<KnownFindings | undefined> {
  if (argv.baseline === undefined && argv['write-baseline'] === undefined) return undefined;
  return (await import('./known-findings.js')).knownFindings(argv);
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

function checkMaxWarnings(most: number | undefined): void {
  if (most === undefined || (Number.isInteger(most) && most >= 0)) return;
  throw new UsageError('--max-warnings takes a whole number from 0 on.');
}
