import type { Ruleset } from '@stoplight/spectral-core';
import type { Severity } from '../../rule.js';
import type { ActiveRule } from '../active-rules.js';

const SEVERITY: readonly Severity[] = ['error', 'warn', 'info', 'hint'];

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
