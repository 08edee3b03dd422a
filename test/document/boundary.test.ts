import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLinter, reportOf } from '../../src/lint/index.js';

const folder = mkdtempSync(join(tmpdir(), 'apigw-lint-boundary-'));
const inside = join(folder, 'repository', 'apis');
const SECRET = 'do-not-print-this';

const definition = (reference: string) =>
  `openapi: 3.0.1\ninfo: {title: a, version: '1'}\nx-amazon-apigateway-policy: {}\npaths:\n  /a:\n    $ref: ${reference}\n`;

beforeAll(() => {
  mkdirSync(join(folder, 'repository', '.git'), { recursive: true });
  mkdirSync(inside);
  writeFileSync(join(folder, 'secret.yaml'), `get: {summary: ${SECRET}}\n${SECRET}: [\n`);
  writeFileSync(join(folder, 'repository', 'shared.yaml'), 'get: {responses: {}}\n');
  symlinkSync(join(folder, 'secret.yaml'), join(inside, 'link.yaml'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function messages(text: string, name = 'api.yaml', allowOutside = false): Promise<string[]> {
  const linter = createLinter({ cwd: inside, allowOutside });
  const result = await linter.lint(join(inside, name), text);
  if (result.kind !== 'linted') return [JSON.stringify(result)];
  if (!allowOutside) expect(JSON.stringify(result.files)).not.toContain(SECRET);
  return reportOf(result.files).files.flatMap(({ findings }) =>
    findings.filter(({ rule }) => rule === 'invalid-ref').map(({ message }) => message),
  );
}

describe('a file outside of the repository', () => {
  it.each(['../../secret.yaml', join(folder, 'secret.yaml'), './link.yaml', '/etc/hostname', '/dev/zero'])(
    'is not read for a $ref to %s',
    async (reference) => {
      const [message] = await messages(definition(reference));
      expect(message).toMatch(/is outside of this repository and was not read\. Pass --allow-outside to read it\.$/);
    },
  );

  it('is not read for a template that names it', async () => {
    const template = (property: string) =>
      `Resources:\n  A:\n    Type: AWS::Serverless::Api\n    Properties:\n      ${property}\n`;
    expect((await messages(template('DefinitionUri: ../../secret.yaml'), 'a.yaml')).join()).not.toContain(SECRET);
    const include =
      "DefinitionBody: {'Fn::Transform': {Name: AWS::Include, Parameters: {Location: ../../secret.yaml}}}";
    expect((await messages(template(include), 'a.yaml')).join()).not.toContain(SECRET);
  });

  it('is not read for a function of Terraform', async () => {
    const api = (body: string) => `resource "aws_api_gateway_rest_api" "a" {\n  body = ${body}\n}\n`;
    for (const body of ['file("../../secret.yaml")', 'templatefile("../../secret.yaml", {})'])
      expect((await messages(api(body), 'a.tf')).join()).not.toContain(SECRET);
  });

  it('is read where that is allowed', async () => {
    const [message] = await messages(definition('../../secret.yaml'), 'api.yaml', true);
    expect(message).toContain('has a syntax error');
  });
});

it('a file elsewhere in the repository is read', async () => {
  expect(await messages(definition('../shared.yaml'))).toEqual([]);
});
