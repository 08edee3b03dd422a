import type { ActiveRule } from '../../lint/active-rules.js';
import type { Report, ReportedFile, ReportedFinding, SuppressedFinding } from '../../lint/findings.js';
import { VERSION } from '../../version.js';
import { fingerprints } from './fingerprints.js';
import { BASE, locations } from './locations.js';
import { describeRules, LEVELS, reportingDescriptor } from './rules.js';

/** What SARIF tells besides the findings. */
export interface SarifOptions {
  /** The rules that were on. */
  readonly rules: readonly ActiveRule[];
  /** Why files could not be read. */
  readonly failures?: readonly string[] | undefined;
}

/**
 * SARIF 2.1.0 as GitHub's code scanning takes it, the files named from the root of the repository. Spectral's own format has
 * no help, no fingerprints and no suppressions.
 */
export function sarif({ files }: Report, { rules: active, failures = [] }: SarifOptions): string {
  const rules = describeRules(active, files.flatMap(everything));
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const isAnySuppressed = files.some(({ suppressed = [] }) => suppressed.length > 0);
  const driver = {
    name: 'apigw-lint',
    version: VERSION,
    semanticVersion: VERSION,
    informationUri: 'https://github.com/apigw-lint/apigw-lint',
    rules: rules.map(reportingDescriptor),
  };
  const run = {
    tool: { driver },
    invocations: [invocation(failures)],
    originalUriBaseIds: { [BASE]: { description: { text: 'The root of the repository.' } } },
    columnKind: 'utf16CodeUnits',
    results: files.flatMap((file) => {
      const identities = fingerprints(file);
      return everything(file).map((finding) => ({
        ...result(file.path, finding),
        ruleIndex: indexes.get(finding.rule),
        partialFingerprints: { 'ruleAndValue/v1': identities.get(finding) },
        // A run has this for all of its results or for none.
        ...(isAnySuppressed ? { suppressions: suppressions(finding) } : {}),
      }));
    }),
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

type Found = ReportedFinding | SuppressedFinding;

function everything({ findings, suppressed = [] }: ReportedFile): Found[] {
  return [...findings, ...suppressed];
}

function invocation(failures: readonly string[]): object {
  const notifications = failures.map((text) => ({ level: 'error', message: { text } }));
  return {
    executionSuccessful: failures.length === 0,
    ...(failures.length === 0 ? {} : { toolExecutionNotifications: notifications }),
  };
}

/** Braces stay single: code scanning and editors show the text as it is, though the standard wants them doubled. */
function result(path: string, finding: ReportedFinding): object {
  const { rule, severity, message } = finding;
  return {
    ruleId: rule,
    level: LEVELS[severity],
    message: { text: message || rule },
    locations: locations(path, finding),
  };
}

function suppressions(finding: Found): object[] {
  if (!('suppression' in finding)) return [];
  const { kind, reason } = finding.suppression;
  return [{ kind, status: 'accepted', ...(reason === undefined ? {} : { justification: reason }) }];
}
