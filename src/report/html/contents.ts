import type { Report, ReportedFile, ReportedFinding, SuppressedFinding } from '../../lint/findings.js';
import type { ApiOverview, OperationOverview } from '../../lint/overview.js';
import { READING_RULES, type ReadingRule } from '../../lint/reading-rules.js';
import type { Rule, Severity } from '../../rule.js';
import { rules } from '../../rules/index.js';
import { operationsAt } from './operations-at.js';

/** A rule that found something. */
export interface FoundRule {
  /** The fragment of its part of the page. */
  readonly id: string;
  readonly name: string;
  /** As in its findings; a configuration may have changed it. */
  readonly severity: Severity;
  readonly url: string | undefined;
  /** What there is to say about it. */
  readonly known: Rule | ReadingRule | undefined;
  /** Of what counts. */
  count: number;
}

/** A finding as the page shows it. */
export interface Entry {
  /** Its fragment. */
  readonly id: string;
  readonly finding: ReportedFinding | SuppressedFinding;
  readonly rule: FoundRule;
  /** The operations that it is in: several where they share a part. */
  readonly operations: readonly OperationOverview[];
}

/** A file with what was found in it. */
export interface FileContents {
  readonly file: ReportedFile;
  readonly findings: readonly Entry[];
  readonly suppressed: readonly Entry[];
}

/** What the page is made of. */
export interface Contents {
  readonly files: readonly FileContents[];
  /** The most frequent first. */
  readonly rules: readonly FoundRule[];
  readonly apis: readonly { readonly path: string; readonly api: ApiOverview }[];
  /** What counts in each operation. */
  readonly byOperation: ReadonlyMap<OperationOverview, readonly Entry[]>;
}

/** Numbers the findings of a report and ties them to rules and operations. */
export function contentsOf({ files }: Report): Contents {
  const apis = files.flatMap((file) => (file.apis ?? []).map((api) => ({ path: file.path, api })));
  const operationsOf = operationsAt(apis.flatMap(({ api }) => api.operations));
  const found = new Map<string, FoundRule>();
  const byOperation = new Map<OperationOverview, Entry[]>();
  let number = 0;
  const entryOf = (path: string, finding: ReportedFinding): Entry => {
    const { rule: name, severity, url } = finding;
    let rule = found.get(name);
    if (rule === undefined) {
      const known = [...rules, ...READING_RULES].find(({ id }) => id === name);
      rule = { id: `rule-${found.size + 1}`, name, severity, url, known, count: 0 };
      found.set(name, rule);
    }
    return { id: `finding-${++number}`, finding, rule, operations: operationsOf(path, finding) };
  };
  const counted = (entry: Entry): Entry => {
    entry.rule.count++;
    for (const operation of entry.operations)
      if (byOperation.get(operation)?.push(entry) === undefined) byOperation.set(operation, [entry]);
    return entry;
  };
  const shown = files.map((file) => ({
    file,
    findings: file.findings.map((finding) => counted(entryOf(file.path, finding))),
    suppressed: (file.suppressed ?? []).map((finding) => entryOf(file.path, finding)),
  }));
  const frequent = [...found.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  return { files: shown, rules: frequent, apis, byOperation };
}
