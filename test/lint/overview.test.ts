import { expect, it } from 'vitest';
import { createLinter } from '../../src/lint/index.js';

const TEXT = `openapi: 3.0.3
info: { title: Pets, version: '1' }
x-backend:
  pets: &pets
    type: http_proxy
    httpMethod: GET
    uri: https://example.com/pets
    timeoutInMillis: !Ref Timeout
paths:
  /pets:
    get:
      security: [{ key: [] }]
      responses: {}
      x-amazon-apigateway-integration: { $ref: '#/x-backend/pets' }
    post: {}
components:
  securitySchemes:
    key: { type: apiKey, name: x-api-key, in: header }
`;

async function apisOf(text: string, hasOverview: boolean) {
  const result = await createLinter({ hasOverview }).lint('pets.yaml', text);
  return result.kind === 'linted' ? result.files.map(({ apis }) => apis) : result;
}

it('says what operations call and where they are written', async () => {
  const at = (line: number, column: number) => ({ line, column });
  expect(await apisOf(TEXT, true)).toEqual([
    [
      {
        kind: 'rest',
        title: 'Pets',
        operations: [
          {
            method: 'GET',
            path: '/pets',
            places: [
              { file: 'pets.yaml', start: at(11, 5), end: at(14, 68) },
              { file: 'pets.yaml', start: at(4, 3), end: at(8, 34) },
            ],
            guards: [{ name: 'key', kind: 'API key' }],
            integration: {
              type: 'http_proxy',
              callee: { kind: 'http', target: 'https://example.com', detail: '/pets', vpcLink: undefined },
              httpMethod: 'GET',
              hasCredentials: false,
              timeout: '{Ref: Timeout}',
            },
          },
          {
            method: 'POST',
            path: '/pets',
            places: [{ file: 'pets.yaml', start: at(15, 5), end: at(15, 13) }],
            guards: [],
            integration: undefined,
          },
        ],
      },
    ],
  ]);
});

it('has a row for each branch of a condition', async () => {
  const mock = { type: 'mock' };
  const other = { type: 'http_proxy', uri: 'https://example.com' };
  const integration = { 'Fn::If': ['Mocked', mock, other] };
  const operation = { responses: {}, 'x-amazon-apigateway-integration': integration };
  const text = JSON.stringify({ openapi: '3.0.3', info: {}, paths: { '/a': { get: operation } } });
  expect(await apisOf(text, true)).toMatchObject([
    [{ operations: [{ integration: { callee: { kind: 'mock' } } }, { integration: { callee: { kind: 'http' } } }] }],
  ]);
});

it('is left out unless asked for, and where there are no operations', async () => {
  expect(await apisOf(TEXT, false)).toEqual([undefined]);
  expect(await apisOf('openapi: 3.0.3\ninfo: {}\npaths: {}\n', true)).toEqual([undefined]);
});
