import { describe, expect, it } from 'vitest';
import { lambdaArn, lambdaUri } from '../../../src/openapi/examples.js';
import { awsUriOf, isLambdaUri } from '../../../src/openapi/model/uri/aws-uri.js';
import { httpUrlOf } from '../../../src/openapi/model/uri/http-url.js';
import { importedText } from '../../../src/openapi/text/imported-text.js';
import { type Text, textFrom, textOf } from '../../../src/openapi/text/template-text.js';

const text = (value: unknown): Text => textOf(value) ?? textFrom([]);

describe('awsUriOf', () => {
  it('takes a uri apart', () => {
    const uri = awsUriOf(text('arn:aws-cn:apigateway:${AWS::Region}:sqs:path/111122223333/${queue}'));
    expect(uri).toMatchObject({ form: 'path', partition: { literal: 'aws-cn' }, service: { literal: 'sqs' } });
    expect(uri?.region.source).toBe('${AWS::Region}');
    expect(uri?.name?.source).toBe('111122223333/${queue}');
  });

  it.each([
    ['dynamodb', 'dynamodb'],
    ['111122223333.iotdata', 'iotdata'],
    ['${AWS::AccountId}.iotdata', 'iotdata'],
    ['pets.s3', 's3'],
    ['runtime.sagemaker', 'runtime.sagemaker'],
    ['pets.streams.dynamodb', 'streams.dynamodb'],
    ['${service}', undefined],
    ['pets-${service}', undefined],
  ])('finds the service in %s', (service, name) => {
    expect(awsUriOf(text(`arn:aws:apigateway:eu-west-1:${service}:action/X`))?.service.literal).toBe(name);
  });

  it.each([
    ['action/PutItem', 'action', 'PutItem'],
    ['path//x', 'path', '/x'],
    ['path/', 'path', ''],
    ['${stageVariables.x}', undefined, undefined],
    ['paths/x', undefined, undefined],
    ['${form}/x', undefined, undefined],
  ])('finds the form of %s', (target, form, name) => {
    const uri = awsUriOf(text(`arn:aws:apigateway:eu-west-1:dynamodb:${target}`));
    expect(uri?.form).toBe(form);
    expect(uri?.name?.source).toBe(name);
  });

  it.each([
    '',
    'arn',
    '${uri}',
    'arn:aws:s3:::pets',
    'arn:aws:apigateway:eu-west-1:s3',
    '${arn}:aws:apigateway:eu-west-1:s3:path/x',
    'https://example.com:80/a:b:c:d',
  ])('is silent about %s', (value) => expect(awsUriOf(text(value))).toBeUndefined());
});

describe('isLambdaUri', () => {
  it.each([
    [lambdaUri('pets'), true],
    [lambdaArn('pets'), true],
    [lambdaUri('${stageVariables.pets}'), true],
    ['arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:pets', true],
    ['arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${pets}/invocations', true],
    ['${prefix}:lambda:path/2015-03-31/functions/${pets}/invocations', true],
    ['arn:aws:apigateway:eu-west-1:lambda:path/2015-03-30/functions/pets/invocations', true],
    ['arn:aws:apigateway:eu-west-1:lambda:path/2021-11-15/functions/${pets}/response-streaming-invocations', true],
    ['${uri}', false],
    ['${prefix}/functions/${pets}/invocations', false],
    ['arn:${prefix}:lambda:path/${rest}', false],
    ['arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/', false],
    ['arn:aws:apigateway:eu-west-1:lambda:action/Invoke', false],
    ['arn:aws:apigateway:eu-west-1:sqs:path/lambda', false],
    ['arn:aws:sqs:eu-west-1:111122223333:lambda', false],
    ['https://example.com/:lambda:', false],
  ])('%s', (value, is) => expect(isLambdaUri(text(value))).toBe(is));
});

describe('httpUrlOf', () => {
  it.each([
    ['https://example.com', 'example.com', undefined],
    ['HTTP://example.com:8080/a:b', 'example.com', '8080'],
    ['http://user:secret@example.com:81?x=@y:z', 'example.com', '81'],
    ['http://${stageVariables.host}:${port}/x', '${stageVariables.host}', '${port}'],
    ['http://[::1]:80/', '::1', '80'],
    ['http://[::1]', '::1', undefined],
    ['https://', '', undefined],
  ])('takes %s apart', (value, host, port) => {
    const url = httpUrlOf(text(value));
    expect([url?.host.source, url?.port?.source]).toEqual([host, port]);
  });

  it.each(['', 'example.com', '${url}', 'http${s}://example.com', 'ftp://example.com'])('is silent about %s', (value) =>
    expect(httpUrlOf(text(value))).toBeUndefined(),
  );
});

it('importedText fills what the import fills', () => {
  const source =
    ' arn:${AWS::Partition}:${AWS::Region}:${AWS::AccountId}:${x}:$${stageVariables.a-b}:$stageVariables.c \n';
  const imported = importedText(text(source));
  expect(imported.pieces.map((piece) => (typeof piece === 'string' ? piece : piece.source)).join('')).toBe(
    'arn:aws:us-east-1:000000000000:${x}:${stageVariables.x}:${stageVariables.x}',
  );
  expect(imported.source).toBe(source);
});
