import { badRequest, type ServiceError } from '../service-error.js';

/** What an import says about a document. */
export interface Problems {
  readonly warnings: string[];
  readonly errors: string[];
}

/** The refusal of a document: errors, or warnings where they count as errors. */
export function refusalOf({ warnings, errors }: Problems, failOnWarnings: boolean): ServiceError | undefined {
  const parts = [
    ...(errors.length > 0 ? ['Errors found during import:', ...indented(errors)] : []),
    ...(errors.length > 0 && warnings.length > 0 ? ['Additionally, these warnings were found:'] : []),
    ...(errors.length === 0 && warnings.length > 0 ? ['Warnings found during import:'] : []),
    ...indented(warnings),
  ];
  const isRefused = errors.length > 0 || (failOnWarnings && warnings.length > 0);
  return isRefused ? badRequest(parts.join('\n')) : undefined;
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `\t${line}`);
}
