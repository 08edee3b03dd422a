import type { Example } from './openapi/examples.js';
import { type JsonPath, toPointer } from './openapi/json.js';
import type { Api } from './openapi/model/api.js';
import type { ApiKind, Node } from './openapi/model/node.js';
import { type RuleOptions, readOptions, type ValuesOf } from './rule-options.js';

/** How bad a finding is. What each promises is in docs/architecture.md. */
export type Severity = 'error' | 'warn' | 'info' | 'hint';

/** When AWS itself would tell: at the import, at the deployment, at the first request, or never. */
export type Surface = 'import' | 'deployment' | 'request' | 'never';

/** What a check says about one node: a message, and the place below the node (the node itself if there is no `at`). */
export interface Finding {
  readonly at?: JsonPath;
  readonly message: string;
}

/** A finding with its place in the document. */
export type PlacedFinding = Node & { readonly message: string };

/** An example that a rule must report, at exactly these JSON pointers. */
export type BadExample = Example & { readonly findings: readonly string[] };

/** Everything about a rule, see docs/architecture.md for what each field promises. */
export interface RuleSource<N extends Node, O extends RuleOptions = RuleOptions> {
  /** `apigw-` and the file name. */
  readonly id: string;
  /** "X must …" in at most 72 characters, without a full stop. */
  readonly summary: string;
  readonly severity: Severity;
  /** The kinds of API for which the fact holds. */
  readonly apis: readonly ApiKind[];
  readonly surfaces: Surface;
  /** Whether it is about who may call what, in whose name, or who can read along: `rulesets/security.yaml` has these. */
  readonly concernsSecurity?: true;
  /** The service's own words for this mistake; `<…>` stands for what varies. */
  readonly serviceMessages?: readonly string[];
  /** What AWS does, in one to three sentences. */
  readonly why: string;
  /** What to do, in one imperative sentence and at most one caveat. */
  readonly fix: string;
  /** Pages that state the fact. */
  readonly links: readonly [string, ...string[]];
  /** False for a rule that only `rulesets/all.yaml` turns on. */
  readonly recommended?: boolean;
  /** Where the key must change, and not the value that is pointed at. */
  readonly pointsAt?: 'key';
  /** What a user may rightly want otherwise, such as a quota that AWS raises on request; see docs/config.md. */
  readonly options?: O;
  /** The nodes of the model that the rule looks at. What it lets through is for `check` to say. */
  readonly given: (api: Api) => readonly N[];
  readonly check: (node: N, api: Api, options: ValuesOf<O>) => Iterable<Finding>;
  readonly bad: readonly [BadExample, ...BadExample[]];
  readonly good: readonly [Example, Example, ...Example[]];
}

/** A rule whose node type is settled: what rulesets, docs and reports work with. */
export interface Rule extends Omit<RuleSource<never>, 'check' | 'given'> {
  /** All findings in a document, by options as a ruleset gives them; none if the rule does not hold for its kind of API. */
  readonly findings: (api: Api, options?: unknown) => readonly PlacedFinding[];
}

function isAmong({ path, message }: PlacedFinding, findings: readonly PlacedFinding[]): boolean {
  return findings.some((other) => other.message === message && toPointer(other.path) === toPointer(path));
}

/** Makes a rule of its source. */
export function defineRule<N extends Node, O extends RuleOptions>({ given, check, ...rule }: RuleSource<N, O>): Rule {
  const findings: Rule['findings'] = (api, options) => {
    const all: PlacedFinding[] = [];
    if (!rule.apis.includes(api.kind)) return all;
    const values = readOptions(rule, options);
    for (const node of given(api))
      for (const { at = [], message } of check(node, api, values)) {
        const [key = '', ...rest] = at;
        const branch = node.branches?.get(String(key));
        const path = [...node.path, ...(branch === undefined ? at : [...branch, ...rest])];
        // What does not depend on the condition is found in both of its branches.
        if (node.branches === undefined || !isAmong({ path, message }, all)) all.push({ path, message });
      }
    return all;
  };
  return { ...rule, findings };
}
