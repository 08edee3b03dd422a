/** The levels of annotations, the worst first. */
export const LEVELS = ['error', 'warning', 'notice'] as const;

/** How bad an annotation is. */
export type Level = (typeof LEVELS)[number];

/** A remark that GitHub shows on the page of a run and, where it has a file and a line, in the diff of a pull request. */
export interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly message: string;
  /** `file`, `line` and the like. */
  readonly place?: Readonly<Record<string, string | number>>;
}

/** An annotation as the workflow command that makes it: one line. */
export function workflowCommand({ level, title, message, place = {} }: Annotation): string {
  const properties = Object.entries({ ...place, title }).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  return `::${level} ${properties.join(',')}::${escapeData(message)}\n`;
}

/**
 * A text for the log in which GitHub finds no command. It looks for `::name::` at the beginning of a line and for
 * `##[name]` anywhere; names of files and lines of documents may have either. A mark that nobody sees goes in between.
 */
export function withoutCommands(text: string): string {
  return text.replace(/^([\s\u0085]*)::/gm, `$1${MARK}::`).replaceAll('##[', `##${MARK}[`);
}

const MARK = '\u200B';

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(value: string | number): string {
  return escapeData(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
