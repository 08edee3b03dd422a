import type { ActiveRule } from '../../lint/active-rules.js';
import type { ReportedFinding } from '../../lint/findings.js';
import { READING_RULES } from '../../lint/reading-rules.js';
import type { Rule, Severity } from '../../rule.js';
import { rules as ownRules } from '../../rules/index.js';
import { paragraph } from '../paragraph.js';
import { ruleHelp } from './rule-help.js';

/** What SARIF and code scanning call a severity. */
export const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warn: 'warning',
  info: 'note',
  hint: 'note',
};

/** The rules of a run, and those of its findings that are not among them. */
export function describeRules(active: readonly ActiveRule[], findings: readonly ReportedFinding[]): ActiveRule[] {
  const described = new Map(active.map((rule) => [rule.id, rule]));
  for (const { rule: id, severity, url } of findings) {
    if (!described.has(id)) described.set(id, { id, severity, summary: undefined, url });
  }
  return [...described.values()];
}

/** Code scanning takes no longer description. */
const MAX_CHARACTERS = 1024;

/** A rule as SARIF describes it. Code scanning wants every one of the texts. */
export function reportingDescriptor(rule: ActiveRule): object {
  const { id, severity, url } = rule;
  const own = ownRules.find((known) => known.id === id);
  const summary = own?.summary ?? cut(rule.summary || id);
  return {
    id,
    ...named(id),
    shortDescription: { text: summary },
    fullDescription: { text: own === undefined ? (aboutReading(id) ?? summary) : paragraph(own.why) },
    ...(url !== undefined && URL.canParse(url) ? { helpUri: new URL(url).href } : {}),
    help: own === undefined ? { text: helpOfOthers(rule, summary) } : ruleHelp(own),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: own === undefined ? { tags: ['openapi'] } : ownProperties(own, severity),
  };
}

/** An error is a promise; what is milder can be meant so. */
function ownProperties({ apis, surfaces, severity: born }: Rule, severity: Severity): object {
  const level = LEVELS[severity];
  return {
    tags: ['openapi', 'api-gateway', ...apis.map((api) => `${api}-api`), `reported-by-aws-${surfaces}`],
    precision: born === 'error' ? 'very-high' : 'high',
    'problem.severity': level === 'note' ? 'recommendation' : level,
  };
}

function helpOfOthers({ id, url }: ActiveRule, summary: string): string {
  return aboutReading(id) ?? (url === undefined ? summary : `${summary}\n\n${url}`);
}

function aboutReading(id: string): string | undefined {
  const about = READING_RULES.find((rule) => rule.id === id)?.about;
  return about === undefined ? undefined : paragraph(about);
}

function cut(text: string): string {
  return text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS - 1)}…` : text;
}

/** A name must be another than the id, or left out. */
function named(id: string): object {
  const words = id.replace(/^apigw-/, '').split(/[^a-zA-Z0-9]+/);
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return name.toLowerCase() === id.toLowerCase() ? {} : { name };
}
