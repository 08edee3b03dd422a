import type { Report } from '../lint/report.js';

/** The report as JSON: a contract, described by schemas/report.schema.json. */
export function json({ files, counts }: Report): string {
  const published = files.map(({ path, findings }) => ({ path, findings }));
  return `${JSON.stringify({ version: 1, files: published, counts }, null, 2)}\n`;
}
