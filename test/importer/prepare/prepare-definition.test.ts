import { describe, expect, test } from 'vitest';
import { structureProblems } from '../../../src/importer/answer/structure-problems.js';
import type { DefinitionOptions } from '../../../src/importer/options.js';
import { prepareDefinition } from '../../../src/importer/prepare/prepare-definition.js';
import { valueAt } from '../../../src/openapi/json.js';
import { createFolder } from '../../document/reading.js';
import { lines, operation, prepared, preparedIn } from '../answer/explaining.js';

const INTEGRATION = ['paths', '/pets/{id}', 'get', 'x-amazon-apigateway-integration'];
const GOOD = operation('type: http_proxy\nhttpMethod: GET\nuri: https://example.com/pets');

/** Why a document is refused, and what is found in it. */
async function refused(text: string, options: DefinitionOptions = {}): Promise<string[]> {
  return refusedIn(createFolder({ 'openapi.yaml': text }), options);
}

async function refusedIn(cwd: string, options: DefinitionOptions = {}, file = 'openapi.yaml'): Promise<string[]> {
  const result = await prepareDefinition(file, { cwd, ...options });
  if (result.kind === 'prepared') throw new Error(`Not refused: ${JSON.stringify(result.document)}`);
  return [`${result.exitCode} ${result.message}`, ...lines(result.findings)];
}

async function integration(written: string, options: DefinitionOptions = {}): Promise<unknown> {
  return valueAt((await prepared(operation(written), options)).document, INTEGRATION);
}

const variables = {
  host: 'example.com',
  seconds: '5',
  'Fn.Arn': 'arn:x',
  list: '[a, b]',
  json: '{"a": 1}',
  isOn: 'true',
};

describe('placeholders', () => {
  test.each([
    ['uri: https://${host}/pets', 'https://example.com/pets'],
    ['uri: "https://{{ host }}/pets"', 'https://example.com/pets'],
    ['uri: "https://{{- host -}}/{{{host}}}"', 'https://example.com/example.com'],
    ['uri: "{{ .host }}"', 'example.com'],
    ['uri: {{ host }}', 'example.com'],
    [
      'uri: !Sub https://${host}/${AWS::Region}/${stageVariables.x}',
      'https://example.com/${AWS::Region}/${stageVariables.x}',
    ],
    ['uri: {Fn::Sub: [ "https://${where}/${!x}", {where: {Ref: host}}]}', 'https://example.com/${x}'],
    [
      'uri: {Fn::Join: ["/", ["https:/", {Ref: host}, {Ref: AWS::AccountId}]]}',
      'https://example.com/${AWS::AccountId}',
    ],
    ['uri: !GetAtt Fn.Arn', 'arn:x'],
    ['uri: !Ref host', 'example.com'],
    ['uri: https://$${stageVariables.host}/pets', 'https://${stageVariables.host}/pets'],
    ['uri: arn:${AWS::Partition}:${AWS::Region}', 'arn:${AWS::Partition}:${AWS::Region}'],
    ['uri: https://example.com?$filter=${host}', 'https://example.com?$filter=example.com'],
    ['uri: ${seconds}', 5],
    ['uri: "${seconds}"', '5'],
    ["uri: '${seconds}'", '5'],
    ['uri: ${isOn}', true],
    ['uri: "${isOn}"', 'true'],
    ['uri: ${list}', ['a', 'b']],
    ['uri: ${json}', { a: 1 }],
    ['uri: |\n  ${seconds}', '5\n'],
  ])('%s', async (written, uri) => {
    expect(await integration(`type: http_proxy\n${written}`, { variables })).toMatchObject({ uri });
  });

  test('values are not rendered again', async () => {
    expect(await integration('uri: ${a}', { variables: { a: '${b}', b: 'c' } })).toEqual({ uri: '${b}' });
  });

  test('keys are filled, and located by what they were', async () => {
    const document = await prepared(GOOD.replace('/pets/{id}', '/${name}/{id}'), { variables: { name: 'dogs' } });
    expect(document.locateOperation('GET', '/dogs/{id}')).toMatchObject({ file: 'openapi.yaml', line: 5, column: 5 });
    expect(document.locatePointer('/paths/~1dogs~1{id}')).toMatchObject({ line: 4, column: 3 });
  });

  test('keys must not become the same', async () => {
    const document = `${GOOD}  /${'${name}'}: {}\n  /dogs: {}\n`;
    expect(await refused(document, { variables: { name: 'dogs' } })).toEqual([
      '1 openapi.yaml has 1 error.',
      'openapi.yaml:12:3 error placeholder: "/dogs" is there twice once the placeholders are filled. Change a value.',
    ]);
  });

  test('what CloudFormation leaves out is left out', async () => {
    const written = 'uri: a\ncredentials: !Ref AWS::NoValue\ncacheKeyParameters: [!Ref AWS::NoValue, b]';
    expect(await integration(written)).toEqual({ uri: 'a', cacheKeyParameters: ['b'] });
  });

  test('each that is left is named at its place', async () => {
    const document = operation(
      'type: http_proxy\nuri: https://${hsot}/{{ path }}/x\ncredentials: !GetAtt Role.Arn\nconnectionId: ${f("x")}',
    ).replace('title: pets', 'title: ${name}');
    const [message, ...findings] = await refused(document, { variables, lint: false });
    expect(message).toBe('1 openapi.yaml has 5 errors.');
    expect(findings.filter((line) => line.includes(' placeholder: '))).toEqual([
      'openapi.yaml:2:15 error placeholder: "${name}" is not filled. Pass `--var name=VALUE`.',
      'openapi.yaml:9:22 error placeholder: "${hsot}" is not filled. Pass `--var hsot=VALUE`. Did you mean "host"?',
      'openapi.yaml:9:30 error placeholder: "{{ path }}" is not filled. Pass `--var path=VALUE`.',
      'openapi.yaml:10:30 error placeholder: `{Fn::GetAtt: Role.Arn}` is a CloudFormation function. Pass `--var Role.Arn=VALUE`.',
      'openapi.yaml:11:23 error placeholder: "${f(\\"x\\")}" is not filled. Write the value, or render the file first.',
    ]);
  });

  test('statements of a template cannot be rendered', async () => {
    const document = GOOD.replace('paths:', '{% if x %}\npaths:').replace(/$/, '\n{% endif %}\n');
    expect(await refused(document)).toEqual(
      expect.arrayContaining([
        'openapi.yaml:3:1 error placeholder: "{% if x %}" is a statement of a template. Render the file first.',
      ]),
    );
  });

  test.each([
    [
      'a mapping template',
      'requestTemplates: {application/json: "{\\"a\\": \\"${x}\\", \\"b\\": {{c}}, \\"d\\": $${e}}"}',
    ],
    ['a selection pattern', "responses: {'.*\\$\\{x\\}.*{{}}.*': {statusCode: 200}}"],
  ])('%s may hold the same brackets', async (_, written) => {
    const value = await integration(`type: mock\n${written}`);
    expect(value).toEqual(await integration(`type: mock\n${written}`, { variables: { other: 'x' } }));
  });

  test.each([
    ['a description', 'info: {title: a, version: "1", description: "Use ${name} and {{ name }}."}'],
    ['an example', 'components: {schemas: {A: {type: object, example: {a: "${b}", Ref: "c"}}}}'],
    ['an example that looks like a function', 'components: {schemas: {A: {type: object, example: {Ref: b}}}}'],
    ['a property named Ref', 'components: {schemas: {A: {type: object, properties: {Ref: {type: string}}}}}'],
    ['a property named ${x}', 'components: {schemas: {A: {type: object, properties: {"${x}": {type: string}}}}}'],
    [
      'a property named description',
      'components: {schemas: {A: {properties: {description: {type: string, pattern: "^${x}$"}}}}}',
    ],
    ['a policy variable', 'x-amazon-apigateway-policy: {Statement: [{Resource: "a/${aws:username}/${*}"}]}'],
    ['an extension of others', 'x-docs: {page: "{{ site }}/${page}"}'],
  ])('%s is not a placeholder', async (_, part) => {
    const text = `openapi: 3.0.1\npaths: {}\n${part.startsWith('info') ? part : `info: {title: a, version: '1'}\n${part}`}\n`;
    expect((await prepared(text)).kind).toBe('prepared');
  });

  test.each([
    ['an unknown name in a policy', 'x-amazon-apigateway-policy: {Statement: [{Resource: "a/${account}"}]}'],
    ['an Fn::Sub in a description', 'tags: [{name: a, description: !Sub "${b}"}]'],
    ['an authorizer', 'components: {securitySchemes: {a: {x-amazon-apigateway-authorizer: {authorizerUri: "${b}"}}}}'],
  ])('%s is one', async (_, part) => {
    const text = `openapi: 3.0.1\npaths: {}\ninfo: {title: a, version: '1'}\n${part}\n`;
    expect((await refused(text))[1]).toMatch(/^openapi\.yaml:4:\d+ error placeholder: /);
  });

  test('escapes in a mapping template count only where the file is a template of that kind', async () => {
    const written = 'uri: a\nrequestTemplates: {a/b: "$${price} ${table}"}';
    const templates = async (given: Record<string, string>) => integration(written, { variables: given });
    expect(await templates({})).toMatchObject({ requestTemplates: { 'a/b': '$${price} ${table}' } });
    expect(await templates({ table: 'pets' })).toMatchObject({ requestTemplates: { 'a/b': '${price} pets' } });
  });
});

describe('files of values', () => {
  const files = {
    'openapi.yaml': operation('uri: arn:aws:${aws.region}:${account}:${name}\ncacheKeyParameters: ${keys}'),
    'a.yaml': 'aws: {region: eu-west-1}\naccount: 012345678901\nname: a\nkeys: [b, c]\n',
    'b.json': '{"name": "b"}',
    'list.yaml': '- a\n',
    'null.yaml': 'a:\n  b:\n',
    'broken.yaml': 'a: [\n',
  };

  test('the later wins, and single values win over files', async () => {
    const cwd = createFolder(files);
    const uri = async (options: DefinitionOptions) => valueAt((await preparedIn(cwd, options)).document, INTEGRATION);
    const cacheKeyParameters = ['b', 'c'];
    expect(await uri({ variableFiles: ['a.yaml', 'b.json'] })).toEqual({
      uri: 'arn:aws:eu-west-1:012345678901:b',
      cacheKeyParameters,
    });
    expect(await uri({ variableFiles: ['a.yaml'], variables: { name: 'c' } })).toEqual({
      uri: 'arn:aws:eu-west-1:012345678901:c',
      cacheKeyParameters,
    });
  });

  test.each([
    ['nowhere.yaml', '2 No such file: nowhere.yaml.'],
    ['list.yaml', '2 list.yaml is not a map of names to values.'],
    ['null.yaml', '2 null.yaml:2:5: "a.b" has no value. Write `""` for an empty text.'],
    ['broken.yaml', '2 broken.yaml:1:5: A bracket is never closed. Add the `}` or `]`.'],
  ])('%s cannot be used', async (name, message) => {
    expect(await refusedIn(createFolder(files), { variableFiles: [name] })).toEqual([message]);
  });
});

describe('documents that are not sent', () => {
  const cases: readonly (readonly [string, string | undefined, ...string[]])[] = [
    ['no file', undefined, '2 No such file: openapi.yaml.'],
    ['something else', 'a: b\n', '1 openapi.yaml has no `openapi` or `swagger` key.'],
    [
      'a fragment',
      'paths:\n  /a: {get: {x-amazon-apigateway-integration: {type: mock}}}\n',
      '1 openapi.yaml is a part of a document: it has no `openapi` or `swagger` key. Name the whole document.',
    ],
    [
      'an HTTP API',
      GOOD.replace('type: http_proxy', 'type: http_proxy\n        payloadFormatVersion: "2.0"'),
      '1 openapi.yaml describes an HTTP API; only REST APIs are imported. If it is meant for a REST API, pass `--no-lint`.',
    ],
    [
      'a circle',
      `${GOOD}x-a: &a [*a]\n`,
      '1 openapi.yaml has an anchor that contains its own alias. Write the value out.',
    ],
    [
      'an alias bomb',
      `${GOOD}x-a: [${bomb(30)}]\n`,
      '1 openapi.yaml cannot be parsed.',
      expect.stringContaining('Aliases (`*name`) make this document too large.'),
    ],
    [
      '7 MB',
      GOOD.replace('OK', 'a'.repeat(7 * 1024 * 1024)),
      '1 openapi.yaml has 7.0 MB when it is sent; API Gateway imports up to 6 MB. Split the API, or shorten examples.',
    ],
  ];

  test.each(cases)('%s', async (_, text, ...messages) => {
    const cwd = createFolder(text === undefined ? {} : { 'openapi.yaml': text });
    expect(await refusedIn(cwd)).toEqual(messages);
  });

  test('a syntax error is a finding', async () => {
    expect(await refused('openapi: 3.0.1\npaths: {\n')).toEqual([
      '1 openapi.yaml cannot be parsed.',
      expect.stringMatching(/^openapi\.yaml:\d+:\d+ error parser: /),
    ]);
  });

  test('an API needs a name', async () => {
    expect(await refused(GOOD.replace('title: pets, ', ''), { lint: false })).toEqual([
      '1 openapi.yaml has 1 error.',
      'openapi.yaml:2:1 error title: `info.title` is missing. API Gateway names the API after it. Add it.',
    ]);
  });

  test('lint decides, unless it is turned off', async () => {
    const document = operation('type: http_proxy\nhttpMethod: GET\nuri: example.com');
    const [message, finding] = await refused(document);
    expect(message).toBe('1 openapi.yaml has 1 error. To send it all the same, pass `--no-lint`.');
    expect(finding).toMatch(/^openapi\.yaml:10:14 error apigw-http-uri: /);
    expect(lines((await prepared(document)).findings)).toEqual([finding]);
  });

  test('lint looks at what is sent, and points at what was written', async () => {
    const document = operation('type: http_proxy\nhttpMethod: GET\nuri: ${host}/pets');
    const [, finding] = await refused(document, { variables });
    expect(finding).toMatch(/^openapi\.yaml:10:14 error apigw-http-uri: .*example\.com/);
  });

  test('a comment lets one finding of lint be, but nothing that cannot be sent', async () => {
    const comment = '# apigw-lint-disable-next-line http-uri -- a stub';
    const document = operation(`type: http_proxy\nhttpMethod: GET\n${comment}\nuri: ${'${scheme}'}example.com`);
    const { findings } = await prepared(document, { lint: true, variables: { scheme: '' } });
    expect(lines(findings)).toEqual([]);
    expect(findings.flatMap(({ suppressed = [] }) => suppressed)).toMatchObject([
      { rule: 'apigw-http-uri', line: 11, suppression: { kind: 'inSource', reason: 'a stub' } },
    ]);
    const [message] = await refused(document.replace('http-uri', 'http-uri, placeholder'), { variables });
    expect(message).toBe('1 openapi.yaml has 1 error.');
  });

  test('a ruleset of the user decides what lint says', async () => {
    const cwd = createFolder({
      'openapi.yaml': operation('type: http_proxy\nhttpMethod: GET\nuri: example.com'),
      'rules.yaml': 'rules: {}\n',
    });
    expect((await prepareDefinition('openapi.yaml', { cwd, ruleset: 'rules.yaml' })).kind).toBe('prepared');
  });

  test.each([['3.0.2'], ['3.0.3'], ['"3.0"']])('openapi: %s is sent', async (version) => {
    expect((await prepared(GOOD.replace('3.0.1', version), { lint: true })).kind).toBe('prepared');
  });

  test('what API Gateway accepts is not refused for its structure', async () => {
    const text = GOOD.replace("version: '1'", 'version: 1.0').replace(
      "      responses: {'200': {description: OK}}\n",
      '',
    );
    const { document } = await prepared(text, { lint: true });
    expect(await structureProblems(JSON.stringify(document))).toMatchObject([{ path: INTEGRATION.slice(0, 3) }]);
  });
});

function bomb(depth: number): string {
  const levels = Array.from({ length: depth }, (_, level) =>
    level === 0 ? '&a0 [x, x]' : `&a${level} [*a${level - 1}, *a${level - 1}]`,
  );
  return levels.join(', ');
}

describe('references to other files', () => {
  const files = {
    'openapi.yaml': `openapi: 3.0.1
info: {title: pets, version: '1'}
paths:
  /pets:
    $ref: paths.yaml#/pets
  /dogs:
    get:
      responses: {'200': {description: OK, content: {a/b: {schema: {$ref: models/pet.yaml}}}}}
      x-amazon-apigateway-integration: {$ref: integrations.yaml#/mock}
components:
  schemas:
    Owner: {$ref: models/all.yaml#/Owner}
    Dog: {type: object}
`,
    'paths.yaml': `pets:
  get:
    parameters: [{$ref: '#/limit'}]
    responses: {'200': {description: OK, content: {a/b: {schema: {$ref: models/all.yaml#/Owner}}}}}
    x-amazon-apigateway-integration: {$ref: integrations.yaml#/mock}
limit: {name: limit, in: query, schema: {type: integer}}
`,
    'integrations.yaml': 'mock: {type: mock, requestTemplates: {application/json: "{\\"statusCode\\": 200}"}}\n',
    'models/pet.yaml': `type: object
properties:
  friend: {$ref: '#'}
  dog: {$ref: all.yaml#/Dog}
`,
    'models/all.yaml': `Owner: {type: object, properties: {pets: {type: array, items: {$ref: pet.yaml}}}}
Dog: {allOf: [{type: object}]}
`,
  };

  test('schemas become models, all else is put in its place', async () => {
    const { document } = await preparedIn(createFolder(files));
    const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    expect(valueAt(document, ['paths', '/pets', 'get'])).toEqual({
      parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
      responses: { 200: { description: 'OK', content: { 'a/b': { schema: ref('Owner') } } } },
      'x-amazon-apigateway-integration': {
        type: 'mock',
        requestTemplates: { 'application/json': '{"statusCode": 200}' },
      },
    });
    expect(valueAt(document, ['paths', '/dogs', 'get', 'responses', '200', 'content', 'a/b', 'schema'])).toEqual(
      ref('Pet'),
    );
    expect(document.components).toEqual({
      schemas: {
        Owner: { type: 'object', properties: { pets: { type: 'array', items: ref('Pet') } } },
        Dog: { type: 'object' },
        Pet: { type: 'object', properties: { friend: ref('Pet'), dog: ref('Dog2') } },
        Dog2: { allOf: [{ type: 'object' }] },
      },
    });
  });

  test('each part is where it is written', async () => {
    const { locatePointer, locateOperation } = await preparedIn(createFolder(files));
    expect(locateOperation('GET', '/pets')).toMatchObject({ file: 'paths.yaml', line: 2, column: 3 });
    expect(locatePointer('/components/schemas/Dog2/allOf')).toMatchObject({
      file: 'models/all.yaml',
      line: 2,
      column: 7,
    });
    expect(locatePointer('/components/schemas/Pet/properties/dog')).toMatchObject({
      file: 'models/pet.yaml',
      line: 4,
      column: 3,
    });
    expect(locatePointer('/components/schemas/Dog')).toMatchObject({ file: 'openapi.yaml', line: 13, column: 5 });
  });

  test('in Swagger 2.0 too', async () => {
    const { document } = await preparedIn(
      createFolder({
        'openapi.yaml': `swagger: '2.0'
info: {title: pets, version: '1'}
paths:
  /pets:
    post:
      parameters: [{name: body, in: body, schema: {$ref: pet.json}}]
      responses: {'200': {description: OK, schema: {type: array, items: {$ref: pet.json}}}}
      x-amazon-apigateway-integration: {type: mock}
`,
        'pet.json': '{"type": "object"}',
      }),
    );
    expect(document.definitions).toEqual({ Pet: { type: 'object' } });
    expect(valueAt(document, ['paths', '/pets', 'post', 'responses', '200', 'schema', 'items'])).toEqual({
      $ref: '#/definitions/Pet',
    });
  });

  test.each([
    ['nowhere.yaml', 'No such file: nowhere.yaml.'],
    [
      'https://example.com/pet.yaml',
      '"https://example.com/pet.yaml" was not followed. Pass --allow-remote to follow it.',
    ],
    ['${base}/pet.yaml', '"${base}/pet.yaml" is not filled'],
  ])('%s that is not followed refuses the document, whatever lint says', async (reference, message) => {
    const text = GOOD.replace('OK}', `OK, content: {a/b: {schema: {$ref: '${reference}'}}}}`);
    const found = await refused(text, { lint: false });
    expect(
      found.some((line) => /^openapi\.yaml:6:/.test(line) && (line.includes(message) || reference.startsWith('$'))),
    ).toBe(true);
    expect(found.filter((line) => line.includes('error invalid-ref'))).toHaveLength(1);
  });

  test('references that API Gateway understands itself stay', async () => {
    const reference = 'https://apigateway.amazonaws.com/restapis/abc/models/Pet';
    const { document } = await prepared(GOOD.replace('OK}', `OK, content: {a/b: {schema: {$ref: '${reference}'}}}}`));
    expect(JSON.stringify(document)).toContain(reference);
  });
});

describe('what is sent', () => {
  test('is JSON of the document', async () => {
    const { body, document, title, file } = await prepared(GOOD.replace('OK', 'Größe'));
    expect(JSON.parse(Buffer.from(body).toString('utf8'))).toEqual(document);
    expect({ title, file }).toEqual({ title: 'pets', file: 'openapi.yaml' });
  });

  test('has texts where YAML reads numbers', async () => {
    const text = 'swagger: 2.0\ninfo: {title: 2024, version: 1.10}\npaths: {}\n';
    const { document, title } = await prepared(text);
    expect(document).toEqual({ swagger: '2.0', info: { title: '2024', version: '1.10' }, paths: {} });
    expect(title).toBe('2024');
    const filled = await prepared(text.replace('1.10', '${v}'), { variables: { v: '2.50' } });
    expect(filled.document.info).toEqual({ title: '2024', version: '2.50' });
  });

  test('has a digest that depends on content and parameters only', async () => {
    const swapped = GOOD.replace("{title: pets, version: '1'}", "{version: '1', title: pets}");
    const { digest } = await prepared(GOOD);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect((await prepared(swapped)).digest).toBe(digest);
    expect((await prepared(GOOD, { basePath: 'split' })).digest).not.toBe(digest);
    expect((await prepared(GOOD, { mode: 'overwrite' })).digests).toEqual([digest]);
    const merged = await prepared(GOOD, { mode: 'merge' });
    expect(merged.digest).not.toBe(digest);
    expect(merged.digests).toEqual([merged.digest, digest]);
    expect((await prepared(GOOD.replace('OK', 'Ok'))).digest).not.toBe(digest);
  });

  test('knows operations by the names of API Gateway', async () => {
    const text = GOOD.replace('get:', 'x-amazon-apigateway-any-method:');
    const { locateOperation, resourcePaths } = await prepared(`${text}servers: [{url: https://example.com/v1}]\n`, {
      basePath: 'prepend',
    });
    expect(locateOperation('ANY', '/v1/pets/{id}')).toMatchObject({ line: 5 });
    expect(locateOperation('ANY', '/pets/{id}')).toBeUndefined();
    expect(resourcePaths('/v1/pets')).toEqual([['paths', '/pets/{id}']]);
  });
});

describe('hostile documents end quickly and in words', () => {
  test.each([
    ['paths: null', 'paths:\n'],
    ['paths: []', 'paths: [1, null]\n'],
    ['operations of all kinds', 'paths: {/a: null, /b: [], /c: 1, /d: {get: null, put: [], post: x, "{{ a }}": 1}}\n'],
    ['keys of prototypes', 'paths: {}\n__proto__: {a: "${b}"}\nconstructor: {toString: 1}\n'],
    [
      'schemas of all kinds',
      'paths: {}\ncomponents: {schemas: {A: null, B: [], C: 1, D: {properties: [], items: [1], allOf: {}, $ref: 1}}}\n',
    ],
    [
      'functions of all kinds',
      'paths: {}\ncomponents: {a: !Sub [], b: !Join [1], c: !Ref [], d: !If [a], e: {Fn::Sub: {Fn::Sub: a}}}\n',
    ],
    ['functions without end', `paths: {}\nx-amazon-apigateway-policy: {${joins(60)}}\n`],
  ])('%s', async (_, part) => {
    const text = `openapi: 3.0.1\ninfo: {title: a, version: '1'}\n${part}`;
    const cwd = createFolder({ 'openapi.yaml': text });
    const result = await prepareDefinition('openapi.yaml', { cwd, lint: false, variables: { a: 'b' } });
    expect(['prepared', 'refused']).toContain(result.kind);
  });
});

function joins(depth: number): string {
  const levels = Array.from({ length: depth }, (_, level) =>
    level === 0
      ? 'k0: &a0 {"Fn::Join": ["", [x, {Ref: a}]]}'
      : `k${level}: &a${level} {"Fn::Join": ["", [*a${level - 1}, *a${level - 1}]]}`,
  );
  return levels.join(', ');
}
