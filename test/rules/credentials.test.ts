import { describe, expect, it } from 'vitest';
import serviceCredentials from '../../src/rules/aws-service-credentials.js';
import callerCredentialsIam from '../../src/rules/caller-credentials-iam.js';
import credentialsFormat from '../../src/rules/credentials-format.js';
import credentialsRole from '../../src/rules/credentials-role.js';
import { lintText } from '../lint-example.js';

const rules = [serviceCredentials, credentialsFormat, credentialsRole, callerCredentialsIam];
const LAMBDA =
  'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:f/invocations';

async function messages(integration: object, around: object = {}, root: object = {}): Promise<string[]> {
  const operation = {
    responses: {},
    ...around,
    'x-amazon-apigateway-integration': { httpMethod: 'POST', ...integration },
  };
  const document = {
    openapi: '3.0.3',
    info: { title: 't', version: '1' },
    paths: { '/pets': { get: operation } },
    ...root,
  };
  const found = await lintText(JSON.stringify(document), rules, 'rest');
  return found.map(({ rule, message }) => `${rule}: ${message}`);
}

describe('apigw-aws-service-credentials', () => {
  const missing = (service: string) => [
    `apigw-aws-service-credentials: No \`credentials\` for the service "${service}". Add a role's ARN.`,
  ];

  it.each(['aws', 'aws-cn', 'aws-us-gov', 'aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f', 'aws-eusc'])(
    'reports a service without credentials in the partition %s',
    async (partition) => {
      const uri = `arn:${partition}:apigateway:xx-west-1:sqs:path/111122223333/pets`;
      expect(await messages({ type: 'aws', uri })).toEqual(missing('sqs'));
      expect(await messages({ type: 'AWS', uri })).toEqual(missing('sqs'));
      expect(await messages({ type: 'aws', uri, credentials: `arn:${partition}:iam::111122223333:role/pets` })).toEqual(
        [],
      );
      const lambda = LAMBDA.replaceAll('arn:aws:', `arn:${partition}:`);
      expect(await messages({ type: 'aws', uri: lambda })).toEqual([]);
      expect(await messages({ type: 'aws_proxy', uri: lambda })).toEqual([]);
    },
  );

  it.each([
    'arn:${AWS::Partition}:apigateway:${AWS::Region}:dynamodb:action/PutItem',
    'arn:aws:apigateway:${region}:dynamodb:action/PutItem',
    'arn:aws:apigateway:{{ region }}:dynamodb:action/PutItem',
    'arn:aws:apigateway:<%= region %>:dynamodb:action/PutItem',
    'arn:aws:apigateway:$REGION:dynamodb:action/PutItem',
    'arn:aws:apigateway:eu-west-1:dynamodb:${stageVariables.action}',
    { 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}:dynamodb:action/PutItem' },
    { 'Fn::Sub': ['arn:aws:apigateway:${r}:dynamodb:action/PutItem', { r: { Ref: 'Region' } }] },
    { 'Fn::Join': [':', ['arn:aws:apigateway', { Ref: 'AWS::Region' }, 'dynamodb', 'action/PutItem']] },
  ])('sees the service in %j', async (uri) => {
    expect(await messages({ type: 'aws', uri })).toEqual(missing('dynamodb'));
  });

  it('sees the service behind a subdomain, and a service name that holds a dot', async () => {
    expect(
      await messages({ type: 'aws', uri: 'arn:aws:apigateway:eu-west-1:a1b2c3-ats.iotdata:path/topics/x' }),
    ).toEqual(missing('iotdata'));
    expect(
      await messages({
        type: 'aws',
        uri: 'arn:aws:apigateway:eu-west-1:runtime.sagemaker:path//endpoints/x/invocations',
      }),
    ).toEqual(missing('runtime.sagemaker'));
  });

  it.each([null, '', '  ', { Ref: 'AWS::NoValue' }])('takes %j for no credentials', async (credentials) => {
    expect(await messages({ type: 'aws', uri: 'arn:aws:apigateway:eu-west-1:s3:path/b', credentials })).toEqual([
      'apigw-aws-service-credentials: Empty `credentials` for the service "s3". Give a role\'s ARN.',
    ]);
    expect(await messages({ type: 'aws', uri: LAMBDA, credentials })).toEqual([]);
  });

  it.each([
    'arn:aws:apigateway:eu-west-1:${service}:path/x',
    '${uri}',
    { 'Fn::GetAtt': ['Pets', 'Arn'] },
    { 'Fn::Sub': '${Uri}' },
    { 'Fn::ImportValue': 'uri' },
    'arn:aws:sqs:eu-west-1:111122223333:pets',
    'https://pets.example.com/',
    7,
    null,
    [],
  ])('lets the uri %j through', async (uri) => {
    expect(await messages({ type: 'aws', uri })).toEqual([]);
  });

  it('only speaks of the type aws', async () => {
    for (const type of ['aws_proxy', 'http', 'http_proxy', 'mock', '${type}', null, 3])
      expect(await messages({ type, uri: 'arn:aws:apigateway:eu-west-1:s3:path/b' })).toEqual([]);
  });
});

describe('the form of credentials', () => {
  it.each([
    'arn:aws:iam::111122223333:role/pets',
    'arn:aws:iam::111122223333:role/service-role/api/pets+=,.@-_',
    'arn:aws-us-gov:iam::111122223333:role/pets',
    'arn:aws-iso-b:iam::111122223333:role/pets',
    'arn:aws-eusc:iam::111122223333:role/pets',
    'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/pets',
    'arn:aws:iam::111122223333:${stageVariables.role}',
    'arn:aws:iam::111122223333:role/${stageVariables.role}',
    'arn:aws:iam::${account}:role/pets',
    'arn:aws:iam::<account-id>:role/pets',
    'arn:aws:iam::YOUR_ACCOUNT_ID:role/pets',
    'arn:aws:iam::{{ account }}:role/{{ role }}',
    '${role_arn}',
    '${arn_prefix}:role/pets',
    '$ROLE_ARN',
    '<%= role %>',
    '<role-arn>',
    { 'Fn::GetAtt': ['Role', 'Arn'] },
    { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/${Role}' },
    { 'Fn::Sub': '${Role.Arn}' },
    { 'Fn::If': ['HasRole', { 'Fn::GetAtt': ['Role', 'Arn'] }, { Ref: 'AWS::NoValue' }] },
    { 'Fn::Join': ['', ['arn:aws:iam::', { Ref: 'AWS::AccountId' }, ':role/pets']] },
    null,
    '',
  ])('accepts %j', async (credentials) => {
    expect(await messages({ type: 'aws_proxy', uri: LAMBDA, credentials })).toEqual([]);
  });

  it.each([
    ['pets', 'Write "arn:aws:iam::ACCOUNT_ID:role/pets".'],
    ['role/pets', 'Write "arn:aws:iam::ACCOUNT_ID:role/pets".'],
    ['${stageVariables.role}', 'Give the ARN of a role.'],
    ['role/${name}', 'Give the ARN of a role.'],
    ['CALLER_CREDENTIALS', 'Write "arn:aws:iam::ACCOUNT_ID:role/CALLER_CREDENTIALS".'],
    [{ 'Fn::Sub': 'role-${AWS::StackName}' }, 'Give the ARN of a role.'],
    [111122223333, 'Write "arn:aws:iam::ACCOUNT_ID:role/111122223333".'],
  ])('refuses %j, no ARN', async (credentials, help) => {
    const [message, ...others] = await messages({ type: 'aws_proxy', uri: LAMBDA, credentials });
    expect(message).toMatch(/^apigw-credentials-format: ".+" is not an ARN\. /);
    expect(message?.endsWith(help)).toBe(true);
    expect(others).toEqual([]);
  });

  it.each([
    ['arn:aws:iam::\\*:user/\\*', 'Write "arn:aws:iam::*:user/*".'],
    ['arn:aws:iam::11112222333:role/pets', 'Its account id has 11 digits, not 12.'],
    ['arn:aws:iam::111122223333:user/bob', 'Use arn:aws:iam::ACCOUNT_ID:role/NAME.'],
    ['arn:aws:sts::111122223333:assumed-role/pets/x', 'Use arn:aws:iam::ACCOUNT_ID:role/NAME.'],
    ['arn:aws:iam:eu-west-1:111122223333:role/pets', 'Use arn:aws:iam::ACCOUNT_ID:role/NAME.'],
    ['arn:aws:iam::${stageVariables.account}:role/pets', 'Use arn:aws:iam::ACCOUNT_ID:role/NAME.'],
    ['arn:aws:lambda:${region}:111122223333:function:f', 'Use arn:aws:iam::ACCOUNT_ID:role/NAME.'],
  ])('warns of %j, no role', async (credentials, help) => {
    const [message, ...others] = await messages({ type: 'aws_proxy', uri: LAMBDA, credentials });
    expect(message).toMatch(/^apigw-credentials-role: /);
    expect(message?.endsWith(help)).toBe(true);
    expect(others).toEqual([]);
  });

  it('says nothing of types that do not read credentials', async () => {
    for (const type of ['http', 'http_proxy', 'mock', undefined])
      expect(await messages({ type, uri: 'https://pets.example.com/', credentials: 'pets' })).toEqual([]);
  });
});

describe('apigw-caller-credentials-iam', () => {
  const forward = { type: 'aws', uri: 'arn:aws:apigateway:eu-west-1:s3:path/b', credentials: 'arn:aws:iam::*:user/*' };
  const schemes = (authtype: unknown) => ({
    components: {
      securitySchemes: {
        auth: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': authtype },
      },
    },
  });
  const refused = [expect.stringMatching(/^apigw-caller-credentials-iam: /)];

  it('refuses an operation without authorization, or with another kind', async () => {
    expect(await messages(forward)).toEqual(refused);
    expect(await messages(forward, { security: [] }, { security: [{ auth: [] }], ...schemes('awsSigv4') })).toEqual(
      refused,
    );
    expect(await messages(forward, { security: [{ auth: [] }] }, schemes('custom'))).toEqual(refused);
    expect(await messages(forward, { 'x-amazon-apigateway-auth': { type: 'none' } })).toEqual(refused);
    expect(await messages({ ...forward, credentials: 'arn:${AWS::Partition}:iam::*:user/*' })).toEqual(refused);
    expect(await messages({ ...forward, type: 'aws_proxy', uri: LAMBDA })).toEqual(refused);
  });

  it('accepts IAM by extension, by scheme, or by the security of the document', async () => {
    expect(await messages(forward, { 'x-amazon-apigateway-auth': { type: 'Aws_Iam' } })).toEqual([]);
    expect(await messages(forward, { security: [{ auth: [] }] }, schemes('awsSigv4'))).toEqual([]);
    expect(await messages(forward, { security: [{ auth: [] }] }, schemes('AWSSIGV4'))).toEqual([]);
    expect(await messages(forward, {}, { security: [{ auth: [] }], ...schemes('awsSigv4') })).toEqual([]);
  });

  it('lets through what is not known', async () => {
    expect(await messages(forward, { 'x-amazon-apigateway-auth': { type: '${auth}' } })).toEqual([]);
    expect(await messages(forward, { 'x-amazon-apigateway-auth': { Ref: 'Auth' } })).toEqual([]);
    expect(await messages(forward, { security: [{ elsewhere: [] }] })).toEqual([]);
    expect(await messages(forward, { security: { 'Fn::If': ['A', [], []] } })).toEqual([]);
    expect(await messages(forward, { security: [{ auth: [] }] }, schemes('${authtype}'))).toEqual([]);
    expect(await messages(forward, {}, { openapi: undefined })).toEqual([]);
    expect(await messages({ ...forward, type: 'http', uri: 'https://pets.example.com/' })).toEqual([]);
  });
});
