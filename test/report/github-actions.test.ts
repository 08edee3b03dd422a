import { describe, expect, it } from 'vitest';
import { githubActions } from '../../src/report/github/annotations.js';
import { jobSummary } from '../../src/report/github/job-summary.js';
import { withoutCommands, workflowCommand } from '../../src/report/github/workflow-commands.js';
import type { Severity } from '../../src/rule.js';
import { finding, reportAbout } from './findings.js';

const many = (severity: Severity, count: number, line: number) =>
  Array.from({ length: count }, (_, index) => finding({ severity, line: line + index, url: undefined }));
const linesOf = (text: string) => text.trimEnd().split('\n');
const levelsOf = (text: string) => linesOf(text).map((line) => /^::(\w+) /.exec(line)?.[1]);

describe('annotations', () => {
  it('come the worst first', () => {
    const mixed = (['hint', 'warn', 'error', 'info'] as const).flatMap((severity, index) =>
      many(severity, 1, index + 1),
    );
    expect(levelsOf(githubActions(reportAbout({ 'a.yaml': mixed })))).toEqual(['error', 'warning', 'notice', 'notice']);
  });

  it('stay within what GitHub shows, with one that counts the rest', () => {
    const text = githubActions(
      reportAbout({ 'a.yaml': [...many('warn', 11, 1), ...many('info', 10, 20), ...many('error', 12, 40)] }),
    );
    const levels = levelsOf(text);
    for (const level of ['error', 'warning', 'notice']) expect(levels.filter((one) => one === level)).toHaveLength(10);
    expect(linesOf(text).at(-1)).toBe(
      '::notice title=apigw-lint::2 errors, 1 warning, 1 notice more than GitHub shows for one step.',
    );
  });

  it('count no rest where all fit', () => {
    expect(linesOf(githubActions(reportAbout({ 'a.yaml': many('info', 10, 1) })))).toHaveLength(10);
    expect(githubActions(reportAbout({ 'a.yaml': [] }))).toBe('');
  });

  it('begin with why files could not be linted', () => {
    expect(linesOf(githubActions(reportAbout({ 'a.yaml': many('error', 10, 1) }), ['No such file: b.yaml.']))[0]).toBe(
      '::error title=apigw-lint could not run::No such file: b.yaml.',
    );
  });

  it('give the first line of a longer finding, without columns', () => {
    const longer = finding({ line: 3, endLine: 9, column: 5, url: undefined, message: 'X.' });
    expect(githubActions(reportAbout({ 'a.yaml': [longer] }))).toBe(
      '::error file=a.yaml,line=3,title=apigw-lambda-post::X.\n',
    );
  });

  it('escape what has a meaning', () => {
    const command = workflowCommand({
      level: 'error',
      title: 'a,b:c%',
      message: '100%: a,\r\nb',
      place: { file: 'x\n' },
    });
    expect(command).toBe('::error file=x%0A,title=a%2Cb%3Ac%25::100%25: a,%0D%0Ab\n');
  });
});

describe('a text for the log', () => {
  it.each(['::error::x', '  ::add-mask::x', 'a\n\u0085::set-output name=a::b', 'a\r::x::', '# ##[set-output name=a]b'])(
    'has no command: %j',
    (text) => {
      const harmless = withoutCommands(text);
      expect(harmless).not.toMatch(/(?:^|[\r\n])[\s\u0085]*::|##\[/);
      expect(harmless.replaceAll('\u200B', '')).toBe(text);
    },
  );

  it('stays as it is where there is nothing to fear', () => {
    const text = 'a::b ## [x]\n  12:3  error  Foo::Bar\n';
    expect(withoutCommands(text)).toBe(text);
  });
});

describe('the summary of a job', () => {
  const report = reportAbout({ 'an api.yaml': many('error', 100, 1) });
  const env = { GITHUB_SERVER_URL: 'https://ghe.example.com', GITHUB_REPOSITORY: 'octo/pets', GITHUB_SHA: 'abc' };

  it('links to the lines of the commit', () => {
    expect(jobSummary(report, [], 0, env)).toContain('(https://ghe.example.com/octo/pets/blob/abc/an%20api.yaml#L7)');
  });

  it('links to nothing where it does not know to what', () => {
    expect(jobSummary(report, [], 0, { GITHUB_SHA: 'abc' })).not.toContain('blob');
  });

  it('leaves room for what the step wrote before', () => {
    const used = 1024 * 1024 - 5000;
    const text = jobSummary(report, ['No such file: b.yaml.'], used, env);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(5000);
    expect(text).toMatch(/Left out for their size: \d+ errors\./);
  });

  it('says why there is none', () => {
    expect(jobSummary(reportAbout({}), ['No such file: b.yaml.'], 0, env)).toBe(
      '### apigw-lint\n\n- No such file: b.yaml.\n\n',
    );
  });
});
