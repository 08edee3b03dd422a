import { UsageError } from '../../lint/usage-error.js';

/**
 * Reads what was given to a repeatable NAME=VALUE option.
 * @returns `undefined` if it was not given
 * @throws UsageError for a text without a name or without `=`, and for a name that is there twice
 */
export function pairs(option: string, texts: readonly string[] | undefined): Record<string, string> | undefined {
  if (texts === undefined) return undefined;
  const read = new Map<string, string>();
  for (const text of texts) {
    const [, name, value = ''] = /^([^=]+)=([\s\S]*)$/.exec(text) ?? [];
    if (name === undefined) throw new UsageError(`--${option} ${text} is no NAME=VALUE.`);
    if (read.has(name)) throw new UsageError(`--${option} ${name} is given more than once. Give it one value.`);
    read.set(name, value);
  }
  return Object.fromEntries(read);
}
