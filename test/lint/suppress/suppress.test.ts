import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLinter, reportOf, unusedDisables } from '../../../src/lint/index.js';
import { lambdaUri } from '../../../src/openapi/examples.js';
import { createFolder } from '../../document/reading.js';
import { counting, documentOf, faults, linted, operation, reportOn, silenced } from './suppressing.js';

const RULE = 'apigw-lambda-post';
const NEXT = '# apigw-lint-disable-next-line';
const LINE = '# apigw-lint-disable-line';
const FILE = '# apigw-lint-disable';
/** The line of the mistake in a document of one operation, with and without a comment above. */
const PLAIN = 9;

const above = (comment: string) => documentOf(operation({ above: comment }));
const flowOperation = `    get: { responses: { '200': { description: OK } }, x-amazon-apigateway-integration: {
        type: aws_proxy, uri: '${lambdaUri('pets')}',
        ${NEXT} ${RULE}
        httpMethod: GET } }
`;
const beside = (comment: string) => documentOf(operation({ beside: comment }));

it('without a comment the mistake counts', async () => {
  expect(counting(await reportOn(documentOf(operation())))).toEqual([`${PLAIN} ${RULE}`]);
});

describe('a comment silences', () => {
  it.each([
    ['the next line', above(`${NEXT} ${RULE}`), 10],
    ['without the prefix', above(`${NEXT} lambda-post`), 10],
    ['its own line', beside(`${LINE} ${RULE}`), PLAIN],
    ['the whole file', documentOf(operation(), `${FILE} ${RULE}\n`), 10],
    [
      'the whole file, below other comments and a marker',
      documentOf(operation(), `# a\n\n--- # b\n ${FILE} ${RULE}\n`),
      13,
    ],
    ['the whole file, beside the marker', documentOf(operation(), `--- ${FILE} ${RULE}\n`), 10],
    ['several rules, by commas', above(`${NEXT} apigw-timeout-range,${RULE}`), 10],
    ['several rules, by blanks', above(`${NEXT} apigw-timeout-range \t${RULE}`), 10],
    ['without a blank after the number sign', above(`#apigw-lint-disable-next-line ${RULE}`), 10],
    ['over comments and blank lines', above(`${NEXT} ${RULE}\n# why\n\n# not`), 13],
    ['stacked', above(`${NEXT} ${RULE}\n${NEXT} apigw-timeout-range`), 11],
    [
      'from the end of the line before',
      documentOf(operation().replace('aws_proxy', `aws_proxy ${NEXT} ${RULE}`)),
      PLAIN,
    ],
    [
      'with Windows line breaks and a byte order mark',
      `\ufeff${above(`${NEXT} ${RULE}`).replaceAll('\n', '\r\n')}`,
      10,
    ],
    ['in a flow map', documentOf(flowOperation), 8],
  ])('%s', async (_what, text, line) => {
    const report = await reportOn(text);
    expect(counting(report)).toEqual([]);
    expect(silenced(report)).toEqual([`${line} ${RULE} inSource: undefined`]);
    expect(report.counts).toEqual({ error: 0, warn: 0, info: 0, hint: 0 });
  });

  it('a finding of several lines by the first of them', async () => {
    const text = documentOf(
      `    # apigw-lint-disable-next-line integration-required\n    get:\n      responses:\n        '200':\n          description: OK\n`,
    );
    expect(silenced(await reportOn(text))).toEqual(['6 apigw-integration-required inSource: undefined']);
  });

  it.each([
    ['-- legacy', 'legacy'],
    ['--   two  words ', 'two  words'],
    ['-- a -- b', 'a -- b'],
    ['--', undefined],
  ])('with the reason %j', async (text, reason) => {
    const expected = [`${PLAIN} ${RULE} inSource: ${reason}`];
    expect(silenced(await reportOn(beside(`${LINE} ${RULE} ${text}`)))).toEqual(expected);
  });
});

describe('a comment silences nothing', () => {
  it.each([
    ['of another rule', above(`${NEXT} apigw-timeout-range`)],
    [
      'on another line',
      documentOf(operation({ above: `type: aws_proxy ${LINE} ${RULE}` }).replace('type: aws_proxy\n', '')),
    ],
    ['that is not at the beginning of the comment', above(`# see apigw-lint-disable-next-line ${RULE}`)],
    ['inside a text', documentOf(operation().replace('OK', `'OK # apigw-lint-disable ${RULE}'`))],
    ['inside a block', documentOf(operation(), `x-a: |\n  # apigw-lint-disable ${RULE}\n`)],
    ['that is meant for a name in a file of ours', above('# apigw-lint-baseline.json knows this')],
  ])('%s', async (_what, text) => {
    const report = await reportOn(text);
    expect(report.counts.error).toBe(1);
    expect(silenced(report)).toEqual([]);
    expect(faults(report)).toEqual([]);
  });
});

describe('a comment is reported', () => {
  it.each([
    [
      'without a rule',
      beside(LINE),
      `9:25 \`apigw-lint-disable-line\` names no rule and silences nothing. Add \`${RULE}\`.`,
    ],
    [
      'without a rule, and none to offer',
      above(`${NEXT}\ntimeoutInMillis: 50`),
      '9:9 `apigw-lint-disable-next-line` names no rule and silences nothing. Name the rule, or remove the comment.',
    ],
    [
      'with a slip in a rule',
      beside(`${LINE} apigw-lamda-post`),
      '9:51 No rule `apigw-lamda-post`. Did you mean `apigw-lambda-post`?',
    ],
    [
      'with a slip in a short name',
      beside(`${LINE} lamda-post`),
      '9:51 No rule `lamda-post`. Did you mean `apigw-lambda-post`?',
    ],
    [
      'with a reason that is not set off',
      beside(`${LINE} ${RULE} because of them`),
      '9:69 No rule `because`. A reason goes after ` -- `.',
    ],
    [
      'that is unknown',
      above(`# apigw-lint-disable-next ${RULE}`),
      '9:9 `apigw-lint-disable-next` is not known. Did you mean `apigw-lint-disable-next-line`?',
    ],
    [
      'that other linters have',
      above('# apigw-lint-enable'),
      '9:9 `apigw-lint-enable` is not known. Did you mean `apigw-lint-disable`?',
    ],
    [
      'for the file, in its middle',
      above(`${FILE} ${RULE}`),
      '9:9 `apigw-lint-disable` is for a whole file, above its first key. Move it there, or write `apigw-lint-disable-next-line`.',
    ],
    [
      'for the file, beside its first key',
      documentOf(operation()).replace('\n', ` ${FILE} ${RULE}\n`),
      '1:16 `apigw-lint-disable` is for a whole file, above its first key. Move it there, or write `apigw-lint-disable-next-line`.',
    ],
    [
      'for its line, alone',
      above(`${LINE} ${RULE}`),
      '9:9 `apigw-lint-disable-line` has nothing before it on its line. Write `apigw-lint-disable-next-line`.',
    ],
  ])('%s', async (_what, text, expected) => {
    expect(faults(await reportOn(text))).toEqual([expected]);
  });

  it('and cannot be silenced by one', async () => {
    const report = await reportOn(beside(`${LINE} ${RULE}, invalid-disable`));
    expect(faults(report)).toEqual([
      '9:70 `invalid-disable` is about comments, which silence only rules. Remove the name.',
    ]);
  });
});

describe('what reading finds', () => {
  it('is silenced if it is a warning', async () => {
    const text = documentOf(operation({ verb: 'POST' }))
      .replace('title: pets', `title: a, title: b`)
      .replace("'1' }", `'1' } ${LINE} parser`);
    expect(silenced(await reportOn(text))).toEqual(['2 parser inSource: undefined']);
  });

  it('is silenced if it is a reference', async () => {
    const text = documentOf(
      operation({ verb: 'POST' }).replace(
        '{ description: OK } }',
        `{ $ref: '#/components/responses/a' } } ${LINE} invalid-ref -- made by the build`,
      ),
    );
    expect(silenced(await reportOn(text))).toEqual(['6 invalid-ref inSource: made by the build']);
  });

  it('is never silenced if it is a syntax error', async () => {
    const repaired = await linted(documentOf(operation(), `${FILE} parser, ${RULE}\nx-a: @b ${LINE} parser\n`));
    const report = reportOf(repaired.files);
    expect(counting(report)).toEqual(['2 parser']);
    expect(silenced(report)).toEqual([`11 ${RULE} inSource: undefined`]);
    const broken = await reportOn(`${FILE} parser\n${documentOf('  nonsense\n   - x: [')}`);
    expect(counting(broken)).toEqual([expect.stringMatching(/ parser$/)]);
  });
});

describe('in referenced files', () => {
  const folder = createFolder({
    'one.yaml': `${documentOf('').replace('/pets:', `/pets: { $ref: 'shared.yaml#/pets' } ${LINE} ${RULE}`)}`,
    'two.yaml': `${FILE} ${RULE}\n${documentOf('').replace('/pets:', `/pets: { $ref: 'shared.yaml#/other' }`)}`,
    'shared.yaml': `pets:\n${operation({ above: `${NEXT} ${RULE}` })}other:\n${operation({ beside: `${LINE} ${RULE}` })}`,
    'loud.yaml': documentOf('').replace('/pets:', `/pets: { $ref: 'loud-part.yaml' } ${LINE} ${RULE}`),
    'loud-part.yaml': operation().replace(/^ {4}/gm, ''),
  });
  const lint = async (...names: readonly string[]) => {
    const linter = createLinter();
    const results = await Promise.all(names.map((name) => linter.lint(join(folder, name))));
    const all = results.flatMap((result) => (result.kind === 'linted' ? [result] : []));
    return { all, report: reportOf(all.flatMap(({ files }) => files)) };
  };
  const unused = (all: Awaited<ReturnType<typeof lint>>['all']) =>
    unusedDisables(all.flatMap(({ disabled }) => disabled)).flatMap(({ path, findings }) =>
      findings.map(({ line, message }) => `${basename(path)}:${line} ${message}`),
    );

  it('a comment there counts, and one in the document does not', async () => {
    const { report } = await lint('one.yaml');
    expect(counting(report)).toEqual([]);
    expect(silenced(report)).toHaveLength(1);
    expect(counting((await lint('loud.yaml')).report)).toEqual([`5 ${RULE}`]);
  });

  it('a comment is used if any of the documents needs it', async () => {
    const one = await lint('one.yaml');
    expect(unused(one.all)).toEqual([
      `one.yaml:4 \`${RULE}\` finds nothing on line 4. Remove the comment.`,
      `shared.yaml:14 \`${RULE}\` finds nothing on line 14. Remove the comment.`,
    ]);
    const both = await lint('one.yaml', 'two.yaml');
    expect(unused(both.all)).toEqual([
      `one.yaml:4 \`${RULE}\` finds nothing on line 4. Remove the comment.`,
      `two.yaml:1 \`${RULE}\` finds nothing in this file. Remove the comment.`,
    ]);
  });
});

describe('an unused comment', () => {
  const unused = async (text: string) =>
    unusedDisables((await linted(text)).disabled).flatMap(({ findings }) =>
      findings.map(({ line, column, endColumn, message }) => `${line}:${column}-${endColumn} ${message}`),
    );

  it.each([
    [
      'of a rule that finds nothing',
      above(`${NEXT} apigw-timeout-range`),
      ['9:40-59 `apigw-timeout-range` finds nothing on line 10. Remove the comment.'],
    ],
    [
      'of several rules',
      above(`${NEXT} timeout-range, ${RULE}`),
      ['9:40-53 `apigw-timeout-range` finds nothing on line 10. Remove the name.'],
    ],
    [
      'that says a rule twice',
      above(`${NEXT} ${RULE} ${RULE}`),
      ['9:58-75 `apigw-lambda-post` finds nothing on line 10. Remove the name.'],
    ],
    [
      'beside one for the whole file',
      `${FILE} ${RULE}\n${above(`${NEXT} ${RULE}`)}`,
      ['1:22-39 `apigw-lambda-post` finds nothing in this file. Remove the comment.'],
    ],
    [
      'at the end of the file',
      `${documentOf(operation({ verb: 'POST' }))}${NEXT} ${RULE}`,
      ['11:32-49 `apigw-lambda-post` finds nothing on line 12. Remove the comment.'],
    ],
    ['that is used', above(`${NEXT} ${RULE}`), []],
    ['with a slip, which is reported anyway', above(`${NEXT} apigw-lamda-post`), []],
    ['where a syntax error may hide what it is for', above(`${NEXT} apigw-timeout-range\nx-a: @b`), []],
  ])('%s', async (_what, text, expected) => {
    expect(await unused(text)).toEqual(expected);
  });
});

it('names the rules of a ruleset', async () => {
  const folder = createFolder({
    'rules.yaml':
      'extends: [apigw-lint]\nrules:\n  loud: { given: $.info, then: { function: truthy, field: contact } }\n',
  });
  const text = documentOf(operation({ verb: 'POST' })).replace("'1' }", `'1' } ${LINE} loud -- quiet`);
  const result = await createLinter({ ruleset: join(folder, 'rules.yaml') }).lint('api.yaml', text);
  if (result.kind !== 'linted') throw new Error('Not linted');
  const report = reportOf(result.files);
  expect(counting(report)).toEqual([]);
  expect(silenced(report)).toEqual(['2 loud inSource: quiet']);
});
