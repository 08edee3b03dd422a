import { isAbsolute, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ReportedFinding } from '../../lint/findings.js';
import { isUrl } from '../paths.js';

/** The name by which paths say that they count from the root of the repository. */
export const BASE = '%SRCROOT%';

/** The place of a finding in its file and in the document. */
export function locations(path: string, finding: ReportedFinding): object[] {
  const { line: startLine, column: startColumn, endLine, endColumn, pointer } = finding;
  return [
    {
      physicalLocation: {
        artifactLocation: artifactLocation(path),
        region: { startLine, startColumn, endLine, endColumn },
      },
      ...(pointer === '' ? {} : { logicalLocations: [{ fullyQualifiedName: pointer }] }),
    },
  ];
}

/** A file outside the repository has no place that others know. */
function artifactLocation(path: string): object {
  if (isUrl(path) && URL.canParse(path)) return { uri: new URL(path).href };
  if (isAbsolute(path) || path.startsWith('../')) return { uri: pathToFileURL(resolve(path)).href };
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: BASE };
}
