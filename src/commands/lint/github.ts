import { appendFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Counts, Report } from '../../lint/findings.js';
import { UsageError } from '../../lint/usage-error.js';
import { githubActions } from '../../report/github/annotations.js';
import { type Environment, jobSummary } from '../../report/github/job-summary.js';
import { relativePath, reportFrom, repositoryRoot } from '../../report/paths.js';

/** What there is to tell about a run. */
interface Run {
  readonly report: Report;
  /** Of all findings, also of those that the report leaves out. */
  readonly counts: Counts;
  /** Why files could not be linted. */
  readonly failures: readonly string[];
  /** The reports that were written to files. */
  readonly outputs: readonly { readonly format: string; readonly path: string }[];
}

/**
 * Writes the summary and the outputs of a workflow step to the files that its environment names, as far as it does.
 * @returns the annotations, for standard output
 */
export function reportToGitHub({ report, counts, failures, outputs }: Run, env: Environment = process.env): string {
  const fromRoot = reportFrom(repositoryRoot(process.cwd()), report);
  append(env, 'GITHUB_STEP_SUMMARY', (used) => jobSummary(fromRoot, failures, used, env));
  const sarif = outputs.find(({ format }) => format === 'sarif');
  const values = {
    // A count of a part would look like one of all.
    ...(failures.length === 0 && { errors: String(counts.error), warnings: String(counts.warn) }),
    ...(sarif && { 'sarif-file': fromWorkspace(sarif.path, env) }),
  };
  append(env, 'GITHUB_OUTPUT', () => Object.entries(values).map(output).join(''));
  return githubActions(fromRoot, failures);
}

/** A file as later steps name it: they start in the workspace. */
function fromWorkspace(path: string, { GITHUB_WORKSPACE: workspace }: Environment): string {
  return workspace === undefined ? path : relativePath(resolve(path), workspace);
}

/** GitHub reads everything up to a line that repeats the mark. */
function output([name, value]: readonly [name: string, value: string]): string {
  let mark = 'end';
  while (value.includes(mark)) mark += '-';
  return `${name}<<${mark}\n${value}\n${mark}\n`;
}

function append(env: Environment, variable: string, text: (used: number) => string): void {
  const file = env[variable];
  if (file === undefined || file === '') return;
  try {
    appendFileSync(file, text(statSync(file, { throwIfNoEntry: false })?.size ?? 0));
  } catch (error) {
    throw new UsageError(
      `Could not write to the file of ${variable}: ${error instanceof Error ? error.message : error}.`,
    );
  }
}
