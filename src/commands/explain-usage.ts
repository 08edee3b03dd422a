import { UsageError } from '../lint/usage-error.js';
import { suggest } from '../openapi/suggest.js';
import { COLOR_OPTION } from './color.js';
import { LINT_OPTIONS } from './lint-command.js';
import { RULES_OPTIONS } from './rules-command.js';

/** Options that may be given more than once; positional arguments are lists too. */
const REPEATABLE = ['_', 'files', 'output', 'o'];

const OPTIONS = [...new Set([LINT_OPTIONS, RULES_OPTIONS, COLOR_OPTION].flatMap(Object.keys)), 'help', 'version'];

const MORE = 'Run `apigw-lint --help` for what there is.';

/** What to tell about a command line that yargs does not understand: its words, with the near spelling added. */
export function explainUsage(message: string): string {
  const option = /^Unknown arguments?: ([^,]+)/.exec(message)?.[1];
  if (option !== undefined) return unknown('option', flag(option), suggest(option, OPTIONS)?.replace(/^/, '--'), MORE);
  const [, name = '', given = '', choices = ''] = /Argument: (\S+), Given: (.*), Choices: (.*)$/m.exec(message) ?? [];
  if (name === '') return `${message.split('\n')[0]}. ${MORE}`;
  const known = [...choices.matchAll(/"([^"]*)"/g)].map(([, choice = '']) => choice);
  const value = given.replaceAll('"', '');
  return unknown(name, value, suggest(value, known), `Known: ${known.join(', ')}.`);
}

/**
 * Refuses an option that is given twice and takes one value.
 * @throws UsageError
 */
export function requireOnce(argv: Readonly<Record<string, unknown>>): true {
  const twice = Object.keys(argv).find(
    (name) => Array.isArray(argv[name]) && !REPEATABLE.includes(name) && name.length > 1,
  );
  if (twice !== undefined) throw new UsageError(`--${twice} is given more than once. Give it one value.`);
  return true;
}

function unknown(kind: string, value: string, near: string | undefined, otherwise: string): string {
  return `Unknown ${kind}: ${value}. ${near === undefined ? otherwise : `Did you mean ${near}?`}`;
}

function flag(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`;
}
