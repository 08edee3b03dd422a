import { describe, expect, it } from 'vitest';
import { lambdaUri } from '../../src/openapi/examples.js';
import { rules } from '../../src/rules/index.js';
import { lintText } from '../lint-example.js';

const IDS = [
  'apigw-stage-variable-name',
  'apigw-stage-variable-place',
  'apigw-stage-variable-syntax',
  'apigw-uri-placeholder',
  'apigw-import-variable',
];
const tested = rules.filter(({ id }) => IDS.includes(id));
const AT = '/paths/~1pets/get/x-amazon-apigateway-integration/';

async function judges(integration: object, api: 'rest' | 'http' = 'rest') {
  const whole = { type: 'http_proxy', httpMethod: 'GET', uri: 'https://example.com/', ...integration };
  const operation = { responses: {}, 'x-amazon-apigateway-integration': whole };
  const document = { openapi: '3.0.3', info: { title: 't', version: '1' }, paths: { '/pets': { get: operation } } };
  const found = await lintText(JSON.stringify(document), tested, api);
  return found.map(({ rule, pointer }) => `${rule.slice('apigw-'.length)} ${pointer.slice(AT.length)}`);
}

describe('the name of a stage variable', () => {
  it.each([
    ['https://${stageVariables.a-b}/', ['stage-variable-name uri']],
    ['https://$${stageVariables.a-b}/', ['stage-variable-name uri']],
    ['https://${stageVariables.}/', ['stage-variable-name uri']],
    [`https://\${stageVariables.${'a'.repeat(65)}}/`, ['stage-variable-name uri']],
    [`https://\${stageVariables.${'a'.repeat(64)}}/`, []],
    ['https://${stageVariables.a_B9}/', []],
    ["https://${stageVariables['a']}/", []],
    [{ 'Fn::Sub': 'https://${stageVariables.a-b}/${Path}' }, ['stage-variable-name uri']],
    [{ 'Fn::Join': ['', ['https://', '${stageVariables.a.b}']] }, ['stage-variable-name uri']],
  ])('in %j', async (uri, judged) => {
    expect(await judges({ uri })).toEqual(judged);
    expect(await judges({ uri }, 'http')).toEqual(judged);
  });

  it('counts wherever a stage variable may stand', async () => {
    const value = '${stageVariables.a-b}';
    for (const property of ['uri', 'credentials', 'connectionId', 'integrationTarget'])
      expect(await judges({ [property]: value })).toEqual([`stage-variable-name ${property}`]);
  });
});

describe('the place of a stage variable', () => {
  it.each([
    'type',
    'httpMethod',
    'connectionType',
    'contentHandling',
    'passthroughBehavior',
    'responseTransferMode',
    'timeoutInMillis',
  ])('is not %s', async (property) => {
    expect(await judges({ [property]: '${stageVariables.x}' })).toEqual([`stage-variable-place ${property}`]);
    expect(await judges({ [property]: '${x}' })).toEqual([]);
    expect(await judges({ [property]: { Ref: 'X' } })).toEqual([]);
  });

  it.each(['uri', 'credentials', 'connectionId', 'integrationTarget', 'cacheNamespace'])(
    'may be %s',
    async (property) => expect(await judges({ [property]: 'https://${stageVariables.x}' })).toEqual([]),
  );
});

describe('the spelling of a stage variable', () => {
  it.each([
    ['uri', 'https://$stageVariables.host/', true],
    ['uri', 'https://{stageVariables.host}/', true],
    ['uri', 'https://stageVariables.host/', true],
    ['uri', 'https://example.com/mystageVariables.host', false],
    ['uri', '${stageVariables.host}', false],
    ['uri', '$stageVariables.host', false],
    ['credentials', '$stageVariables.role', true],
    ['connectionId', 'stageVariables.link', true],
    ['connectionId', '${stageVariables.link}', false],
  ])('%s: %s', async (property, value, isWrong) => {
    expect(await judges({ [property]: value })).toEqual(isWrong ? [`stage-variable-syntax ${property}`] : []);
    expect(await judges({ [property]: value }, 'http')).toEqual([]);
  });

  it('in a Lambda uri', async () => {
    const uri = lambdaUri('$stageVariables.function');
    expect(await judges({ type: 'aws_proxy', httpMethod: 'POST', uri })).toEqual(['stage-variable-syntax uri']);
  });

  it.each([
    ['stageVariables.tenant', false],
    [' stageVariables.tenant ', false],
    ['$stageVariables.tenant', true],
    ['${stageVariables.tenant}', true],
    ['$${stageVariables.tenant}', true],
    ['stageVariables.my-tenant', true],
    ['stageVariables.${name}', false],
    ["'$stageVariables.tenant'", false],
    ['${mapping}', false],
    ['context.stage', false],
    [7, false],
  ])('in a mapping: %s', async (value, isWrong) => {
    const key = 'integration.request.header.X-Tenant';
    const judged = isWrong ? [`stage-variable-syntax requestParameters/${key}`] : [];
    expect(await judges({ requestParameters: { [key]: value } })).toEqual(judged);
    expect(await judges({ requestParameters: { [key]: value } }, 'http')).toEqual([]);
    const header = 'method.response.header.X-Tenant';
    const response = isWrong ? [`stage-variable-syntax responses/default/responseParameters/${header}`] : [];
    expect(await judges({ responses: { default: { responseParameters: { [header]: value } } } })).toEqual(response);
  });
});

describe('a placeholder of an example', () => {
  it.each([
    'https://<host>/pets',
    'https://YOUR_DOMAIN/pets',
    'https://REPLACE_ME/pets',
    'https://CHANGEME/pets',
    'https://INSERT_YOUR_HOST/pets',
    'arn:aws:apigateway:REGION:lambda:path/x',
    'arn:aws:apigateway:your-region:lambda:path/x',
    'arn:aws:apigateway:{region}:lambda:path/x',
    'arn:aws:lambda:eu-west-1:accountId:function:pets',
    'arn:aws:lambda:eu-west-1:xxxxxxxxxxxx:function:pets',
    'arn:aws:lambda:eu-west-1:AWS_ACCOUNT_ID:function:pets',
    'arn:aws:lambda:eu-west-1:111122223333:function:FUNCTION_NAME',
  ])('%s', async (uri) => expect(await judges({ uri })).toEqual(['uri-placeholder uri']));

  it.each(['https://${AWS::StackName}.example.com/', 'https://${AWS::URLSuffix}/'])(
    'is not %s, which the import does not know',
    async (uri) => expect(await judges({ uri })).toEqual(['import-variable uri']),
  );

  it.each([
    'https://${AWS::Region}.example.com/${AWS::AccountId}/${AWS::Partition}',
    'https://example.com/{region}/{account}',
    'https://example.com/REGION/account',
    'https://YOURS.example.com/CHANGES/REPLACEMENT',
    'arn:aws:lambda:eu-west-1:111122223333:function:CHANGE_PASSWORD',
    'arn:aws:lambda:eu-west-1:111122223333:function:account',
    'https://${host}/{{ path }}/<%= x %>/$NAME',
    { 'Fn::Sub': 'https://${AWS::StackName}.example.com/' },
    { Ref: 'AWS::StackName' },
  ])('is not %j', async (uri) => expect(await judges({ uri })).toEqual([]));

  it('counts in every text of the integration that AWS reads', async () => {
    for (const property of ['uri', 'credentials', 'connectionId', 'integrationTarget'])
      expect(await judges({ [property]: '<value>' })).toEqual([`uri-placeholder ${property}`]);
    expect(await judges({ type: 'mock', uri: '<value>' })).toEqual([]);
  });
});
