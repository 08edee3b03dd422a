import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SuppressedFinding } from '../../src/lint/findings.js';
import { createLinter, type Report, type ReportedFile, type ReportedFinding, reportOf } from '../../src/lint/index.js';
import { page } from '../../src/report/html/page.js';

// `UPDATE=1 npx vitest run test/report/html.test.ts` writes the golden file anew: open it in a browser and read the diff.
const GOLDEN = 'test/fixtures/report/page.html';

const HOSTILE = '</script></style>-->"\'><img src=x onerror=alert(1)>&lt;\u0000\u001b[31m\u202e';

async function lint(name: string, text: string): Promise<ReportedFile> {
  const result = await createLinter({ hasOverview: true }).lint(name, text);
  if (result.kind !== 'linted' || result.files[0] === undefined) throw new Error(JSON.stringify(result));
  return result.files[0];
}

const finding: ReportedFinding = {
  rule: 'their-rule',
  severity: 'warn',
  message: 'Their `message`.',
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 4,
  pointer: '',
  url: undefined,
};

function pageOf(findings: readonly ReportedFinding[], text: string | undefined, path = 'a.yaml'): string {
  return page(reportOf([{ path, text, findings }]), { isQuiet: false });
}

/** Every value of an attribute, as a browser reads it. */
function attributes(html: string, name: string): string[] {
  const entities: Readonly<Record<string, string>> = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
  };
  return [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    value.replace(/&[^;]+;/g, (entity) => entities[entity] ?? entity),
  );
}

const frameOf = (html: string) => /<pre class="frame"><code>(.*?)<\/code><\/pre>/s.exec(html)?.[1];

const ORDERS = `openapi: 3.0.3
info: { title: Orders, version: '1' }
paths:
  /orders:
    get:
      security: [{ key: [] }]
      responses: { '200': { description: The orders } }
      x-amazon-apigateway-integration:
        type: aws_proxy
        httpMethod: GET
        uri: arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:orders/invocations
    post:
      responses: { '200': { description: Ordered } }
      x-amazon-apigateway-integration: { type: http_proxy, httpMethod: POST, uri: 'https://example.com/orders' }
  /health:
    get:
      responses: { '200': { description: Healthy } }
      x-amazon-apigateway-integration: { type: mock, responses: { default: { statusCode: '200' } }, timeoutInMillis: 30 }
components:
  securitySchemes:
    key: { type: apiKey, name: x-api-key, in: header }
`;

describe('the page', async () => {
  const file = await lint('orders.yaml', ORDERS);
  const [first, second, third] = file.findings;
  if (first === undefined || second === undefined || third === undefined) throw new Error('too little is wrong');
  const suppressed: SuppressedFinding[] = [
    { ...second, suppression: { kind: 'inSource', reason: 'Replaced in June' } },
    { ...third, suppression: { kind: 'external' } },
  ];
  const report: Report = reportOf([{ ...file, findings: [finding, first], suppressed }]);
  const html = page(report, { isQuiet: false });

  it('is its golden file, but for style and program', () => {
    const main = /<header>.*<\/main>\n/s.exec(html)?.[0] ?? '';
    if (process.env['UPDATE'] === '1') writeFileSync(GOLDEN, main);
    expect(main).toBe(readFileSync(GOLDEN, 'utf8'));
  });

  it('needs nothing but itself, and lets nothing else run', () => {
    const [style = '', ...scripts] = [...html.matchAll(/<(?:style|script)>(.*?)<\/(?:style|script)>/gs)].map(
      ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
    );
    expect(html).toMatch(/<style>[^<]*\.finding[^<]*<\/style>/);
    const [, policy = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html) ?? [];
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${style}`,
      `script-src ${scripts.join(' ')}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(html).not.toMatch(/<[^>]* (?:src|style|on\w+)=|<link(?! rel="icon" href="data:)|@import|url\(/);
  });

  it('has links that lead somewhere', () => {
    const ids = attributes(html, 'id');
    expect(ids).toEqual([...new Set(ids)]);
    const fragments = attributes(html, 'href').filter((href) => href.startsWith('#'));
    expect(fragments.length).toBeGreaterThan(ids.length / 2);
    expect(fragments.filter((href) => !ids.includes(href.slice(1)))).toEqual([]);
    expect(attributes(html, 'data-rule').filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('counts what is not suppressed', () => {
    expect(html).toContain('Findings <span class="count">2</span>');
    expect(html).toContain('2 suppressed findings');
    expect(html).toContain('Silenced by a comment: Replaced in June');
    expect(html).toContain('In the baseline.');
  });
});

describe('hostile values', () => {
  const text = (html: string) => html.replace(/<(style|script)>.*?<\/\1>/gs, '');

  it('of findings do nothing', () => {
    const hostile = { ...finding, rule: HOSTILE, message: `${HOSTILE} \`${HOSTILE}\``, url: 'javascript:alert(1)' };
    const html = text(pageOf([hostile], `${HOSTILE}\n${HOSTILE}`, HOSTILE));
    expect(html).not.toMatch(/<img|<\/script><|<\/style>-|javascript:alert\(1\)"/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(html).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(html).toContain(
      '&lt;/script&gt;&lt;/style&gt;--&gt;&quot;&#39;&gt;&lt;img src=x onerror=alert(1)&gt;&amp;lt;�',
    );
  });

  it('of documents do nothing', async () => {
    const integration = {
      type: HOSTILE,
      httpMethod: HOSTILE,
      uri: HOSTILE,
      connectionId: HOSTILE,
      timeoutInMillis: HOSTILE,
    };
    const operation = {
      security: [{ [HOSTILE]: [] }],
      responses: {},
      'x-amazon-apigateway-integration': { ...integration, connectionType: 'VPC_LINK' },
    };
    const document = { openapi: '3.0.3', info: { title: HOSTILE }, paths: { [`/${HOSTILE}`]: { get: operation } } };
    const file = await lint('a.json', JSON.stringify(document));
    const html = text(page(reportOf([file]), { isQuiet: false }));
    expect(html.match(/&lt;img/g)?.length).toBeGreaterThan(8);
    expect(html).not.toMatch(/<img|<\/script><|<\/style>-/);
  });
});

describe('the code around a finding', () => {
  it('is two lines before and after, with the range marked', () => {
    const place = { line: 4, column: 2, endLine: 4, endColumn: 3 };
    expect(frameOf(pageOf([{ ...finding, ...place }], 'a\nbb\nccc\ndddd\neee\nff\ng'))).toBe(
      '<i data-n="2">bb\n</i><i data-n="3">ccc\n</i><i class="on" data-n="4">d<mark>d</mark>dd\n</i><i data-n="5">eee\n</i><i data-n="6">ff\n</i>',
    );
  });

  it.each([
    ['the end of a line', { column: 4, endColumn: 4 }, 'abc', '<i class="on" data-n="1">abc<mark> </mark>\n</i>'],
    ['nothing', { column: 1, endColumn: 1 }, '', '<i class="on" data-n="1"><mark> </mark>\n</i>'],
    [
      'several lines without their indentation',
      { column: 3, endLine: 2, endColumn: 4 },
      'a: |  \n  b',
      '<i class="on" data-n="1">a:<mark> |</mark>  \n</i><i class="on" data-n="2">  <mark>b</mark>\n</i>',
    ],
    [
      'a line break',
      { column: 1, endLine: 2, endColumn: 1 },
      'a\nb',
      '<i class="on" data-n="1"><mark>a</mark>\n</i><i data-n="2">b\n</i>',
    ],
  ])('marks %s', (_title, place, text, expected) => {
    expect(frameOf(pageOf([{ ...finding, ...place }], text))).toBe(expected);
  });

  it('shows a part of long lines and of long findings', () => {
    const minified = frameOf(
      pageOf([{ ...finding, column: 50_001, endColumn: 50_003 }], `${'a'.repeat(50_000)}bb${'c'.repeat(50_000)}`),
    );
    expect(minified).toBe(`<i class="on" data-n="1">…${'a'.repeat(80)}<mark>bb</mark>${'c'.repeat(238)}…\n</i>`);
    const long = frameOf(pageOf([{ ...finding, endLine: 900, endColumn: 2 }], 'a\n'.repeat(999)));
    expect(long?.match(/<i/g)).toHaveLength(10);
    expect(long?.match(/<mark/g)).toHaveLength(8);
  });

  it('is left out where there is none', () => {
    expect(frameOf(pageOf([finding], undefined))).toBeUndefined();
    expect(frameOf(pageOf([{ ...finding, line: 9, endLine: 9 }], 'a'))).toBeUndefined();
  });
});

it('says so when nothing is wrong, and what was looked at', async () => {
  const html = page(reportOf([await lint('mock.yaml', readFileSync('examples/mock.yaml', 'utf8'))]), {
    isQuiet: false,
  });
  expect(html).toContain('<h1>1 file, nothing found</h1>');
  expect(html).toContain('<li>mock.yaml</li>');
  expect(html).toContain('<a href="#integrations">');
  expect(html).not.toContain('<form class="filters"');
});

it('says which files could not be read', () => {
  const html = page(reportOf([]), { isQuiet: false, failures: ['No such file: <a>.yaml.'] });
  expect(html).toContain('<h1>No OpenAPI document to lint</h1>\n<p class="failure">No such file: &lt;a&gt;.yaml.</p>');
});

it('explains what reading a file found', async () => {
  const html = page(reportOf([await lint('a.yaml', 'openapi: 3.0.3\npaths: {')]), { isQuiet: false });
  expect(html).toContain('<summary>Why, and how to fix it</summary>');
  expect(html).toContain('<dt>What it means</dt><dd>The file cannot be read');
});

it('is what the built program writes, with the integrations and with less style', () => {
  const html = execFileSync(
    process.execPath,
    ['dist/cli.js', '-f', 'html', '-F', 'none', resolve('examples/broken.yaml')],
    { encoding: 'utf8' },
  );
  expect(html).toContain('<span class="path">examples/broken.yaml</span>');
  expect(html).toContain('<td data-column="Calls">dynamodb Scan');
  expect(html).toContain('<span class="operation"><b>GET</b> /orders/all</span>');
  expect(html).toMatch(/<style>:root\{color-scheme:light dark;/);
});
