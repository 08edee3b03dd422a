import type { Report, ReportedFinding } from '../../lint/findings.js';
import type { Severity } from '../../rule.js';
import { type Annotation, LEVELS, type Level, workflowCommand } from './workflow-commands.js';

/** GitHub shows this many annotations of a level for one step, and drops the others without a word. */
const SHOWN = 10;

const LEVEL: Readonly<Record<Severity, Level>> = { error: 'error', warn: 'warning', info: 'notice', hint: 'notice' };

/**
 * Annotations for GitHub, the worst first: as many as it shows, and one that counts the rest.
 * @param failures why files could not be linted; they come before the findings
 */
export function githubActions({ files }: Report, failures: readonly string[] = []): string {
  const found = files.flatMap(({ path, findings }) => findings.map((finding) => annotation(path, finding)));
  const all = [...failures.map(failure), ...found];
  const levels = LEVELS.map((level) => ({ level, same: all.filter((one) => one.level === level) }));
  const isCut = levels.some(({ same }) => same.length > SHOWN);
  // What counts the rest is a notice itself.
  const room = (level: Level) => (isCut && level === 'notice' ? SHOWN - 1 : SHOWN);
  const shown = levels.flatMap(({ level, same }) => same.slice(0, room(level)));
  const rest = levels.flatMap(({ level, same }) => number(same.length - room(level), level));
  return [...shown, ...(isCut ? [remainder(rest.join(', '))] : [])].map(workflowCommand).join('');
}

/** Why there is nothing about a file, or about any. */
export function failure(message: string): Annotation {
  return { level: 'error', title: 'apigw-lint could not run', message };
}

function remainder(counts: string): Annotation {
  return { level: 'notice', title: 'apigw-lint', message: `${counts} more than GitHub shows for one step.` };
}

function number(count: number, level: Level): string[] {
  return count <= 0 ? [] : [`${count} ${level}${count === 1 ? '' : 's'}`];
}

/** GitHub puts an annotation below its last line, so a longer finding is given by its first one. */
function annotation(file: string, finding: ReportedFinding): Annotation {
  const { rule, severity, message, url, line, endLine, column, endColumn } = finding;
  const columns = endLine === line ? { col: column, endColumn: Math.max(column, endColumn - 1) } : {};
  return {
    level: LEVEL[severity],
    title: rule,
    message: url === undefined ? message : `${message}\nSee ${url}`,
    place: { file, line, ...columns },
  };
}
