import { expect, it } from 'vitest';
import { gitlab } from '../../src/report/gitlab.js';
import { finding, reportAbout } from './findings.js';

const issues = (report: Parameters<typeof gitlab>[0]): { fingerprint: string }[] => JSON.parse(gitlab(report));

it('is a list of what GitLab reads, and nothing else', () => {
  expect(issues(reportAbout({ 'clean.yaml': [], 'apis/pets.yaml': [finding({ line: 11 })] }))).toEqual([
    {
      description: 'Lambda answers only to POST, not "GET". Set `httpMethod: POST`.',
      check_name: 'apigw-lambda-post',
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
      severity: 'critical',
      location: { path: 'apis/pets.yaml', lines: { begin: 11 } },
    },
  ]);
});

it('is an empty list where nothing was found', () => {
  expect(gitlab(reportAbout({ 'clean.yaml': [] }))).toBe('[]\n');
});

it.each([
  ['error', 'critical'],
  ['warn', 'major'],
  ['info', 'minor'],
  ['hint', 'info'],
] as const)('calls %s %s', (severity, name) => {
  expect(issues(reportAbout({ 'a.yaml': [finding({ severity })] }))).toMatchObject([{ severity: name }]);
});

it('has a fingerprint of its own for every finding, in one file and in others, that lines do not change', () => {
  const report = (line: number) =>
    reportAbout({
      'a.yaml': [finding({ line }), finding({ line: line + 1 }), finding({ line, rule: 'apigw-http-uri' })],
      'b.yaml': [finding({ line })],
    });
  const prints = issues(report(1)).map(({ fingerprint }) => fingerprint);
  expect(new Set(prints).size).toBe(4);
  expect(issues(report(100)).map(({ fingerprint }) => fingerprint)).toEqual(prints);
});

it('leaves out what is silenced', () => {
  const suppressed = [{ ...finding(), suppression: { kind: 'inSource' } } as const];
  expect(gitlab(reportAbout({ 'a.yaml': { suppressed } }))).toBe('[]\n');
});
