import { describe, expect, it } from 'vitest';
import type { ReportedFinding } from '../../src/lint/findings.js';
import { markdown } from '../../src/report/markdown/markdown.js';
import { finding, reportAbout } from './findings.js';

const rows = (text: string) => text.split('\n').filter((line) => /^\| (?:error|warn|info|hint) /.test(line));
const message = (text: string) => {
  const [row = ''] = rows(markdown(reportAbout({ 'a.yaml': [finding({ message: text, url: undefined })] })));
  return row.replace(/^\| error \| a\.yaml:1:1 \| /, '').replace(/ \| apigw-lambda-post \|$/, '');
};

it('is a table with the place, the message and the page of the rule', () => {
  const report = reportAbout({ 'clean.yaml': [], 'paths/pets.yaml': [finding({ line: 11, column: 21 })] });
  expect(markdown(report)).toBe(
    [
      '**1 error in 1 of 2 files**',
      '',
      '| Severity | Place | Message | Rule |',
      '| --- | --- | --- | --- |',
      '| error | paths/pets.yaml:11:21 | Lambda answers only to POST, not `"GET"`. Set `httpMethod: POST`. | [apigw-lambda-post](https://github.com/apigw-lint/apigw-lint/blob/main/docs/rules/apigw-lambda-post.md) |',
      '',
    ].join('\n'),
  );
});

it('has no table where there is nothing to list', () => {
  expect(markdown(reportAbout({ 'clean.yaml': [] }))).toBe('**1 file, nothing found**\n');
});

it('links places where it is told how, and no address ends its link early', () => {
  const report = reportAbout({ 'my (old) [api]|x.yaml': [finding({ line: 7, url: undefined })] });
  const linkTo = (path: string, line: number) => `https://example.com/blob/main/${path}#L${line}`;
  expect(markdown(report, { linkTo })).toContain(
    '| [my (old) \\[api\\]\\|x.yaml:7:1](https://example.com/blob/main/my%20%28old%29%20[api]%7cx.yaml#L7) |',
  );
});

describe('nothing in a message acts as Markdown', () => {
  it.each([
    ['a | b', 'a \\| b'],
    ['Set `a|b`.', 'Set `a\\|b`.'],
    ['not "*bold*" and "<b>"', 'not `"*bold*"` and `"<b>"`'],
    ['not "a`b"', 'not ``"a`b"``'],
    ['not "say \\"hi\\""', 'not `"say \\"hi\\""`'],
    ['*a* _b_ <c> [d](e) ~f~ $g$ &amp; \\', '\\*a\\* \\_b\\_ \\<c\\> \\[d\\](e) \\~f\\~ \\$g\\$ \\&amp; \\\\'],
    ['an odd ` backtick', 'an odd \\` backtick'],
    ['two\nlines', 'two lines'],
  ])('%s', (text, expected) => {
    expect(message(text)).toBe(expected);
  });
});

describe('below a limit', () => {
  const many = (severity: ReportedFinding['severity'], count: number, from: number) =>
    Array.from({ length: count }, (_, index) => finding({ severity, line: from + index, message: `Größe ${index}.` }));
  const report = reportAbout({
    'a.yaml': [...many('warn', 1000, 1), ...many('error', 20, 2000)],
    'b.yaml': many('hint', 3, 1),
  });

  it('leaves out the mildest first, counts them and keeps the order of the rest', () => {
    const text = markdown(report, { maxBytes: 20_000 });
    const shown = rows(text);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(20_000);
    expect(Buffer.byteLength(text)).toBeGreaterThan(19_000);
    expect(shown.filter((row) => row.startsWith('| error'))).toHaveLength(20);
    expect(shown.findIndex((row) => row.startsWith('| error'))).toBe(shown.length - 20);
    expect(text).toContain('**20 errors, 1000 warnings, 3 hints in 2 files**');
    expect(text).toMatch(new RegExp(`\\n\\nLeft out for their size: ${1020 - shown.length} warnings, 3 hints\\.\\n$`));
  });

  it('is whole where it fits to the byte, and cut where it is one byte too long', () => {
    const whole = markdown(report);
    expect(markdown(report, { maxBytes: Buffer.byteLength(whole) })).toBe(whole);
    expect(markdown(report, { maxBytes: Buffer.byteLength(whole) - 1 })).toContain('Left out');
  });

  it('counts alone where not even one row fits', () => {
    expect(markdown(report, { maxBytes: 300 })).toBe(
      '**20 errors, 1000 warnings, 3 hints in 2 files**\n\nLeft out for their size: 20 errors, 1000 warnings, 3 hints.\n',
    );
  });
});
