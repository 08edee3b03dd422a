import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Definition, JsonPath, Problem, ReadOptions } from '../../src/document/index.js';
import { createFolder, define, place, readIn, summary } from './reading.js';

const HEAD = 'openapi: 3.0.1\n';

async function read(
  files: Readonly<Record<string, string>>,
  options: ReadOptions = {},
): Promise<{ definition: Definition; problems: readonly Problem[] }> {
  const result = await readIn(createFolder(files), 'openapi.yaml', options);
  if (result.kind !== 'definition') throw new Error(JSON.stringify(result));
  return result;
}

function at(definition: Definition, ...path: JsonPath): string {
  return place(definition.locate(path));
}

describe('references to other files', () => {
  it('are replaced by what they name, with its place', async () => {
    const { definition, problems } = await read({
      'openapi.yaml': `${HEAD}paths:\n  /pets:\n    $ref: paths/pets.yaml#/pets\n    description: ignored\ncomponents:\n  schemas:\n    Pet: {$ref: 'models.json#/Pet'}\n`,
      'paths/pets.yaml':
        'pets:\n  get:\n    responses:\n      200:\n        schema:\n          $ref: ../models.json#/Pet\n',
      'models.json':
        '{"Pet": {"type": "object",\n "properties": {"tag": {"$ref": "#/Tag"}}},\n "Tag": {"type": "string"}}',
    });
    const pet = { type: 'object', properties: { tag: { type: 'string' } } };
    expect(problems).toEqual([]);
    expect(definition.data).toEqual({
      openapi: '3.0.1',
      paths: { '/pets': { get: { responses: { '200': { schema: pet } } } } },
      components: { schemas: { Pet: pet } },
    });
    expect(at(definition, 'paths', '/pets')).toBe('paths/pets.yaml:2:3');
    expect(at(definition, 'paths', '/pets', 'get', 'responses')).toBe('paths/pets.yaml:4:7');
    const schema = ['paths', '/pets', 'get', 'responses', '200', 'schema'];
    expect(at(definition, ...schema, 'type')).toBe('models.json:1:18');
    expect(at(definition, ...schema, 'properties', 'tag', 'type')).toBe('models.json:3:18');
    expect(at(definition, 'components', 'schemas', 'Pet', 'type')).toBe('models.json:1:18');
    expect(place(definition.locate(['paths', '/pets'], 'key'))).toBe('openapi.yaml:3:3');
    expect(place(definition.locate(schema, 'key'))).toBe('paths/pets.yaml:5:9');
    expect(place(definition.locate([...schema, 'type'], 'key'))).toBe('models.json:1:10');
    expect(definition.text('models.json')).toContain('"Tag"');
    const { paths, components } = Object(definition.data);
    expect(components.schemas.Pet).toBe(paths['/pets'].get.responses['200'].schema);
  });

  it.each([
    ['a whole file', './a.yaml', 'value: {x: 1}\n', { value: { x: 1 } }],
    ['a pointer with escapes', 'a.yaml#/a~1b/c~0d/e%20f', '{a/b: {c~d: {"e f": 7}}}\n', 7],
    ['an element', 'a.yaml#/list/1', 'list: [1, {x: 2}]\n', { x: 2 }],
    ['through a local reference', 'a.yaml#/b/x', 'a: {x: 5}\nb: {$ref: "#/a"}\n', 5],
    ['of a reference', 'a.yaml#/b', 'a: {x: 5}\nb: {$ref: "#/c"}\nc: {$ref: "#/a"}\n', { x: 5 }],
    ['in a template', 'a.yaml#/b', 'b: {{ x }}\n', '{{ x }}'],
    ['with tags', 'a.yaml#/b', 'b: !Sub x\n', { 'Fn::Sub': 'x' }],
    ['text', 'a.md', '# Title: [\n', '# Title: [\n'],
  ])('may name %s', async (_title, reference, text, expected) => {
    const name = reference.replace(/#.*$/, '');
    const { definition, problems } = await read({
      'openapi.yaml': `${HEAD}components: {schemas: {A: {$ref: '${reference}'}}}\n`,
      [name]: text,
    });
    expect(problems).toEqual([]);
    expect(definition.data).toEqual({ openapi: '3.0.1', components: { schemas: { A: expected } } });
  });

  it('may be the whole document', async () => {
    const { definition } = await read({
      'openapi.yaml': '# openapi: see\nopenapi: 3.0.1\n$ref: real.yaml\n',
      'real.yaml': 'openapi: 3.0.2\npaths: {}\n',
    });
    expect(definition.data).toEqual({ openapi: '3.0.2', paths: {} });
    expect(at(definition, 'paths')).toBe('real.yaml:2:8');
  });

  it('may be file URLs and names with spaces', async () => {
    const folder = createFolder({ 'a b.yaml': 'x: 1\n' });
    const { readDefinition } = await import('../../src/document/index.js');
    const text = `${HEAD}components: {schemas: {A: {$ref: '${pathToFileURL(join(folder, 'a b.yaml')).href}#/x'}}}\n`;
    const result = await readDefinition('openapi.yaml', { cwd: folder }, text);
    if (result.kind !== 'definition') throw new Error(result.kind);
    const { definition, problems } = result;
    expect(problems).toEqual([]);
    expect(definition.data).toMatchObject({ components: { schemas: { A: 1 } } });
  });

  it('start from the name that standard input was given', async () => {
    const folder = createFolder({ 'api/a.yaml': 'x: 1\n' });
    const { readDefinition } = await import('../../src/document/index.js');
    const text = `${HEAD}paths: {/a: {$ref: 'a.yaml'}}\n`;
    const result = await readDefinition('api/openapi.yaml', { cwd: folder }, text);
    if (result.kind !== 'definition') throw new Error(result.kind);
    expect(place(result.definition.locate(['paths', '/a', 'x']))).toBe('api/a.yaml:1:4');
  });

  it('that a document makes to itself become local', async () => {
    const { definition, problems } = await read({
      'openapi.yaml': `${HEAD}components: {schemas: {A: {$ref: 'openapi.yaml#/components/schemas/B'}, B: {$ref: 'b.yaml'}}}\n`,
      'b.yaml': 'properties: {a: {$ref: "openapi.yaml#/components/schemas/A"}}\n',
    });
    expect(problems).toEqual([]);
    expect(definition.data).toMatchObject({
      components: {
        schemas: {
          A: { $ref: '#/components/schemas/B' },
          B: { properties: { a: { $ref: '#/components/schemas/A' } } },
        },
      },
    });
  });

  it('that would go on for ever stay references, to where the value is now', async () => {
    const { definition, problems } = await read({
      'openapi.yaml': `${HEAD}components: {schemas: {Node: {$ref: 'a.yaml#/Node'}, Other: {$ref: 'a.yaml#/Node/properties/next'}, List: {$ref: 'b.yaml'}}}\n`,
      'a.yaml': 'Node:\n  properties:\n    next: {$ref: "#/Node"}\n    list: {$ref: b.yaml}\n    all: {$ref: "#"}\n',
      'b.yaml': 'items: {$ref: a.yaml#/Node}\n',
    });
    expect(problems).toEqual([]);
    const { Node, List, Other } = Object(definition.data).components.schemas;
    expect(Node.properties.next).toEqual({ $ref: '#/components/schemas/Node' });
    expect(Node.properties.list).toEqual({ items: { $ref: '#/components/schemas/Node' } });
    expect(Node.properties.all).toEqual({ $ref: '#' });
    expect(List).toBe(Node.properties.list);
    expect(Other).toBe(Node);
    expect(() => JSON.stringify(definition.data)).not.toThrow();
  });

  it('report duplicate keys of the other file there', async () => {
    const { problems } = await read({
      'openapi.yaml': `${HEAD}paths: {/a: {$ref: a.yaml}}\n`,
      'a.yaml': 'get: {}\nget: {}\n',
    });
    expect(problems.map(summary)).toEqual([
      'warn a.yaml:2:1 The key "get" is already on line 1; the last one counts. Remove one.',
    ]);
  });
});

describe('references that cannot be followed', () => {
  const folder = createFolder({
    'models.yaml': 'Pet: {type: object}\nLoop: {$ref: "#/Pool"}\nPool: {$ref: "#/Loop"}\nBad: {x: {$ref: "#/Pte"}}\n',
    'broken.yaml': 'a: 1\nb: [\n',
    'binary.yaml': 'a\0b',
    'sub/x.yaml': 'a: 1\n',
  });

  it.each([
    ['model.yaml', 'No such file: model.yaml. Did you mean models.yaml?'],
    ['sub/z.json', 'No such file: sub/z.json.'],
    ['sub', 'sub is a directory. Name a file in it.'],
    ['binary.yaml', 'binary.yaml is binary, not text.'],
    ['broken.yaml', '"broken.yaml" has a syntax error on line 2: A bracket is never closed. Add the `}` or `]`.'],
    ['models.yaml#/Pte', '"models.yaml" has nothing at "#/Pte". Did you mean "#/Pet"?'],
    ['models.yaml#/Pet/x', '"models.yaml" has nothing at "#/Pet/x".'],
    ['models.yaml#/Loop', '"models.yaml#/Loop" leads round in a circle to itself. Put the value in one place.'],
  ])('%s', async (reference, message) => {
    const text = `${HEAD}paths:\n  /a: {$ref: '${reference}'}\n`;
    const { readDefinition } = await import('../../src/document/index.js');
    const result = await readDefinition('openapi.yaml', { cwd: folder }, text);
    if (result.kind !== 'definition') throw new Error(result.kind);
    expect(result.problems.map(summary)).toEqual([`error openapi.yaml:3:14 ${message}`]);
    expect(result.problems[0]).toMatchObject({ code: 'invalid-ref', path: ['paths', '/a', '$ref'] });
    expect(result.definition.data).toMatchObject({ paths: { '/a': { $ref: reference } } });
  });

  it('are reported in the file that has them, only where it is used', async () => {
    const { readDefinition } = await import('../../src/document/index.js');
    const good = await readDefinition(
      'openapi.yaml',
      { cwd: folder },
      `${HEAD}paths: {/a: {$ref: 'models.yaml#/Pet'}}\n`,
    );
    expect(good).toMatchObject({ problems: [] });
    const bad = await readDefinition(
      'openapi.yaml',
      { cwd: folder },
      `${HEAD}paths: {/a: {$ref: 'models.yaml#/Bad'}}\n`,
    );
    if (bad.kind !== 'definition') throw new Error(bad.kind);
    expect(bad.problems.map(summary)).toEqual([
      'error models.yaml:4:17 "models.yaml" has nothing at "#/Pte". Did you mean "#/Pet"?',
    ]);
    expect(bad.problems[0]?.path).toEqual(['paths', '/a', 'x', '$ref']);
  });
});

describe('references to the web', () => {
  const server = createServer((request, response) => {
    if (request.url === '/api/a.yaml')
      response.end('Pet: {$ref: "models/b.json#/B"}\nLocal: {$ref: "file:///etc/hostname"}\n');
    else if (request.url === '/api/models/b.json') response.end('{"B": {"type": "object"}}');
    else response.writeHead(404).end();
  });
  beforeAll(() => new Promise<void>((done) => void server.listen(0, '127.0.0.1', done)));
  afterAll(() => new Promise<void>((done) => void server.close(() => done())));
  const url = (path: string): string => {
    const address = server.address();
    const { port } =
      typeof address === 'object' && address !== null ? address : ({ port: 0 } satisfies Partial<AddressInfo>);
    return `http://127.0.0.1:${port}${path}`;
  };
  const schemas = (...references: string[]): Record<string, string> => ({
    'openapi.yaml': `${HEAD}components:\n  schemas:\n${references.map((reference, index) => `    S${index}: {$ref: '${reference}'}\n`).join('')}`,
  });

  it('are followed when asked to, relative ones in them too', async () => {
    const { definition, problems } = await read(schemas(url('/api/a.yaml#/Pet')), { allowRemote: true });
    expect(problems).toEqual([]);
    expect(definition.data).toMatchObject({ components: { schemas: { S0: { type: 'object' } } } });
    expect(at(definition, 'components', 'schemas', 'S0', 'type')).toBe(`${url('/api/models/b.json')}:1:16`);
  });

  it('never lead back to files', async () => {
    const { problems } = await read(schemas(url('/api/a.yaml#/Local')), { allowRemote: true });
    expect(problems.map(({ message }) => message)).toEqual([
      '"file:///etc/hostname" was not followed. Name a file or a web address.',
    ]);
  });

  it('say what the server says', async () => {
    const { problems } = await read(schemas(url('/none.yaml'), 'http://127.0.0.1:1/x.yaml'), { allowRemote: true });
    expect(problems.map(summary)).toEqual([
      `error openapi.yaml:4:16 The server answers 404 for "${url('/none.yaml')}".`,
      'error openapi.yaml:5:16 No answer from "http://127.0.0.1:1/x.yaml".',
    ]);
  });

  it('are left alone otherwise, with one warning for each document', async () => {
    const { definition, problems } = await read(
      schemas('https://example.com/a.yaml#/A', 'https://example.com/a.yaml#/B', 's3://bucket/c.yaml'),
    );
    expect(problems.map(summary)).toEqual([
      'warn openapi.yaml:4:16 "https://example.com/a.yaml" was not followed. Pass --allow-remote to follow it.',
      'warn openapi.yaml:6:16 "s3://bucket/c.yaml" was not followed. Name a file or a web address.',
    ]);
    expect(definition.data).toMatchObject({
      components: { schemas: { S0: { $ref: 'https://example.com/a.yaml#/A' } } },
    });
  });

  it('to the models of an API of API Gateway are for API Gateway', async () => {
    const { problems } = await read(schemas('https://apigateway.amazonaws.com/restapis/abc/models/Pet'), {
      allowRemote: true,
    });
    expect(problems).toEqual([]);
  });
});

describe('local references', () => {
  async function problemsOf(text: string): Promise<string[]> {
    const { problems } = await define(text.startsWith('{"') || text.startsWith('swagger') ? text : HEAD + text);
    return problems.map(summary);
  }

  it.each([
    [
      "paths: {/a: {get: {responses: {200: {$ref: '#/components/responses/Okay'}}}}}\ncomponents: {responses: {OK: {}, Okey: {}}}\n",
      'error openapi.yaml:2:44 Nothing is at "#/components/responses/Okay" in this document. Did you mean "#/components/responses/Okey"?',
    ],
    [
      "components: {schemas: {Pet: {}, A: {$ref: '#/components/schemas/Pte'}}}\n",
      'warn openapi.yaml:2:43 Nothing is at "#/components/schemas/Pte" in this document. Did you mean "#/components/schemas/Pet"?',
    ],
    [
      "components: {schemas: {Pet: {}, A: {$ref: '#/definitions/Pet'}}}\n",
      'warn openapi.yaml:2:43 Nothing is at "#/definitions/Pet" in this document. Did you mean "#/components/schemas/Pet"?',
    ],
    [
      "paths: {/a: {$ref: '#/paths/~1b'}, /b: {$ref: '#/paths/~1a'}}\n",
      'error openapi.yaml:2:20 "#/paths/~1b" leads round in a circle to itself. Put the value in one place.',
    ],
    [
      "paths: {/a: {$ref: '#/paths/~1a'}, /c: {$ref: '#/paths/~1a'}}\n",
      'error openapi.yaml:2:20 "#/paths/~1a" leads round in a circle to itself. Put the value in one place.',
    ],
    [
      "paths: {/a: {x-amazon-apigateway-any-method: {parameters: [{$ref: '#/components/parameters/p'}]}}}\n",
      'error openapi.yaml:2:67 Nothing is at "#/components/parameters/p" in this document.',
    ],
    [
      '{"openapi": "3.0.1",\n "paths": {"/a": {"$ref": "#/x"}}}',
      'error openapi.yaml:2:27 Nothing is at "#/x" in this document.',
    ],
    [
      "components: {schemas: {A: {properties: {example: {$ref: '#/components/schemas/B'}}}}}\n",
      'warn openapi.yaml:2:57 Nothing is at "#/components/schemas/B" in this document.',
    ],
    [
      "paths: {/a: {get: {responses: {default: {$ref: '#/components/responses/E'}}}}}\n",
      'error openapi.yaml:2:48 Nothing is at "#/components/responses/E" in this document.',
    ],
  ])('that lead nowhere: %j', async (text, expected) => {
    expect(await problemsOf(text)).toEqual([expected]);
  });

  it.each([
    ["components: {schemas: {Pet: {}, A: {$ref: '#/components/schemas/Pet'}}}\n"],
    ["components: {schemas: {A: {properties: {a: {$ref: '#/components/schemas/A'}}}}}\n"],
    ["components: {schemas: {'a/b c': {}, A: {$ref: '#/components/schemas/a~1b%20c'}}}\n"],
    ["components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/C'}, C: {}}}\n"],
    ["components: {schemas: {A: {$ref: '#'}, B: {$ref: '#anchor'}}}\n"],
    [
      "components: {schemas: {A: {example: {$ref: '#/x'}, default: {$ref: '#/x'}, enum: [{$ref: '#/x'}], const: {$ref: '#/x'}}}}\n",
    ],
    ["components: {examples: {A: {value: {$ref: '#/x'}}}}\n"],
    ['components: {schemas: {A: {properties: {$ref: {type: string}}}}}\n'],
    ["components: {schemas: {A: {properties: {$ref: '#/x'}}}}\n"],
    ["x-other: {$ref: '#/x'}\npaths: {x-y: {$ref: '#/x'}}\n"],
    ["paths: {/a: {get: {x-z: {$ref: '#/x'}, x-amazon-apigateway-auth: {$ref: '#/x'}}}}\n"],
    ['components: {schemas: {$ref: 12}}\n'],
    ['components: {schemas: !Ref Schemas}\npaths: {/a: {$ref: "#/components/schemas/X"}}\n'],
    ['components: {schemas: {Fn::Transform: {Name: AWS::Include}}}\npaths: {/a: {$ref: "#/components/schemas/X"}}\n'],
    ['components: {schemas: "${schemas}"}\npaths: {/a: {$ref: "#/components/schemas/X"}}\n'],
    ['paths: {/a: {$ref: "#/components/schemas/${x}"}}\n'],
    ['{% if x %}\npaths: {/a: {$ref: "#/components/schemas/X"}}\n{% endif %}\n'],
    ['paths: {/a: {get: {description: "not a $ref: #/x but text"}}}\n'],
    ["swagger: '2.0'\ndefinitions: {Pet: {}}\npaths: {/a: {get: {parameters: [{schema: {$ref: Pet}}]}}}\n"],
  ])('that are fine, or none: %j', async (text) => {
    expect(await problemsOf(text)).toEqual([]);
  });

  it('of a fragment are not judged', async () => {
    const { problems } = await define(
      "paths: {/a: {get: {$ref: '#/x', x-amazon-apigateway-integration: {}}, put: {$ref: '#/x'}}}\n",
    );
    expect(problems).toEqual([]);
  });

  it('may lead through what was grafted', async () => {
    const { problems } = await read({
      'openapi.yaml': `${HEAD}components: {schemas: {A: {$ref: a.yaml}, B: {$ref: '#/components/schemas/A/properties/name'}, C: {$ref: '#/components/schemas/A/properties/nmae'}}}\n`,
      'a.yaml': 'properties: {name: {}}\n',
    });
    expect(problems.map(summary)).toEqual([
      'warn openapi.yaml:2:106 Nothing is at "#/components/schemas/A/properties/nmae" in this document. Did you mean "#/components/schemas/A/properties/name"?',
    ]);
  });
});
