import { expect, it } from 'vitest';
import { lambdaArn, lambdaUri } from '../../src/openapi/examples.js';
import proxyOnly from '../../src/rules/stream-proxy-only.js';
import restOnly from '../../src/rules/stream-rest-only.js';
import uriPair from '../../src/rules/stream-uri-pair.js';
import timeoutQuota from '../../src/rules/timeout-quota.js';
import { lintText } from '../lint-example.js';

async function judges(integration: object, api: 'rest' | 'http' = 'rest') {
  const operation = { responses: {}, 'x-amazon-apigateway-integration': { httpMethod: 'POST', ...integration } };
  const document = { openapi: '3.0.3', info: { title: 't', version: '1' }, paths: { '/pets': { get: operation } } };
  const found = await lintText(JSON.stringify(document), [proxyOnly, restOnly, timeoutQuota, uriPair], api);
  return found.map(({ rule, pointer }) => `${rule} ${pointer.split('/').at(-1)}`);
}

const buffered = lambdaUri('pets');
const streaming = `arn:aws:apigateway:eu-west-1:lambda:path/2021-11-15/functions/${lambdaArn('pets')}/response-streaming-invocations`;
const pair = 'apigw-stream-uri-pair';

it.each([
  [buffered, 'STREAM', [`${pair} uri`]],
  [streaming, 'BUFFERED', [`${pair} responseTransferMode`]],
  [streaming, undefined, [`${pair} x-amazon-apigateway-integration`]],
  [streaming, null, [`${pair} x-amazon-apigateway-integration`]],
  [streaming, 'STREAM', []],
  [buffered, 'BUFFERED', []],
  [buffered, undefined, []],
  [buffered, '${mode}', []],
  [streaming, { Ref: 'Mode' }, []],
  ['${uri}', 'STREAM', []],
  [{ Ref: 'Uri' }, 'STREAM', []],
  ['${prefix}/2015-03-31/functions/${pets}/invocations', 'STREAM', []],
  ['arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${pets}/invocations', 'STREAM', [`${pair} uri`]],
  ['arn:aws:apigateway:${region}:lambda:path/${date}/functions/${pets}/invocations', 'STREAM', [`${pair} uri`]],
  ['arn:aws:apigateway:${region}:lambda:path/${rest}', 'STREAM', []],
  // A date and an ending that do not belong together are reported by apigw-lambda-uri.
  [streaming.replace('2021-11-15', '2015-03-31'), 'STREAM', []],
])('%j with the mode %j', async (uri, responseTransferMode, judged) => {
  expect(await judges({ type: 'aws_proxy', uri, responseTransferMode })).toEqual(judged);
});

it.each([
  ['STREAM', []],
  // apigw-integration-enum reports the blank.
  ['STREAM ', []],
  [{ Ref: 'Mode' }, []],
  ['BUFFERED', ['apigw-timeout-quota timeoutInMillis']],
  [undefined, ['apigw-timeout-quota timeoutInMillis']],
])('a timeout of ten minutes with the mode %j', async (responseTransferMode, judged) => {
  const uri = 'https://example.com/';
  expect(await judges({ type: 'http_proxy', uri, responseTransferMode, timeoutInMillis: 600_000 })).toEqual(judged);
});

it('goes by type and kind of API', async () => {
  const responseTransferMode = 'STREAM';
  for (const type of ['aws', 'http', 'mock', 'HTTP'])
    expect(await judges({ type, uri: 'https://example.com/', responseTransferMode })).toEqual([
      'apigw-stream-proxy-only responseTransferMode',
    ]);
  for (const type of ['http_proxy', '${type}', undefined])
    expect(await judges({ type, responseTransferMode })).toEqual([]);
  expect(await judges({ type: 'http_proxy', responseTransferMode }, 'http')).toEqual([
    'apigw-stream-rest-only responseTransferMode',
  ]);
});
