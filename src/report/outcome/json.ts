import { published } from '../json.js';
import type { AnyOutcome } from './outcome.js';

/** The outcome as JSON: a contract, described by schemas/deploy.schema.json. */
export function outcomeJson(outcome: AnyOutcome): string {
  const { findings, ...rest } = outcome;
  return `${JSON.stringify({ version: 1, ...rest, findings: findings.map(published) }, null, 2)}\n`;
}
