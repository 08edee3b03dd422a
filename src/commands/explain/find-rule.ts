import { UsageError } from '../../lint/usage-error.js';
import type { Rule } from '../../rule.js';
import { rules } from '../../rules/index.js';
import { suggest } from '../../wording/suggest.js';

/**
 * The rule of a name, with or without `apigw-`.
 * @throws UsageError if there is none, with the nearest name
 */
export function findRule(name: string): Rule {
  const id = name.startsWith('apigw-') ? name : `apigw-${name}`;
  const rule = rules.find((known) => known.id === id);
  if (rule !== undefined) return rule;
  const near = suggest(
    id,
    rules.map((known) => known.id),
  );
  throw new UsageError(
    `Unknown rule: ${name}. ${near === undefined ? 'Run `apigw-lint rules` for the list.' : `Did you mean ${near}?`}`,
  );
}
