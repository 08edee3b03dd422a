import { createHash } from 'node:crypto';
import type { ReportedFile, ReportedFinding } from '../../lint/findings.js';

/**
 * What a finding can be known by after edits elsewhere in its file: a digest of its rule, its pointer and the value there,
 * never of a line; equal ones are numbered. Silenced findings count too, so that silencing one renames no other.
 */
export function fingerprints({ findings, suppressed = [] }: ReportedFile): ReadonlyMap<ReportedFinding, string> {
  const seen = new Map<string, number>();
  return new Map(
    [...findings, ...suppressed].sort(byPlace).map((finding) => {
      const identity = JSON.stringify([finding.rule, finding.pointer, finding.valueDigest ?? null]);
      const number = (seen.get(identity) ?? 0) + 1;
      seen.set(identity, number);
      return [finding, digest(identity, String(number))];
    }),
  );
}

/** 32 hexadecimal digits that stand for some texts. */
export function digest(...texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 32);
}

function byPlace(a: ReportedFinding, b: ReportedFinding): number {
  return a.line - b.line || a.column - b.column;
}
