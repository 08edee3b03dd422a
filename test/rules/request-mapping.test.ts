import { describe, expect, it } from 'vitest';
import cacheKey from '../../src/rules/cache-key.js';
import contextVariable from '../../src/rules/context-variable-unknown.js';
import greedyUndeclared from '../../src/rules/greedy-param-undeclared.js';
import illegalHeader from '../../src/rules/illegal-header-mapping.js';
import paramDollar from '../../src/rules/request-param-dollar.js';
import paramKey from '../../src/rules/request-param-key.js';
import paramString from '../../src/rules/request-param-string.js';
import paramUndeclared from '../../src/rules/request-param-undeclared.js';
import paramValue from '../../src/rules/request-param-value.js';
import { lintText } from '../lint-example.js';

const rules = [
  cacheKey,
  contextVariable,
  greedyUndeclared,
  illegalHeader,
  paramDollar,
  paramKey,
  paramString,
  paramUndeclared,
  paramValue,
];

interface Around {
  readonly path?: string;
  readonly item?: object;
  readonly operation?: object;
  readonly root?: object;
  readonly api?: 'rest' | 'http';
}

async function messages(integration: object, around: Around = {}): Promise<string[]> {
  const { path = '/pets', item, operation, root, api = 'rest' } = around;
  const whole = { type: 'http_proxy', httpMethod: 'GET', uri: 'https://pets.example.com/', ...integration };
  const get = { responses: {}, ...operation, 'x-amazon-apigateway-integration': whole };
  const document = {
    openapi: '3.0.3',
    info: { title: 't', version: '1' },
    paths: { [path]: { get, ...item } },
    ...root,
  };
  const found = await lintText(JSON.stringify(document), rules, api);
  for (const { message } of found) expect(message.length).toBeLessThanOrEqual(160);
  return found.map(({ rule, message }) => `${rule}: ${message}`);
}

const map = (key: string, value: unknown) => ({ requestParameters: { [key]: value } });
const source = (value: unknown) => map('integration.request.header.X', value);

describe('keys', () => {
  it.each([
    ['integration.request.headers.X', '"integration.request.header.X"'],
    ['integration.request.queryString.x', '"integration.request.querystring.x"'],
    ['integration.request.query.x', '"integration.request.querystring.x"'],
    ['method.request.header.X', '"integration.request.header.X"'],
    ['header.X', '"integration.request.header.X"'],
    ['append:header.X', '"integration.request.header.X"'],
    ['overwrite:querystring.x', '"integration.request.querystring.x"'],
    ['overwrite:path', '`integration.request.(header|querystring|path).NAME`'],
    ['X', '`integration.request.(header|querystring|path).NAME`'],
    ['integration.request.header.', '`integration.request.(header|querystring|path).NAME`'],
    ['x'.repeat(10_000), '`integration.request.(header|querystring|path).NAME`'],
    [`header.${'x'.repeat(10_000)}`, /Write "integration\.request\.header\.x+…x+"\.$/],
  ])('refuses %.50s', async (key, help) => {
    const [message, ...others] = await messages(map(key, "'a'"));
    expect(message).toMatch(/^apigw-request-param-key: "/);
    if (typeof help === 'string') expect(message).toContain(`Write ${help}.`);
    else expect(message).toMatch(help);
    expect(others).toEqual([]);
  });

  it.each([
    'integration.request.header.${name}',
    'integration.request.${location}.x',
    '${key}',
    '{{ key }}',
    '<%= key %>',
    'integration.request.header.<name>',
    'integration.request.body.x',
    'integration.request.multivalueheader.X',
    'integration.request.querystring.filter[]',
  ])('lets %s through', async (key) => {
    expect(await messages(map(key, "'a'"))).toEqual([]);
  });

  it('are not judged in HTTP APIs, in service actions and where they are not known', async () => {
    expect(await messages(map('overwrite:header.X', '$request.header.Y'), { api: 'http' })).toEqual([]);
    expect(await messages({ integrationSubtype: 'SQS-SendMessage', ...map('QueueUrl', 'x') })).toEqual([]);
    for (const requestParameters of [{ 'Fn::If': ['A', {}, {}] }, { $ref: '#/x' }, [], 'x', null, 3])
      expect(await messages({ requestParameters })).toEqual([]);
  });
});

describe('values', () => {
  it.each([
    ['web', `"'web'"`],
    ['"web"', `"'web'"`],
    ['*', `"'*'"`],
    ['application/json', `"'application/json'"`],
    ['web-${stage}', `"'web-\${stage}'"`],
    ['$request.header.X', '"method.request.header.X"'],
    ['$request.body', '"method.request.body"'],
    ['$request.body.a.b', '"method.request.body.a.b"'],
    ['method.request.headers.X', '"method.request.header.X"'],
    ['method.request.queryString.x', '"method.request.querystring.x"'],
    ['method.request.query.x', '"method.request.querystring.x"'],
    ['integration.request.header.X', '"method.request.header.X"'],
    ['request.header.X', '"method.request.header.X"'],
    ['method.input.params.x', "`method.request.header.NAME` or `'text'`"],
    ['$input.params("x")', "`method.request.header.NAME` or `'text'`"],
    ["'a',b", "`method.request.header.NAME` or `'text'`"],
    ["'a", "`method.request.header.NAME` or `'text'`"],
    [{ 'Fn::Sub': 'web-${Stage}' }, `"'web-\${Stage}'"`],
    [{ 'Fn::Join': ['-', ['web', { Ref: 'Stage' }]] }, `"'web-{Ref: Stage}'"`],
  ])('refuses %j', async (value, help) => {
    const [message, ...others] = await messages(source(value));
    expect(message).toMatch(/^apigw-request-param-value: "/);
    expect(message).toContain(`Write ${help}.`);
    expect(others).toEqual([]);
  });

  it.each([
    "'web'",
    "''",
    "'${source}'",
    "'{{ source }}'",
    "'<%= source %>'",
    '${source}',
    '{{ source }}',
    '<%= source %>',
    '$SOURCE',
    '<source>',
    { Ref: 'Source' },
    { 'Fn::Sub': "'${Source}'" },
    { 'Fn::Join': ['', ["'", { Ref: 'Source' }, "'"]] },
    { 'Fn::GetAtt': ['A', 'B'] },
    'context.requestId',
    'context.authorizer.tenant',
    'context.${name}',
    'context.xrayTraceId',
    'stageVariables.x',
    '$stageVariables.x',
    '${stageVariables.x}',
    'stageVariables.my-x',
    'method.request.body',
    'method.request.body.a[0].b',
    'method.request.header.${name}',
    'method.request.${location}.x',
  ])('accepts %j', async (value) => {
    expect(await messages(source(value))).toEqual([]);
  });

  it('are warned of when they are no strings', async () => {
    for (const value of [true, 1, 0.5, null, '', {}, [], ['a']])
      expect(await messages(source(value))).toEqual([expect.stringMatching(/^apigw-request-param-string: /)]);
  });

  it('are warned of when they have a dollar sign', async () => {
    const dollar = async (value: string) =>
      (await messages(source(value))).map((message) => /Write "(.+)"\.$/.exec(message)?.[1]);
    expect(await dollar('$context.requestId')).toEqual(['context.requestId']);
    expect(await dollar('$context.nonsense')).toEqual(['context.nonsense']);
    expect(await dollar('method.request.body.$.a.b')).toEqual(['method.request.body.a.b']);
    expect(await dollar('method.request.body.$')).toEqual(['method.request.body']);
    expect(await dollar('$context.${name}')).toEqual(['context.${name}']);
  });
});

describe('declarations', () => {
  const declared = (...parameters: object[]) => ({ operation: { parameters } });
  const undeclared = (text: string) => [`apigw-request-param-undeclared: ${text}`];

  it.each([
    ['method.request.header.X-Id', { name: 'X-Id', in: 'header' }],
    ['method.request.multivalueheader.X-Id', { name: 'X-Id', in: 'header' }],
    ['method.request.querystring.q', { name: 'q', in: 'query' }],
    ['method.request.multivaluequerystring.q', { name: 'q', in: 'query' }],
    ['method.request.path.id', { name: 'id', in: 'path' }],
    ['method.request.querystring.x', { name: '${name}', in: 'query' }],
    ['method.request.querystring.x', { 'Fn::If': ['A', {}, {}] }],
    ['method.request.querystring.x', { $ref: '#/components/parameters/Missing' }],
    ['method.request.querystring.x', { $ref: 'shared.yaml#/x' }],
  ])('%s finds %j', async (value, parameter) => {
    expect(await messages(source(value), declared(parameter))).toEqual([]);
  });

  it('may stand on the path or behind a reference', async () => {
    const parameter = { name: 'q', in: 'query' };
    expect(await messages(source('method.request.querystring.q'), { item: { parameters: [parameter] } })).toEqual([]);
    const root = { components: { parameters: { Q: parameter } } };
    const around = { ...declared({ $ref: '#/components/parameters/Q' }), root };
    expect(await messages(source('method.request.querystring.q'), around)).toEqual([]);
    expect(await messages(source('method.request.querystring.r'), around)).toHaveLength(1);
  });

  it('are compared with their case and place', async () => {
    const around = declared(
      { name: 'X-Id', in: 'header' },
      { name: 'page', in: 'query' },
      { name: 'session', in: 'cookie' },
    );
    expect(await messages(source('method.request.header.x-id'), around)).toEqual(
      undeclared('"method.request.header.x-id" is not declared. Did you mean "method.request.header.X-Id"?'),
    );
    expect(await messages(source('method.request.header.page'), around)).toEqual(
      undeclared('"method.request.header.page" is not declared. Did you mean "method.request.querystring.page"?'),
    );
    expect(await messages(source('method.request.multivaluequerystring.pgae'), around)).toEqual(
      undeclared(
        '"method.request.multivaluequerystring.pgae" is not declared. Did you mean "method.request.multivaluequerystring.page"?',
      ),
    );
    expect(await messages(source('method.request.header.session'), around)).toEqual(
      undeclared('"method.request.header.session" is not declared. Add it to `parameters`.'),
    );
    expect(await messages(source('method.request.querystring.__proto__'), around)).toHaveLength(1);
  });

  it('are not needed for simple variables of the path', async () => {
    expect(await messages(source('method.request.path.id'), { path: '/pets/{id}' })).toEqual([]);
    expect(await messages(source('method.request.path.id'), { path: '/pets/{petId}' })).toHaveLength(1);
    expect(await messages(source('method.request.path.id'), { path: '/pets/${id}' })).toEqual([]);
    expect(await messages(source('method.request.querystring.id'), { path: '/pets/{id}' })).toHaveLength(1);
  });

  it('are needed for greedy ones, without the plus', async () => {
    const path = '/files/{path+}';
    const value = source('method.request.path.path');
    expect(await messages(value, { path })).toEqual([
      'apigw-greedy-param-undeclared: The greedy variable "path" is not declared. Add it to `parameters` with `in: path`.',
    ]);
    expect(await messages(value, { path, ...declared({ name: 'path', in: 'path' }) })).toEqual([]);
    expect(await messages(value, { path, ...declared({ name: 'path+', in: 'path' }) })).toEqual([]);
    expect(await messages(value, { path, ...declared({ name: 'path', in: 'query' }) })).toHaveLength(1);
  });

  it('may be elsewhere where the document is a fragment', async () => {
    expect(await messages(source('method.request.header.X'), { root: { openapi: undefined } })).toEqual([]);
    expect(await messages(source('method.request.path.p'), { path: '/{p+}', root: { openapi: undefined } })).toEqual(
      [],
    );
  });
});

describe('illegal headers', () => {
  const mapTo = (header: string, type: unknown) =>
    messages({ type, ...map(`integration.request.header.${header}`, "'a'") });

  it('depend on the type', async () => {
    for (const type of ['aws', 'aws_proxy', 'http', 'http_proxy', 'HTTP'])
      for (const header of ['Content-Length', 'transfer-encoding']) expect(await mapTo(header, type)).toHaveLength(1);
    for (const header of ['Authorization', 'connection', 'Expect', 'Proxy-Authenticate', 'TE']) {
      for (const type of ['aws', 'AWS_PROXY']) expect(await mapTo(header, type)).toHaveLength(1);
      for (const type of ['http', 'http_proxy', 'mock', '${type}', null]) expect(await mapTo(header, type)).toEqual([]);
    }
    expect(await mapTo('Content-Length', 'mock')).toEqual([]);
    expect(await mapTo('X-Amzn-Trace-Id', 'http_proxy')).toEqual([]);
    expect(await mapTo('${header}', 'aws')).toEqual([]);
    expect(await messages({ type: 'aws', ...map('integration.request.querystring.Authorization', "'a'") })).toEqual([]);
  });
});

describe('context variables', () => {
  const template = (text: unknown, type = 'http') => messages({ type, requestTemplates: { 'application/json': text } });

  it('are looked for in request and response mappings', async () => {
    expect(await messages(source('context.requestID'))).toEqual([
      'apigw-context-variable-unknown: Mappings have no context variable "requestID". Did you mean "requestId"?',
    ]);
    expect(await messages(source('context.status'))).toEqual([
      'apigw-context-variable-unknown: The context variable "status" is only for access logs. Use another.',
    ]);
    expect(await messages(source('context.error.message'))).toEqual([
      'apigw-context-variable-unknown: The context variable "error.message" is only for gateway responses. Use another.',
    ]);
    const responses = {
      default: { statusCode: 200, responseParameters: { 'method.response.header.X': 'context.nonsense' } },
    };
    expect(await messages({ type: 'http', responses })).toHaveLength(1);
    expect(await messages({ type: 'http_proxy', responses })).toEqual([]);
  });

  it('are looked for in templates', async () => {
    expect(await template('$context.requestid')).toHaveLength(1);
    expect(await template('$context.requestid $!{context.requestid} $context.stagee')).toHaveLength(2);
    expect(await template({ 'Fn::Sub': '{"a": "$context.requestid", "b": "${X}"}' })).toHaveLength(1);
    expect(await template('$context.requestid', 'http_proxy')).toEqual([]);
    for (const text of [
      '$context.requestId',
      '## $context.nonsense',
      '$context.authorizer.x-y',
      '${context.stage}',
      3,
      null,
      {},
    ])
      expect(await template(text)).toEqual([]);
  });
});

describe('cache keys', () => {
  const keys = (cacheKeyParameters: unknown, around: Around = {}, requestParameters: unknown = {}) =>
    messages({ cacheKeyParameters, requestParameters }, around);
  const q = { operation: { parameters: [{ name: 'q', in: 'query' }] } };

  it('are declared or mapped', async () => {
    const mapped = { 'integration.request.header.X': "'a'" };
    expect(await keys(['method.request.querystring.q', 'method.request.multivaluequerystring.q'], q)).toEqual([]);
    expect(await keys(['method.request.path.id'], { path: '/pets/{id}' })).toEqual([]);
    expect(await keys(['integration.request.header.X'], {}, mapped)).toEqual([]);
    expect(await keys(['integration.request.header.x'], {}, mapped)).toEqual([
      'apigw-cache-key: "integration.request.header.x" is not mapped. Did you mean "integration.request.header.X"?',
    ]);
    expect(await keys(['method.request.querystring.Q'], q)).toEqual([
      'apigw-cache-key: "method.request.querystring.Q" is not declared. Did you mean "method.request.querystring.q"?',
    ]);
    expect(await keys(['method.input.params.q'], q)).toEqual([
      'apigw-cache-key: "method.input.params.q" names no parameter. Did you mean "method.request.querystring.q"?',
    ]);
    expect(await keys(['q'], q)).toEqual([
      'apigw-cache-key: "q" names no parameter. Write `method.request.querystring.NAME`.',
    ]);
    expect(await keys(['method.request.path.p'], { path: '/{p+}' })).toHaveLength(1);
  });

  it('may be unknown', async () => {
    expect(await keys(['${key}', 'method.request.querystring.${q}', 'method.request.${l}.q', { Ref: 'Key' }])).toEqual(
      [],
    );
    expect(await keys(['integration.request.header.${x}'])).toEqual([]);
    expect(await keys(['integration.request.header.X'], {}, { '${key}': "'a'" })).toEqual([]);
    expect(await keys(['integration.request.header.X'], {}, { 'Fn::If': ['A', {}, {}] })).toEqual([]);
    expect(await keys(['method.request.body', 'context.authorizer.tenant', 'stageVariables.x'])).toEqual([]);
    for (const list of [null, 'q', {}, [null, {}, [], ''], { 'Fn::If': ['A', [], []] }])
      expect(await keys(list)).toEqual([]);
  });
});
