import { describe, expect, it } from 'vitest';
import { lambdaArn, lambdaUri, serviceUri } from '../../src/openapi/examples.js';
import { rules } from '../../src/rules/index.js';
import { lintText } from '../lint-example.js';

const IDS = [
  'apigw-aws-proxy-lambda-only',
  'apigw-aws-uri',
  'apigw-http-uri',
  'apigw-http-uri-port',
  'apigw-lambda-post',
  'apigw-lambda-uri',
  'apigw-lambda-uri-mismatch',
  'apigw-stage-variable-syntax',
  'apigw-stream-uri-pair',
  'apigw-uri-path-variable',
  'apigw-uri-placeholder',
  'apigw-uri-required',
];
const tested = rules.filter(({ id }) => IDS.includes(id));

async function lint(integration: object, api: 'rest' | 'http' = 'rest') {
  const operation = { responses: {}, 'x-amazon-apigateway-integration': { httpMethod: 'POST', ...integration } };
  const document = { openapi: '3.0.3', info: { title: 't', version: '1' }, paths: { '/pets': { get: operation } } };
  return lintText(JSON.stringify(document), tested, api);
}

/** The rules that speak about a uri, each as often as it does. */
const judges = async (type: string, uri: unknown, api?: 'rest' | 'http') =>
  (await lint({ type, uri }, api)).map(({ rule }) => rule.slice('apigw-'.length));

const message = async (type: string, uri: unknown) => (await lint({ type, uri })).map((found) => found.message).join();

const lambda = (partition: string, region: string) =>
  `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/arn:${partition}:lambda:${region}:111122223333:function:pets/invocations`;

const path = (name: string) => serviceUri('lambda', `path/${name}`);
const around = (functionArn: string) => path(`2015-03-31/functions/${functionArn}/invocations`);

const PARTITIONS = [
  ['aws', 'eu-west-1'],
  ['aws-cn', 'cn-northwest-1'],
  ['aws-us-gov', 'us-gov-west-1'],
  ['aws-iso', 'us-iso-east-1'],
  ['aws-iso-b', 'us-isob-east-1'],
  ['aws-iso-e', 'eu-isoe-west-1'],
  ['aws-iso-f', 'us-isof-south-1'],
  ['aws-eusc', 'eusc-de-east-1'],
] as const;

describe('a Lambda uri', () => {
  const right: unknown[] = [
    ...PARTITIONS.map(([partition, region]) => lambda(partition, region)),
    lambda('${AWS::Partition}', '${AWS::Region}').replace('111122223333', '${AWS::AccountId}'),
    lambdaUri('pets:live'),
    lambdaUri('pets:$LATEST'),
    lambdaUri('pets:12'),
    lambdaUri('${stageVariables.name}'),
    lambdaUri('pets-${stageVariables.team}_v1:${stageVariables.alias}'),
    lambdaUri('$${stageVariables.name}'),
    around('${stageVariables.pets_arn}'),
    around('${pets_arn}'),
    around('${module.pets.arn}:live'),
    around('arn:aws:lambda:${region}:${account}:function:${name}'),
    around('{{ pets_arn }}'),
    around('<%= pets_arn %>'),
    around('$PETS_ARN'),
    around('arn:aws:lambda:eu-west-1:*:function:pets'),
    around('arn:aws:lambda::111122223333:function:pets'),
    `${lambdaUri('pets')}\n`,
    lambdaUri('pets').replace('path/', 'path//'),
    lambdaUri('pets').replace('eu-west-1:lambda:path', '${region}:lambda:path'),
    '${pets_invoke_arn}',
    '${prefix}/functions/${pets_arn}/invocations',
    'arn:${prefix}:lambda:path/2015-03-31/functions/${pets_arn}/invocations',
    `arn:\${prefix}:lambda:path/2015-03-31/functions/${lambdaArn('pets')}/invocations`,
    '${prefix}:lambda:path/2015-03-31/functions/${pets_arn}/invocations',
    'arn:aws:apigateway:${region_and_service}/2015-03-31/functions/${pets}/invocations',
    path('2015-03-31/functions/${rest}'),
    `${lambdaUri('pets')}?Qualifier=live`,
    '%{ if live }arn:aws:apigateway:eu-west-1:lambda:path/x%{ endif }',
    { 'Fn::GetAtt': ['Pets', 'Arn'] },
    { Ref: 'PetsUri' },
    { 'Fn::ImportValue': 'pets-uri' },
    { 'Fn::Sub': lambdaUri('x').replace(lambdaArn('x'), '${Pets.Arn}') },
    { 'Fn::Sub': lambdaUri('x').replace(lambdaArn('x'), '${Pets.Arn}:live') },
    { 'Fn::Sub': [around('${arn}'), { arn: { 'Fn::GetAtt': 'Pets.Arn' } }] },
    {
      'Fn::Sub': around(
        'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${AWS::StackName}-pets',
      ),
    },
    {
      'Fn::Join': [
        '',
        [
          'arn:aws:apigateway:',
          { Ref: 'AWS::Region' },
          ':lambda:path/2015-03-31/functions/',
          { 'Fn::GetAtt': ['Pets', 'Arn'] },
          '/invocations',
        ],
      ],
    },
    { 'Fn::If': ['IsLive', lambdaUri('live'), lambdaUri('test')] },
  ];

  it.each(right.map((uri) => [uri]))('may be %j', async (uri) => {
    expect(await judges('aws_proxy', uri)).toEqual([]);
    expect(await judges('AWS', uri)).toEqual([]);
  });

  it.each([
    [lambdaArn('pets'), /Write `arn:aws:apigateway:eu-west-1:lambda:path\/2015-03-31\/functions\/…\/invocations`/],
    ['arn:aws-cn:lambda:cn-north-1:111122223333:function:pets', /Write `arn:aws-cn:apigateway:cn-north-1:lambda:/],
    [
      'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:pets',
      /arn:\$\{AWS::Partition\}:apigateway:\$\{AWS::Region\}/,
    ],
    [{ 'Fn::Sub': 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Pets}' }, /own ARN/],
    [around(lambdaUri('pets')), /inside another/],
    [path(`2015-03-31/functions/${lambdaArn('pets')}`), /Add `\/invocations`/],
    [path(`2015-03-31/functions/${lambdaArn('pets')}/`), /Add `\/invocations`/],
    [path(`2015-03-31/functions/${lambdaArn('pets')}/invocation`), /does not end in "\/invocation"/],
    [path(`2015-03-13/functions/${lambdaArn('pets')}/invocations`), /no API date "2015-03-13"/],
    [path(`2021-11-51/functions/${lambdaArn('pets')}/response-streaming-invocations`), /path\/2021-11-15/],
    [path(`2015-03-31/functions/${lambdaArn('pets')}/response-streaming-invocations`), /goes with `2021-11-15`/],
    [path(`2021-11-15/functions/${lambdaArn('pets')}/invocations`), /goes with `2015-03-31`/],
    [path(`2015-03-31/function/${lambdaArn('pets')}/invocations`), /not "function"/],
    [around(''), /No function ARN/],
    [around('pets'), /"pets" is not a function ARN/],
    [around('arn:aws:lambda:eu-west-1:11122223333:function:pets'), /has 11 digits, not 12/],
    [around('arn:aws:lambda:eu-west-1:${stageVariables.account}:function:pets'), /cannot hold the account/],
    [around('arn:aws:lambda:${stageVariables.region}:111122223333:function:pets'), /cannot hold the Region/],
    [around('arn:aws:lambda:undefined:111122223333:function:pets'), /No AWS Region is called "undefined"/],
    [around('arn:was:lambda:eu-west-1:111122223333:function:pets'), /Did you mean "aws"/],
    [around('arn:aws:lambda:eu-west-1:111122223333:pets'), /ends too early/],
    [around('arn:aws:lambda:eu-west-1:111122223333:function:pets.handler'), /not a function name/],
    [around('arn:aws:lambda:eu-west-1:111122223333:function:pets:li ve'), /not a version or alias/],
    [around('arn:aws:sqs:eu-west-1:111122223333:pets'), /an ARN of sqs/],
    [around('arn:aws:lambda:eu-west-1:${account}:function:pets.handler'), /not a function name/],
    [path('2015-03-31/functions/${pets_arn}/invocation'), /does not end in "\/invocation"/],
    [around('${arn}').replace('2015-03-31', '2015-03-30'), /no API date/],
  ])('must not be %j', async (uri, words) => {
    expect(await judges('aws_proxy', uri)).toEqual(['lambda-uri']);
    expect(await message('aws_proxy', uri)).toMatch(words);
    expect((await message('aws_proxy', uri)).length).toBeLessThanOrEqual(160);
    expect(await judges('aws', uri)).toEqual(['lambda-uri']);
  });

  it('shows the streaming form where the response is streamed', async () => {
    const [found] = await lint({ type: 'aws_proxy', uri: lambdaArn('pets'), responseTransferMode: 'STREAM' });
    expect(found?.message).toContain('2021-11-15/functions/…/response-streaming-invocations');
  });

  it('is judged alone where the function of an HTTP API may stand by its own ARN', async () => {
    expect(await judges('aws_proxy', lambdaArn('pets'), 'http')).toEqual([]);
  });

  it('is one of Lambda’s other calls for a custom integration', async () => {
    for (const uri of [
      path('2015-03-31/functions/'),
      path('2014-11-13/functions/pets/invoke-async/'),
      serviceUri('lambda', 'action/Invoke'),
    ])
      expect(await judges('aws', uri)).toEqual([]);
    const list = { type: 'aws', uri: path('2015-03-31/functions/pets'), httpMethod: 'GET' };
    expect(await lint(list)).toEqual([]);
  });
});

describe('the Regions of a Lambda uri', () => {
  it.each([
    [serviceUri('lambda', 'path/').replace('eu-west-1', 'us-east-1'), ['lambda-uri-mismatch']],
    [serviceUri('lambda', 'path/').replace('arn:aws:', 'arn:aws-cn:'), ['lambda-uri-mismatch']],
    ['arn:aws:apigateway:${region}:lambda:path/', []],
    ['arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/', []],
  ])('%s', async (start, judged) => {
    expect(await judges('aws_proxy', `${start}2015-03-31/functions/${lambdaArn('pets')}/invocations`)).toEqual(judged);
  });

  it('are not looked for behind a hole that holds the ARN', async () => {
    expect(await judges('aws_proxy', around('${Pets.Arn}:live'))).toEqual([]);
    expect(await judges('aws_proxy', around('${prefix}:111122223333:function:pets:live'))).toEqual([]);
  });
});

describe('an AWS uri', () => {
  it.each([
    ...PARTITIONS.map(([partition, region]) => `arn:${partition}:apigateway:${region}:sqs:path/111122223333/pets`),
    serviceUri('sns', 'path//'),
    serviceUri('sqs', 'action/SendMessage&MessageBody=hi'),
    serviceUri('s3', 'path/pets bucket/key'),
    serviceUri('runtime.sagemaker', 'path//endpoints/pets/invocations'),
    serviceUri('111122223333.iotdata', 'path/topics/pets'),
    'arn:aws:apigateway:eu-west-1:${AWS::AccountId}.iotdata:path/topics/pets',
    serviceUri('pets.s3', 'path/key'),
    serviceUri('dynamodb', '${stageVariables.action}'),
    serviceUri('sqs', '${stageVariables.form}/pets'),
    serviceUri('sqs', 'path/${stageVariables.queue}'),
    serviceUri('${stageVariables.service}', 'path/x'),
    'arn:aws:apigateway:${region}:dynamodb:action/${action}',
    'arn:aws:apigateway:{region}:dynamodb:action/Scan',
    'arn:aws:apigateway:<region>:dynamodb:action/Scan',
    '${uri}',
    '{{ uri }}',
    '$URI',
  ])('may be %s', async (uri) => {
    expect((await judges('aws', uri)).filter((rule) => rule !== 'uri-placeholder')).toEqual([]);
  });

  it.each([
    ['https://example.com/pets', /Set `type: http`/],
    ['HTTP://example.com', /is a URL/],
    ['http://${stageVariables.host}/', /is a URL/],
    ['https://${host}/', /is a URL/],
    ['pets.elb.eu-west-1.amazonaws.com', /is not an ARN/],
    ['${stageVariables.uri}', /cannot hold the whole ARN/],
    ['$stageVariables.uri', /cannot hold the whole ARN/],
    ['${stageVariables.prefix}:dynamodb:action/Scan', /cannot hold the whole ARN/],
    ['arn:aws:s3:::pets', /Write `arn:aws:apigateway:REGION:s3:path\/…`/],
    ['arn:aws:sqs:eu-west-1:111122223333:pets', /an ARN of sqs itself/],
    ['arn:aws:states:eu-west-1:111122223333:stateMachine:pets', /REGION:states:action\/…/],
    ['arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/pets/1a2b', /elasticloadbalancing itself/],
    ['arn:was:apigateway:eu-west-1:dynamodb:action/Scan', /No AWS partition is called "was". Did you mean "aws"/],
    ['arn:aws.apigateway:eu-west-1:dynamodb:action/Scan', /No AWS partition/],
    ['arn:aws:apigateway:undefined:dynamodb:action/Scan', /No AWS Region is called "undefined"/],
    ['arn:aws:apigateway:${stageVariables.region}:dynamodb:action/Scan', /cannot hold the Region/],
    ['arn:aws:apigateway:eu-west-1::dynamodb:action/Scan', /no service after the Region/],
    ['arn:aws:apigateway:eu-west-1:dynamodb:Scan', /not "Scan"/],
    ['arn:aws:apigateway:${AWS::Region}:dynamodb:table/pets', /not "table\/pets"/],
    ['arn:aws:apigateway:eu-west-1:dynamodb', /form of a service ARN/],
    [{ 'Fn::Sub': 'arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/pets' }, /an ARN of dynamodb/],
    ['arn:aws:apigateway:${AWS::AccountId}:dynamodb:action/Scan', /No AWS Region/],
  ])('must not be %j', async (uri, words) => {
    expect(await judges('aws', uri)).toEqual(['aws-uri']);
    expect(await message('aws', uri)).toMatch(words);
    expect((await message('aws', uri)).length).toBeLessThanOrEqual(160);
    expect(await judges('aws_proxy', uri)).toEqual(['aws-uri']);
  });

  it('names the proxy type for a URL behind aws_proxy', async () => {
    expect(await message('aws_proxy', 'https://example.com/')).toContain('Set `type: http_proxy`');
  });

  it('is for Lambda alone behind aws_proxy', async () => {
    for (const service of ['dynamodb', 's3', 'firehose', 'sqs'])
      expect(await judges('aws_proxy', serviceUri(service, 'action/X'))).toEqual(['aws-proxy-lambda-only']);
    expect(await judges('aws_proxy', serviceUri('${service}', 'path/x'))).toEqual([]);
  });
});

describe('an HTTP uri', () => {
  it.each([
    'https://example.com',
    'HTTPS://example.com/pets',
    'http://user:secret@example.com:8080/pets?a=b#c',
    'http://${stageVariables.host}',
    'http://${stageVariables.host}.example.com:8080/${stageVariables.path}?q=${stageVariables.q}',
    'https://$${stageVariables.host}/pets',
    'https://${host}/pets',
    '${url}',
    '${scheme}://example.com',
    'http${secure}://example.com',
    '{{ url }}/pets',
    '$URL/pets',
    'https://<host>/pets',
    ' https://example.com/pets\n',
    'https://[2001:db8::1]:8443/pets',
    'https://$stageVariables.host/pets',
    { 'Fn::Sub': 'https://${Domain}/pets' },
    { 'Fn::Join': ['', ['http://', { 'Fn::GetAtt': 'Nlb.DNSName' }, '/pets']] },
    { Ref: 'Url' },
  ])('may be %j', async (uri) => {
    const known = ['uri-placeholder', 'stage-variable-syntax'];
    expect((await judges('http_proxy', uri)).filter((rule) => !known.includes(rule))).toEqual([]);
    expect((await judges('http', uri, 'http')).filter((rule) => !known.includes(rule))).toEqual([]);
  });

  it.each([
    ['example.com/pets', /does not start with/],
    ['//example.com/pets', /does not start with/],
    ['ftp://example.com/pets', /does not start with/],
    ['https:/example.com/pets', /does not start with/],
    ["'https://example.com/pets'", /does not start with/],
    ['https://', /no host/],
    ['https:///pets', /no host/],
    ['https://example.com/all pets', /has a blank/],
    ['${stageVariables.url}', /no written scheme/],
    ['$stageVariables.url', /no written scheme/],
    ['${stageVariables.url}/${path}', /no written scheme/],
    ['${stageVariables.scheme}://example.com', /no written scheme/],
    [lambdaUri('pets'), /Set `type: aws`/],
    ['arn:aws:s3:::pets', /is an ARN/],
    [{ 'Fn::Sub': 'arn:aws:s3:::${Bucket}' }, /is an ARN/],
  ])('must not be %j', async (uri, words) => {
    expect(await judges('http_proxy', uri)).toEqual(['http-uri']);
    expect(await message('http_proxy', uri)).toMatch(words);
    expect((await message('http', uri)).length).toBeLessThanOrEqual(160);
    expect(await judges('http_proxy', uri, 'http')).toEqual(['http-uri']);
  });

  it('is a listener behind a VPC link of an HTTP API, and a URL behind one of a REST API', async () => {
    const uri = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/pets/1a2b/3c4d';
    const integration = { type: 'http_proxy', uri, connectionType: 'VPC_LINK', connectionId: 'a1b2c3' };
    expect(await lint(integration, 'http')).toEqual([]);
    expect((await lint(integration, 'rest')).map(({ rule }) => rule)).toEqual(['apigw-http-uri']);
  });

  it.each([
    ['http://example.com:80', []],
    ['https://example.com:443/x', []],
    ['http://example.com:1024', []],
    ['http://example.com:65535/', []],
    ['http://example.com:${port}/', []],
    ['http://example.com:80${zero}/', []],
    ['http://${host}:8080/a:81', []],
    ['http://example.com:81/', ['http-uri-port']],
    ['http://user:8080@example.com:22/', ['http-uri-port']],
    ['http://${host}:1023/', ['http-uri-port']],
    ['http://example.com:65536/', ['http-uri-port']],
    ['http://[2001:db8::1]:81/', ['http-uri-port']],
  ])('has a port in %s', async (uri, judged) => {
    expect(await judges('http_proxy', uri)).toEqual(judged);
    expect(await lint({ type: 'http_proxy', uri, connectionType: 'VPC_LINK', connectionId: 'a1b2c3' })).toEqual([]);
  });
});

describe('a missing uri', () => {
  it.each(['aws', 'aws_proxy', 'http', 'http_proxy'])('of %s', async (type) => {
    for (const uri of [undefined, null, '', ' ']) expect(await judges(type, uri)).toEqual(['uri-required']);
    expect(await judges(type, undefined, 'http')).toEqual(['uri-required']);
  });

  it('is right or not proven wrong', async () => {
    expect(await judges('mock', undefined)).toEqual([]);
    expect(await judges('unheard-of', undefined)).toEqual([]);
    expect(await lint({ type: 'aws_proxy', integrationSubtype: 'SQS-SendMessage' }, 'http')).toEqual([]);
    expect(await lint({ type: 'http_proxy', integrationTarget: 'arn:aws:elasticloadbalancing:x' })).toEqual([]);
    expect(await judges('aws_proxy', { 'Fn::If': ['A', { Ref: 'Uri' }, { Ref: 'AWS::NoValue' }] })).toEqual([]);
  });
});

it('no uri of any shape makes a rule throw', async () => {
  const odd = [
    0,
    true,
    [],
    {},
    [null],
    { a: 1 },
    'x'.repeat(10_000),
    ':'.repeat(10_000),
    '/'.repeat(10_000),
    '${'.repeat(3_000),
    '{a}'.repeat(3_000),
    'arn:'.repeat(3_000),
    ':REGION'.repeat(2_000),
    '<a'.repeat(5_000),
  ];
  for (const type of ['aws', 'aws_proxy', 'http', 'http_proxy', 'mock'])
    for (const uri of odd)
      expect(await lint({ type, uri, credentials: uri, requestParameters: uri, httpMethod: uri })).toBeDefined();
});
