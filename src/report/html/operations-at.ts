import type { ReportedFinding } from '../../lint/findings.js';
import type { OperationOverview } from '../../lint/overview.js';
import { relativePath } from '../paths.js';

type Place = OperationOverview['places'][number];

/** A stretch of a file with the operations that are written there: several where they share it. */
interface Stretch {
  readonly place: Place;
  readonly operations: OperationOverview[];
}

/** Finds the operations that a place of a file is in; each line knows what is written on it. */
export function operationsAt(
  operations: readonly OperationOverview[],
): (path: string, finding: ReportedFinding) => OperationOverview[] {
  const byLine = new Map<string, Stretch[]>();
  for (const stretch of stretchesOf(operations)) {
    const { start, end } = stretch.place;
    // The report may name the file in another way.
    const file = nameOf(stretch.place.file);
    for (let line = start.line; line <= end.line; line++) {
      const others = byLine.get(`${line} ${file}`);
      if (others === undefined) byLine.set(`${line} ${file}`, [stretch]);
      else others.push(stretch);
    }
  }
  return (path, finding) => {
    const stretches = byLine.get(`${finding.line} ${nameOf(path)}`) ?? [];
    const found = stretches.filter(({ place }) => isIn(place, finding)).flatMap((stretch) => stretch.operations);
    return [...new Set(found)];
  };
}

function nameOf(path: string): string {
  return relativePath(path, process.cwd());
}

function stretchesOf(operations: readonly OperationOverview[]): Iterable<Stretch> {
  const stretches = new Map<string, Stretch>();
  for (const operation of operations) {
    for (const place of operation.places) {
      const key = `${place.start.line} ${place.start.column} ${place.end.line} ${place.file}`;
      const known = stretches.get(key);
      if (known === undefined) stretches.set(key, { place, operations: [operation] });
      else known.operations.push(operation);
    }
  }
  return stretches.values();
}

function isIn({ start, end }: Place, { line, column }: ReportedFinding): boolean {
  const isAfterStart = line > start.line || (line === start.line && column >= start.column);
  return isAfterStart && (line < end.line || (line === end.line && column < end.column));
}
