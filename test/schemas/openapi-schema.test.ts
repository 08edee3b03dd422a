import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { CORE_SCHEMA, load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { INTEGRATION_PROPERTIES } from '../../src/openapi/aws/integration-properties.js';
import { SKELETONS } from '../../src/openapi/aws/integration-texts.js';
import { isObject, toPointer } from '../../src/openapi/json.js';
import { apiOf } from '../../src/openapi/model/api.js';
import { rules } from '../../src/rules/index.js';

const text = readFileSync('schemas/openapi.schema.json', 'utf8');
const validate = new Ajv({ strict: false, allErrors: true }).compile(JSON.parse(text));
const read = (yaml: string): unknown => load(yaml, { schema: CORE_SCHEMA });

const INTEGRATION_POINTER = '/paths/~1pets/get/x-amazon-apigateway-integration';
const HTTP = { type: 'http_proxy', httpMethod: 'GET', uri: 'https://example.com/pets' };

const around = (integration: unknown) => ({
  openapi: '3.0.3',
  info: { title: 'pets', version: '1.0' },
  paths: {
    '/pets': {
      get: { responses: { 200: { description: 'OK' } }, 'x-amazon-apigateway-integration': integration },
    },
  },
});

/** Where the schema has something to say. */
function reported(document: unknown): string[] {
  validate(document);
  // That a branch has an error is said once more about the `if` itself.
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
  return errors.map(({ instancePath }) => instancePath);
}

/** Where the rules have, and what. */
function linted(document: unknown): string[] {
  if (!isObject(document)) return [];
  const api = apiOf(document);
  return rules.flatMap((rule) => rule.findings(api).map(({ path }) => `${toPointer(path)} ${rule.id}`));
}

describe('the schema takes', () => {
  const examples = readdirSync('examples').filter((name) => name.endsWith('.yaml') && name !== 'broken.yaml');

  it.each(examples)('examples/%s', (name) => {
    expect(reported(read(readFileSync(`examples/${name}`, 'utf8')))).toEqual([]);
  });

  it('every good example of every rule', () => {
    const wrong = rules.flatMap(({ id, good }) =>
      good.flatMap(({ title, yaml }) => reported(read(yaml.document)).map((place) => `${id}, ${title}: ${place}`)),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['a CloudFormation function for the integration', { 'Fn::If': ['IsProd', HTTP, { Ref: 'AWS::NoValue' }] }],
    ['functions for properties', { ...HTTP, type: { Ref: 'Type' }, timeoutInMillis: { 'Fn::Sub': '${Timeout}' } }],
    ['a function for a map', { ...HTTP, requestParameters: { 'Fn::Transform': { Name: 'AWS::Include' } } }],
    [
      'placeholders',
      { ...HTTP, type: '${type}', contentHandling: '{{ handling }}', cacheKeyParameters: '<%= keys %>' },
    ],
    ['words of examples', { ...HTTP, connectionType: '<connection-type>', passthroughBehavior: 'REPLACE_ME' }],
    ['a reference', { $ref: '#/components/x-amazon-apigateway-integrations/pets' }],
    ['text for the whole integration from Terraform', '${jsonencode(local.integration)}'],
    ['a merge', { '<<': HTTP }],
    ['null for absent', { ...HTTP, credentials: null, contentHandling: null, timeoutInMillis: null, responses: null }],
    ['both cases of type and passthroughBehavior', { ...HTTP, type: 'HTTP_PROXY', passthroughBehavior: 'NEVER' }],
    ['keys of other tools', { ...HTTP, 'x-owner': 'pets' }],
  ])('%s', (_what, integration) => {
    expect(reported(around(integration))).toEqual([]);
  });

  it('any value of the extensions that no rule judges', () => {
    for (const value of [null, 5, 'x', true, [], {}, [{}], { a: { b: [1] } }]) {
      const names = [...text.matchAll(/"(x-amazon-apigateway-(?!integrations?")[\w-]+)"/g)].map(
        ([, name = '']) => name,
      );
      const extensions = Object.fromEntries(names.map((name) => [name, value]));
      const document = {
        ...around({ ...HTTP }),
        ...extensions,
        servers: [extensions, value],
        tags: [extensions, value],
        components: { securitySchemes: { token: extensions, other: value } },
        securityDefinitions: { token: extensions },
      };
      expect(reported(document)).toEqual([]);
    }
  });
});

describe('the schema reports', () => {
  it.each([
    ['a list where the integration belongs', []],
    ['a text where the integration belongs', 'http_proxy'],
    ['no type', { httpMethod: 'GET', uri: HTTP.uri }],
    ['a type that does not exist', { ...HTTP, type: 'https_proxy' }, '/type'],
    ['a method that does not exist', { ...HTTP, httpMethod: 'FETCH' }, '/httpMethod'],
    ['a method in lower case', { ...HTTP, httpMethod: 'get' }, '/httpMethod'],
    ['a misspelled property', { ...HTTP, timeoutInMilis: 100 }],
    ['a list of uris', { ...HTTP, uri: [HTTP.uri] }, '/uri'],
    ['a map for credentials', { ...HTTP, credentials: { role: 'pets' } }, '/credentials'],
    ['a misspelled connection type', { ...HTTP, connectionType: 'VPCLINK' }, '/connectionType'],
    ['a text for a map', { ...HTTP, requestParameters: 'none' }, '/requestParameters'],
    ['a text for a list', { ...HTTP, cacheKeyParameters: 'method.request.path.id' }, '/cacheKeyParameters'],
    ['a timeout of 29', { ...HTTP, timeoutInMillis: 29 }, '/timeoutInMillis'],
    ['a timeout in words', { ...HTTP, timeoutInMillis: '29 seconds' }, '/timeoutInMillis'],
    ['half a millisecond', { ...HTTP, timeoutInMillis: 1000.5 }, '/timeoutInMillis'],
    ['a mode that does not exist', { ...HTTP, responseTransferMode: 'STREAMED' }, '/responseTransferMode'],
  ])('%s', (_what, integration, place = '') => {
    expect(reported(around(integration))).toContain(INTEGRATION_POINTER + place);
  });

  it('an integration of any-method and of a path in Swagger 2.0', () => {
    const operation = { 'x-amazon-apigateway-integration': { type: 'lambda' } };
    const paths = { '/pets': { get: operation, 'x-amazon-apigateway-any-method': operation } };
    expect(new Set(reported({ swagger: '2.0', paths }))).toEqual(
      new Set(
        ['get', 'x-amazon-apigateway-any-method'].map(
          (method) => `/paths/~1pets/${method}/x-amazon-apigateway-integration/type`,
        ),
      ),
    );
  });

  it('nothing that the rules let through', () => {
    const values: readonly unknown[] = [
      ...[null, true, false, 0, 1, 50, 49, 29_000, 900_001, 1.5, '', ' ', '5', 'x', 'post', 'POST', 'NEVER', 'mock'],
      ...[
        '${x}',
        'a${x}',
        '{{ x }}',
        '%{ if x }a%{ endif }',
        '<%= x %>',
        '$X',
        '$input.body',
        '<x>',
        '__X__',
        'YOUR_X',
      ],
      ...['@@x@@', 'ROLE_ARN', '{"a": 1}', '$default', '[]', '1e3', '-1', '0x40', 'Internet', 'convert_to_text'],
      ...[[], ['x'], [1], [{}], {}, { a: 1 }, { Ref: 'X' }, { 'Fn::Sub': 'x' }, { Ref: 'X', a: 1 }, { $ref: '#/x' }],
      ...[{ '<<': {} }, { '${x}': 1 }, { '{{ x }}': 1 }, { 'Fn::If': ['C', 'a', 'b'] }, { 'x-a': 1 }],
    ];
    const names = [
      ...INTEGRATION_PROPERTIES.map(({ name }) => name),
      ...[
        'statusCode',
        'responseTemplates',
        'integration-target',
        'x-a',
        'Fn::X',
        'Ref',
        '$ref',
        '<<',
        '${x}',
        'X',
        '',
      ],
    ];
    const bases = ['http_proxy', 'aws', 'mock', 'MOCK', 'Http', 'nothing', undefined, null, '${x}'].map((type) =>
      type === undefined ? {} : { ...HTTP, type },
    );
    const integrations = [
      ...values,
      ...bases.flatMap((base) => names.flatMap((name) => values.map((value) => ({ ...base, [name]: value })))),
    ];
    const stricter = integrations.filter((integration) => {
      const document = around(integration);
      return !validate(document) && !linted(document).some((found) => found.startsWith(INTEGRATION_POINTER));
    });
    expect(integrations.length).toBeGreaterThan(10_000);
    expect(stricter.slice(0, 10)).toEqual([]);
  });
});

describe('an integration to begin with', () => {
  it.each(SKELETONS.map((skeleton) => [skeleton.label, skeleton] as const))('%s', (_label, { body }) => {
    const filled: unknown = JSON.parse(JSON.stringify(body).replace(/\$\{\d:([^}]*)\}/g, '$1'));
    const document = around(filled);
    expect(reported(document)).toEqual([]);
    expect(linted(document).filter((found) => !found.endsWith(' apigw-uri-placeholder'))).toEqual([]);
    // Editors for YAML write the texts without quotes.
    const lines = Object.entries(isObject(filled) ? filled : {}).filter(([, value]) => typeof value === 'string');
    expect(read(lines.map((line) => line.join(': ')).join('\n'))).toEqual(Object.fromEntries(lines));
  });
});

describe('an editor', () => {
  const service = getLanguageService({});
  service.configure({ schemas: [{ uri: 'schema.json', fileMatch: ['*.json'], schema: JSON.parse(text) }] });

  /** What the language service behind VS Code's JSON says at the `|` of a document. */
  function open(json: string) {
    const offset = json.indexOf('|');
    const document = TextDocument.create('file:///openapi.json', 'json', 1, json.replace('|', ''));
    const place = document.positionAt(offset);
    const parsed = service.parseJSONDocument(document);
    return { document, parsed, place };
  }

  async function complete(json: string): Promise<string[]> {
    const { document, place, parsed } = open(json);
    const list = await service.doComplete(document, place, parsed);
    return (list?.items ?? []).map(({ label }) => label);
  }

  const OPERATION = (integration: string) =>
    `{ "openapi": "3.0.3", "paths": { "/pets": { "get": { "x-amazon-apigateway-integration": ${integration} } } } }`;

  it('completes keys, words and whole integrations', async () => {
    expect(await complete('{ "openapi": "3.0.3", "|" }')).toContain('x-amazon-apigateway-gateway-responses');
    expect(await complete('{ "paths": { "/pets": { "get": { "|" } } } }')).toEqual([
      'x-amazon-apigateway-auth',
      'x-amazon-apigateway-integration',
      'x-amazon-apigateway-request-validator',
    ]);
    expect(await complete(OPERATION('{ "type": "aws", "|" }'))).toContain('passthroughBehavior');
    expect(await complete(OPERATION('{ "type": | }'))).toEqual(
      expect.arrayContaining(['"aws"', '"aws_proxy"', '"http"', '"http_proxy"', '"mock"']),
    );
    expect(await complete(OPERATION('{ "type": "http", "contentHandling": | }'))).toContain('"CONVERT_TO_TEXT"');
    expect(await complete(OPERATION('|'))).toContain('Lambda function');
    expect(await complete('{ "x-amazon-apigateway-api-key-source": | }')).toEqual(['"HEADER"', '"AUTHORIZER"']);
    expect(await complete('{ "x-amazon-apigateway-gateway-responses": { "|" } }')).toContain('DEFAULT_4XX');
    const scheme = '{ "x-amazon-apigateway-authorizer": { "type": | } }';
    const types = ['"token"', '"request"', '"cognito_user_pools"', '"jwt"'];
    expect(await complete(`{ "components": { "securitySchemes": { "a": ${scheme} } } }`)).toEqual(types);
    expect(await complete(`{ "securityDefinitions": { "a": ${scheme} } }`)).toEqual(types);
  });

  it('explains what is under the cursor', async () => {
    const hover = async (json: string) => {
      const { document, place, parsed } = open(json);
      return JSON.stringify((await service.doHover(document, place, parsed))?.contents);
    };
    expect(await hover(OPERATION('{ "type": "aws", "timeout|InMillis": 100 }'))).toContain('50 to 29000 milliseconds');
    expect(await hover(OPERATION('{ "type": "aws", "passthroughBehavior": "ne|ver" }'))).toContain('refused with 415');
    expect(await hover('{ "x-amazon-apigateway-api-key-|source": "HEADER" }')).toContain('docs.aws.amazon.com');
  });

  it('underlines a mistake and says what would be right', async () => {
    const { document, parsed } = open(OPERATION('{ "type": "https", "timeoutInMilis": 100 }'));
    const found = await service.doValidation(document, parsed);
    expect(found.map(({ message }) => message)).toEqual([
      expect.stringContaining('Valid values: "aws", "aws_proxy", "http", "http_proxy", "mock"'),
      expect.stringContaining('timeoutInMilis'),
    ]);
  });
});
