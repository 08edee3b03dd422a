import { describe, expect, it } from 'vitest';
import { lambdaUri, serviceUri } from '../../src/openapi/examples.js';
import type { Rule } from '../../src/rule.js';
import lambdaErrorPattern from '../../src/rules/lambda-error-pattern.js';
import methodResponseMissing from '../../src/rules/method-response-missing.js';
import methodResponseUndeclared from '../../src/rules/method-response-undeclared.js';
import mockRequestTemplate from '../../src/rules/mock-request-template.js';
import operationResponsesMissing from '../../src/rules/operation-responses-missing.js';
import duplicateStatus from '../../src/rules/response-duplicate-status.js';
import headerUndeclared from '../../src/rules/response-header-undeclared.js';
import paramKey from '../../src/rules/response-param-key.js';
import paramString from '../../src/rules/response-param-string.js';
import paramValue from '../../src/rules/response-param-value.js';
import catchAll from '../../src/rules/response-pattern-catch-all.js';
import patternRegex from '../../src/rules/response-pattern-regex.js';
import statusCode from '../../src/rules/response-status-code.js';
import statusCodeMissing from '../../src/rules/response-status-code-missing.js';
import responsesDefault from '../../src/rules/responses-default.js';
import responsesMissing from '../../src/rules/responses-missing.js';
import templateContentType from '../../src/rules/template-content-type.js';
import { lintText } from '../lint-example.js';

const rules = [
  lambdaErrorPattern,
  methodResponseMissing,
  methodResponseUndeclared,
  mockRequestTemplate,
  operationResponsesMissing,
  duplicateStatus,
  headerUndeclared,
  paramKey,
  paramString,
  paramValue,
  catchAll,
  patternRegex,
  statusCode,
  statusCodeMissing,
  responsesDefault,
  responsesMissing,
  templateContentType,
];

const ok = { description: 'OK' };

/** What the rules say, each as its name without `apigw-` and the key that it points at. */
async function judges(
  integration: object,
  operation: object = { responses: { 200: ok } },
  of: readonly Rule[] = rules,
) {
  const get = { ...operation, 'x-amazon-apigateway-integration': integration };
  const document = { openapi: '3.0.3', info: { title: 't', version: '1' }, paths: { '/pets': { get } } };
  const found = await lintText(JSON.stringify(document), of, 'rest');
  for (const { message } of found) expect(message.length, message).toBeLessThanOrEqual(160);
  return found.map(({ rule, pointer }) => `${rule.slice(6)} ${pointer.split('/').at(-1)}`);
}

const http = (responses: unknown) => ({ type: 'http', httpMethod: 'GET', uri: 'https://example.com/', responses });
const lambda = (responses: unknown) => ({ type: 'aws', httpMethod: 'POST', uri: lambdaUri('pets'), responses });
const service = (responses: unknown) => ({
  type: 'aws',
  httpMethod: 'POST',
  uri: serviceUri('sqs', 'action/SendMessage'),
  credentials: 'arn:aws:iam::111122223333:role/pets',
  responses,
});
const mock = (requestTemplates: unknown, responses: unknown = { default: { statusCode: 200 } }) => ({
  type: 'mock',
  requestTemplates,
  responses,
});
const entry = { statusCode: '200' };

describe('a mock', () => {
  it.each([
    [null, ['mock-request-template x-amazon-apigateway-integration']],
    [{}, ['mock-request-template requestTemplates']],
    [{ 'application/json': null }, ['mock-request-template requestTemplates']],
    [{ 'application/json': '' }, ['mock-request-template application~1json']],
    [{ 'application/xml': '{}' }, ['mock-request-template application~1xml']],
    [{ $default: '{}' }, ['mock-request-template $default']],
    [{ 'application/json': '{}', 'text/plain': '{"statusCode": 200}' }, []],
    [{ $default: '{"statusCode": 200}' }, []],
    [{ 'application/json': { 'Fn::Sub': '${Template}' } }, []],
    [{ 'application/json': '${template}' }, []],
    [{ 'application/json': '$${stageVariables.template}' }, []],
    [{ 'application/json': '{{ template }}' }, []],
    [{ 'application/json': '$TEMPLATE' }, []],
    [{ Ref: 'Templates' }, []],
    [{ $ref: '#/elsewhere' }, []],
    [{ '{{ type }}': '{{ template }}' }, []],
    ['{"statusCode": 200}', []],
    [[], []],
  ])('with the templates %j', async (templates, expected) => {
    const { requestTemplates, ...bare } = mock(templates);
    expect(await judges(templates === null ? bare : { ...bare, requestTemplates })).toEqual(expected);
  });

  it('quotes a long template in short', async () => {
    expect(await judges(mock({ 'application/json': `{"status": "${'x'.repeat(500)}"}` }))).toHaveLength(1);
  });
});

describe('the keys of templates', () => {
  it.each([
    ['json', true],
    ['application', true],
    ['123', true],
    ['default', true],
    ['application/json', false],
    ['application/json; charset=utf-8', false],
    ['application/vnd.pets.v1+json', false],
    ['*/*', false],
    ['$default', false],
    ['${type}', false],
    ['{{ type }}', false],
    ['$TYPE', false],
    ['<%= type %>', false],
    ['$ref', false],
    ['Fn::Transform', false],
  ])('%j', async (key, isReported) => {
    const templates = { 'application/json': '{"statusCode": 200}', [key]: '$input.body' };
    expect(await judges(mock(templates), undefined, [templateContentType])).toHaveLength(isReported ? 1 : 0);
    const responses = { default: { statusCode: 200, responseTemplates: { [key]: '$input.body' } } };
    expect(await judges(http(responses), undefined, [templateContentType])).toHaveLength(isReported ? 1 : 0);
  });

  it('are not looked at in a proxy, nor where the value is null', async () => {
    const { responses, ...proxy } = { ...http({}), type: 'http_proxy', requestTemplates: { json: 'x' } };
    expect(await judges(proxy)).toEqual([]);
    expect(await judges({ ...http({ default: entry }), requestTemplates: { json: null } })).toEqual([]);
  });
});

describe('responses', () => {
  it.each([
    [undefined, ['responses-missing x-amazon-apigateway-integration']],
    [null, ['responses-missing x-amazon-apigateway-integration']],
    [{}, ['responses-missing responses']],
    [{ default: null }, ['responses-missing responses']],
    [{ default: entry }, []],
    [{ '': entry }, []],
    [{ Ref: 'Responses' }, []],
    [{ $ref: '#/elsewhere' }, []],
    [{ 'Fn::If': ['Condition', {}, {}] }, []],
    [{ 'Fn::Transform': { Name: 'AWS::Include' } }, []],
    [{ '{{ pattern }}': entry }, []],
    [{ '${pattern}': entry }, []],
    ['${responses}', []],
    [[], []],
  ])('%j of any custom integration', async (responses, expected) => {
    for (const integration of [http(responses), service(responses), { ...mock({ a: '{statusCode: 200}' }), responses }])
      expect(await judges(integration, undefined, [responsesMissing, responsesDefault])).toEqual(expected);
  });

  it.each([
    [http({ 200: entry }), true],
    [http({ '2\\d{2}': entry, '4\\d{2}': entry, '5\\d{2}': entry }), false],
    [http({ '2\\d{2}': entry, '[45]\\d{2}': entry }), false],
    [http({ '.*': entry }), false],
    [http({ '(?s).*': entry }), false],
    [http({ '200': entry, '(?!200)\\d+': entry }), false],
    [service({ 200: entry, 400: entry }), true],
    [service({ '\\d{3}': entry }), false],
    [lambda({ '.*Error.*': entry }), true],
    [lambda({ '.+': entry }), true],
    [lambda({ '.*': entry }), false],
    [lambda({ '(.|\\n)*': entry }), false],
    [{ ...lambda({ '.+': entry }), uri: '${uri}' }, false],
    [{ ...lambda({ '.+': entry }), uri: { 'Fn::GetAtt': ['Pets', 'Uri'] } }, false],
    [{ ...lambda({ '.+': entry }), uri: { 'Fn::Sub': lambdaUri('${Pets}') } }, true],
    [{ ...lambda({ '.+': entry }), uri: lambdaUri('pets').replaceAll(':aws:', ':aws-cn:') }, true],
    [mock({ 'application/json': '{"statusCode": 200}' }, { 200: entry }), false],
    [mock({ 'application/json': '{"statusCode": 200}' }, { 201: entry }), true],
    [mock({ 'application/json': '{"statusCode": $input.params("s")}' }, { 200: entry }), false],
    [{ ...http({ 200: entry }), type: 'http_proxy' }, false],
    [{ ...http({ 200: entry }), type: '${type}' }, false],
  ])('%# have an entry for every outcome', async (integration, isReported) => {
    expect(await judges(integration, undefined, [responsesDefault])).toHaveLength(isReported ? 1 : 0);
  });

  it('name a few patterns only', async () => {
    const long = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${'x'.repeat(80)}${index}`, entry]));
    expect(await judges(lambda(long), undefined, [responsesDefault])).toEqual(['responses-default responses']);
  });
});

describe('a status code', () => {
  it.each([
    ['2xx', true],
    ['default', true],
    ['600', true],
    [20, true],
    ['', true],
    [`2${'$'}{x}X`, true],
    [200, false],
    ['200', false],
    ['599', false],
    ['${status}', false],
    ['{{ status }}', false],
    ['<%= status %>', false],
    ['$STATUS', false],
    [{ Ref: 'Status' }, false],
    [{ 'Fn::Sub': '${Status}' }, false],
  ])('%j', async (status, isReported) => {
    const found = await judges(http({ default: { statusCode: status } }), undefined, [statusCode, statusCodeMissing]);
    expect(found).toEqual(isReported ? ['response-status-code statusCode'] : []);
  });

  it.each([
    [{}, true],
    [{ statusCode: null }, true],
    [{ 'Fn::Transform': {} }, false],
    [{ $ref: '#/elsewhere' }, false],
    [{ Ref: 'Entry' }, false],
    [{ '{{ key }}': 200 }, false],
    [null, false],
    ['200', false],
  ])('missing in %j', async (response, isReported) => {
    expect(await judges(http({ 404: response, default: entry }), undefined, [statusCodeMissing])).toEqual(
      isReported ? ['response-status-code-missing 404'] : [],
    );
  });
});

describe('the responses of an operation', () => {
  const missing = 'method-response-missing statusCode';
  const undeclared = 'method-response-undeclared statusCode';
  const none = 'operation-responses-missing statusCode';

  it.each([
    [{ 200: ok }, ['201'], [missing]],
    [{ 200: ok }, ['200', '404'], [undeclared]],
    [{ 200: ok, 404: ok }, [200, 404], []],
    [{}, ['200', '404'], [none]],
    [undefined, ['200'], [none]],
    [{ 'x-pets': ok }, ['200'], [none]],
    [{ default: ok }, ['200'], []],
    [{ '2XX': ok }, ['200'], []],
    [{ '${status}': ok }, ['200'], []],
    [{ Ref: 'Responses' }, ['200'], []],
    [{ $ref: 'elsewhere.yaml' }, ['200'], []],
    [{ 200: ok }, ['${status}'], []],
    [{ 200: ok }, [{ Ref: 'Status' }], []],
    [{ 200: ok }, ['2xx'], []],
  ])('%j for the statuses %j', async (responses, statuses, expected) => {
    const entries = statuses.map((status, index) => [index === 0 ? 'default' : `${index}.*`, { statusCode: status }]);
    const subjects = [methodResponseMissing, methodResponseUndeclared, operationResponsesMissing];
    expect(await judges(http(Object.fromEntries(entries)), { responses }, subjects)).toEqual(expected);
    const proxy = { ...http(Object.fromEntries(entries)), type: 'http_proxy' };
    expect(await judges(proxy, { responses }, subjects)).toEqual([]);
  });
});

describe('a mapped header', () => {
  const declares = (headers: unknown) => ({ responses: { 200: { ...ok, headers } } });
  const maps = (key: string, value: unknown = "'1'") =>
    http({ default: { statusCode: 200, responseParameters: { [key]: value } } });

  it.each([
    [declares({ Location: {} }), 'method.response.header.Location', false],
    [declares({ location: {} }), 'method.response.header.Location', true],
    [declares(undefined), 'method.response.header.Location', true],
    [declares({ Ref: 'Headers' }), 'method.response.header.Location', false],
    [declares({ '${name}': {} }), 'method.response.header.Location', false],
    [declares({}), 'method.response.header.${name}', false],
    [{ responses: { 201: ok } }, 'method.response.header.Location', false],
    [{ responses: { default: ok } }, 'method.response.header.Location', false],
    [{ responses: { 200: { $ref: 'elsewhere.yaml' } } }, 'method.response.header.Location', false],
    [{ responses: {} }, 'method.response.header.Location', false],
  ])('%# is declared', async (operation, key, isReported) => {
    expect(await judges(maps(key), operation, [headerUndeclared])).toEqual(
      isReported ? [`response-header-undeclared ${key}`] : [],
    );
    expect(await judges({ ...maps(key), type: 'http_proxy' }, operation, [headerUndeclared])).toEqual([]);
    expect(await judges(maps(key, null), operation, [headerUndeclared])).toEqual([]);
  });
});

describe('a response mapping', () => {
  async function messages(key: string, value: unknown, type = 'http') {
    const responses = { default: { statusCode: 200, responseParameters: { [key]: value } } };
    const get = { responses: {}, 'x-amazon-apigateway-integration': { ...http(responses), type } };
    const document = { openapi: '3.0.3', info: { title: 't', version: '1' }, paths: { '/pets': { get } } };
    const found = await lintText(JSON.stringify(document), [paramKey, paramString, paramValue], 'rest');
    return found.map(({ rule, message }) => `${rule.slice('apigw-response-param-'.length)}: ${message}`);
  }

  it.each([
    ['integration.response.header.X-Id', 'method.response.header.X-Id'],
    ['method.response.headers.X-Id', 'method.response.header.X-Id'],
    ['gatewayresponse.header.X-Id', 'method.response.header.X-Id'],
    ['overwrite:header.X-Id', 'method.response.header.X-Id'],
    ['header.X-Id', 'method.response.header.X-Id'],
    ['X-Id', 'method.response.header.X-Id'],
  ])('writes the key %j as %j', async (key, right) => {
    expect(await messages(key, "'1'")).toEqual([`key: "${key}" is not a header of the response. Write "${right}".`]);
    expect(await messages(key, "'1'", 'http_proxy')).toEqual([]);
  });

  it.each(['method.response.body', 'method.response.header.', 'method.request.header.X'])(
    'does not know what the key %j stands for',
    async (key) => {
      expect(await messages(key, "'1'")).toEqual([
        `key: "${key}" is not a header of the response. Write \`method.response.header.NAME\`.`,
      ]);
    },
  );

  it.each([
    ['*', "'*'"],
    ['"*"', "'*'"],
    ['"\'*\'"', "'*'"],
    ["'Content-Type',Authorization", "'Content-Type,Authorization'"],
    ['https://example.com', "'https://example.com'"],
    ['https://${domain}', "'https://${domain}'"],
    ['integration.response.headers.X', 'integration.response.header.X'],
    ['method.response.header.X', 'integration.response.header.X'],
    ['$response.header.X', 'integration.response.header.X'],
    ['response.body.id', 'integration.response.body.id'],
  ])('writes the value %j as %j', async (value, right) => {
    const quoted = JSON.stringify(value);
    expect(await messages('method.response.header.X', value)).toEqual([
      `value: ${quoted} is not a mapping source. Write "${right}".`,
    ]);
  });

  it.each([
    "'*'",
    "''",
    "'it''s'",
    "'${origin}'",
    "'{{ origin }}'",
    '${origin}',
    '$ORIGIN',
    '<%= origin %>',
    'integration.response.header.X',
    'integration.response.multivalueheader.X',
    'integration.response.body',
    'integration.response.body.a.b[0]',
    'context.requestId',
    '$context.requestId',
    'stageVariables.origin',
    'method.request.header.Origin',
    { Ref: 'Origin' },
    { 'Fn::Sub': "'${Origin}'" },
    { 'Fn::Join': ['', ["'", { Ref: 'Origin' }, "'"]] },
  ])('takes the value %j', async (value) => {
    expect(await messages('method.response.header.X', value)).toEqual([]);
  });

  it.each(['method.response.header.X', 'method.response.multivalueheader.X', 'method.response.${rest}', '{{ key }}'])(
    'takes the key %j',
    async (key) => {
      expect(await messages(key, "'1'")).toEqual([]);
    },
  );

  it.each([
    [true, 'true is not a string. Write "\'true\'".'],
    [86400, '86400 is not a string. Write "\'86400\'".'],
    ['', 'The mapping is empty. Give it a value, or remove it.'],
    [null, 'The mapping is empty. Give it a value, or remove it.'],
    [['a'], '[a] is not a string. Give a mapping expression, or text in single quotes.'],
  ])('warns of the value %j', async (value, message) => {
    expect(await messages('method.response.header.X', value)).toEqual([`string: ${message}`]);
  });
});

describe('the keys of responses', () => {
  it('are regular expressions, but for placeholders', async () => {
    for (const key of ['default', '', '${pattern}*', '{{ pattern }}', '(?s).*', '.*+'])
      expect(await judges(http({ [key]: entry }), undefined, [patternRegex]), key).toEqual([]);
    for (const key of ['*', '[', '.*(', 'x'.repeat(500).concat('(')])
      expect(await judges(http({ [key]: entry }), undefined, [patternRegex]), key).toHaveLength(1);
    expect(await judges({ ...http({ '*': entry }), type: 'http_proxy' }, undefined, [patternRegex])).toEqual([]);
  });

  it.each([
    [lambda({ '.*': entry, default: entry }), true],
    [lambda({ '^.*$': entry, default: entry }), true],
    [lambda({ '.+': entry, default: entry }), false],
    [lambda({ '.*': entry, '.*Error.*': entry }), false],
    [http({ '.+': entry, default: entry }), true],
    [http({ '\\d{3}': entry, default: entry }), true],
    [http({ '[45]\\d{2}': entry, default: entry }), false],
    [http({ '${all}': entry, default: entry }), false],
    [{ ...lambda({ '.*': entry, default: entry }), uri: '${uri}' }, false],
    [{ ...http({ '.*': entry, default: entry }), type: 'http_proxy' }, false],
  ])('%# leave something for default', async (integration, isReported) => {
    expect(await judges(integration, undefined, [catchAll])).toHaveLength(isReported ? 1 : 0);
  });

  it('have a status of their own', async () => {
    const long = 'x'.repeat(200);
    const cases: readonly [object, readonly string[]][] = [
      [{ 200: entry, default: entry }, ['response-duplicate-status statusCode']],
      [{ a: entry, b: { statusCode: 200 } }, ['response-duplicate-status statusCode']],
      [{ [long]: entry, [`${long}y`]: entry }, ['response-duplicate-status statusCode']],
      [{ a: { statusCode: '${a}' }, b: { statusCode: '${a}' } }, []],
      [{ a: { statusCode: '200' }, b: { statusCode: '201' } }, []],
    ];
    for (const [responses, expected] of cases)
      expect(await judges(http(responses), undefined, [duplicateStatus])).toEqual(expected);
  });

  it.each([
    ['404', 'Write ".*404.*".'],
    ['^4\\d{2}$', 'Write ".*4\\d{2}.*".'],
    ['400|404', 'Write ".*(400|404).*".'],
    ['200', 'Use `default` for success.'],
    ['2\\d{2}', 'Use `default` for success.'],
  ])('of a Lambda function are no status such as %j', async (key, advice) => {
    const get = { responses: {}, 'x-amazon-apigateway-integration': lambda({ [key]: entry }) };
    const document = { openapi: '3.0.3', info: { title: 't', version: '1' }, paths: { '/pets': { get } } };
    const found = await lintText(JSON.stringify(document), [lambdaErrorPattern, responsesDefault], 'rest');
    const own = found.filter(({ rule }) => rule === lambdaErrorPattern.id);
    expect(own.map(({ message }) => message.endsWith(advice))).toEqual([true]);
    // A status of success already leads to `default`.
    expect(found).toHaveLength(key.startsWith('2') ? 1 : 2);
  });

  it.each(['.*404.*', '\\[404\\].*', '404: .*', 'default', '${pattern}', '.+'])(
    'of a Lambda function may be %j',
    async (key) => {
      expect(await judges(lambda({ [key]: entry }), undefined, [lambdaErrorPattern])).toEqual([]);
      expect(await judges(service({ 404: entry }), undefined, [lambdaErrorPattern])).toEqual([]);
    },
  );
});
