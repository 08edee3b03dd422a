import { type Report, type ReportedFile, type ReportedFinding, SEVERITIES } from '../../lint/findings.js';
import type { Severity } from '../../rule.js';
import { xmlAttributes, xmlText } from './xml.js';

type Findings = readonly ReportedFinding[];
type IsFailing = (finding: ReportedFinding) => boolean;

/**
 * A test suite for each file and a test case for each finding, as CI servers read it. A finding that does not make the run
 * fail is a skipped case: servers turn a build down for a failed one, whatever the exit code. Spectral's own format leaves
 * such findings out and does not escape file names.
 */
export function junit({ files }: Report, failSeverity: Severity | 'none' = 'error'): string {
  const failing = failSeverity === 'none' ? [] : SEVERITIES.slice(0, SEVERITIES.indexOf(failSeverity) + 1);
  const isFailing: IsFailing = ({ severity }) => failing.includes(severity);
  const { tests, failures, errors } = counts(files, isFailing);
  const suites = files.map((file) => suite(file, isFailing)).join('');
  const about = xmlAttributes({ name: 'apigw-lint', tests, failures, errors });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${about}>\n${suites}</testsuites>\n`;
}

/** A file without findings is one test that passes. */
function counts(files: readonly ReportedFile[], isFailing: IsFailing) {
  const findings = files.flatMap((file) => file.findings);
  const failures = findings.filter(isFailing).length;
  const passed = files.filter((file) => file.findings.length === 0).length;
  return { tests: findings.length + passed, failures, errors: 0, skipped: findings.length - failures };
}

function suite(file: ReportedFile, isFailing: IsFailing): string {
  const { path, findings } = file;
  const names = caseNames(findings);
  const cases = findings.map((finding, index) => {
    const verdict = isFailing(finding) ? 'failure' : 'skipped';
    return testCase(path, names[index] ?? finding.rule, outcome(path, finding, verdict));
  });
  const about = xmlAttributes({ name: path, ...counts([file], isFailing) });
  return `  <testsuite${about}>\n${cases.join('') || testCase(path, 'nothing found', '')}  </testsuite>\n`;
}

function testCase(path: string, name: string, content: string): string {
  const tag = `    <testcase${xmlAttributes({ name, classname: path })}`;
  return content === '' ? `${tag}/>\n` : `${tag}>\n${content}    </testcase>\n`;
}

function outcome(path: string, finding: ReportedFinding, verdict: 'failure' | 'skipped'): string {
  const { severity, message, rule, line, column, url } = finding;
  const text = `${path}:${line}:${column}: ${severity}: ${message} [${rule}]${url === undefined ? '' : `\n${url}`}`;
  return `      <${verdict}${xmlAttributes({ message, type: severity })}>${xmlText(text)}</${verdict}>\n`;
}

/** Servers follow a test from run to run by its name, so there is no line in it; equal ones are numbered. */
function caseNames(findings: Findings): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, pointer }) => {
    const name = `${rule} ${pointer}`.trimEnd();
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    return number === 1 ? name : `${name} (${number})`;
  });
}
