import type { RulesetFunction } from '@stoplight/spectral-core';
import { isObject, own } from '../openapi/json.js';

/**
 * The check of whatever rule it stands in, for rulesets written in YAML: they give a rule options together with a function,
 * and can name a function only by its file. The check is the one with which our ruleset defined the rule.
 */
const check: RulesetFunction = (document, options, context) => {
  const rule: unknown = context.rule;
  const definition = isObject(rule) ? own(rule, 'definition') : undefined;
  const then = isObject(definition) ? own(definition, 'then') : undefined;
  const checkOfRule = isObject(then) ? own(then, 'function') : undefined;
  if (!isFunction(checkOfRule) || checkOfRule === check)
    throw new Error('Only rules of apigw-lint can have the function "check".');
  return checkOfRule(document, options, context);
};

function isFunction(value: unknown): value is RulesetFunction {
  return typeof value === 'function';
}

// The name shows up when a check crashes.
Object.defineProperty(check, 'name', { value: 'apigw-check' });

export default check;
