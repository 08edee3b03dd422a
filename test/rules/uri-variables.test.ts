import { describe, expect, it } from 'vitest';
import { serviceUri } from '../../src/openapi/examples.js';
import pathVariable from '../../src/rules/uri-path-variable.js';
import unused from '../../src/rules/uri-path-variable-unused.js';
import { lintText } from '../lint-example.js';

async function lint(integration: object, api: 'rest' | 'http' = 'rest') {
  const operation = { responses: {}, 'x-amazon-apigateway-integration': { httpMethod: 'GET', ...integration } };
  const document = { openapi: '3.0.3', info: { title: 't', version: '1' }, paths: { '/{id}': { get: operation } } };
  return lintText(JSON.stringify(document), [pathVariable, unused], api);
}

const messages = async (integration: object) => (await lint(integration)).map(({ message }) => message);
const judges = async (integration: object, api?: 'rest' | 'http') =>
  (await lint(integration, api)).map(({ rule }) => rule);

const id = { 'integration.request.path.id': 'method.request.path.id' };
const UNFILLED = ['apigw-uri-path-variable'];
const UNUSED = ['apigw-uri-path-variable-unused'];

describe('a variable in a uri', () => {
  it('is filled by its own mapping alone', async () => {
    for (const type of ['http', 'http_proxy']) {
      expect(await judges({ type, uri: 'https://{id}.example.com/{id}?q={id}', requestParameters: id })).toEqual([]);
      expect(await judges({ type, uri: 'https://example.com/{id}' })).toEqual(UNFILLED);
      expect(await judges({ type, uri: 'https://example.com/{id}', requestParameters: {} })).toEqual(UNFILLED);
      expect(await judges({ type, uri: '${base}/{id}' })).toEqual(UNFILLED);
      expect(await judges({ type, uri: { 'Fn::Sub': 'https://${Host}/{id}' } })).toEqual(UNFILLED);
    }
    const header = { 'integration.request.header.id': 'method.request.path.id' };
    expect(await judges({ type: 'http', uri: 'https://example.com/{id}', requestParameters: header })).toEqual(
      UNFILLED,
    );
  });

  it('of an AWS service stands behind path/', async () => {
    expect(await judges({ type: 'aws', uri: serviceUri('s3', 'path/{bucket}/{id}'), requestParameters: id })).toEqual(
      UNFILLED,
    );
    expect(await judges({ type: 'aws', uri: serviceUri('s3', 'path/pets/{id}'), requestParameters: id })).toEqual([]);
    expect(await judges({ type: 'aws', uri: serviceUri('sqs', 'action/SendMessage&MessageBody={id}') })).toEqual([]);
    expect(await judges({ type: 'aws', uri: 'arn:aws:apigateway:{region}:s3:path/pets' })).toEqual([]);
  });

  it('is named in the message, with what it may mean', async () => {
    expect(await messages({ type: 'http', uri: 'https://example.com/{id+}', requestParameters: id })).toEqual([
      'No mapping fills `{id+}`. Did you mean `{id}`?',
    ]);
    const petId = { 'integration.request.path.petId': 'method.request.path.id' };
    expect(await messages({ type: 'http', uri: 'https://example.com/{petid}', requestParameters: petId })).toEqual([
      'No mapping fills `{petid}`. Did you mean `{petId}`?',
    ]);
    expect(await messages({ type: 'http', uri: 'https://example.com/{a}/{b}/{a}' })).toEqual([
      'No mapping fills `{a}` and 1 more. Map `integration.request.path.a`.',
    ]);
  });

  it.each([
    'https://${stageVariables.host}/pets',
    'https://$${stageVariables.host}/pets',
    'https://{{ host }}/pets',
    'https://${host}/pets/$${id}',
    'https://{% if x %}a{% endif %}/pets',
    'https://example.com/{}',
    'https://example.com/{stageVariables.base}',
    { 'Fn::Sub': 'https://${Host}/pets' },
    { 'Fn::Sub': 'https://example.com/${!id}' },
  ])('is not in %j', async (uri) => expect(await judges({ type: 'http', uri })).toEqual([]));

  it('may be filled where nobody sees it', async () => {
    const uri = 'https://example.com/{id}';
    for (const requestParameters of [
      { Ref: 'X' },
      { 'Fn::Transform': {} },
      { '${key}': 'method.request.path.id' },
      { 'integration.request.path.${name}': 'x' },
    ])
      expect(await judges({ type: 'http', uri, requestParameters })).toEqual([]);
    const template = '#set($context.requestOverride.path.id = "1")';
    expect(await judges({ type: 'http', uri, requestTemplates: { 'application/json': template } })).toEqual([]);
    expect(await judges({ type: 'http', uri, requestTemplates: { 'application/json': '${file}' } })).toEqual([]);
    expect(await judges({ type: 'http', uri, requestTemplates: { 'application/json': { Ref: 'T' } } })).toEqual([]);
    expect(await judges({ type: 'http', uri, requestTemplates: { 'application/json': '$input.body $x' } })).toEqual(
      UNFILLED,
    );
    expect(await judges({ type: 'http_proxy', uri, requestTemplates: { 'application/json': template } })).toEqual(
      UNFILLED,
    );
  });

  it('is filled by itself in an HTTP API', async () => {
    expect(await judges({ type: 'http_proxy', uri: 'https://example.com/{id}' }, 'http')).toEqual([]);
    expect(await judges({ type: 'http_proxy', uri: 'https://example.com/{id}', payloadFormatVersion: '1.0' })).toEqual(
      [],
    );
  });
});

describe('a path mapping', () => {
  it('goes nowhere without a variable', async () => {
    expect(await judges({ type: 'http', uri: 'https://example.com/', requestParameters: id })).toEqual(UNUSED);
    expect(await judges({ type: 'aws', uri: serviceUri('s3', 'path/pets'), requestParameters: id })).toEqual(UNUSED);
    expect(await judges({ type: 'http', uri: 'https://${stageVariables.host}/', requestParameters: id })).toEqual(
      UNUSED,
    );
  });

  it.each([
    'https://example.com/${path}',
    '${url}',
    'https://{{ host }}/',
    { 'Fn::Sub': 'https://${Host}/' },
    'https://<host>/',
    null,
  ])('may have one in %j', async (uri) =>
    expect(await judges({ type: 'http', uri, requestParameters: id })).toEqual([]),
  );

  it('that is misspelled is reported once', async () => {
    const requestParameters = { 'integration.request.path.petId': 'method.request.path.id' };
    expect(await judges({ type: 'http', uri: 'https://example.com/{petid}', requestParameters })).toEqual(UNFILLED);
  });
});
