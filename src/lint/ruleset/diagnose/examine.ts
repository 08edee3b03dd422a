import type { Ruleset } from '@stoplight/spectral-core';
import { isObject } from '../../../openapi/json.js';
import { OptionError, readOptions } from '../../../rule-options.js';
import { rules as ownRules } from '../../../rules/index.js';
import check from '../../../rulesets/check.js';
import { quote } from '../../../wording/quote.js';

/**
 * Looks for mistakes in a prepared ruleset that Spectral would find only when it lints, or never: options of our rules, and
 * the rules that overrides name.
 * @throws an error, in Spectral's words where it has some
 */
export function examineRuleset({ rules, overrides }: Ruleset): void {
  for (const { name, definition, then } of Object.values(rules)) {
    if ([definition.then].flat().some((step) => step.function === check)) throw noRule(name);
    examineOptions(name, then);
  }
  for (const override of overrides ?? []) {
    const odd = override.files.find(isNoPointer);
    if (odd !== undefined) throw new Error(noPointer(odd));
    if (!('rules' in override)) continue;
    for (const [name, rule] of Object.entries(override.rules)) {
      if (isObject(rule)) examineOptions(name, [rule.then].flat());
      else if (!('extends' in override) && !Object.hasOwn(rules, name))
        throw new ReferenceError(`Cannot extend non-existing rule: "${name}"`);
    }
  }
}

/** Whether an entry of an override's `files` has something else than a JSON pointer behind its `#`. */
export function isNoPointer(file: string): boolean {
  return /^#|#(?!\/)/.test(file);
}

/** What to say about such an entry. */
export function noPointer(file: string): string {
  return `${quote(file)} is not a file with a pointer. Write it as "openapi.yaml#/paths/~1pets".`;
}

function examineOptions(name: string, then: readonly unknown[]): void {
  for (const step of then) {
    if (!isObject(step) || step.function !== check) continue;
    const own = ownRules.find(({ id }) => id === name);
    if (own === undefined) throw noRule(name);
    readOptions(own, step.functionOptions);
  }
}

function noRule(name: string): OptionError {
  return new OptionError(`There is no rule "${name}" to give options, neither here nor in what the ruleset extends.`);
}
