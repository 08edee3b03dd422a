import { rules } from '../rules/index.js';
import { rulesetOf } from '../ruleset.js';

/** The rules with every document taken for a HTTP API. */
export default rulesetOf(rules, 'http');
