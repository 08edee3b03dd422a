import type { ImportMode } from '../options.js';
import type { Change } from '../outcome.js';
import { diff } from './diff.js';
import type { AskedSecurity, DesiredApi, ImportedMethod, LiveApi } from './form/imported-api.js';

/** A protection that a document asks for and a live method lacks. */
export interface DroppedSecurity extends AskedSecurity {
  /** `GET /pets`. */
  readonly method: string;
}

/** What is not there as the document has it. */
export interface Verification {
  /** What another import would change. Only what certainly reads back as written. */
  readonly differences: readonly Change[];
  readonly droppedSecurity: readonly DroppedSecurity[];
}

/** Compares what an import made with what it should have made. */
export function verifyDifferences(desired: DesiredApi, live: LiveApi, mode: ImportMode = 'overwrite'): Verification {
  return {
    differences: diff(desired, live, mode, { isSameDocument: true }),
    droppedSecurity: [...desired.methods].flatMap(([method, { security }]) => {
      const found = live.methods.get(method);
      return found === undefined
        ? []
        : security.filter(({ kind }) => isDropped(kind, found)).map((asked) => ({ method, ...asked }));
    }),
  };
}

function isDropped(kind: AskedSecurity['kind'], { authorizationType, apiKeyRequired }: ImportedMethod): boolean {
  const isOpen = authorizationType === 'NONE';
  const hasNoKey = apiKeyRequired === false;
  if (kind === 'API key') return hasNoKey;
  // Another protection may stand in for one that API Gateway does not have.
  return kind === 'unsupported' || kind === 'without authorizer' ? isOpen && hasNoKey : isOpen;
}
