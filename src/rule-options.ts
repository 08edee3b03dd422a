import { quote } from './wording/quote.js';
import { list, suggest } from './wording/suggest.js';

/** A limit that a user may change. */
export interface LimitOption {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** A value for the docs. */
  readonly example: number;
  /** What it is, with its unit, without a full stop. */
  readonly describe: string;
}

/** A list of names that a user may add to; there are none unless a ruleset says so. */
export interface NamesOption {
  readonly default: readonly string[];
  /** A value for the docs. */
  readonly example: readonly string[];
  /** What the names are, without a full stop. */
  readonly describe: string;
}

/** What a user may change about a rule, by name. */
export type RuleOptions = Readonly<Record<string, LimitOption | NamesOption>>;

/** The values of options, as a check gets them. */
export type ValuesOf<O extends RuleOptions> = {
  readonly [Name in keyof O]: O[Name] extends LimitOption ? number : readonly string[];
};

/** Options that a rule does not take. `path` leads to what is wrong, from the options on. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
  readonly path: readonly string[];

  constructor(message: string, ...path: readonly string[]) {
    super(message);
    this.path = path;
  }
}

/**
 * The values of all options of a rule: those given, and the defaults of the others.
 * @param given `functionOptions` of a ruleset; `null` or nothing where there are none
 * @throws OptionError for a name or a value that the rule does not take
 */
export function readOptions<O extends RuleOptions>(
  { id, options: known }: { readonly id: string; readonly options?: O },
  given: unknown,
): ValuesOf<O> {
  const options: RuleOptions = known ?? {};
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(options)) values[name] = option.default;
  if (typeof (given ?? {}) !== 'object' || Array.isArray(given))
    throw new OptionError(`The options of ${id} are ${quote(given)}. Write a map.`);
  for (const [name, value] of Object.entries(given ?? {})) {
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) throw new OptionError(unknownOption(id, name, Object.keys(options)), name);
    if (!isTaken(option, value))
      throw new OptionError(`"${name}" of ${id} is ${quote(value)}. It takes ${valuesOf(option)}.`, name);
    values[name] = value;
  }
  if (areValuesOf<O>(options, values)) return values;
  throw new OptionError(`The options of ${id} are incomplete.`);
}

/** What an option takes, in words. */
export function valuesOf(option: LimitOption | NamesOption): string {
  return 'min' in option ? `a whole number from ${option.min} to ${option.max}` : 'a list of names';
}

function unknownOption(id: string, name: string, names: readonly string[]): string {
  if (names.length === 0) return `${id} has no options. Remove ${quote(name)}.`;
  const near = suggest(name, names);
  const advice = near === undefined ? `It has ${list(names)}.` : `Did you mean ${quote(near)}?`;
  return `${id} has no option ${quote(name)}. ${advice}`;
}

function isTaken(option: LimitOption | NamesOption, value: unknown): boolean {
  if ('min' in option)
    return typeof value === 'number' && Number.isInteger(value) && value >= option.min && value <= option.max;
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}

function areValuesOf<O extends RuleOptions>(options: RuleOptions, values: object): values is ValuesOf<O> {
  return Object.keys(options).every((name) => name in values);
}
