import type { ReportedFile } from '../findings.js';
import type { DisabledRule } from './suppress.js';

/**
 * A finding for each name in a comment that silences nothing in any of the documents that were linted. A file that several
 * documents refer to is read with each of them, and what one has no finding for, another may.
 */
export function unusedDisables(disabled: readonly DisabledRule[]): ReportedFile[] {
  const keyOf = ({ file, place }: DisabledRule) => `${place.line}:${place.column}:${file}`;
  const used = new Set(disabled.filter(({ isUsed }) => isUsed).map(keyOf));
  return disabled
    .filter((each) => !used.has(keyOf(each)))
    .map(({ file, text, rule, line, place, isOneOfSeveral }) => {
      const where = line === undefined ? 'in this file' : `on line ${line}`;
      const message = `\`${rule}\` finds nothing ${where}. Remove the ${isOneOfSeveral ? 'name' : 'comment'}.`;
      return { path: file, text, findings: [{ rule: 'unused-disable', severity: 'warn', message, ...place }] };
    });
}
