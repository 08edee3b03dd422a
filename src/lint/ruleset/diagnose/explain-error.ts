import { readFile } from 'node:fs/promises';
import { isObject, valueAt } from '../../../openapi/json.js';
import { quote } from '../../../wording/quote.js';
import { suggest } from '../../../wording/suggest.js';
import { RulesetError, type RulesetPlace } from '../error.js';
import { diagnoseRuleset } from './diagnose.js';
import { diagnoseSeverity } from './diagnose-rules.js';
import { placeOfWord } from './place-in-script.js';
import { placeInYaml } from './place-in-yaml.js';

/** What Spectral, its migrator and rollup throw, as far as it is of use. */
interface Problem {
  message: string;
  /** Where in the ruleset. */
  path?: unknown;
  /** Where in a script. */
  loc?: { file?: string; line: number; column?: number };
}

interface Explanation {
  readonly message: string;
  readonly path: readonly string[];
}

/**
 * Turns whatever was thrown while a ruleset was loaded or prepared into one error that says what is wrong, and where.
 * @param definition the ruleset, if it could be loaded
 */
export async function explainRulesetError(file: string, error: unknown, definition?: unknown): Promise<RulesetError> {
  if (error instanceof RulesetError) return error;
  const problems: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
  const [first, ...others] = problems.filter(isProblem);
  if (first === undefined) return new RulesetError(file, String(error));
  if (first.loc) {
    const { file: script = file, line, column = 0 } = first.loc;
    const message = firstLine(first.message).replace(/ \(Note that .*\)$/, '');
    return new RulesetError(script, `Not JavaScript: ${message}.`, { line, column: column + 1 });
  }
  const isData = /\.(json|ya?ml)$/i.test(file);
  const missing = /^Cannot extend non-existing rule: "(.+)"$/.exec(firstLine(first.message))?.[1];
  try {
    if (isData) await diagnoseRuleset(file, missing);
  } catch (diagnosis) {
    if (diagnosis instanceof RulesetError) return diagnosis;
    throw diagnosis;
  }
  const { message, path } = explain(first, missing, definition);
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  return new RulesetError(file, message + more, await placeOf(path, file, isData));
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string';
}

function explain(problem: Problem, missing: string | undefined, definition: unknown): Explanation {
  if (missing !== undefined) {
    const near = suggest(missing, ruleNames(definition));
    const advice = near === undefined ? 'Remove it, or correct its name.' : `Did you mean ${quote(near)}?`;
    return { message: `There is no rule ${quote(missing)} to configure. ${advice}`, path: ['rules', missing] };
  }
  const message = firstLine(problem.message);
  const specifier = /^(?:Cannot find module|Could not resolve) '([^']+)'/.exec(message)?.[1];
  if (specifier !== undefined)
    return { message: `Cannot find ${quote(specifier)}, which the ruleset imports.`, path: [specifier] };
  if (message === 'exports is not defined' || message === 'Provided ruleset is not an object')
    return { message: 'The script exports no ruleset. Write `export default { extends: [apigw] }`.', path: [] };
  const path = Array.isArray(problem.path) ? problem.path.map(String).filter((segment) => segment !== '') : [];
  const [section, name = ''] = path;
  const value = valueAt(definition, path);
  if (section === 'rules' && path.length === 2 && !isObject(value)) {
    return { message: `"rules.${name}": ${diagnoseSeverity(value) ?? message}`, path };
  }
  // Our own messages name the rule.
  return {
    message:
      path.length === 0 || (name.startsWith('apigw-') && message.includes(name))
        ? message
        : `"${path.join('.')}": ${message}`,
    path,
  };
}

/** The names of all rules of a ruleset and of those that it extends. */
function ruleNames(definition: unknown): string[] {
  if (Array.isArray(definition)) return definition.flatMap(ruleNames);
  if (!isObject(definition)) return [];
  const { rules, extends: extended } = definition;
  return [
    ...(isObject(rules) ? Object.keys(rules).filter((name) => isObject(rules[name])) : []),
    ...ruleNames(extended),
  ];
}

async function placeOf(path: readonly string[], file: string, isData: boolean): Promise<RulesetPlace | undefined> {
  if (path.length === 0) return undefined;
  const text = await readFile(file, 'utf8').catch(() => '');
  if (isData) return placeInYaml(text, path, 'value');
  // The last name of the path that the script has once.
  return path.map((segment) => placeOfWord(text, segment)).findLast((place) => place !== undefined);
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
