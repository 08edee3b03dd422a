import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../lint/usage-error.js';

/**
 * Writes a file that was asked for.
 * @throws UsageError if that is not possible, with the reason
 */
export function writeText(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    const reason =
      error instanceof Error && 'code' in error && error.code === 'ENOENT'
        ? `no folder ${dirname(path)}`
        : error instanceof Error
          ? error.message
          : String(error);
    throw new UsageError(`Could not write ${path}: ${reason}.`);
  }
}
