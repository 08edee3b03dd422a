import { rulesetOf } from '../ruleset.js';
import { rules } from '../rules/index.js';

/** The rules with every document taken for a HTTP API. */
export default rulesetOf(rules, 'http');
