import { describe, expect, it } from 'vitest';
import { apiOf } from '../../../src/openapi/model/api.js';
import { calleeOf } from '../../../src/openapi/model/uri/callee.js';

const LAMBDA = 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/';

/** Kind, target, detail and VPC link of an integration; what is not there is left out. */
function called(integration: object) {
  const operation = { responses: {}, 'x-amazon-apigateway-integration': integration };
  const api = apiOf({ openapi: '3.0.3', info: { title: 't', version: '1' }, paths: { '/pets': { get: operation } } });
  const found = api.integrations.map(calleeOf);
  return found
    .flatMap(({ kind, target, detail, vpcLink }) => [kind, target, detail, vpcLink])
    .filter((value) => value !== undefined);
}

describe('an integration calls', () => {
  it.each([
    ['orders', 'orders'],
    ['orders:live', 'orders:live'],
    ['orders:${stageVariables.alias}', 'orders:${stageVariables.alias}'],
    ['${stageVariables.function}', '${stageVariables.function}'],
  ])('the function %s', (name, target) => {
    const uri = `${LAMBDA}arn:aws:lambda:eu-west-1:111122223333:function:${name}/invocations`;
    const detail = 'eu-west-1 · 111122223333';
    expect(called({ type: 'aws_proxy', uri })).toEqual(['lambda', target, detail]);
    expect(called({ type: 'AWS', uri })).toEqual(['lambda', target, detail]);
    expect(called({ type: 'lambda_proxy', uri })).toEqual(['lambda', target, detail]);
  });

  it.each([
    [`${LAMBDA}\${lambda_arn}/invocations`, '${lambda_arn}'],
    [`${LAMBDA}\${stageVariables.arn}/invocations`, '${stageVariables.arn}'],
    [
      { 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Pets.Arn}/invocations' },
      '${Pets.Arn}',
    ],
    ['${lambda_uri}', '${lambda_uri}'],
    [{ 'Fn::GetAtt': ['Pets', 'Uri'] }, '{Fn::GetAtt: Pets.Uri}'],
  ])('a function of which only the placeholder is known: %j', (uri, target) => {
    expect(called({ type: 'aws_proxy', uri })).toEqual(['lambda', target]);
  });

  it('a function by its own ARN, as HTTP APIs do', () => {
    const uri = 'arn:aws:lambda:eu-west-1:111122223333:function:orders';
    expect(called({ type: 'aws_proxy', uri })).toEqual(['lambda', 'orders', 'eu-west-1 · 111122223333']);
  });

  it.each([
    ['arn:aws:apigateway:eu-west-1:dynamodb:action/PutItem', 'dynamodb PutItem', 'eu-west-1'],
    ['arn:aws:apigateway:${AWS::Region}:sns:action/Publish', 'sns Publish', '${AWS::Region}'],
    ['arn:aws:apigateway:eu-west-1:sqs:path/111122223333/orders', 'sqs', '111122223333/orders'],
    ['arn:aws:apigateway:eu-west-1:s3:path/{bucket}/{key}', 's3', '{bucket}/{key}'],
    ['arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/', 'lambda', '2015-03-31/functions/'],
  ])('the service in %s', (uri, target, detail) => {
    expect(called({ type: 'aws', uri })).toEqual(['service', target, detail]);
  });

  it('a service by subtype, as HTTP APIs do', () => {
    expect(called({ type: 'aws_proxy', integrationSubtype: 'SQS-SendMessage' })).toEqual([
      'service',
      'SQS-SendMessage',
    ]);
  });

  it.each([
    ['https://example.com', 'https://example.com'],
    ['https://example.com/a/{id}?x=1', 'https://example.com', '/a/{id}?x=1'],
    ['http://${stageVariables.host}:8080/a', 'http://${stageVariables.host}:8080', '/a'],
    ['https://{{ lookup("a/b") }}/c', 'https://{{ lookup("a/b") }}', '/c'],
    ['${stageVariables.url}/a', '${stageVariables.url}', '/a'],
  ])('the URL %s', (uri, ...parts) => {
    expect(called({ type: 'http_proxy', uri })).toEqual(['http', ...parts]);
  });

  it('what is behind a VPC link', () => {
    const uri = 'http://stock.example.com/items';
    const connection = { type: 'http', uri, connectionType: 'VPC_LINK' };
    const url = ['vpc-link', 'http://stock.example.com'];
    expect(called(connection)).toEqual([...url, '/items']);
    expect(called({ ...connection, connectionId: { Ref: 'Link' } })).toEqual([...url, '/items', '{Ref: Link}']);
    expect(called({ ...connection, connectionId: 'a1b2c3', integrationTarget: 'arn:aws:elb' })).toEqual([
      ...url,
      'arn:aws:elb',
      'a1b2c3',
    ]);
  });

  it('nothing, or nobody knows what', () => {
    expect(called({ type: 'mock', uri: 'https://example.com' })).toEqual(['mock']);
    expect(called({ type: 'http' })).toEqual(['http']);
    expect(called({})).toEqual(['unknown']);
    expect(called({ type: 'aws', uri: 'https://example.com/a' })).toEqual(['unknown', 'https://example.com', '/a']);
    expect(called({ type: 'htp', uri: 'https://example.com/a' })).toEqual(['http', 'https://example.com', '/a']);
  });
});
