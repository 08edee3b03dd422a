import { describe, expect, it } from 'vitest';
import type { Severity } from '../src/rule.js';
import { rules } from '../src/rules/index.js';
import { lintExample } from './lint-example.js';

const severities = new Map<string, Severity>(rules.map(({ id, severity }) => [id, severity]));

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  it.each(rule.bad.map((example) => [example.title, example] as const))('reports: %s', async (_title, example) => {
    const found = await lintExample(example, [rule]);
    expect(found.map(({ pointer }) => pointer).sort()).toEqual([...example.findings].sort());
  });

  it.each(rule.bad.map((example) => [example.title, example] as const))('is alone in: %s', async (_title, example) => {
    const found = await lintExample(example, rules);
    const others = found.filter((finding) => finding.rule !== rule.id && isMistake(finding.rule));
    expect(others, 'A bad example has nothing wrong but the mistake of its own rule.').toEqual([]);
  });

  it.each(rule.good.map((example) => [example.title, example] as const))('accepts: %s', async (_title, example) => {
    expect(await lintExample(example, rules)).toEqual([]);
  });
});

/** Advice does not count: it may be given about any document. */
function isMistake(id: string): boolean {
  const severity = severities.get(id);
  return severity === 'error' || severity === 'warn';
}
