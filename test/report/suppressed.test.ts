import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { ReportedFinding } from '../../src/lint/findings.js';
import { type Report, reportOf } from '../../src/lint/index.js';
import { json } from '../../src/report/json.js';
import { summary } from '../../src/report/summary.js';

const finding: ReportedFinding = {
  ...{ rule: 'apigw-lambda-post', severity: 'error', message: 'No.', line: 1, column: 1, endLine: 1, endColumn: 2 },
  ...{ pointer: '/a', pointerInFile: '/b', url: undefined, valueDigest: '1' },
};
const silenced = { ...finding, suppression: { kind: 'inSource' as const, reason: 'legacy' } };
const report = (findings: readonly ReportedFinding[], suppressed: readonly (typeof silenced)[]): Report =>
  reportOf([{ path: 'a.yaml', text: '', findings, suppressed }]);

const schema: { $defs: Record<string, unknown> } = JSON.parse(readFileSync('schemas/report.schema.json', 'utf8'));
const conforms = new Ajv2020().compile(schema);

describe('in JSON, silenced findings', () => {
  it('are published with their reason, and conform', () => {
    const published = JSON.parse(json(report([finding], [silenced])));
    expect(published.files[0].suppressed).toEqual([
      {
        ...{
          rule: 'apigw-lambda-post',
          severity: 'error',
          message: 'No.',
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 2,
        },
        ...{ pointer: '/a', suppression: { kind: 'inSource', reason: 'legacy' } },
      },
    ]);
    expect(published.counts.error).toBe(1);
    expect(conforms(published), JSON.stringify(conforms.errors)).toBe(true);
  });

  it('are left out where there are none', () => {
    expect(json(report([finding], []))).not.toContain('suppressed');
  });

  it.each([
    [
      'without a suppression',
      (published: { files: [{ suppressed: [{ suppression?: unknown }] }] }) =>
        delete published.files[0].suppressed[0].suppression,
    ],
    [
      'of an unknown kind',
      (published: { files: [{ suppressed: [{ suppression: { kind: string } }] }] }) => {
        published.files[0].suppressed[0].suppression.kind = 'other';
      },
    ],
    [
      'with more than the contract says',
      (published: { files: [{ suppressed: [{ valueDigest?: string }] }] }) => {
        published.files[0].suppressed[0].valueDigest = '1';
      },
    ],
    [
      'among those that count',
      (published: { files: [{ findings: unknown[]; suppressed: unknown[] }] }) => {
        published.files[0].findings = published.files[0].suppressed;
      },
    ],
  ])('do not conform %s', (_what, spoil) => {
    const published = JSON.parse(json(report([finding], [silenced])));
    spoil(published);
    expect(conforms(published)).toBe(false);
  });
});

it('the summary says how many are silenced', () => {
  expect(summary(report([], [silenced]), false)).toBe('1 file, nothing found, 1 silenced');
  expect(summary(report([], [silenced]), true)).toBe('1 file, no errors, 1 silenced');
  expect(summary(report([finding], [silenced, { ...silenced, line: 2 }]), false)).toBe('1 error in 1 file, 2 silenced');
});

it('findings that several documents have are silenced once', () => {
  const one = report([], [silenced, { ...silenced, line: 2 }]).files;
  const [file] = reportOf([...one, ...one]).files;
  expect(file?.suppressed?.map(({ line }) => line)).toEqual([1, 2]);
});
