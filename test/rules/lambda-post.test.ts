import { describe, expect, it } from 'vitest';
import { lambdaArn, lambdaUri } from '../../src/openapi/examples.js';
import rule from '../../src/rules/lambda-post.js';
import { lintText } from '../lint-example.js';

const AT = '/paths/~1pets/get/x-amazon-apigateway-integration/httpMethod';

const lint = async (integration: unknown, api?: 'rest' | 'http') => {
  const paths = { '/pets': { get: { responses: {}, 'x-amazon-apigateway-integration': integration } } };
  return lintText(JSON.stringify({ openapi: '3.0.3', paths }), [rule], api);
};

const wrapped = (partition: string, region: string) =>
  `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/arn:${partition}:lambda:${region}:111122223333:function:pets/invocations`;

const uris: readonly (readonly [name: string, uri: unknown])[] = [
  ['aws', wrapped('aws', 'eu-west-1')],
  ['aws-cn', wrapped('aws-cn', 'cn-north-1')],
  ['aws-us-gov', wrapped('aws-us-gov', 'us-gov-west-1')],
  ['aws-iso', wrapped('aws-iso', 'us-iso-east-1')],
  ['aws-iso-b', wrapped('aws-iso-b', 'us-isob-east-1')],
  ['aws-iso-e', wrapped('aws-iso-e', 'eu-isoe-west-1')],
  ['aws-iso-f', wrapped('aws-iso-f', 'us-isof-south-1')],
  ['aws-eusc', wrapped('aws-eusc', 'eusc-de-east-1')],
  [
    'response streaming',
    lambdaUri('pets').replace('2015-03-31', '2021-11-15').replace('/inv', '/response-streaming-inv'),
  ],
  ['an alias', lambdaUri('pets:live')],
  ['an alias in a stage variable', lambdaUri('pets:${stageVariables.alias}')],
  ['a function in a stage variable', lambdaUri('${stageVariables.function}')],
  ['variables that the import fills', wrapped('${AWS::Partition}', '${AWS::Region}')],
  [
    'Fn::Sub',
    { 'Fn::Sub': wrapped('${AWS::Partition}', '${AWS::Region}').replace('111122223333', '${AWS::AccountId}') },
  ],
  ['Fn::Sub with a function', { 'Fn::Sub': lambdaUri('x').replace(lambdaArn('x'), '${Pets.Arn}') }],
  [
    'Fn::Join',
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
  ],
  ['Terraform', 'arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${lambda_arn}/invocations'],
  ['Terraform with a stage variable', lambdaUri('$${stageVariables.function}')],
  ['handlebars', 'arn:aws:apigateway:{{ region }}:lambda:path/2015-03-31/functions/{{ arn }}/invocations'],
  ['ERB', 'arn:aws:apigateway:<%= region %>:lambda:path/2015-03-31/functions/<%= arn %>/invocations'],
  ['envsubst', 'arn:aws:apigateway:$REGION:lambda:path/2015-03-31/functions/$ARN/invocations'],
  ['sample placeholders', 'arn:aws:apigateway:<region>:lambda:path/2015-03-31/functions/<function-arn>/invocations'],
];

/** A uri that shows nothing: for `aws` it may be any service, `aws_proxy` is for Lambda alone. */
const unknownUris: readonly (readonly [name: string, uri: unknown])[] = [
  ['a Terraform variable', '${pets_invoke_arn}'],
  ['a CloudFormation function', { 'Fn::GetAtt': ['Pets', 'Uri'] }],
  ['Fn::ImportValue', { 'Fn::ImportValue': 'pets-uri' }],
  ['a parameter', { Ref: 'PetsUri' }],
  ['a service in a variable', 'arn:aws:apigateway:eu-west-1:${service}:path/${path}'],
  ['null', null],
];

describe('apigw-lambda-post reports GET', () => {
  for (const type of ['aws_proxy', 'AWS_PROXY', 'aws', 'AWS']) {
    it.each(uris)(`${type}: %s`, async (_name, uri) => {
      const found = await lint({ type, httpMethod: 'GET', uri });
      expect(found.map(({ pointer }) => pointer)).toEqual([AT]);
    });
  }
  it.each(unknownUris)('aws_proxy: %s', async (_name, uri) => {
    expect(await lint({ type: 'aws_proxy', httpMethod: 'GET', uri })).toHaveLength(1);
  });
  it('aws_proxy without a uri', async () => {
    expect(await lint({ type: 'aws_proxy', httpMethod: 'GET' })).toHaveLength(1);
  });
  it('the own ARN of a function', async () => {
    expect(await lint({ type: 'aws', httpMethod: 'GET', uri: lambdaArn('pets') })).toHaveLength(1);
  });
});

describe('apigw-lambda-post knows methods', () => {
  const methods = ['GET', 'get', 'ANY', 'PUT', 'OPTIONS', 'FETCH', '${verb}ED', 'GET${x}', { 'Fn::Sub': 'G${x}' }];
  it.each(methods)('reports %j', async (httpMethod) => {
    const [finding] = await lint({ type: 'aws_proxy', httpMethod, uri: lambdaUri('pets') });
    expect(finding?.message).toMatch(/^Lambda answers only to POST, not ".+"\. Set `httpMethod: POST`\.$/);
  });
  const accepted = [
    'POST',
    'post',
    'Post',
    '${method}',
    'P${x}',
    '{{ method }}',
    '<%= m %>',
    '$METHOD',
    '<method>',
    '',
    null,
  ];
  it.each([...accepted, { Ref: 'Method' }, { 'Fn::Sub': 'POST' }, {}, [], 'POST'])('accepts %j', async (httpMethod) => {
    expect(await lint({ type: 'aws_proxy', httpMethod, uri: lambdaUri('pets') })).toEqual([]);
  });
});

describe('apigw-lambda-post accepts GET', () => {
  it.each([
    ['aws', 'arn:aws:apigateway:eu-west-1:s3:path/pets/{key}'],
    ['aws', 'arn:aws:apigateway:eu-west-1:dynamodb:action/Scan'],
    ['aws', 'arn:aws-cn:apigateway:cn-north-1:sqs:path/111122223333/pets'],
    ['aws', `arn:aws:apigateway:eu-west-1:sns:action/Publish&TargetArn=${lambdaArn('pets')}`],
    ['aws', 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/'],
    ['http', 'https://example.com/lambda:path/invocations'],
    ['http_proxy', 'https://example.com'],
    ['mock', undefined],
    [undefined, lambdaUri('pets')],
    ['${type}', lambdaUri('pets')],
    // The type is the mistake, which another rule says.
    ['aws_proxy', 'https://example.com/pets'],
    ['aws_proxy', 'http://${stageVariables.host}/pets'],
    ['aws_proxy', 'arn:aws:apigateway:eu-west-1:s3:path/pets/{key}'],
    ['aws_proxy', 'arn:aws:s3:::pets/{key}'],
  ])('%s %s', async (type, uri) => {
    expect(await lint({ type, httpMethod: 'GET', uri })).toEqual([]);
  });
  it.each(unknownUris)('aws: %s', async (_name, uri) => {
    expect(await lint({ type: 'aws', httpMethod: 'GET', uri })).toEqual([]);
  });
  it('in an HTTP API', async () => {
    expect(await lint({ type: 'AWS_PROXY', httpMethod: 'GET', uri: lambdaUri('pets') }, 'http')).toEqual([]);
  });
});
