import type { Report } from '../lint/findings.js';

/** One line a finding, `file:line:column: severity: message [rule]`: for editors, grep and logs. */
export function text({ files }: Report): string {
  return files
    .flatMap(({ path, findings }) =>
      findings.map(
        ({ line, column, severity, message, rule }) => `${path}:${line}:${column}: ${severity}: ${message} [${rule}]\n`,
      ),
    )
    .join('');
}
