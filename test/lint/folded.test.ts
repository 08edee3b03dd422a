import { expect, it } from 'vitest';
import { folded, type ReportedFinding, reportOf } from '../../src/lint/findings.js';

const finding = (line: number, severity: ReportedFinding['severity'], message: string): ReportedFinding => ({
  ...{
    rule: 'a',
    severity,
    message,
    line,
    column: 1,
    endLine: line,
    endColumn: 2,
    pointer: `/${line}`,
    url: undefined,
  },
});

it('says once what holds for one operation after another, but every error', () => {
  const findings = [
    finding(1, 'info', 'x'),
    finding(2, 'info', 'x'),
    finding(3, 'warn', 'y'),
    finding(4, 'info', 'x'),
    finding(5, 'error', 'z'),
    finding(6, 'error', 'z'),
  ];
  const { files, counts } = folded(reportOf([{ path: 'a', text: undefined, findings }]));
  expect(files[0]?.findings.map(({ line, message }) => `${line} ${message}`)).toEqual([
    '1 x (and 2 more)',
    '3 y',
    '5 z',
    '6 z',
  ]);
  expect(counts).toEqual({ error: 2, warn: 1, info: 3, hint: 0 });
});
