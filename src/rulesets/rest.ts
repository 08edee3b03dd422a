import { rules } from '../rules/index.js';
import { rulesetOf } from '../ruleset.js';

/** The rules with every document taken for a REST API. */
export default rulesetOf(rules, 'rest');
