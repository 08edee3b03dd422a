import type { Ruleset } from '@stoplight/spectral-core';
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

const SEVERITY: readonly Severity[] = ['error', 'warn', 'info', 'hint'];

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

/** The rules that a prepared ruleset turns on, for some of these files at least: its overrides differ from file to file. */
export function rulesOf(ruleset: Ruleset, files: Iterable<string>): ActiveRule[] {
  const rulesets = [ruleset, ...(ruleset.overrides === null ? [] : [...files].map((file) => ruleset.fromSource(file)))];
  const active = new Map<string, ActiveRule>();
  for (const rule of rulesets.flatMap((one) => Object.values(one.rules))) {
    if (!rule.enabled || active.has(rule.name)) continue;
    active.set(rule.name, {
      id: rule.name,
      // A rule that only an override turns on is off as such.
      severity: SEVERITY[rule.severity] ?? 'warn',
      summary: rule.description ?? undefined,
      url: rule.documentationUrl ?? undefined,
    });
  }
  return [...active.values()];
}
