import type { ReportedFile, ReportedFinding } from '../../lint/findings.js';
import type { Place } from './locations.js';

/** A finding and where it is. */
export interface PlacedProblem extends Pick<ReportedFinding, 'rule' | 'severity' | 'message'> {
  readonly place: Place;
  readonly url?: string | undefined;
}

/** Puts findings into the files that they are in, in the form of the linter. */
export function reportAtPlaces(
  problems: readonly PlacedProblem[],
  text: (file: string) => string | undefined,
): ReportedFile[] {
  const files = new Map<string, ReportedFinding[]>();
  for (const { place, url, ...finding } of problems) {
    const { file, ...where } = place;
    const findings = files.get(file) ?? [];
    findings.push({ ...finding, ...where, url });
    files.set(file, findings);
  }
  return [...files].map(([path, findings]) => ({ path, findings, text: text(path) }));
}
