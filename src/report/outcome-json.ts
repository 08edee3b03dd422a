import type { AnyOutcome } from './outcome.js';

/** The outcome as JSON: a contract, described by schemas/deploy.schema.json. */
export function outcomeJson(outcome: AnyOutcome): string {
  const { findings, ...rest } = outcome;
  const published = findings.map(({ path, findings }) => ({ path, findings }));
  return `${JSON.stringify({ version: 1, ...rest, findings: published }, null, 2)}\n`;
}
