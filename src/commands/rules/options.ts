/** The formats of the list of rules. */
const RULE_FORMATS = ['table', 'json', 'markdown'] as const;

/** The options of `rules`. */
export const RULES_OPTIONS = {
  format: { alias: 'f', choices: RULE_FORMATS, default: 'table', requiresArg: true, describe: 'Format of the list' },
} as const;

/** The options of `rules` as yargs hands them over. */
export interface RulesArguments {
  readonly format: (typeof RULE_FORMATS)[number];
}
