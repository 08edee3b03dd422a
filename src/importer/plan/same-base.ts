import type { LiveRead } from './live-read.js';

/** What changes by itself, or is not part of what an import replaces. */
const VOLATILE = new Set(['$metadata', 'apiStatus', 'apiStatusMessage', 'warnings', 'lastUpdatedDate']);

/** Whether two reads of an API show the same working copy. The order of a list means nothing. */
export function isSameBase(planned: LiveRead, now: LiveRead): boolean {
  return fingerprint(planned) === fingerprint(now);
}

function fingerprint({ stages: _stages, deployments: _deployments, ...workingCopy }: LiveRead): string {
  return canonical(workingCopy);
}

/** JSON with sorted keys and sorted lists, without what changes by itself. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`;
  if (value instanceof Date) return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([key, item]) => item !== undefined && !VOLATILE.has(key));
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)
    .join()}}`;
}
