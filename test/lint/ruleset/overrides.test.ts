import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLinter, reportOf } from '../../../src/lint/index.js';
import { createFolder } from '../../document/reading.js';
import { counting, documentOf, operation } from '../suppress/suppressing.js';

// JSON has no comments; there a Spectral ruleset silences by pointer.
const RULE = 'apigw-lambda-post';
const yaml = `${documentOf(operation())}  /pets/{id+}:\n${operation().replace('responses', 'parameters: [{ name: id+, in: path, required: true, schema: { type: string } }]\n      responses')}`;
const json = JSON.stringify(
  {
    openapi: '3.0.1',
    paths: Object.fromEntries(
      ['/x', '/x-ray'].map((path) => [
        path,
        {
          get: {
            'x-amazon-apigateway-integration': {
              type: 'aws_proxy',
              httpMethod: 'GET',
              uri: /uri: (.*)/.exec(yaml)?.[1],
            },
          },
        },
      ]),
    ),
  },
  null,
  1,
);

async function lint(file: string, ...patterns: readonly string[]): Promise<string[]> {
  const folder = createFolder({
    'api.json': json,
    'apis/v1/api.yaml': yaml,
    'rules/.spectral.yaml': `extends: [apigw-lint]\noverrides:\n  - rules: { ${RULE}: off }\n    files:\n${patterns.map((pattern) => `      - '${pattern}'\n`).join('')}`,
  });
  const result = await createLinter({ ruleset: join(folder, 'rules/.spectral.yaml') }).lint(join(folder, file));
  if (result.kind !== 'linted') throw new Error('Not linted');
  return counting(reportOf(result.files)).filter((found) => found.endsWith(RULE));
}

describe('an override by pointer', () => {
  it.each([
    ['of nothing', 'api.json', 'other.json#/paths', [`8 ${RULE}`, `17 ${RULE}`]],
    ['of a path in JSON, and not of one that begins alike', 'api.json', '../api.json#/paths/~1x', [`17 ${RULE}`]],
    [
      'of a value in JSON',
      'api.json',
      '../api.json#/paths/~1x/get/x-amazon-apigateway-integration/httpMethod',
      [`17 ${RULE}`],
    ],
    ['of all in JSON', 'api.json', '../*.json#/paths', []],
    ['of a path in YAML', 'apis/v1/api.yaml', '../apis/**/*.yaml#/paths/~1pets', [`17 ${RULE}`]],
    ['of a path with braces', 'apis/v1/api.yaml', '../apis/v1/api.yaml#/paths/~1pets~1%7Bid%2B%7D', [`9 ${RULE}`]],
  ])('%s', async (_what, file, pattern, expected) => {
    expect(await lint(file, pattern)).toEqual(expected);
  });

  it.each([
    ['#/paths/~1pets~1{id+}', '#/paths/~1pets~1%7Bid%2B%7D'],
    ['#/paths/~1pets~1%7bid%2b%7d', '#/paths/~1pets~1%7Bid%2B%7D'],
    ['#/paths/~1a b', '#/paths/~1a%20b'],
  ])('is refused where no finding is spelt like it: %s', async (pointer, spelling) => {
    await expect(lint('api.json', '../api.json#/paths', `../api.json${pointer}`)).rejects.toMatchObject({
      place: { line: 6 },
      message: `The override for "../api.json${pointer}" matches nothing. Write the pointer as \`${spelling}\`.`,
    });
  });
});
