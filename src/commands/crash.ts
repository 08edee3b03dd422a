import { relative } from 'node:path';
import { RulesetError } from '../lint/ruleset-error.js';
import { UsageError } from '../lint/usage-error.js';
import { VERSION } from '../version.js';

const ISSUES = 'https://github.com/apigw-lint/apigw-lint/issues';

/**
 * What to tell when a command could not run. Mistakes of the person are told in one line, anything else is a bug of
 * ours; DEBUG=apigw-lint adds where it happened.
 */
export function explainCrash(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n`;
  if (error instanceof RulesetError)
    return `${relative('', error.file)}${error.line === undefined ? '' : `:${error.line}`}: ${error.message}\n`;
  const reason = error instanceof Error ? error.message : String(error);
  const trace = process.env['DEBUG'] === 'apigw-lint' && error instanceof Error ? `${error.stack}\n` : '';
  return `apigw-lint ${VERSION} stopped because of a bug: ${firstLine(reason)}\nReport it at ${ISSUES} with the document, or what is left of it.\n${trace}`;
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
