import type { Report, ReportedFile } from '../lint/findings.js';
import type { Severity } from '../rule.js';
import { digest, fingerprints } from './sarif/fingerprints.js';

const SEVERITIES: Readonly<Record<Severity, 'critical' | 'major' | 'minor' | 'info'>> = {
  error: 'critical',
  warn: 'major',
  info: 'minor',
  hint: 'info',
};

/**
 * GitLab's Code Quality report. GitLab drops all but the first finding of a fingerprint, and compares them between branches.
 * Spectral's own format counts lines from 0 and gives equal findings one fingerprint.
 */
export function gitlab({ files }: Report): string {
  return `${JSON.stringify(files.flatMap(issues), null, 2)}\n`;
}

function issues(file: ReportedFile): object[] {
  const identities = fingerprints(file);
  return file.findings.map((finding) => ({
    description: finding.message,
    check_name: finding.rule,
    fingerprint: digest(file.path, identities.get(finding) ?? ''),
    severity: SEVERITIES[finding.severity],
    location: { path: file.path, lines: { begin: finding.line } },
  }));
}
