import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { looksLikeOpenApi, readDefinition } from '../../src/document/index.js';
import { createFolder, readIn } from './reading.js';

const OPENAPI = 'openapi: 3.0.1\npaths: {}\n';

describe('files that cannot be read', () => {
  const folder = createFolder({
    'openapi.yaml': OPENAPI,
    'specs/api.json': '{}',
    'utf16.yaml': Buffer.from(`\ufeff${OPENAPI}`, 'utf16le'),
    'utf16be.yaml': Buffer.from(`\ufeff${OPENAPI}`, 'utf16le').swap16(),
    'utf16-bare.yaml': Buffer.from(OPENAPI, 'utf16le'),
    'latin1.yaml': Buffer.from('openapi: 3.0.1\ninfo:\n  title: caf\xe9\n', 'latin1'),
  });
  symlinkSync('loop.yaml', join(folder, 'loop.yaml'));
  writeFileSync(join(folder, 'large.yaml'), OPENAPI);
  truncateSync(join(folder, 'large.yaml'), 50 * 1024 * 1024);

  it.each([
    ['openapi.yml', 'No such file: openapi.yml. Did you mean openapi.yaml?'],
    ['specs/apy.json', 'No such file: specs/apy.json. Did you mean specs/api.json?'],
    ['nothing-like-it.yaml', 'No such file: nothing-like-it.yaml.'],
    ['no/such/folder.yaml', 'No such file: no/such/folder.yaml.'],
    ['openapi.yaml/below', 'No such file: openapi.yaml/below.'],
    ['specs', 'specs is a directory. Name a file in it.'],
    ['/dev/null', '/dev/null is not a regular file. Pipe it to standard input instead.'],
    ['loop.yaml', 'loop.yaml is a symbolic link that leads back to itself.'],
    ['large.yaml', 'large.yaml has 50 MB; at most 32 MB are read. API Gateway imports up to 6 MB.'],
    ['utf16.yaml', 'utf16.yaml is in UTF-16. Save it as UTF-8.'],
    ['utf16be.yaml', 'utf16be.yaml is in UTF-16. Save it as UTF-8.'],
    ['utf16-bare.yaml', 'utf16-bare.yaml is in UTF-16. Save it as UTF-8.'],
    ['latin1.yaml', 'latin1.yaml is not UTF-8 on line 3. Save it as UTF-8.'],
    [`${'x'.repeat(300)}.yaml`, `The file name is too long: ${'x'.repeat(60)}…`],
  ])('%s', async (file, message) => {
    expect(await readIn(folder, file)).toEqual({ kind: 'unreadable', message });
  });

  it.each([
    ['zeros.json', Buffer.from('{"data": "\0"}'), 'zeros.json is binary, not text.'],
    ['bytes.yaml', Buffer.from([0x6f, 0x70, 0x00, 0x01, 0x02]), 'bytes.yaml is binary, not text.'],
    ['utf16.json', Buffer.from('\ufeff{"data": 1}', 'utf16le'), 'utf16.json is in UTF-16. Save it as UTF-8.'],
    [
      'utf16be.json',
      Buffer.from('\ufeff{"data": 1}', 'utf16le').swap16(),
      'utf16be.json is in UTF-16. Save it as UTF-8.',
    ],
    [
      'latin1.json',
      Buffer.from('{"title": "caf\xe9"}', 'latin1'),
      'latin1.json is not UTF-8 on line 1. Save it as UTF-8.',
    ],
    [
      'large.json',
      Buffer.from(`[${' '.repeat(40 * 1024 * 1024)}]`),
      'large.json has 41 MB; at most 32 MB are read. API Gateway imports up to 6 MB.',
    ],
  ])('%s, which is not OpenAPI in any encoding', async (file, bytes, message) => {
    writeFileSync(join(folder, file), bytes);
    expect(await readIn(folder, file)).toEqual({ kind: 'unreadable', message, isOther: true });
  });

  it('a socket, as any other thing that could block', async () => {
    const server = createServer();
    await new Promise<void>((done) => void server.listen(join(folder, 'socket.yaml'), done));
    const message = 'socket.yaml is not a regular file. Pipe it to standard input instead.';
    expect(await readIn(folder, 'socket.yaml')).toEqual({ kind: 'unreadable', message });
    await new Promise<void>((done) => void server.close(() => done()));
  });

  it.skipIf(process.getuid?.() === 0)('no permission', async () => {
    mkdirSync(join(folder, 'closed'));
    writeFileSync(join(folder, 'closed/a.yaml'), OPENAPI);
    chmodSync(join(folder, 'closed/a.yaml'), 0);
    expect(await readIn(folder, 'closed/a.yaml')).toEqual({
      kind: 'unreadable',
      message: 'No permission to read closed/a.yaml.',
    });
  });

  it('a text from standard input that is binary or too large', async () => {
    expect(await readDefinition('-', {}, 'a\0b')).toEqual({ kind: 'unreadable', message: '- is binary, not text.' });
    const large = await readDefinition('-', {}, 'x'.repeat(33 * 1024 * 1024));
    expect(large).toEqual({
      kind: 'unreadable',
      message: '- has 33 MB; at most 32 MB are read. API Gateway imports up to 6 MB.',
    });
  });
});

describe('texts that are not OpenAPI', () => {
  const NO_KEY = 'has no `openapi` or `swagger` key';
  const CLOUDFORMATION = 'is a CloudFormation template';
  const NO_VERSION = 'has an `openapi` or `swagger` key, but it holds no version and there are no `paths`';

  it.each([
    ['', 'is empty'],
    ['\ufeff\n', 'is empty'],
    ['# only\n\n  # comments\n---\n', 'is empty'],
    ['name: x\n', NO_KEY],
    ['{"dependencies": {"swagger": "^2.0"}}', NO_KEY],
    ['custom:\n  openapi: 3.0.1\n', NO_KEY],
    ['- openapi: 3.0.1\n', NO_KEY],
    ['[{"openapi": "3.0.1"}]', NO_KEY],
    ['just text', NO_KEY],
    ['paths:\n  /a: {}\n', NO_KEY],
    ['{"openapi.json": 1}', NO_KEY],
    [
      'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  Api:\n    Properties:\n      Body:\n        openapi: 3.0.1\n',
      CLOUDFORMATION,
    ],
    [
      'Resources:\n  Api:\n    Type: AWS::Serverless::Api\n    Properties: {DefinitionBody: {swagger: "2.0", x-amazon-apigateway-x: 1}}\n',
      'is a SAM template',
    ],
    [
      '{"Resources": {"Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Body": {"swagger": "2.0"}}}}}',
      CLOUDFORMATION,
    ],
    ['swagger:\n  file: x.yaml\n', NO_VERSION],
    ['openapi: ./api.yaml\n', NO_VERSION],
    ['text: |\n  openapi: 3\n', NO_KEY],
  ])('%j', async (text, reason) => {
    expect(await readDefinition('x.yaml', {}, text)).toEqual({ kind: 'not-openapi', reason });
  });
});

describe('texts that are OpenAPI', () => {
  it.each([
    'openapi: 3.0.1',
    'swagger: "2.0"\n',
    '"openapi": 3.0.1\n',
    "'swagger': '2.0'\n",
    '\ufeff# c\n---\ninfo: {}\nopenapi: 3.0.1\n',
    '%YAML 1.2\n---\nopenapi : 3.0.1\n',
    '--- {openapi: 3.0.1}\n',
    '  info: {}\n  openapi: 3.0.1\n',
    '? openapi\n: 3.0.1\n',
    '{openapi: 3.0.1, paths: {}}',
    "{ 'swagger': '2.0' }",
    '{"paths": {"/a": {"x": ["]}", "\\""]}}, "openapi": "3.0.1"}',
    'info: {}\r\nopenapi: 3.0.1\r\n',
    'openapi:\n  3.0.1\n',
    'openapi: ${version}\n',
    'openapi: draft\npaths: {}\n',
    'swagger: 2\n',
    'paths:\n  /a:\n    get: {x-amazon-apigateway-integration: {type: mock}}\n',
    '/a:\n  get: {x-amazon-apigateway-integration: {type: mock}}\nx-b: 1\n',
    '{"/a": {"get": {"x-amazon-apigateway-integration": {"type": "mock"}}}}',
    '{% if x %}\nopenapi: 3.0.1\n{% endif %}\n',
  ])('%j', async (text) => {
    expect(looksLikeOpenApi(text)).toBe(true);
    const result = await readDefinition('x', {}, text);
    expect(result).toMatchObject({ kind: 'definition', problems: [] });
  });

  it('are read by content, whatever the name says', async () => {
    const folder = createFolder({ 'a.json': OPENAPI, 'b.yaml': '{"openapi":"3.0.1"}', 'c.txt': `\ufeff${OPENAPI}` });
    for (const file of ['a.json', 'b.yaml', 'c.txt']) expect((await readIn(folder, file)).kind).toBe('definition');
  });

  it('are found by their path from the working directory', async () => {
    const folder = createFolder({ 'api/openapi.yaml': OPENAPI });
    const result = await readIn(folder, 'api/openapi.yaml');
    if (result.kind !== 'definition') throw new Error(result.kind);
    expect(result.definition.file).toBe('api/openapi.yaml');
    expect(result.definition.text('api/openapi.yaml')).toBe(OPENAPI);
    expect(result.definition.text('other')).toBeUndefined();
    expect(result.definition.locate(['paths']).file).toBe('api/openapi.yaml');
  });

  it('still count when they are broken', async () => {
    const result = await readDefinition('x.yaml', {}, 'openapi: 3.0.1\npaths: [\n');
    if (result.kind !== 'broken') throw new Error(result.kind);
    expect(result.problems).toHaveLength(1);
    expect(result.text('x.yaml')).toContain('openapi');
    expect(result.text('y.yaml')).toBeUndefined();
  });
});

describe('hostile input', () => {
  it('refuses an alias bomb at its first alias', async () => {
    const levels = Array.from({ length: 30 }, (_, level) => {
      const inner = level === 0 ? 'x' : `*l${level - 1}`;
      return `l${level}: &l${level} [${Array.from({ length: 10 }, () => inner).join(', ')}]`;
    });
    const text = `openapi: 3.0.1\n${levels.join('\n')}\nb: *l29\npaths: {$ref: './missing.yaml'}\n`.replace(
      '!Foo *l29',
      '*l29',
    );
    const folder = createFolder({ 'bomb.yaml': text });
    const result = await readIn(folder, 'bomb.yaml');
    expect(result).toMatchObject({
      kind: 'broken',
      problems: [{ message: expect.stringContaining('Aliases'), location: { start: { line: 3, column: 10 } } }],
    });
  });

  it('refuses an alias bomb in a template', async () => {
    const levels = Array.from({ length: 30 }, (_, level) => {
      const inner = level === 0 ? '{{ x }}' : `*l${level - 1}`;
      return `l${level}: &l${level}\n${Array.from({ length: 10 }, () => `  - ${inner}\n`).join('')}`;
    });
    const result = await readDefinition('x', {}, `openapi: 3.0.1\n${levels.join('')}`);
    expect(result.kind).toBe('broken');
  });

  it('does not hand an alias bomb to Spectral’s parser, which would copy it out', async () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `l${level}: &l${level} [${level === 0 ? 'x' : `*l${level - 1}, *l${level - 1}`}]`,
    );
    const result = await readDefinition('x', {}, `openapi: 3.0.1\n${levels.join('\n')}\nz:\n  <<: 3\n`);
    expect(result.kind).toBe('broken');
  });

  it('stops merge keys that multiply', async () => {
    const keys = Array.from({ length: 1000 }, (_, index) => `k${index}: 1`).join(', ');
    const merges = Array.from({ length: 1000 }, (_, index) => `m${index}: {<<: *x}`).join('\n');
    const result = await readDefinition('x', {}, `openapi: 3.0.1\nx: &x {${keys}}\n${merges}\n`);
    expect(result).toMatchObject({
      kind: 'broken',
      problems: [{ message: 'Merge keys (`<<`) copy too much in all. Write it without them.' }],
    });
  });

  it('survives an anchor that contains itself', async () => {
    const result = await readDefinition(
      'x',
      {},
      'openapi: 3.0.1\na: &a\n  b: *a\n  <<: *a\n  c: {$ref: "#/x"}\npaths: {"/{{x}}": {{ y }}}\n',
    );
    if (result.kind !== 'definition') throw new Error(JSON.stringify(result));
    expect(result.definition.locate(['a', 'b', 'b', 'b']).start).toEqual({ line: 3, column: 6 });
    expect(result.definition.locate(['a', 'q']).start).toEqual({ line: 3, column: 3 });
  });

  it.each([
    ['unclosed quotes', `openapi: 3.0.1\n${'a: "\n'.repeat(20_000)}`],
    ['unclosed marks', `openapi: 3.0.1\n${'a: ${ {{ {% <% %{\n'.repeat(20_000)}`],
    ['marks on every line', `openapi: 3.0.1\nz: @\n${'{% if x %}\n'.repeat(20_000)}`],
    ['quotes in JSON', `{"openapi": ${'"\\'.repeat(100_000)}`],
    ['spaces', `openapi: 3.0.1\n/${' '.repeat(200_000)}x-amazon-apigateway-\n${' '.repeat(200_000)}`],
    ['many aliases', `openapi: 3.0.1\na: &a {b: 1}\nc: [${'*a, '.repeat(50_000)}]\n`],
  ])('%s: takes linear time', async (_title, text) => {
    const result = await readDefinition('x', {}, text);
    expect(['definition', 'broken', 'not-openapi']).toContain(result.kind);
  });
});
