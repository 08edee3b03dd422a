import { describe, expect, it } from 'vitest';
import targetArn from '../../src/rules/integration-target-arn.js';
import tlsSkipVerification from '../../src/rules/tls-skip-verification.js';
import connectionId from '../../src/rules/vpc-link-connection-id.js';
import connectionType from '../../src/rules/vpc-link-connection-type.js';
import vpcLinkId from '../../src/rules/vpc-link-id.js';
import vpcLinkType from '../../src/rules/vpc-link-type.js';
import { lintText } from '../lint-example.js';

const rules = [connectionId, connectionType, vpcLinkId, vpcLinkType, targetArn, tlsSkipVerification];

async function found(integration: object, api: 'rest' | 'http' = 'rest'): Promise<string[]> {
  const whole = { type: 'http_proxy', httpMethod: 'GET', uri: 'http://pets.example.com/', ...integration };
  const operation = { responses: {}, 'x-amazon-apigateway-integration': whole };
  const document = { openapi: '3.0.3', info: { title: 't', version: '1' }, paths: { '/pets': { get: operation } } };
  const results = await lintText(JSON.stringify(document), rules, api);
  return results.map(({ rule, pointer }) => `${rule} ${pointer.split('/').at(-1)}`);
}

const target = (kind: string, partition = 'aws') =>
  `arn:${partition}:elasticloadbalancing:xx-west-1:111122223333:${kind}/pets/50dc6c495c0c9188`;

describe('connectionId with VPC_LINK', () => {
  it.each(['rest', 'http'] as const)('is required in %s APIs', async (api) => {
    const missing = ['apigw-vpc-link-connection-id x-amazon-apigateway-integration'];
    expect(await found({ connectionType: 'VPC_LINK' }, api)).toEqual(missing);
    expect(await found({ connectionType: 'vpc_link' }, api)).toEqual(missing);
    expect(await found({ connectionType: 'VPC_LINK', type: 'HTTP' }, api)).toEqual(missing);
    expect(await found({ connectionType: 'VPC_LINK', type: '${type}' }, api)).toEqual(missing);
    expect(await found({ connectionType: { 'Fn::Sub': 'VPC_LINK' } }, api)).toEqual(missing);
    for (const empty of [null, '', ' ', { Ref: 'AWS::NoValue' }])
      expect(await found({ connectionType: 'VPC_LINK', connectionId: empty }, api)).toEqual([
        'apigw-vpc-link-connection-id connectionId',
      ]);
  });

  it.each([
    'a1b2c3',
    1234567890,
    '${stageVariables.vpcLinkId}',
    '${vpc_link_id}',
    'prefix${id}',
    '{{ link }}',
    '<%= link %>',
    '$LINK',
    'YOUR_VPC_LINK_ID',
    '<vpc-link-id>',
    { Ref: 'VpcLink' },
    { 'Fn::GetAtt': ['VpcLink', 'VpcLinkId'] },
    { 'Fn::Sub': '${VpcLink}' },
    { 'Fn::ImportValue': 'link' },
    { 'Fn::If': ['Private', { Ref: 'VpcLink' }, { Ref: 'AWS::NoValue' }] },
  ])('accepts %j', async (id) => {
    expect(await found({ connectionType: 'VPC_LINK', connectionId: id })).toEqual([]);
    expect(await found({ connectionType: 'VPC_LINK', connectionId: id }, 'http')).toEqual([]);
    expect(await found({ connectionType: '${type}', connectionId: id })).toEqual([]);
    expect(
      await found({ connectionType: { 'Fn::If': ['Private', 'VPC_LINK', 'INTERNET'] }, connectionId: id }),
    ).toEqual([]);
  });

  it.each([
    'vpc-0a1b2c3d4e5f60718',
    'my-link',
    'arn:aws:apigateway:eu-west-1::/vpclinks/a1b2c3',
    'arn:${AWS::Partition}:apigateway:${AWS::Region}::/vpclinks/${id}',
    'my link',
  ])('warns of %j, which is not an id', async (id) => {
    expect(await found({ connectionType: 'VPC_LINK', connectionId: id })).toEqual(['apigw-vpc-link-id connectionId']);
  });

  it('leaves misspelt stage variables to their own rule', async () => {
    for (const id of ['$stageVariables.link', 'stageVariables.link', '${stageVariables.my-link}'])
      expect(await found({ connectionType: 'VPC_LINK', connectionId: id })).toEqual([]);
  });
});

describe('connectionId without VPC_LINK', () => {
  it('warns only where the connection certainly is the default one', async () => {
    const stray = ['apigw-vpc-link-connection-type connectionId'];
    expect(await found({ connectionId: 'a1b2c3' })).toEqual(stray);
    expect(await found({ connectionId: '${link}', connectionType: 'INTERNET' })).toEqual(stray);
    expect(await found({ connectionId: 'a1b2c3', connectionType: null })).toEqual(stray);
    expect(await found({ connectionId: 'a1b2c3', connectionType: 'VPCLINK' })).toEqual([]);
    expect(await found({ connectionId: 'a1b2c3', connectionType: '${type}' })).toEqual([]);
    expect(await found({ connectionId: 'a1b2c3', connectionType: [] })).toEqual([]);
    expect(await found({ connectionId: null, connectionType: 'INTERNET' })).toEqual([]);
    expect(await found({ connectionId: '' })).toEqual([]);
    expect(await found({ connectionType: 'INTERNET' })).toEqual([]);
  });
});

describe('VPC_LINK on other types', () => {
  it('is one finding', async () => {
    const uri = 'arn:aws:apigateway:eu-west-1:s3:path/b';
    for (const type of ['aws', 'aws_proxy', 'mock', 'AWS'])
      expect(await found({ type, uri, connectionType: 'VPC_LINK' })).toEqual(['apigw-vpc-link-type connectionType']);
    expect(await found({ type: '${type}', connectionType: 'VPC_LINK', connectionId: 'a1b2c3' })).toEqual([]);
  });
});

describe('integrationTarget', () => {
  const link = { connectionType: 'VPC_LINK', connectionId: 'a1b2c3' };

  it.each(['aws', 'aws-cn', 'aws-us-gov', 'aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f', 'aws-eusc'])(
    'is a load balancer in the partition %s',
    async (partition) => {
      expect(await found({ ...link, integrationTarget: target('loadbalancer/app', partition) })).toEqual([]);
      expect(await found({ ...link, integrationTarget: target('loadbalancer/net', partition) })).toEqual([]);
    },
  );

  it('may be unknown', async () => {
    for (const integrationTarget of [
      { Ref: 'LoadBalancer' },
      '${alb_arn}',
      '${stageVariables.target}',
      'arn:${AWS::Partition}:elasticloadbalancing:${AWS::Region}:${AWS::AccountId}:loadbalancer/app/pets/50dc6c495c0c9188',
      'arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/${name}',
      null,
      '',
    ])
      expect(await found({ ...link, integrationTarget })).toEqual([]);
  });

  it('warns of anything else', async () => {
    const wrong = ['apigw-integration-target-arn integrationTarget'];
    for (const integrationTarget of [
      target('loadbalancer/gwy'),
      target('targetgroup'),
      target('listener/app/x'),
      'pets-1234567890.eu-west-1.elb.amazonaws.com',
      'arn:aws:elasticloadbalancing:${region}:${account}:listener/app/pets/1/2',
    ])
      expect(await found({ ...link, integrationTarget })).toEqual(wrong);
    expect(await found({ integrationTarget: target('loadbalancer/app') })).toEqual(wrong);
    expect(await found({ connectionType: '${type}', integrationTarget: target('loadbalancer/app') })).toEqual([]);
  });
});

describe('insecureSkipVerification', () => {
  it('is reported where it is certainly true', async () => {
    for (const on of [true, 'true', 'TRUE'])
      expect(await found({ tlsConfig: { insecureSkipVerification: on } })).toEqual([
        'apigw-tls-skip-verification insecureSkipVerification',
      ]);
    for (const off of [false, 'false', null, '${skip}', { Ref: 'Skip' }, 1])
      expect(await found({ tlsConfig: { insecureSkipVerification: off } })).toEqual([]);
    for (const tlsConfig of [true, null, [], { Ref: 'Tls' }]) expect(await found({ tlsConfig })).toEqual([]);
  });
});
