import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { Report } from '../../src/lint/findings.js';
import { junit } from '../../src/report/junit/junit.js';
import { finding, reportAbout } from './findings.js';

const schema = readFileSync('test/report/junit.xsd', 'utf8');

async function faultsOf(xml: string): Promise<string[]> {
  const { errors } = await validateXML({ xml: [{ fileName: 'report.xml', contents: xml }], schema: [schema] });
  return errors.map(({ message }) => message);
}

/** A report as JUnit. It must be valid, whatever a test looks at in it. */
async function valid(report: Report, failSeverity?: Parameters<typeof junit>[1]): Promise<string> {
  const xml = junit(report, failSeverity);
  expect(await faultsOf(xml)).toEqual([]);
  return xml;
}

const mixed = reportAbout({
  'clean.yaml': [],
  'pets.yaml': [
    finding({ line: 11, column: 21, url: undefined }),
    finding({ line: 12, severity: 'warn', rule: 'apigw-timeout-quota', message: 'Raise it.', pointer: '/a' }),
  ],
});

it('has a suite for each file, a case for each finding, and one that passes for a clean file', async () => {
  expect(await valid(mixed)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="apigw-lint" tests="3" failures="1" errors="0">
  <testsuite name="clean.yaml" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="nothing found" classname="clean.yaml"/>
  </testsuite>
  <testsuite name="pets.yaml" tests="2" failures="1" errors="0" skipped="1">
    <testcase name="apigw-lambda-post /paths/~1pets/get/x-amazon-apigateway-integration/httpMethod" classname="pets.yaml">
      <failure message="Lambda answers only to POST, not &quot;GET&quot;. Set \`httpMethod: POST\`." type="error">pets.yaml:11:21: error: Lambda answers only to POST, not &quot;GET&quot;. Set \`httpMethod: POST\`. [apigw-lambda-post]</failure>
    </testcase>
    <testcase name="apigw-timeout-quota /a" classname="pets.yaml">
      <skipped message="Raise it." type="warn">pets.yaml:12:1: warn: Raise it. [apigw-timeout-quota]
https://github.com/apigw-lint/apigw-lint/blob/main/docs/rules/apigw-lambda-post.md</skipped>
    </testcase>
  </testsuite>
</testsuites>
`);
});

it('is valid where nothing was linted', async () => {
  expect(await valid(reportAbout({}))).toContain('tests="0"');
});

it.each([
  ['none', 0],
  ['error', 1],
  ['warn', 2],
  ['hint', 2],
] as const)('with %s as the severity to fail from fails %i', async (failSeverity, count) => {
  const xml = await valid(mixed, failSeverity);
  expect(xml.match(/<failure /g) ?? []).toHaveLength(count);
  expect(xml).toContain(`<testsuites name="apigw-lint" tests="3" failures="${count}" errors="0">`);
});

it('numbers cases of one name, since servers know a case by its name', async () => {
  const xml = await valid(reportAbout({ 'a.yaml': [1, 2].map((line) => finding({ line, pointer: '' })) }));
  expect([...xml.matchAll(/<testcase name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
    'apigw-lambda-post',
    'apigw-lambda-post (2)',
  ]);
});

describe('any text', () => {
  const odd = 'a<b>&"c"\' ]]> \u0000\u0008\u001b[31m \ud800 \uffff \ufffe 🐶 ä\ttab\nline\r';

  it('is a valid document', async () => {
    const xml = await valid(reportAbout({ [odd]: [finding({ message: odd, pointer: odd, rule: 'mine' })] }));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    expect(xml).toContain(
      'message="a&lt;b&gt;&amp;&quot;c&quot;\' ]]&gt; \uFFFD\uFFFD\uFFFD[31m \uFFFD \uFFFD \uFFFD 🐶 ä&#9;tab&#10;line&#13;"',
    );
  });

  it('would not be one if it were written as it is', async () => {
    expect(await faultsOf((await valid(mixed)).replace('Raise it.', '<&'))).not.toEqual([]);
    expect(await faultsOf((await valid(mixed)).replace(' tests="3"', ''))).not.toEqual([]);
  });
});
