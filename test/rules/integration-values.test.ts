import { describe, expect, it } from 'vitest';
import type { Rule } from '../../src/rule.js';
import enumeration from '../../src/rules/integration-enum.js';
import enumCase from '../../src/rules/integration-enum-case.js';
import passthrough from '../../src/rules/passthrough-never.js';
import quota from '../../src/rules/timeout-quota.js';
import range from '../../src/rules/timeout-range.js';
import { lintText } from '../lint-example.js';

const INTEGRATION = 'x-amazon-apigateway-integration';

async function lint(rule: Rule, integration: unknown, api?: 'rest' | 'http', more: object = {}, root: object = {}) {
  const paths = { '/pets': { post: { ...more, [INTEGRATION]: integration } } };
  const found = await lintText(JSON.stringify({ openapi: '3.0.3', paths, ...root }), [rule], api);
  return found.map(({ pointer }) => pointer.replace(`/paths/~1pets/post/${INTEGRATION}`, ''));
}

describe('apigw-integration-enum', () => {
  it.each([
    { passthroughBehavior: 'WHEN_NO_MATCH', contentHandling: 'convert_to_text' },
    { connectionType: 'vpc_link', responseTransferMode: 'Stream' },
    { connectionType: '${type}', contentHandling: 'CONVERT_${x}', passthroughBehavior: { Ref: 'B' } },
    { connectionType: '', contentHandling: null, passthroughBehavior: [] },
    { type: 'x', httpMethod: 'x', payloadFormatVersion: 'x' },
    { responses: { default: null, 500: 'x', 400: { contentHandling: '${x}' } } },
  ])('accepts %j', async (value) => expect(await lint(enumeration, value)).toEqual([]));
  it.each([
    ['passthroughBehavior', 'when_no_template'],
    ['contentHandling', 'PASSTHROUGH'],
    ['connectionType', 'VPCLINK'],
    ['connectionType', '${x}LINK-'],
    ['responseTransferMode', 'CHUNKED'],
    ['contentHandling', true],
  ])('reports %s: %s', async (key, value) => expect(await lint(enumeration, { [key]: value })).toEqual([`/${key}`]));
  it('does not judge what an HTTP API does not read', async () => {
    const value = {
      passthroughBehavior: 'x',
      contentHandling: 'x',
      connectionType: 'x',
      responses: { d: { contentHandling: 'x' } },
    };
    expect(await lint(enumeration, value, 'http')).toEqual(['/connectionType']);
  });
});

describe('apigw-integration-enum-case', () => {
  it('reports every property that AWS knows in upper case only', async () => {
    const value = {
      type: 'http_proxy',
      httpMethod: 'Get',
      connectionType: 'internet',
      responseTransferMode: 'stream',
      responses: { default: { contentHandling: 'convert_to_binary' } },
    };
    expect((await lint(enumCase, value)).sort()).toEqual([
      '/connectionType',
      '/httpMethod',
      '/responseTransferMode',
      '/responses/default/contentHandling',
    ]);
  });
  it.each([
    { type: 'mock', httpMethod: 'post' },
    { type: 'Http', passthroughBehavior: 'When_No_Match', httpMethod: '${method}' },
    { type: 'http', httpMethod: 'fetch', connectionType: 'vpclink' },
  ])('accepts %j', async (value) => expect(await lint(enumCase, value)).toEqual([]));
});

describe('apigw-timeout-range', () => {
  it.each([49, 0, -1, 29.5, '29s', 'x', true, 900_001, 1e21, '30', [], [1000], { a: 1 }])(
    'reports %j',
    async (value) => {
      expect(await lint(range, { timeoutInMillis: value })).toEqual(['/timeoutInMillis']);
    },
  );
  it.each([50, 29_000, 30_000, 900_000, '1000', ' 1000 ', 1000.0, null, '', '${t}', '${t}000', { Ref: 'T' }, {}, '$T'])(
    'accepts %j',
    async (value) => expect(await lint(range, { timeoutInMillis: value })).toEqual([]),
  );
  it('knows the limit of HTTP APIs', async () => {
    expect(await lint(range, { timeoutInMillis: 30_000 }, 'http')).toEqual([]);
    expect(await lint(range, { timeoutInMillis: 30_001 }, 'http')).toEqual(['/timeoutInMillis']);
  });
});

describe('apigw-timeout-quota', () => {
  it.each([29_001, '29001', 900_000])('reports %j', async (value) => {
    expect(await lint(quota, { timeoutInMillis: value })).toEqual(['/timeoutInMillis']);
  });
  it.each([29_000, 900_001, 30_000.5, 'x', '${t}', null, { Ref: 'T' }])('accepts %j', async (value) => {
    expect(await lint(quota, { timeoutInMillis: value })).toEqual([]);
  });
  it.each(['STREAM', 'stream', '${mode}'])('accepts more with %s', async (responseTransferMode) => {
    expect(await lint(quota, { timeoutInMillis: 60_000, responseTransferMode })).toEqual([]);
  });
  it('says nothing about HTTP APIs', async () => {
    expect(await lint(quota, { timeoutInMillis: 29_500 }, 'http')).toEqual([]);
  });
});

describe('apigw-passthrough-never', () => {
  const AT = ['/passthroughBehavior'];
  const NEVER = { type: 'http', passthroughBehavior: 'NEVER' };
  const JSON_ONLY = { requestTemplates: { 'application/json': '$input.body' } };
  const takes = (...types: string[]) => ({
    requestBody: { content: Object.fromEntries(types.map((type) => [type, {}])) },
  });

  it('reports a body that has no template', async () => {
    expect(await lint(passthrough, NEVER)).toEqual(AT);
    expect(await lint(passthrough, { ...NEVER, requestTemplates: {} })).toEqual(AT);
    expect(await lint(passthrough, { ...NEVER, ...JSON_ONLY }, 'rest', takes('application/json', 'text/csv'))).toEqual(
      AT,
    );
    expect(await lint(passthrough, { ...NEVER, ...JSON_ONLY, type: 'mock' }, 'rest', takes('text/csv'))).toEqual(AT);
  });
  it('reads consumes of Swagger 2.0 where there is a body', async () => {
    const body = { parameters: [{ in: 'body', name: 'pet' }] };
    const root = { consumes: ['text/csv'] };
    expect(await lint(passthrough, { ...NEVER, ...JSON_ONLY }, 'rest', body, root)).toEqual(AT);
    expect(await lint(passthrough, { ...NEVER, ...JSON_ONLY }, 'rest', {}, root)).toEqual([]);
    const own = { ...body, consumes: ['application/json'] };
    expect(await lint(passthrough, { ...NEVER, ...JSON_ONLY }, 'rest', own, root)).toEqual([]);
  });
  it.each([
    [{ ...NEVER, ...JSON_ONLY }, {}],
    [{ ...NEVER, ...JSON_ONLY }, takes('Application/JSON;charset=utf-8')],
    [{ ...NEVER, ...JSON_ONLY }, takes('*/*', 'application/*', '${type}')],
    [{ ...NEVER, ...JSON_ONLY }, { requestBody: { $ref: './body.yaml' } }],
    [{ ...NEVER, ...JSON_ONLY }, { requestBody: null }],
    [{ ...NEVER, requestTemplates: { $default: 'x' } }, takes('text/csv')],
    [{ ...NEVER, requestTemplates: { '${type}': 'x' } }, takes('text/csv')],
    [{ ...NEVER, requestTemplates: '${templates}' }, takes('text/csv')],
    [{ ...NEVER, requestTemplates: { Ref: 'T' } }, takes('text/csv')],
    [{ ...NEVER, type: 'http_proxy' }, takes('text/csv')],
    [{ ...NEVER, type: 'mock' }, takes('text/csv')],
    [{ type: 'http', passthroughBehavior: 'when_no_templates' }, takes('text/csv')],
    [{ type: 'http', passthroughBehavior: 'when_no_match', ...JSON_ONLY }, takes('text/csv')],
    [{ type: 'http', passthroughBehavior: '${b}', ...JSON_ONLY }, takes('text/csv')],
  ])('accepts %j with %j', async (integration, more) => {
    expect(await lint(passthrough, integration, 'rest', more)).toEqual([]);
  });
});
