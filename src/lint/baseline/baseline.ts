import type { Origin } from '../../document/index.js';
import { toPointer } from '../../openapi/json.js';
import {
  compare,
  isSyntaxError,
  type Report,
  type ReportedFile,
  type ReportedFinding,
  reportOf,
  suppressedIn,
} from '../findings.js';

/** A finding that is known, by what stays the same when lines move: its rule, its place in the file's data, the value there. */
export interface BaselineEntry {
  readonly rule: string;
  /** JSON pointer into the file that the finding is in. */
  readonly pointer: string;
  /** The digest of the value; see value-digest.ts. */
  readonly value?: string | undefined;
  /** How many findings are alike in all this. */
  readonly count: number;
}

/** The known findings of each file. */
export type Baseline = ReadonlyMap<string, readonly BaselineEntry[]>;

/** Where the files of a baseline are. */
export interface BaselineFolder {
  /** The name that a baseline has for a file of a report. */
  keyOf(path: string): string;
  /** Whether the file of a name is there. */
  exists(key: string): boolean;
}

/** A report of which the known findings are suppressed. */
export interface Baselined {
  readonly report: Report;
  /** How many findings the baseline has. */
  readonly known: number;
  /** How many of these are surely not there any more. */
  readonly gone: number;
  /** Files that the baseline has under another name, which no file has any more. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
}

/**
 * Suppresses the findings that a baseline has. What it does not have, and each finding more than it has of a kind, counts.
 * @param parts what was looked at: what is known of other parts may still be there
 */
export function applyBaseline(
  report: Report,
  baseline: Baseline,
  parts: readonly Origin[],
  folder: BaselineFolder,
): Baselined {
  const renamed = renamedFiles(report, baseline, folder);
  const isLookedAt = lookedAt(parts, folder);
  const oldNames = new Map(renamed.map(({ from, to }) => [to, from]));
  const left = new Map<string, number>();
  const files = report.files.map((file) => {
    const key = folder.keyOf(file.path);
    const name = oldNames.get(file.path) ?? key;
    const budget = budgetOf(baseline.get(name) ?? []);
    const applied = suppressKnown(file, budget);
    // One file under two names has two chances.
    for (const [identity, count] of budget) {
      const id = `${name}\0${identity}`;
      left.set(id, Math.min(count, left.get(id) ?? count));
    }
    return applied;
  });
  let known = 0;
  let gone = 0;
  for (const [key, entries] of baseline)
    for (const entry of entries) {
      known += entry.count;
      const isSure = !folder.exists(key) || isLookedAt(key, entry.pointer);
      if (isSure) gone += left.get(`${key}\0${identityOf(entry)}`) ?? entry.count;
    }
  return { report: reportOf(files, report.skipped), known, gone, renamed };
}

/**
 * The baseline of a report, in which nothing is suppressed by one. What an earlier one knows of parts that were not looked
 * at stays.
 */
export function baselineOf(
  report: Report,
  earlier: Baseline,
  parts: readonly Origin[],
  folder: BaselineFolder,
): Baseline {
  const isLookedAt = lookedAt(parts, folder);
  const files = new Map<string, Map<string, BaselineEntry>>();
  const add = (key: string, entry: BaselineEntry) => {
    const entries = files.get(key) ?? new Map<string, BaselineEntry>();
    const identity = identityOf(entry);
    const count = Math.max(entry.count, entries.get(identity)?.count ?? 0);
    files.set(key, entries.set(identity, { ...entry, count }));
  };
  for (const [key, entries] of earlier)
    for (const entry of entries) if (folder.exists(key) && !isLookedAt(key, entry.pointer)) add(key, entry);
  for (const file of report.files) {
    for (const entry of entriesOf(file.findings)) add(folder.keyOf(file.path), entry);
  }
  return new Map(
    [...files]
      .map(([key, entries]): [string, BaselineEntry[]] => [key, [...entries.values()].sort(byIdentity)])
      .sort(([a], [b]) => compare(a, b)),
  );
}

/** How many findings a baseline has that another has not. */
export function countMore(one: Baseline, other: Baseline): number {
  let more = 0;
  for (const [key, entries] of one) {
    const budget = budgetOf(other.get(key) ?? []);
    for (const entry of entries) more += Math.max(0, entry.count - (budget.get(identityOf(entry)) ?? 0));
  }
  return more;
}

function suppressKnown(file: ReportedFile, budget: Map<string, number>): ReportedFile {
  const isKnown = (finding: ReportedFinding): boolean => {
    const identity = identityOf(entryOf(finding));
    const count = budget.get(identity) ?? 0;
    if (isSyntaxError(finding) || count === 0) return false;
    budget.set(identity, count - 1);
    return true;
  };
  const known = new Set(file.findings.filter(isKnown));
  const suppressed = [...known].map((finding) => ({ ...finding, suppression: { kind: 'external' as const } }));
  return {
    ...file,
    findings: file.findings.filter((finding) => !known.has(finding)),
    ...suppressedIn([...(file.suppressed ?? []), ...suppressed]),
  };
}

/** A file that the baseline does not know takes the place of one that is gone, if they have findings in common. */
function renamedFiles(
  { files }: Report,
  baseline: Baseline,
  { keyOf, exists }: BaselineFolder,
): { readonly from: string; readonly to: string }[] {
  const reported = new Set(files.map(({ path }) => keyOf(path)));
  const gone = new Set([...baseline.keys()].filter((key) => !reported.has(key) && !exists(key)));
  const renamed: { from: string; to: string }[] = [];
  for (const file of files) {
    if (gone.size === 0) break;
    if (baseline.has(keyOf(file.path))) continue;
    const identities = new Set(entriesOf(file.findings).map(identityOf));
    const likenesses = [...gone].map((key) => {
      const entries = baseline.get(key) ?? [];
      return { key, common: entries.filter((entry) => identities.has(identityOf(entry))).length };
    });
    const [best] = likenesses.sort((a, b) => b.common - a.common || compare(a.key, b.key));
    if (best === undefined || best.common === 0) continue;
    gone.delete(best.key);
    renamed.push({ from: best.key, to: file.path });
  }
  return renamed;
}

/** Tells whether a place in a file belongs to one of the parts. */
function lookedAt(parts: readonly Origin[], { keyOf }: BaselineFolder): (key: string, pointer: string) => boolean {
  const roots = new Set(parts.map(({ file, path }) => `${keyOf(file)}\0${toPointer(path)}`));
  return (key, pointer) => {
    for (let end = pointer.length; end >= 0; end = pointer.lastIndexOf('/', end - 1)) {
      if (roots.has(`${key}\0${pointer.slice(0, end)}`)) return true;
      if (end === 0) return false;
    }
    return false;
  };
}

function entriesOf(findings: readonly ReportedFinding[]): BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    if (isSyntaxError(finding)) continue;
    const entry = entryOf(finding);
    const identity = identityOf(entry);
    entries.set(identity, { ...entry, count: (entries.get(identity)?.count ?? 0) + 1 });
  }
  return [...entries.values()];
}

function entryOf({ rule, pointer, pointerInFile = pointer, valueDigest: value }: ReportedFinding): BaselineEntry {
  return { rule, pointer: pointerInFile, value, count: 1 };
}

function budgetOf(entries: readonly BaselineEntry[]): Map<string, number> {
  const budget = new Map<string, number>();
  for (const entry of entries) {
    const identity = identityOf(entry);
    budget.set(identity, (budget.get(identity) ?? 0) + entry.count);
  }
  return budget;
}

function identityOf({ rule, pointer, value = '' }: BaselineEntry): string {
  return `${rule}\0${pointer}\0${value}`;
}

function byIdentity(a: BaselineEntry, b: BaselineEntry): number {
  return compare(identityOf(a), identityOf(b));
}
