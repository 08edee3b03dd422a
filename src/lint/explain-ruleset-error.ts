import { readFile } from 'node:fs/promises';
import { Yaml } from '@stoplight/spectral-parsers';
import { RulesetError } from './ruleset-error.js';

/** What Spectral, its migrator and rollup throw, as far as it is of use. */
interface Problem {
  message: string;
  /** Where in the ruleset. */
  path?: unknown;
  /** Where in a script. */
  loc?: { file?: string; line: number };
}

const KEYS =
  'aliases description documentationUrl except extends formats functions functionsDir overrides parserOptions rules';

/** Turns whatever was thrown while a ruleset was loaded or prepared into one error that says what is wrong, and where. */
export async function explainRulesetError(file: string, error: unknown): Promise<RulesetError> {
  if (error instanceof RulesetError) return error;
  const problems = error instanceof AggregateError ? error.errors : [error];
  const [first, ...others] = problems.filter(isProblem);
  if (first === undefined) return new RulesetError(file, String(error));
  if (first.loc) return new RulesetError(first.loc.file ?? file, first.message, first.loc.line);

  const ruleset = /\.(json|ya?ml)$/i.test(file) ? Yaml.parse(await readFile(file, 'utf8')) : undefined;
  const { message, path } = explain(first, ruleset?.data);
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  const location = ruleset && path.length > 0 ? Yaml.getLocationForJsonPath(ruleset, path, true) : undefined;
  return new RulesetError(file, message + more, location && location.range.start.line + 1);
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string';
}

function explain(problem: Problem, ruleset: unknown): { message: string; path: string[] } {
  const [message = ''] = problem.message.split('\n');
  const rule = /^Cannot extend non-existing rule: "(.+)"$/.exec(message)?.[1];
  if (rule !== undefined) return { message: `There is no rule "${rule}" to configure.`, path: ['rules', rule] };

  const path = Array.isArray(problem.path) ? problem.path.map(String).filter((segment) => segment !== '') : [];
  if (path.length > 0) return { message: `"${path.join('.')}": ${message}`, path };

  const unknown = Object.keys(Object(ruleset)).find((key) => !KEYS.split(' ').includes(key));
  if (unknown === undefined) return { message, path };
  return { message: `A ruleset has no "${unknown}". It can have: ${KEYS.replaceAll(' ', ', ')}.`, path: [unknown] };
}
