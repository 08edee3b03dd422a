import { describe, expect, it } from 'vitest';
import actionPost from '../../src/rules/aws-action-post.js';
import queryMethod from '../../src/rules/aws-query-action-method.js';
import { lintText } from '../lint-example.js';

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'x-amazon-apigateway-any-method'];

async function judges(uri: unknown, httpMethod: unknown = 'GET', verb = 'get', type = 'aws') {
  const operation = { responses: {}, 'x-amazon-apigateway-integration': { type, httpMethod, uri } };
  const document = { openapi: '3.0.3', info: { title: 't', version: '1' }, paths: { '/pets': { [verb]: operation } } };
  const found = await lintText(JSON.stringify(document), [actionPost, queryMethod], 'rest');
  return found.map(({ rule, pointer }) => `${rule} ${pointer.split('/').at(-1)}`);
}

const action = (service: string, region = 'eu-west-1', partition = 'aws') =>
  `arn:${partition}:apigateway:${region}:${service}:action/Do`;
const POST = ['apigw-aws-action-post httpMethod'];
const QUERY = ['apigw-aws-query-action-method httpMethod'];

describe('an action with another method than POST', () => {
  it.each(['comprehend', 'dynamodb', 'events', 'kinesis', 'states', 'translate'])('fails for %s', async (service) => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'get'])
      expect(await judges(action(service), method)).toEqual(POST);
    expect(await judges(action(service), 'POST')).toEqual([]);
    expect(await judges(action(service), 'post')).toEqual([]);
  });

  it.each(['sqs', 'ssm', 'sns', 'email', 'sts', 'kms', 'streams.dynamodb', 'firehose', 'unheard-of'])(
    'is warned of for %s',
    async (service) => {
      expect(await judges(action(service), 'GET')).toEqual(QUERY);
      expect(await judges(action(service), 'DELETE')).toEqual(QUERY);
      expect(await judges(action(service), 'POST')).toEqual([]);
    },
  );

  it.each(METHODS)('does not depend on the method of the operation: %s', async (verb) => {
    expect(await judges(action('dynamodb'), 'GET', verb)).toEqual(POST);
    expect(await judges(action('dynamodb'), 'POST', verb)).toEqual([]);
  });

  it('may be ANY where a request can be a POST', async () => {
    expect(await judges(action('dynamodb'), 'ANY', 'post')).toEqual([]);
    expect(await judges(action('dynamodb'), 'ANY', 'x-amazon-apigateway-any-method')).toEqual([]);
    expect(await judges(action('dynamodb'), 'ANY', 'get')).toEqual(POST);
    expect(await judges(action('sns'), 'ANY', 'get')).toEqual(QUERY);
  });

  it.each(['aws', 'aws-cn', 'aws-us-gov', 'aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f', 'aws-eusc'])(
    'fails in the partition %s',
    async (partition) => expect(await judges(action('states', 'xx-west-1', partition))).toEqual(POST),
  );

  it.each([
    '${AWS::Region}',
    '${region}',
    '${stageVariables.region}',
    '{{ region }}',
    '<%= region %>',
    '$REGION',
    '<region>',
    '{region}',
  ])('fails in the Region %s', async (region) => expect(await judges(action('states', region))).toEqual(POST));

  it.each([
    { 'Fn::Sub': action('dynamodb', '${AWS::Region}', '${AWS::Partition}') },
    { 'Fn::Sub': ['arn:aws:apigateway:${r}:dynamodb:action/PutItem', { r: { Ref: 'Region' } }] },
    { 'Fn::Join': [':', ['arn:aws:apigateway', { Ref: 'AWS::Region' }, 'dynamodb', 'action/PutItem']] },
    { 'Fn::Join': ['', ['arn:aws:apigateway:', { Ref: 'AWS::Region' }, ':dynamodb:action/', { Ref: 'Action' }]] },
  ])('fails in %j', async (uri) => expect(await judges(uri)).toEqual(POST));
});

describe('what is let through', () => {
  it.each([
    'arn:aws:apigateway:eu-west-1:dynamodb:path/',
    'arn:aws:apigateway:eu-west-1:s3:path/pets/key',
    action('s3'),
    action('lambda'),
    action('${service}'),
    'arn:aws:apigateway:eu-west-1:dynamodb:${stageVariables.target}',
    'arn:aws:apigateway:eu-west-1:dynamodb:${target}',
    'arn:aws:dynamodb:eu-west-1:111122223333:table/pets',
    '${uri}',
    { Ref: 'Uri' },
  ])('the uri %j', async (uri) => expect(await judges(uri)).toEqual([]));

  it.each([
    '${method}',
    '{{ method }}',
    '<%= method %>',
    '$METHOD',
    { Ref: 'Method' },
    { 'Fn::If': ['A', 'GET', 'POST'] },
    null,
    '',
    'FETCH',
    5,
    [],
  ])('the method %j', async (method) => expect(await judges(action('dynamodb'), method)).toEqual([]));

  it('other types', async () => {
    for (const type of ['aws_proxy', 'http', 'http_proxy', 'mock', '${type}'])
      expect(await judges(action('dynamodb'), 'GET', 'get', type)).toEqual([]);
    expect(await judges(action('dynamodb'), 'GET', 'get', 'AWS')).toEqual(POST);
  });
});
