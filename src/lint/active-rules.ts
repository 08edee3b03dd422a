import type { Severity } from '../rule.js';
import { rules } from '../rules/index.js';
import { DOCS } from '../ruleset.js';
import { READING_RULES } from './reading-rules.js';

/** A rule that a run checked, of whoever's ruleset. */
export interface ActiveRule {
  readonly id: string;
  /** As the ruleset has it; where a finding is, an override can have another. */
  readonly severity: Severity;
  readonly summary: string | undefined;
  /** The page about the rule. */
  readonly url: string | undefined;
}

/** What reading a file checks, whatever the ruleset. */
export const readingRules: readonly ActiveRule[] = READING_RULES.map(({ id, severity, summary }) => ({
  id,
  severity,
  summary,
  url: undefined,
}));

/** The rules that run where there is no ruleset of the user's. */
export function recommendedRules(): ActiveRule[] {
  return rules
    .filter(({ recommended = true }) => recommended)
    .map(({ id, severity, summary }) => ({ id, severity, summary, url: `${DOCS}${id}.md` }));
}
