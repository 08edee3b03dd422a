import type { Report, ReportedFile, ReportedFinding } from '../lint/findings.js';

/** The report as JSON: a contract, described by schemas/report.schema.json. */
export function json({ files, counts, skipped }: Report): string {
  return `${JSON.stringify({ version: 1, files: files.map(published), skipped, counts }, null, 2)}\n`;
}

/** The parts of a file that are in the contract. */
export function published({ path, definitions, findings, suppressed }: ReportedFile): object {
  return { path, definitions, findings: findings.map(inContract), suppressed: suppressed?.map(inContract) };
}

function inContract({ valueDigest: _, pointerInFile: __, ...finding }: ReportedFinding): object {
  return finding;
}
