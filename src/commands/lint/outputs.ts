import { resolve } from 'node:path';
import { UsageError } from '../../lint/usage-error.js';
import { FORMATS, type Format } from '../../report/formats.js';
import { suggest } from '../../wording/suggest.js';

/** A report that is written to a file. */
export interface Output {
  readonly format: Format;
  readonly path: string;
}

/**
 * Reads the argument of `--output`, `FORMAT=PATH`.
 * @throws UsageError if it is something else
 */
export function parseOutput(argument: string): Output {
  const [, name = argument, path = ''] = /^([^=]*)=(.+)$/s.exec(argument) ?? [];
  const format = FORMATS.find((known) => known === name);
  if (format !== undefined && path === '-')
    throw new UsageError(`--output ${argument} names no file. For standard output write --format ${format}.`);
  if (format !== undefined && path !== '') return { format, path };
  if (format !== undefined) throw new UsageError(`--output ${argument} names no file. Write --output ${format}=PATH.`);
  const near = suggest(name, FORMATS);
  throw new UsageError(
    `Unknown format: ${name}. ${near === undefined ? `Known: ${FORMATS.join(', ')}.` : `Did you mean ${near}?`}`,
  );
}

/**
 * Refuses reports that would overwrite one another or a file that they are about.
 * @param inputs the files that are read, and others that are written
 * @throws UsageError if one would
 */
export function refuseOverwrite(outputs: readonly Output[], inputs: readonly (string | undefined)[]): void {
  const taken = new Set(
    inputs.filter((input) => input !== undefined && input !== '').map((input) => resolve(`${input}`)),
  );
  for (const { format, path } of outputs) {
    const file = resolve(path);
    if (taken.has(file)) throw new UsageError(`--output ${format}=${path} would overwrite ${path}. Name another file.`);
    taken.add(file);
  }
}
