import { createHash } from 'node:crypto';
import { isObject } from '../../openapi/json.js';
import type { BasePathMode, ImportMode } from '../options.js';

/** Digests of the deployments of a document. */
export interface Digests {
  /** What a deployment of this import is marked with. */
  readonly digest: string;
  /**
   * The marks of deployments that have all that this import makes. A merge leaves in what the document does not have, so a
   * deployment after it is not what an overwrite makes. After an overwrite there is nothing left to merge.
   */
  readonly digests: readonly string[];
}

/** The digests of a document and of how it is imported. */
export function digestsOf(
  document: unknown,
  { basePath, mode }: { basePath: BasePathMode; mode: ImportMode },
): Digests {
  const overwritten = digest(document, { basepath: basePath });
  if (mode === 'overwrite') return { digest: overwritten, digests: [overwritten] };
  const merged = digest(document, { basepath: basePath, mode });
  return { digest: merged, digests: [merged, overwritten] };
}

/**
 * The SHA-256, in hexadecimal digits, of a document and of the parameters of its import. It does not change with the order
 * of keys.
 */
function digest(document: unknown, parameters: Readonly<Record<string, string>>): string {
  return createHash('sha256').update(canonical({ document, parameters })).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}
