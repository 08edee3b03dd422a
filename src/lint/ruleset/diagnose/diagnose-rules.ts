import { isObject } from '../../../openapi/json.js';
import { OptionError, readOptions } from '../../../rule-options.js';
import { rules as ownRules } from '../../../rules/index.js';
import { quote } from '../../../wording/quote.js';
import { list, suggest } from '../../../wording/suggest.js';
import { CHECK, CHECK_FOLDER } from '../own-files.js';

/** A mistake in a ruleset, with a path to its key or its value. */
export interface Mistake {
  readonly path: readonly (string | number)[];
  readonly at: 'key' | 'value';
  readonly message: string;
}

/** What the rules of a ruleset may refer to. */
export interface Surroundings {
  /** The rules that it extends, as far as they are known. */
  readonly rules: readonly string[];
  /** Whether a rule that is not among these does not exist. */
  readonly isUnknown: (name: string) => boolean;
  /** The functions that it declares, and those that Spectral has. */
  readonly functions: readonly string[];
}

const OWN_NAMES = ownRules.map(({ id }) => id);

const SEVERITIES = ['error', 'warn', 'info', 'hint', 'off'] as const;

/** The first mistake in the `rules` of a ruleset or of an override. */
export function diagnoseRules(rules: unknown, around: Surroundings): Mistake | undefined {
  if (!isObject(rules)) return { path: [], at: 'key', message: '`rules` must be a map of rules and severities.' };
  for (const [name, value] of Object.entries(rules)) {
    const mistake = isObject(value) ? diagnoseDefinition(name, value, around) : diagnoseSwitch(name, value, around);
    if (mistake !== undefined) return { ...mistake, path: [name, ...mistake.path] };
  }
  return undefined;
}

/** What is wrong with a severity. */
export function diagnoseSeverity(value: unknown): string | undefined {
  if (SEVERITIES.some((severity) => severity === value)) return undefined;
  const word = String(value).toLowerCase();
  const near = SEVERITIES.find((severity) => word.startsWith(severity)) ?? suggest(word, SEVERITIES);
  return `${quote(value)} is not a severity. ${near === undefined ? 'Use error, warn, info, hint or off.' : `Did you mean ${quote(near)}?`}`;
}

function diagnoseSwitch(name: string, value: unknown, around: Surroundings): Mistake | undefined {
  const message = typeof value === 'boolean' ? undefined : diagnoseSeverity(value);
  if (message !== undefined) return { path: [], at: 'value', message };
  return around.isUnknown(name) ? unknownRule(name, around.rules) : undefined;
}

function unknownRule(name: string, known: readonly string[]): Mistake {
  const near = suggest(name, known);
  const advice = near === undefined ? 'Remove it, or correct its name.' : `Did you mean ${quote(near)}?`;
  return { path: [], at: 'key', message: `There is no rule ${quote(name)} to configure. ${advice}` };
}

function diagnoseDefinition(
  name: string,
  definition: Readonly<Record<string, unknown>>,
  around: Surroundings,
): Mistake | undefined {
  const { given, then, severity } = definition;
  const own = ownRules.find(({ id }) => id === name);
  if (given === undefined || then === undefined) return incomplete(name, definition, own?.options !== undefined);
  const message = severity === undefined || typeof severity === 'number' ? undefined : diagnoseSeverity(severity);
  if (message !== undefined) return { path: ['severity'], at: 'value', message };
  const steps: readonly unknown[] = Array.isArray(then) ? then : [then];
  if (steps.some((step) => isObject(step) && step.function === CHECK)) {
    if (own === undefined) return unknownRule(name, OWN_NAMES);
    if (around.isUnknown(name))
      return {
        path: [],
        at: 'key',
        message: 'Nothing that the ruleset extends has this rule. Add `extends: [apigw-lint]`.',
      };
  }
  for (const [index, step] of steps.entries()) {
    const path = Array.isArray(then) ? ['then', index] : ['then'];
    const mistake = isObject(step) ? diagnoseStep(name, step, around) : undefined;
    if (mistake !== undefined) return { ...mistake, path: [...path, ...mistake.path] };
  }
  return undefined;
}

function incomplete(name: string, { severity }: Readonly<Record<string, unknown>>, hasOptions: boolean): Mistake {
  const message =
    severity === undefined && hasOptions
      ? `Options of ${name} stand in \`then.functionOptions\`, beside \`then.function: ${CHECK}\` and \`given: $\`.`
      : `A rule is a severity, or a map with \`given\` and \`then\`. To change the severity alone, write \`${name}: ${typeof severity === 'string' ? severity : 'warn'}\`.`;
  return { path: [], at: 'key', message };
}

function diagnoseStep(
  name: string,
  { function: called, functionOptions }: Readonly<Record<string, unknown>>,
  { functions }: Surroundings,
): Mistake | undefined {
  if (typeof called !== 'string' || !functions.includes(called)) return unknownFunction(called, functions);
  const own = ownRules.find(({ id }) => id === name);
  if (called !== CHECK || own === undefined) return undefined;
  try {
    readOptions(own, functionOptions);
    return undefined;
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    const isName = own.options === undefined || error.path.some((key) => !Object.hasOwn(own.options ?? {}, key));
    return { path: ['functionOptions', ...error.path], at: isName ? 'key' : 'value', message: error.message };
  }
}

function unknownFunction(called: unknown, functions: readonly string[]): Mistake {
  if (called === undefined) return { path: [], at: 'key', message: `It names no function. Known: ${list(functions)}.` };
  const near = typeof called === 'string' ? suggest(called, functions) : undefined;
  const advice =
    called === CHECK
      ? `Add \`functions: [${CHECK}]\` and \`functionsDir: ${CHECK_FOLDER}\`.`
      : near === undefined
        ? 'Declare it in `functions`.'
        : `Did you mean ${quote(near)}?`;
  return { path: ['function'], at: 'value', message: `There is no function ${quote(called)}. ${advice}` };
}
