import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Origin } from '../../../src/document/index.js';
import { applyBaseline, baselineOf, countMore } from '../../../src/lint/baseline/baseline.js';
import { baselineFolder, baselineText, readBaseline } from '../../../src/lint/baseline/file.js';
import { createLinter, type Report, reportOf } from '../../../src/lint/index.js';
import { UsageError } from '../../../src/lint/usage-error.js';
import { createFolder } from '../../document/reading.js';
import { counting, documentOf, operation, silenced } from '../suppress/suppressing.js';

const RULE = 'apigw-lambda-post';

/** A folder with a baseline in it. */
function project(files: Readonly<Record<string, string>>) {
  const folder = createFolder(files);
  const file = join(folder, 'known.json');
  const where = baselineFolder(file);
  const look = async (...names: readonly string[]): Promise<{ report: Report; parts: readonly Origin[] }> => {
    const linter = createLinter();
    const results = await Promise.all(names.map((name) => linter.lint(join(folder, name))));
    const all = results.flatMap((result) => (result.kind === 'linted' ? [result] : []));
    return { report: reportOf(all.flatMap(({ files }) => files)), parts: all.flatMap(({ parts }) => parts()) };
  };
  return {
    file,
    text: () => readFileSync(file, 'utf8'),
    put: (name: string, text: string) => writeFileSync(join(folder, name), text),
    rename: (from: string, to: string) => renameSync(join(folder, from), join(folder, to)),
    async write(...names: readonly string[]) {
      const { report, parts } = await look(...names);
      const earlier = await readBaseline(file).catch(() => new Map());
      const baseline = baselineOf(report, earlier, parts, where);
      writeFileSync(file, baselineText(baseline));
      return baseline;
    },
    async lint(...names: readonly string[]) {
      const { report, parts } = await look(...names);
      return applyBaseline(report, await readBaseline(file), parts, where);
    },
  };
}

const BAD = operation();
const document = documentOf(BAD);

describe('a known finding', () => {
  const remains = async (before: string, after: string) => {
    const { put, write, lint } = project({ 'api.yaml': before });
    await write('api.yaml');
    put('api.yaml', after);
    const { report, gone } = await lint('api.yaml');
    return { counting: counting(report), silenced: silenced(report).length, gone };
  };
  const known = { counting: [], silenced: 1, gone: 0 };

  it.each([
    ['is silenced', document],
    ['stays so when lines move', `# head\n\n${document.replace('  /pets', '\n# more\n  /pets')}`],
    ['stays so when operations change their order', documentOf(`${operation({ method: 'put', verb: 'POST' })}${BAD}`)],
    [
      'stays so when keys change their order',
      document.replace('        type: aws_proxy\n', '').replace(/$/, '        type: aws_proxy\n'),
    ],
    [
      'stays so when YAML becomes JSON',
      JSON.stringify({
        openapi: '3.0.1',
        info: { title: 'a', version: '1' },
        paths: {
          '/pets': {
            get: {
              responses: { 200: { description: 'OK' } },
              'x-amazon-apigateway-integration': {
                uri: /uri: (.*)/.exec(document)?.[1],
                type: 'aws_proxy',
                httpMethod: 'GET',
              },
            },
          },
        },
      }),
    ],
  ])('%s', async (_what, after) => {
    expect(await remains(document, after)).toEqual(known);
  });

  it('has told of its reason and kind', async () => {
    const { write, lint } = project({ 'api.yaml': document });
    await write('api.yaml');
    const { report } = await lint('api.yaml');
    expect(silenced(report)).toEqual([`9 ${RULE} external: undefined`]);
    expect(report.counts.error).toBe(0);
  });

  it('counts again when its value is another mistake', async () => {
    expect(await remains(document, documentOf(operation({ verb: 'PUT' })))).toEqual({
      counting: [`9 ${RULE}`],
      silenced: 0,
      gone: 1,
    });
  });

  it('does not hide the same mistake elsewhere', async () => {
    const after = documentOf(`${BAD}${operation({ method: 'put' })}`);
    expect(await remains(document, after)).toEqual({ counting: [`15 ${RULE}`], silenced: 1, gone: 0 });
  });

  it('is gone when it is fixed', async () => {
    expect(await remains(document, documentOf(operation({ verb: 'POST' })))).toEqual({
      counting: [],
      silenced: 0,
      gone: 1,
    });
  });

  it('is not said to be gone where a syntax error keeps it from being looked at', async () => {
    const broken = await remains(document, documentOf('   - nonsense: ['));
    expect(broken).toMatchObject({ silenced: 0, gone: 0 });
    const partial = await remains(document, `${documentOf(operation({ verb: 'POST' }))}x-a: @b\n`);
    expect(partial).toEqual({ counting: ['11 parser'], silenced: 0, gone: 0 });
  });
});

describe('findings that are alike', () => {
  // Both lack the same, so that rule, pointer and value are the same.
  const report = (count: number): Report =>
    reportOf([
      {
        path: 'api.yaml',
        text: '',
        findings: Array.from({ length: count }, (_, index) => ({
          ...{
            rule: RULE,
            severity: 'error',
            message: `No. ${index}`,
            pointer: '/a',
            url: undefined,
            valueDigest: '1',
          },
          ...{ line: 1, column: 1, endLine: 1, endColumn: 2 },
        })),
      },
    ]);
  const where = baselineFolder('known.json');
  const apply = (known: number, found: number) => {
    const baseline = baselineOf(report(known), new Map(), [], where);
    const applied = applyBaseline(report(found), baseline, [{ file: 'api.yaml', path: [] }], where);
    return { new: applied.report.counts.error, known: applied.known, gone: applied.gone };
  };

  it('are counted', () => {
    expect(apply(2, 2)).toEqual({ new: 0, known: 2, gone: 0 });
    expect(apply(2, 3)).toEqual({ new: 1, known: 2, gone: 0 });
    expect(apply(3, 1)).toEqual({ new: 0, known: 3, gone: 2 });
  });

  it('are one entry, which merged branches may both have', async () => {
    const { file, put } = project({});
    put('known.json', baselineText(baselineOf(report(2), new Map(), [], where)));
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('{ "rule": "apigw-lambda-post", "pointer": "/a", "value": "1", "count": 2 }\n');
    put('known.json', text.replace(/^ {6}(.*)$/m, '      $1,\n      $1'));
    expect([...(await readBaseline(file)).values()]).toEqual([[{ rule: RULE, pointer: '/a', value: '1', count: 2 }]]);
  });
});

describe('a syntax error', () => {
  it('is never known', async () => {
    const { write, lint } = project({ 'api.yaml': documentOf('   - nonsense: ['), 'b.yaml': `${document}x-a: @b\n` });
    expect([...(await write('api.yaml', 'b.yaml')).keys()]).toEqual([expect.stringMatching('b.yaml')]);
    const { report } = await lint('api.yaml', 'b.yaml');
    expect(counting(report)).toEqual([expect.stringMatching(/parser$/), '11 parser']);
  });

  it('may not be known, whatever the file says', async () => {
    const { put, lint } = project({ 'api.yaml': documentOf('   - nonsense: [') });
    put('known.json', '{"version":1,"files":{"api.yaml":[{"rule":"parser","pointer":""}]}}');
    expect((await lint('api.yaml')).report.counts.error).toBe(1);
  });
});

describe('a file', () => {
  it('that is renamed keeps its findings, and is told', async () => {
    const { write, lint, rename, put } = project({ 'a.yaml': document, 'b.yaml': documentOf(BAD) });
    await write('a.yaml', 'b.yaml');
    rename('a.yaml', 'c.yaml');
    const { report, renamed, gone } = await lint('b.yaml', 'c.yaml');
    expect(counting(report)).toEqual([]);
    expect(gone).toBe(0);
    expect(renamed).toEqual([{ from: 'a.yaml', to: expect.stringMatching(/c\.yaml$/) }]);
    put('d.yaml', document);
    expect((await lint('b.yaml', 'c.yaml', 'd.yaml')).report.counts.error).toBe(1);
    expect([...(await write('b.yaml', 'c.yaml')).keys()]).toEqual(['b.yaml', 'c.yaml']);
  });

  it('that is copied does not', async () => {
    const { write, lint, put } = project({ 'a.yaml': document });
    await write('a.yaml');
    put('copy.yaml', document);
    expect(counting((await lint('a.yaml', 'copy.yaml')).report)).toEqual([`9 ${RULE}`]);
  });

  it('that was deleted has its findings gone', async () => {
    const { write, lint, rename } = project({ 'a.yaml': document, 'b.yaml': documentOf(operation({ verb: 'POST' })) });
    await write('a.yaml', 'b.yaml');
    rename('a.yaml', 'a.txt');
    expect(await lint('b.yaml')).toMatchObject({ known: 1, gone: 1, renamed: [] });
  });

  it('that is not linted keeps its entries, in a run and in writing', async () => {
    const { write, lint } = project({ 'a.yaml': document, 'b.yaml': document });
    const all = await write('a.yaml', 'b.yaml');
    expect(await lint('b.yaml')).toMatchObject({ known: 2, gone: 0 });
    expect(await write('b.yaml')).toEqual(all);
  });

  it('is named from the folder of the baseline, with slashes', async () => {
    const { write, text } = project({ 'apis/a.yaml': document });
    await write('apis/a.yaml');
    expect(text()).toBe(
      `{\n  "version": 1,\n  "files": {\n    "apis/a.yaml": [\n      { "rule": "${RULE}", "pointer": "/paths/~1pets/get/x-amazon-apigateway-integration/httpMethod", "value": "04f32a7e5ddf67e8" }\n    ]\n  }\n}\n`,
    );
    expect(baselineFolder('x/known.json').keyOf('../y/a.yaml')).toBe('../../y/a.yaml');
    expect(baselineFolder('x/known.json').keyOf('https://a.b/c.yaml')).toBe('https://a.b/c.yaml');
  });

  it('with no findings leaves an empty baseline', async () => {
    const { write, text } = project({ 'a.yaml': documentOf(operation({ verb: 'POST' })) });
    await write('a.yaml');
    expect(text()).toBe('{\n  "version": 1,\n  "files": {}\n}\n');
  });
});

describe('in a file that several documents refer to', () => {
  const refer = (to: string) => documentOf('').replace('/pets:', `/${to}: { $ref: 'shared.yaml#/${to}' }`);
  const shared = (a: string, b: string) => `a:\n${operation({ verb: a })}b:\n${operation({ verb: b })}`;
  const files = {
    'one.yaml': refer('a'),
    'two.yaml': refer('b').replace('info', 'x-a: 1\ninfo'),
    'shared.yaml': shared('GET', 'GET'),
  };

  it('a finding is known from each of them', async () => {
    const { write, lint, put } = project({ ...files, 'three.yaml': refer('a').replace('/a:', '/other:') });
    const baseline = await write('one.yaml', 'two.yaml', 'three.yaml');
    expect([...baseline.values()].flat().map(({ pointer }) => pointer)).toEqual(
      ['a', 'b'].map((name) => `/${name}/get/x-amazon-apigateway-integration/httpMethod`),
    );
    for (const name of ['one.yaml', 'two.yaml', 'three.yaml']) {
      const { report, gone } = await lint(name);
      expect({ name, counting: counting(report), gone }).toEqual({ name, counting: [], gone: 0 });
    }
    put('shared.yaml', shared('POST', 'POST'));
    expect(await lint('two.yaml')).toMatchObject({ known: 2, gone: 1 });
    expect([...(await write('two.yaml')).values()].flat()).toHaveLength(1);
    expect((await write('one.yaml')).size).toBe(0);
  });
});

it('counts what a baseline has more than another', () => {
  const entry = { rule: RULE, pointer: '/a', value: '1' };
  const one = new Map([
    ['a', [{ ...entry, count: 3 }]],
    ['b', [{ ...entry, count: 1 }]],
  ]);
  const other = new Map([['a', [{ ...entry, count: 1 }]]]);
  expect([countMore(one, other), countMore(other, one)]).toEqual([3, 0]);
});

describe('a baseline is refused', () => {
  const refusal = async (text: string) => {
    const { file, put } = project({});
    put('known.json', text);
    const error = await readBaseline(file).catch((thrown: unknown) => thrown);
    if (!(error instanceof UsageError)) throw new Error(`Not refused: ${error}`);
    return error.message.replace(file, 'known.json');
  };
  it.each([
    ['', /^known\.json:1:1: This is not JSON\. /],
    [
      '{\n  "version": 1,\n<<<<<<< ours\n',
      /^known\.json:3:1: This is not JSON\. Expected a key in double quotes, not `<<<<<<<`\.$/,
    ],
    ['[]', /^known\.json:1:1: This is not a baseline: it has no `version`\./],
    ['{"openapi": "3.0.1"}', /^known\.json:1:1: This is not a baseline/],
    ['{"version": 2}', /^known\.json:1:13: This version of apigw-lint reads baselines of version 1\./],
    ['{"version": 1}', /^known\.json:1:1: `files` is not a map/],
    ['{"version": 1,\n "files": []}', /^known\.json:2:11: `files` is not a map/],
    ['{"version": 1, "files": {\n"a": {}}}', /^known\.json:2:6: The findings of a file are not a list/],
    [
      '{"version": 1, "files": {"a": [\n{"rule": "a", "pointer": ""},\n{"rule": "a"}]}}',
      /^known\.json:3:1: An entry has /,
    ],
    ['{"version": 1, "files": {"a": [\n{"rule": "a", "pointer": "", "count": 0}]}}', /^known\.json:2:1: An entry has /],
    ['{"version": 1, "files": {"a": [null]}}', /^known\.json:1:32: An entry has /],
  ])('%j', async (text, message) => {
    expect(await refusal(text)).toMatch(message);
  });

  it('that is not there', async () => {
    await expect(readBaseline('known-mistakes.json')).rejects.toThrow(
      'No such file: known-mistakes.json. Write it with --write-baseline known-mistakes.json.',
    );
    await expect(readBaseline('packag.json')).rejects.toThrow('No such file: packag.json. Did you mean package.json?');
    await expect(readBaseline('src')).rejects.toThrow('src is a directory.');
  });
});
