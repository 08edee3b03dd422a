import { describe, expect, it } from 'vitest';
import { apiOf } from '../../../src/openapi/model/api.js';
import { guardsOf } from '../../../src/openapi/model/guard.js';

const AUTHORIZER = 'x-amazon-apigateway-authorizer';
const header = { type: 'apiKey', name: 'Authorization', in: 'header' };
const securitySchemes = {
  key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
  iam: { ...header, 'x-amazon-apigateway-authtype': 'awsSigv4' },
  token: { ...header, [AUTHORIZER]: { type: 'token' } },
  request: { ...header, [AUTHORIZER]: { type: 'REQUEST' } },
  pool: { ...header, [AUTHORIZER]: { type: 'cognito_user_pools' } },
  jwt: { type: 'oauth2', [AUTHORIZER]: { type: 'jwt' } },
  odd: { ...header, [AUTHORIZER]: { type: '${type}' } },
  bearer: { type: 'http', scheme: 'bearer' },
  elsewhere: { ...header, [AUTHORIZER]: { Ref: 'Authorizer' } },
};

/** What guards an operation, as `kind name`. */
function guarded(operation: object, document: object = {}, kind: 'rest' | 'http' = 'rest'): string[] {
  const whole = { openapi: '3.0.3', info: {}, components: { securitySchemes }, paths: { '/a': { get: operation } } };
  const api = apiOf({ ...whole, ...document }, kind);
  return api.operations.flatMap((found) => guardsOf(found, api)).map(({ kind, name = '-' }) => `${kind} ${name}`);
}

describe('an operation', () => {
  it.each([
    ['key', 'API key'],
    ['iam', 'IAM'],
    ['token', 'Lambda authorizer'],
    ['request', 'Lambda authorizer'],
    ['pool', 'Cognito user pool'],
    ['jwt', 'JWT authorizer'],
    ['odd', 'Authorizer'],
    ['bearer', 'Ignored'],
    ['elsewhere', 'Authorizer'],
    ['gone', 'Not declared'],
  ])('with security %s', (name, kind) => {
    expect(guarded({ security: [{ [name]: [] }] })).toEqual([`${kind} ${name}`]);
  });

  it('has what the root asks for, unless it says otherwise', () => {
    const document = { security: [{ key: [] }] };
    expect(guarded({}, document)).toEqual(['API key key']);
    expect(guarded({ security: [] }, document)).toEqual([]);
    expect(guarded({ security: [{ token: [] }, { key: [] }, { token: ['a'] }] }, document)).toEqual([
      'Lambda authorizer token',
      'API key key',
    ]);
  });

  it('has IAM by its own extension', () => {
    expect(guarded({ 'x-amazon-apigateway-auth': { type: 'aws_iam' } })).toEqual(['IAM -']);
    expect(guarded({ 'x-amazon-apigateway-auth': { type: 'NONE' } })).toEqual([]);
  });

  it('may be guarded by what nobody knows yet', () => {
    expect(guarded({ security: { 'Fn::If': ['A', [], []] } })).toEqual(['Unknown -']);
    expect(guarded({ security: [{ a: [] }] }, { components: { $ref: 'common.yaml' } })).toEqual(['Unknown a']);
    expect(guarded({ security: [{ bearer: [] }] }, {}, 'http')).toEqual(['Unknown bearer']);
  });
});
