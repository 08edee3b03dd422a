import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { afterAll, describe, expect, it } from 'vitest';
import { readingRules, recommendedRules } from '../../src/lint/active-rules.js';
import type { Report } from '../../src/lint/findings.js';
import { createLinter, reportOf } from '../../src/lint/index.js';
import { type SarifOptions, sarif } from '../../src/report/sarif/sarif.js';
import { rules } from '../../src/rules/index.js';
import { finding, reportAbout } from './findings.js';

const schema = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
// One pattern in it is none with the u flag.
const ajv = new Ajv.default({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));

/** A report as SARIF. It must be valid, whatever a test looks at in it. */
function runOf(report: Report, options: Partial<SarifOptions> = {}) {
  const log = JSON.parse(sarif(report, { rules: recommendedRules(), ...options }));
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  return log.runs[0];
}

describe('a report', () => {
  it('is valid where nothing was found, and where nothing was linted', () => {
    expect(runOf(reportAbout({ 'a.yaml': [] })).results).toEqual([]);
    expect(runOf(reportAbout({}), { rules: [] }).results).toEqual([]);
  });

  it('says so where the schema is broken, so that the tests here can fail', () => {
    expect(validate({ version: '2.1.0', runs: [{ tool: { driver: {} } }] })).toBe(false);
  });

  it('tells which tool it is from, and how columns count', () => {
    const run = runOf(reportAbout({}));
    expect(run.tool.driver).toMatchObject({
      name: 'apigw-lint',
      informationUri: 'https://github.com/apigw-lint/apigw-lint',
    });
    expect(run.tool.driver.semanticVersion).toBe(run.tool.driver.version);
    expect(run.columnKind).toBe('utf16CodeUnits');
  });

  it('tells whether all files could be read', () => {
    expect(runOf(reportAbout({})).invocations).toEqual([{ executionSuccessful: true }]);
    expect(runOf(reportAbout({}), { failures: ['No such file: a.yaml.'] }).invocations).toEqual([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [{ level: 'error', message: { text: 'No such file: a.yaml.' } }],
      },
    ]);
  });
});

describe('a rule', () => {
  const { driver } = runOf(reportAbout({})).tool;
  const described = new Map<string, Record<string, unknown>>(
    driver.rules.map((rule: { id: string }) => [rule.id, rule]),
  );

  it('is there if it was on, found or not', () => {
    const on = rules.filter(({ recommended = true }) => recommended).map(({ id }) => id);
    expect([...described.keys()]).toEqual(on);
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s has what code scanning wants, within its limits',
    (id, rule) => {
      const run = runOf(reportAbout({}), {
        rules: [{ id, severity: rule.severity, summary: 'x', url: 'https://example.com/' }],
      });
      const [descriptor] = run.tool.driver.rules;
      expect(descriptor.name).toMatch(/^[A-Z][a-zA-Z0-9]+$/);
      expect(descriptor.shortDescription.text).toBe(rule.summary);
      expect(descriptor.fullDescription.text.length).toBeLessThanOrEqual(1024);
      expect(descriptor.properties.tags.length).toBeLessThanOrEqual(10);
      for (const text of [rule.fix.split(/\s/)[0], rule.bad[0].title, rule.good[0].title, rule.links[0]]) {
        expect(descriptor.help.text).toContain(text);
        expect(descriptor.help.markdown).toContain(text);
      }
      expect(descriptor.help.markdown).toContain(`\`\`\`yaml\n${rule.bad[0].yaml.snippet}\`\`\``);
    },
  );

  it('has the page, the level and the precision of its severity', () => {
    expect(described.get('apigw-lambda-post')).toMatchObject({
      helpUri: expect.stringMatching(/apigw-lambda-post\.md$/),
      defaultConfiguration: { level: 'error' },
      properties: {
        tags: ['openapi', 'api-gateway', 'rest-api', 'reported-by-aws-request'],
        precision: 'very-high',
        'problem.severity': 'error',
      },
    });
  });

  it('of others has what its ruleset tells', () => {
    const run = runOf(reportAbout({}), {
      rules: [
        { id: 'info-contact', severity: 'hint', summary: 'Info must have contact.', url: 'https://example.com/#info' },
        { id: 'mine', severity: 'info', summary: undefined, url: undefined },
      ],
    });
    expect(run.tool.driver.rules).toEqual([
      {
        id: 'info-contact',
        name: 'InfoContact',
        shortDescription: { text: 'Info must have contact.' },
        fullDescription: { text: 'Info must have contact.' },
        helpUri: 'https://example.com/#info',
        help: { text: 'Info must have contact.\n\nhttps://example.com/#info' },
        defaultConfiguration: { level: 'note' },
        properties: { tags: ['openapi'] },
      },
      {
        id: 'mine',
        shortDescription: { text: 'mine' },
        fullDescription: { text: 'mine' },
        help: { text: 'mine' },
        defaultConfiguration: { level: 'note' },
        properties: { tags: ['openapi'] },
      },
    ]);
  });

  it('of others is within the limits of code scanning, whatever its ruleset tells', () => {
    const run = runOf(reportAbout({ 'a.yaml': [finding({ rule: 'mine', message: '' })] }), {
      rules: [
        { id: 'mine', severity: 'warn', summary: 'x'.repeat(2000), url: 'our wiki' },
        { id: 'yours', severity: 'warn', summary: '', url: 'https://example.com/a b' },
      ],
    });
    const [mine, yours] = run.tool.driver.rules;
    expect(mine.shortDescription.text).toHaveLength(1024);
    expect(mine.fullDescription.text).toHaveLength(1024);
    expect(mine).not.toHaveProperty('helpUri');
    expect(yours).toMatchObject({ shortDescription: { text: 'yours' }, helpUri: 'https://example.com/a%20b' });
    expect(run.results).toMatchObject([{ message: { text: 'mine' } }]);
  });

  it('is there if a finding has it, even where nobody said that it was on', () => {
    const run = runOf(reportAbout({ 'a.yaml': [finding({ rule: 'surprise', severity: 'warn', url: undefined })] }), {
      rules: [],
    });
    expect(run.tool.driver.rules).toMatchObject([{ id: 'surprise', defaultConfiguration: { level: 'warning' } }]);
    expect(run.results).toMatchObject([{ ruleId: 'surprise', ruleIndex: 0, level: 'warning' }]);
  });
});

describe('a result', () => {
  it('has its rule, level, message and place', () => {
    const run = runOf(reportAbout({ 'apis/pets.yaml': [finding({ line: 11, column: 21 })] }));
    const [result] = run.results;
    expect(result).toMatchObject({
      ruleId: 'apigw-lambda-post',
      level: 'error',
      message: { text: 'Lambda answers only to POST, not "GET". Set `httpMethod: POST`.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'apis/pets.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 11, startColumn: 21, endLine: 11, endColumn: 24 },
          },
          logicalLocations: [{ fullyQualifiedName: '/paths/~1pets/get/x-amazon-apigateway-integration/httpMethod' }],
        },
      ],
    });
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe('apigw-lambda-post');
  });

  it.each([
    ['error', 'error'],
    ['warn', 'warning'],
    ['info', 'note'],
    ['hint', 'note'],
  ] as const)('of severity %s is on level %s', (severity, level) => {
    expect(runOf(reportAbout({ 'a.yaml': [finding({ severity })] })).results).toMatchObject([{ level }]);
  });

  it.each([
    ['my apis/größe #1?.yaml', { uri: 'my%20apis/gr%C3%B6%C3%9Fe%20%231%3F.yaml', uriBaseId: '%SRCROOT%' }],
    ['c:d/100%.yaml', { uri: 'c%3Ad/100%25.yaml', uriBaseId: '%SRCROOT%' }],
    ['<stdin>', { uri: '%3Cstdin%3E', uriBaseId: '%SRCROOT%' }],
    ['/else where/a.yaml', { uri: 'file:///else%20where/a.yaml' }],
    ['https://example.com/a b.yaml?x=1', { uri: 'https://example.com/a%20b.yaml?x=1' }],
  ])('in %s has a URI', (path, artifactLocation) => {
    const [result] = runOf(reportAbout({ [path]: [finding()] })).results;
    expect(result.locations[0].physicalLocation.artifactLocation).toEqual(artifactLocation);
  });
});

describe('a silenced finding', () => {
  const silenced = {
    ...finding({ line: 5, rule: 'apigw-timeout-range' }),
    suppression: { kind: 'inSource', reason: 'Quota raised to 60 s.' },
  } as const;
  const known = { ...finding({ line: 6, rule: 'apigw-http-uri' }), suppression: { kind: 'external' } } as const;

  it('is a result with its suppression; the others say that they have none', () => {
    const run = runOf(reportAbout({ 'a.yaml': { findings: [finding()], suppressed: [silenced, known] } }));
    expect(run.results).toMatchObject([
      { ruleId: 'apigw-lambda-post', suppressions: [] },
      {
        ruleId: 'apigw-timeout-range',
        suppressions: [{ kind: 'inSource', status: 'accepted', justification: 'Quota raised to 60 s.' }],
      },
      { ruleId: 'apigw-http-uri', suppressions: [{ kind: 'external', status: 'accepted' }] },
    ]);
  });

  it('adds nothing to a run without one', () => {
    const run = runOf(reportAbout({ 'a.yaml': { findings: [finding()], suppressed: [] } }));
    expect(run.results[0]).not.toHaveProperty('suppressions');
  });
});

describe('a fingerprint', () => {
  const pets = (httpMethod: string, comment = '') => `openapi: 3.0.3
info: {title: pets, version: '1.0'}
${comment}paths:
  /pets:
    get:
      responses: {'200': {description: OK}}
      x-amazon-apigateway-integration:
        type: aws_proxy
        httpMethod: ${httpMethod}
        uri: arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:pets/invocations
`;
  const prints = (report: Report) =>
    runOf(report).results.map((result: { partialFingerprints: object }) => result.partialFingerprints);
  const printsOf = async (text: string) => {
    const result = await createLinter().lint('openapi.yaml', text);
    if (result.kind !== 'linted') throw new Error('not linted');
    return prints(reportOf(result.files));
  };

  it('survives moved lines, and goes with the value', async () => {
    const [before, ...others] = await printsOf(pets('GET'));
    expect(others).toEqual([]);
    expect(before).toEqual({ 'ruleAndValue/v1': expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(await printsOf(pets('GET', '# a\n# comment\n'))).toEqual([before]);
    expect(await printsOf(pets('PUT'))).not.toEqual([before]);
  });

  it('is left to code scanning under the name that it keeps for the hash of a line', () => {
    expect(prints(reportAbout({ 'a.yaml': [finding()] }))[0]).not.toHaveProperty('primaryLocationLineHash');
  });

  it('is another one for every one of equal findings, and stays when one of them is silenced', () => {
    const equal = [1, 2, 3].map((line) => finding({ line }));
    const all = prints(reportAbout({ 'a.yaml': equal }));
    expect(new Set(all.map((print: object) => JSON.stringify(print))).size).toBe(3);
    const [first = finding(), ...rest] = equal;
    const suppressed = [{ ...first, suppression: { kind: 'inSource' } } as const];
    expect(prints(reportAbout({ 'a.yaml': { findings: rest, suppressed } }))).toEqual([all[1], all[2], all[0]]);
  });
});

describe('the rules of a run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'apigw-lint-sarif-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const linterWith = (ruleset: string) => {
    const file = join(folder, '.spectral.yaml');
    writeFileSync(file, ruleset);
    return createLinter({ ruleset: file });
  };
  const READING = readingRules.map(({ id }) => id);
  const document = "openapi: 3.0.3\ninfo: {title: a, version: '1'}\npaths: {}\n";

  it('are the recommended ones, and those of reading, without a ruleset', async () => {
    expect(await createLinter().rules()).toEqual([
      ...recommendedRules(),
      { id: 'parser', severity: 'error', summary: 'A file must be readable as YAML or JSON', url: undefined },
      { id: 'invalid-ref', severity: 'error', summary: 'A `$ref` must lead to something', url: undefined },
      ...readingRules.slice(2),
    ]);
    expect(READING).toEqual(['parser', 'invalid-ref', 'unfilled-function', 'invalid-disable', 'unused-disable']);
  });

  it('have the severity that the ruleset gives them, and are gone where it turns them off', async () => {
    const linter = linterWith('extends: [apigw-lint]\nrules: {apigw-lambda-post: hint, apigw-http-uri: off}\n');
    const active = await linter.rules();
    expect(active.find(({ id }) => id === 'apigw-lambda-post')).toMatchObject({
      severity: 'hint',
      summary: 'Lambda integrations must use POST',
      url: expect.stringMatching(/apigw-lambda-post\.md$/),
    });
    expect(active.map(({ id }) => id)).not.toContain('apigw-http-uri');
    expect(active).toHaveLength(recommendedRules().length - 1 + READING.length);
  });

  it('are those of others and of the user too', async () => {
    const linter = linterWith(`extends: [spectral:oas]
rules:
  title-short: {given: $.info.title, message: short, severity: warn, then: {function: length, functionOptions: {max: 9}}}
`);
    const active = await linter.rules();
    expect(active.find(({ id }) => id === 'title-short')).toEqual({
      id: 'title-short',
      severity: 'warn',
      summary: undefined,
      url: undefined,
    });
    expect(active.find(({ id }) => id === 'info-contact')).toMatchObject({ severity: 'warn' });
  });

  it('are those that an override turns on for a file that was linted', async () => {
    const linter = linterWith(`extends: [[apigw-lint, off]]
overrides:
  - {files: ['strict.yaml'], rules: {apigw-lambda-post: warn}}
`);
    await linter.lint(join(folder, 'other.yaml'), document);
    expect((await linter.rules()).map(({ id }) => id)).toEqual(READING);
    await linter.lint(join(folder, 'strict.yaml'), document);
    expect((await linter.rules()).map(({ id, severity }) => [id, severity])).toEqual([
      ['apigw-lambda-post', 'warn'],
      ...readingRules.map(({ id, severity }) => [id, severity]),
    ]);
  });
});
