import type { Severity } from '../rule.js';
import type { ApiOverview } from './overview.js';

/** One finding at its place in what the user edits. Lines and columns count from 1; the end is exclusive. */
export interface ReportedFinding {
  /** The rule's id; `parser` and `invalid-ref` for what reading the file found. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** JSON pointer into the document that was linted. */
  readonly pointer: string;
  /** JSON pointer into the file that the finding is in, where that is another one: below a reference to another file. */
  readonly pointerInFile?: string | undefined;
  /** The page of the rule, if it has one. */
  readonly url: string | undefined;
  /** A digest of the value that the pointer leads to, to know a finding again after edits elsewhere; see value-digest.ts. */
  readonly valueDigest?: string | undefined;
}

/** A finding that counts for nothing, and why. */
export interface SuppressedFinding extends ReportedFinding {
  readonly suppression: {
    /** By a comment in the file, or by a baseline. */
    readonly kind: 'inSource' | 'external';
    /** What the user gave as the reason. */
    readonly reason?: string | undefined;
  };
}

/** Whether a finding says that the file cannot be read as it stands; such a one is never silenced. */
export function isSyntaxError({ rule, severity }: ReportedFinding): boolean {
  return rule === 'parser' && severity === 'error';
}

/** A file with its findings, sorted by line, column and rule. */
export interface ReportedFile {
  /** As the user named it. */
  readonly path: string;
  readonly findings: readonly ReportedFinding[];
  /** Findings that a comment or a baseline silences, sorted in the same way; they count for nothing. */
  readonly suppressed?: readonly SuppressedFinding[] | undefined;
  /** The source text, for code frames. */
  readonly text: string | undefined;
  /** How many definitions it holds, if it was linted itself and not only as a part of another. */
  readonly definitions?: number | undefined;
  /** The APIs that it describes, if the linter was asked for them. */
  readonly apis?: readonly ApiOverview[] | undefined;
}

/** How many findings there are of each severity. */
export type Counts = Readonly<Record<Severity, number>>;

/** A file that was not linted. */
export interface SkippedFile {
  readonly path: string;
  /** Completes "the file …": "is a SAM template without a definition". */
  readonly reason: string;
}

/** The outcome of a run. */
export interface Report {
  /** Every file that was linted or that a finding is in, sorted by path. */
  readonly files: readonly ReportedFile[];
  readonly counts: Counts;
  /** The files that were left out, as far as they were named or might have been linted, sorted by path. */
  readonly skipped: readonly SkippedFile[];
}

/**
 * A report in which what is said of one operation after another stands once in a file, with how often it is meant. Errors and
 * what is silenced stay as they are.
 */
export function folded(report: Report): Report {
  return { ...report, files: report.files.map((file) => ({ ...file, findings: foldFindings(file.findings) })) };
}

function foldFindings(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  const counts = new Map<string, number>();
  const keyOf = ({ rule, message }: ReportedFinding) => `${rule} ${message}`;
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  const seen = new Set<string>();
  return findings.flatMap((finding) => {
    const key = keyOf(finding);
    const more = (counts.get(key) ?? 1) - 1;
    if (more === 0 || finding.severity === 'error') return [finding];
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...finding, message: `${finding.message} (and ${more} more)` }];
  });
}

/** Severities from the worst to the mildest. */
export const SEVERITIES: readonly Severity[] = ['error', 'warn', 'info', 'hint'];

/** Puts files together to a report: findings of one file from several documents are merged, and everything is sorted. */
export function reportOf(files: Iterable<ReportedFile>, skipped: readonly SkippedFile[] = []): Report {
  const merged = new Map<string, ReportedFile>();
  for (const file of files) {
    const other = merged.get(file.path);
    merged.set(file.path, other ? merge(other, file) : file);
  }
  const sorted = [...merged.values()]
    .sort((a, b) => compare(a.path, b.path))
    .map(({ suppressed = [], ...file }) => ({
      ...file,
      findings: sort(file.findings),
      ...suppressedIn(sort(suppressed)),
    }));
  const counts = { error: 0, warn: 0, info: 0, hint: 0 };
  for (const file of sorted) for (const finding of file.findings) counts[finding.severity]++;
  return { files: sorted, counts, skipped: [...skipped].sort((a, b) => compare(a.path, b.path)) };
}

/** A file that is linted itself and referred to by others comes several times. */
function merge(one: ReportedFile, other: ReportedFile): ReportedFile {
  return {
    ...one,
    findings: [...one.findings, ...other.findings],
    ...suppressedIn([...(one.suppressed ?? []), ...(other.suppressed ?? [])]),
    text: one.text ?? other.text,
    ...definitionsOf(one, other),
    apis: [...(one.apis ?? []), ...(other.apis ?? [])],
  };
}

function definitionsOf(one: ReportedFile, other: ReportedFile): Pick<ReportedFile, 'definitions'> {
  if (one.definitions === undefined && other.definitions === undefined) return {};
  return { definitions: (one.definitions ?? 0) + (other.definitions ?? 0) };
}

/** The part of a file that is there only if something is silenced. */
export function suppressedIn(suppressed: readonly SuppressedFinding[]): Pick<ReportedFile, 'suppressed'> {
  return suppressed.length === 0 ? {} : { suppressed };
}

function byPlace(a: ReportedFinding, b: ReportedFinding): number {
  return (
    a.line - b.line ||
    a.column - b.column ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message) ||
    compare(a.pointer, b.pointer)
  );
}

/** A part of a document that several references lead to is found once for each of them. */
function sort<Finding extends ReportedFinding>(findings: readonly Finding[]): Finding[] {
  const sorted = [...findings].sort(byPlace);
  return sorted.filter((finding, index) => {
    const before = sorted[index - 1];
    return before === undefined || byPlace({ ...before, pointer: '' }, { ...finding, pointer: '' }) !== 0;
  });
}

/** Compares by code unit, so that the order is the same in every locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
