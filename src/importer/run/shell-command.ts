import { redact } from '../aws/redact.js';

/** A command for a person to copy: words, and flags that have a value. Never holds what belongs to credentials. */
export function shellCommand(words: readonly string[], flags: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(flags).flatMap(([flag, value]) => (value === undefined ? [] : [flag, value]));
  return redact([...words, ...given].map(shellWord).join(' '));
}

/** A word of a shell command, quoted if it has to be. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
