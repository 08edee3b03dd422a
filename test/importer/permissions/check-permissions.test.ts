import { describe, expect, it } from 'vitest';
import { allowsInvocation, globMatches } from '../../../src/importer/permissions/function-policy.js';
import { invokedFunction } from '../../../src/importer/permissions/invoked-function.js';
import { neededPermissions, permissionOf } from '../../../src/importer/permissions/needed-permissions.js';
import type { LiveRead } from '../../../src/importer/plan/live-read.js';
import { trustsGateway } from '../../../src/importer/preflight/trusts-gateway.js';

const ACCOUNT = '123456789012';
const PETS = `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:pets`;
const uriOf = (arn: string) => `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${arn}/invocations`;
const API = `arn:aws:execute-api:eu-west-1:${ACCOUNT}:abc123`;
const CONTEXT = {
  partition: 'aws',
  region: 'eu-west-1',
  account: ACCOUNT,
  stage: 'prod',
  variables: { alias: 'live' },
};

function apiWith(parts: Partial<LiveRead>): LiveRead {
  return {
    restApi: { id: 'abc123' },
    resources: [],
    models: [],
    authorizers: [],
    requestValidators: [],
    gatewayResponses: [],
    stages: [],
    deployments: [],
    ...parts,
  };
}

describe('invokedFunction', () => {
  it('reads function, alias and version', () => {
    expect(invokedFunction(uriOf(PETS), {})).toMatchObject({
      arn: PETS,
      name: 'pets',
      qualifier: undefined,
      account: ACCOUNT,
    });
    expect(invokedFunction(uriOf(`${PETS}:7`), {})).toMatchObject({ arn: PETS, qualifier: '7' });
    expect(invokedFunction(uriOf(`${PETS}:$LATEST`), {})).toMatchObject({ arn: PETS, qualifier: undefined });
  });

  it('fills in stage variables, and gives the text where one is missing', () => {
    const uri = uriOf(`${PETS}:\${stageVariables.alias}`);
    expect(invokedFunction(uri, { alias: 'live' })).toMatchObject({ arn: PETS, qualifier: 'live' });
    expect(invokedFunction(uri, {})).toBe(`${PETS}:\${stageVariables.alias}`);
  });

  it('knows streaming, and leaves other integrations alone', () => {
    const streaming = `arn:aws:apigateway:eu-west-1:lambda:path/2021-11-15/functions/${PETS}/response-streaming-invocations`;
    expect(invokedFunction(streaming, {})).toMatchObject({ arn: PETS });
    expect(invokedFunction('https://example.com/pets', {})).toBeUndefined();
    expect(invokedFunction('arn:aws:apigateway:eu-west-1:dynamodb:action/GetItem', {})).toBeUndefined();
  });
});

describe('neededPermissions', () => {
  it('asks for one statement per function, and checks every method', () => {
    const read = apiWith({
      resources: [
        {
          path: '/pets/{id}',
          resourceMethods: {
            GET: { methodIntegration: { uri: uriOf(PETS) } },
            ANY: { methodIntegration: { uri: uriOf(PETS) } },
            PUT: { methodIntegration: { uri: uriOf(PETS), credentials: 'arn:aws:iam::123456789012:role/r' } },
            POST: { methodIntegration: { uri: 'https://example.com' } },
            OPTIONS: {},
          },
        },
      ],
    });
    expect(neededPermissions(read, CONTEXT)).toMatchObject([
      { sourceArn: `${API}/*/*`, sources: [`${API}/prod/GET/pets/{id}`, `${API}/prod/*/pets/{id}`] },
    ]);
  });

  it('keeps aliases apart, and has authorizers', () => {
    const read = apiWith({
      resources: [
        {
          path: '/',
          resourceMethods: {
            GET: { methodIntegration: { uri: uriOf(PETS) } },
            PUT: { methodIntegration: { uri: uriOf(`${PETS}:\${stageVariables.alias}`) } },
          },
        },
      ],
      authorizers: [{ id: 'auth1', authorizerUri: uriOf(PETS) }, { id: 'cognito' }],
    });
    const needed = neededPermissions(read, CONTEXT);
    expect(needed.map(({ sourceArn }) => sourceArn)).toEqual([`${API}/*/*`, `${API}/*/*`, `${API}/authorizers/auth1`]);
    expect(needed[1]?.invoked).toMatchObject({ qualifier: 'live' });
    expect(needed[2]?.statementId).not.toBe(needed[0]?.statementId);
  });

  it('words the exact command, the same each time', () => {
    const read = apiWith({
      resources: [{ path: '/', resourceMethods: { GET: { methodIntegration: { uri: uriOf(`${PETS}:live`) } } } }],
    });
    const commands = [1, 2].map(() =>
      neededPermissions(read, CONTEXT).map((one) => permissionOf(one, 'missing', { region: 'eu-west-1' }).command),
    );
    expect(commands[0]).toEqual(commands[1]);
    expect(commands[0]?.[0]).toMatch(
      /^aws lambda add-permission --function-name arn:aws:lambda:eu-west-1:123456789012:function:pets --qualifier live --statement-id apigw-lint-[0-9a-f]{16} --action lambda:InvokeFunction --principal apigateway\.amazonaws\.com --source-arn 'arn:aws:execute-api:eu-west-1:123456789012:abc123\/\*\/\*' --region eu-west-1$/,
    );
  });
});

describe('the command of a permission', () => {
  const read = apiWith({
    resources: [{ path: '/', resourceMethods: { GET: { methodIntegration: { uri: uriOf(PETS) } } } }],
  });
  const aws = { region: 'eu-west-1', profile: 'my team', endpointUrl: 'http://user:secret@127.0.0.1:5000' };
  const commands = (state: 'missing' | 'other account') =>
    neededPermissions(read, CONTEXT).map((one) => permissionOf(one, state, aws).command);

  it('reaches the account as the run does, without what belongs to credentials', () => {
    expect(commands('missing')).toEqual([
      expect.stringMatching(/ --region eu-west-1 --profile 'my team' --endpoint-url http:\/\/127\.0\.0\.1:5000$/),
    ]);
  });

  it('leaves the profile to whom another account belongs', () => {
    expect(commands('other account')).toEqual([expect.not.stringContaining('--profile')]);
  });
});

describe('allowsInvocation', () => {
  const source = `${API}/prod/GET/pets/{id}`;
  const policy = (statement: object) => JSON.stringify({ Statement: [{ ...GRANT, ...statement }] });
  const GRANT = {
    Effect: 'Allow',
    Principal: { Service: 'apigateway.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Condition: { ArnLike: { 'AWS:SourceArn': `${API}/*/*` } },
  };

  it.each([
    ['the statement of the tool', {}],
    ['one for the method', { Condition: { ArnLike: { 'AWS:SourceArn': `${API}/*/GET/pets/*` } } }],
    ['one without condition', { Condition: undefined }],
    ['one with the account', { Condition: { StringEquals: { 'AWS:SourceAccount': ACCOUNT } } }],
    ['one with several actions', { Action: ['lambda:GetFunction', 'lambda:*'] }],
    ['one for everybody', { Principal: '*' }],
  ])('accepts %s', (_name, statement) => {
    expect(allowsInvocation(policy(statement), source, ACCOUNT)).toBe(true);
  });

  it.each([
    [
      'another API',
      { Condition: { ArnLike: { 'AWS:SourceArn': `arn:aws:execute-api:eu-west-1:${ACCOUNT}:other/*/*` } } },
    ],
    ['another stage', { Condition: { ArnLike: { 'AWS:SourceArn': `${API}/dev/*` } } }],
    ['another service', { Principal: { Service: 's3.amazonaws.com' } }],
    ['a denial', { Effect: 'Deny' }],
    ['a condition that is not known', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }],
  ])('does not take %s for a permission', (_name, statement) => {
    expect(allowsInvocation(policy(statement), source, ACCOUNT)).toBe(false);
  });

  it('survives any text', () => {
    for (const text of ['', '[]', 'null', '{"Statement":[null,"x",{}]}'])
      expect(allowsInvocation(text, source, ACCOUNT)).toBe(false);
  });

  it('matches wildcards only', () => {
    expect(globMatches('a.b*?', 'a.bcd')).toBe(true);
    expect(globMatches('a.b*?', 'axbcd')).toBe(false);
  });
});

describe('trustsGateway', () => {
  const policy = (Principal: unknown) =>
    JSON.stringify({ Statement: { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' } });

  it('reads the policy as IAM gives it', () => {
    const trusting = policy({ Service: ['lambda.amazonaws.com', 'apigateway.amazonaws.com'] });
    expect(trustsGateway(encodeURIComponent(trusting))).toBe(true);
    expect(trustsGateway(trusting)).toBe(true);
    expect(trustsGateway(policy({ Service: 'lambda.amazonaws.com' }))).toBe(false);
    expect(trustsGateway('')).toBe(false);
  });
});
