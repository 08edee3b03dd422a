import { relative } from 'node:path';
import { RulesetError } from '../lint/ruleset/error.js';
import { UsageError } from '../lint/usage-error.js';
import { failure } from '../report/github/annotations.js';
import { withoutCommands, workflowCommand } from '../report/github/workflow-commands.js';
import { relativePath, repositoryRoot } from '../report/paths.js';
import { VERSION } from '../version.js';

const ISSUES = 'https://github.com/apigw-lint/apigw-lint/issues';

/** Tells why a command could not run: on standard error, and to GitHub, if it is to know, as an annotation too. */
export function reportCrash(error: unknown, isForGitHub: boolean): void {
  const explanation = explainCrash(error);
  process.stderr.write(isForGitHub ? withoutCommands(explanation) : explanation);
  if (isForGitHub) process.stdout.write(workflowCommand({ ...failure(explanation.trimEnd()), place: placeOf(error) }));
}

/**
 * What to tell when a command could not run. Mistakes of the user are told in one line, anything else is a bug of
 * ours; DEBUG=apigw-lint adds where it happened.
 */
function explainCrash(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n`;
  if (error instanceof RulesetError) {
    const { line, column } = error.place ?? {};
    const place = [relative('', error.file), line, column].filter((part) => part !== undefined).join(':');
    return `${place}: ${error.message}\n`;
  }
  const reason = error instanceof Error ? error.message : String(error);
  const trace = process.env['DEBUG'] === 'apigw-lint' && error instanceof Error ? `${error.stack}\n` : '';
  return `apigw-lint ${VERSION} stopped because of a bug: ${firstLine(reason)}\nReport it at ${ISSUES} with the document, or what is left of it.\n${trace}`;
}

/** The place in a ruleset, as GitHub counts paths. */
function placeOf(error: unknown): Record<string, string | number> {
  if (!(error instanceof RulesetError)) return {};
  const file = relativePath(error.file, repositoryRoot(process.cwd()));
  const { line, column } = error.place ?? {};
  return { file, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { col: column }) };
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
