import type { Options } from 'yargs';
import { UsageError } from '../lint/usage-error.js';
import { suggest } from '../wording/suggest.js';
import { DEPLOY_OPTIONS } from './deploy/options.js';
import { EXPLAIN_OPTIONS } from './explain/options.js';
import { INIT_OPTIONS } from './init/options.js';
import { LINT_OPTIONS } from './lint/options.js';
import { ROLLBACK_OPTIONS } from './rollback/options.js';
import { RULES_OPTIONS } from './rules/options.js';

/** Besides those that are on or off: this one is a folder, or none. */
const NEGATABLE = ['backup'];

const COMMANDS: readonly Readonly<Record<string, Options>>[] = [
  LINT_OPTIONS,
  RULES_OPTIONS,
  INIT_OPTIONS,
  EXPLAIN_OPTIONS,
  DEPLOY_OPTIONS,
  ROLLBACK_OPTIONS,
];

const OPTIONS = [...new Set(COMMANDS.flatMap(Object.keys)), 'help', 'version'];

const VALUED = COMMANDS.flatMap((options) =>
  Object.entries(options).flatMap(([name, { type }]) => (type === 'boolean' ? [] : [name])),
);

/** Positional arguments and what follows `--` are lists, and so are the options that may be given more than once. */
const REPEATABLE = new Set([
  ...['_', '--', 'files'],
  ...COMMANDS.flatMap((options) =>
    Object.entries(options).flatMap(([name, { array, alias }]) =>
      array === true ? [name, ...[alias ?? []].flat()] : [],
    ),
  ),
]);

const MORE = 'Run `apigw-lint --help` for what there is.';

/** What to tell about a command line that yargs does not understand: its words, with the near spelling added. */
export function explainUsage(message: string): string {
  const option = /^Unknown arguments?: ([^,]+)/.exec(message)?.[1];
  if (option !== undefined) return unknown('option', flag(option), suggest(option, OPTIONS)?.replace(/^/, '--'), MORE);
  const lacking = /^Not enough arguments following: (\S+)/.exec(message)?.[1];
  if (lacking !== undefined) return `${flag(lacking)} lacks its value. ${MORE}`;
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
  const twice = Object.keys(argv).find((name) => Array.isArray(argv[name]) && !REPEATABLE.has(name) && name.length > 1);
  if (twice !== undefined) throw new UsageError(`--${twice} is given more than once. Give it one value.`);
  return true;
}

/**
 * Refuses `--no-` before an option that takes a value: yargs would make `false` of it.
 * @throws UsageError
 */
export function refuseNegation(argv: Readonly<Record<string, unknown>>): true {
  const negated = VALUED.find((name) => {
    const value = argv[name];
    return value === false || (Array.isArray(value) && value.includes(false));
  });
  if (negated === undefined || NEGATABLE.includes(negated)) return true;
  throw new UsageError(`Unknown option: --no-${negated}. Leave --${negated} out instead.`);
}

function unknown(kind: string, value: string, near: string | undefined, otherwise: string): string {
  return `Unknown ${kind}: ${value}. ${near === undefined ? otherwise : `Did you mean ${near}?`}`;
}

function flag(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`;
}
