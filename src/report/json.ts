import type { Report, ReportedFile } from '../lint/report.js';

/** The report as JSON: a contract, described by schemas/report.schema.json. */
export function json({ files, counts }: Report): string {
  return `${JSON.stringify({ version: 1, files: files.map(published), counts }, null, 2)}\n`;
}

/** The parts of a file that are in the contract. */
export function published({ path, findings }: ReportedFile): object {
  return { path, findings: findings.map(({ valueDigest: _, ...finding }) => finding) };
}
