import { describe, expect, it } from 'vitest';
import { expected, type Files, lintIn } from './linting.js';

const INVOKE = 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Ask.Arn}/invocations';
const FUNCTION = '  Ask: {Type: AWS::Serverless::Function, Properties: {Handler: ask.h, Runtime: nodejs22.x}}';
const OK = "responses: {'200': {description: OK}}";

/** A Lambda operation; what is not given is right. */
const operation = (method: string, { uri = `!Sub ${INVOKE}`, http = 'POST' } = {}) => `          ${method}:
            ${OK}
            x-amazon-apigateway-integration:
              type: aws_proxy
              httpMethod: ${http}
              uri: ${uri}`;

const template = (
  type: string,
  property: string,
  operations: string,
  beside = '',
) => `Transform: AWS::Serverless-2016-10-31
Resources:
${FUNCTION}
  Caller: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}
  Api:
    Type: ${type}
    Properties:
${beside}      ${property}:
        openapi: 3.0.1
        info: {title: ask, version: '1'}
        paths:
         /ask:
${operations}
`;

const POST_ONLY = 'PUT  # expect: apigw-lambda-post';

const CASES: Readonly<Record<string, Files>> = {
  'a SAM template': {
    'template.yaml': template(
      'AWS::Serverless::Api',
      'DefinitionBody',
      `${operation('post')}
${operation('get', { http: POST_ONLY })}
${operation('put', { uri: '!GetAtt Ask.Arn  # expect: apigw-lambda-uri' })}
${operation('patch', { uri: '!Ref Ask  # expect: apigw-aws-uri' })}`,
    ),
  },
  'a SAM template of an HTTP API, to which events add integrations': {
    'template.yaml': template(
      'AWS::Serverless::HttpApi',
      'DefinitionBody',
      `          get: {${OK}}
          put: {${OK}}  # expect: apigw-integration-required`,
    ).replace(
      'Runtime: nodejs22.x}',
      'Runtime: nodejs22.x, Events: {Get: {Type: HttpApi, Properties: {ApiId: !Ref Api, Path: /ask, Method: get}}}}',
    ),
  },
  'a SAM template whose events add nothing to a REST body': {
    'template.yaml': template(
      'AWS::Serverless::Api',
      'DefinitionBody',
      `          get: {${OK}}  # expect: apigw-integration-required`,
    ).replace(
      'Runtime: nodejs22.x}',
      'Runtime: nodejs22.x, Events: {Get: {Type: Api, Properties: {RestApiId: !Ref Api, Path: /ask, Method: get}}}}',
    ),
  },
  'schemes of SAM, and its word for an open operation': {
    'template.yaml': template(
      'AWS::Serverless::Api',
      'DefinitionBody',
      `${operation('post')}
            security: [{NONE: []}]
${operation('get')}
            security: [{Members: []}]
${operation('put')}
            security:
              - Nobody: []  # expect: apigw-security-undefined-scheme`,
      '      Auth: {Authorizers: {Members: {UserPoolArn: !GetAtt Pool.Arn}}}\n',
    ),
  },
  'a CloudFormation template': {
    'stack.yaml': template(
      'AWS::ApiGateway::RestApi',
      'Body',
      `${operation('post')}
              credentials: !Ref Caller  # expect: apigw-credentials-format
${operation('get')}
              credentials: !GetAtt Caller.Arn`,
    ),
  },
  'both outcomes of a condition': {
    'stack.yaml': template(
      'AWS::ApiGateway::RestApi',
      'Body',
      `          get:
            ${OK}
            x-amazon-apigateway-integration:
              type: aws_proxy
              httpMethod: PUT  # expect: apigw-lambda-post
              uri:
                Fn::If:
                  - IsProd
                  - !Sub ${INVOKE}
                  - !GetAtt Ask.Arn  # expect: apigw-lambda-uri
              credentials: !If [IsProd, !GetAtt Caller.Arn, !Ref AWS::NoValue]`,
    ),
  },
  'a body that is a text under Fn::Sub': {
    'stack.yaml': `Resources:
${FUNCTION}
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Body:
        Fn::Sub: |
          openapi: 3.0.1
          info: {title: "\${AWS::StackName}", version: '1'}
          paths:
            /ask:
              get:
                ${OK}
                x-amazon-apigateway-integration:
                  type: http_proxy
                  httpMethod: GET
                  uri: https://\${!stageVariables.host}/ask
              post:
                ${OK}
                x-amazon-apigateway-integration:
                  type: aws_proxy
                  httpMethod: POST
                  uri: \${Ask.Arn}  # expect: apigw-lambda-uri
`,
  },
  'an included file, whose functions the template fills': {
    'template.yaml': template('AWS::Serverless::Api', 'DefinitionBody', '').replace(
      /DefinitionBody:[\s\S]*$/,
      "DefinitionBody: {'Fn::Transform': {Name: AWS::Include, Parameters: {Location: ./ask.yaml}}}\n",
    ),
    'ask.yaml': `openapi: 3.0.1
info: {title: ask, version: '1'}
paths:
  /ask:
    get:
      ${OK}
      x-amazon-apigateway-integration:
        type: aws_proxy
        httpMethod: POST
        uri: {'Fn::Sub': '${INVOKE}'}
    post:
      ${OK}
      x-amazon-apigateway-integration:
        type: aws_proxy
        httpMethod: POST
        uri: {'Fn::GetAtt': [Ask, Arn]}  # expect: apigw-lambda-uri
`,
  },
  'a file that is sent as it stands': {
    'template.yaml': template('AWS::Serverless::Api', 'DefinitionUri', '').replace(
      /DefinitionUri:[\s\S]*$/,
      'DefinitionUri: ask.yaml\n      StageName: live\n',
    ),
    'ask.yaml': `openapi: 3.0.1
info: {title: ask, version: '1'}
paths:
  /ask:
    get:
      ${OK}
      x-amazon-apigateway-integration:
        type: aws_proxy
        httpMethod: POST
        uri: {'Fn::Sub': '${INVOKE}'}  # expect: unfilled-function
`,
  },
  'several documents of Kubernetes': {
    'api.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: other}
---
apiVersion: apigateway.services.k8s.aws/v1alpha1
kind: RestAPI
metadata: {name: ask}
spec:
  body: |
    openapi: 3.0.1
    info: {title: ask, version: '1'}
    paths:
      /ask:
        get:
          ${OK}
          x-amazon-apigateway-integration:
            type: http_proxy
            httpMethod: GET
            uri: ask.example.com  # expect: apigw-http-uri
`,
  },
  'a Pulumi program': {
    'Pulumi.yaml': `name: ask
runtime: yaml
resources:
  ask: {type: 'aws:lambda:Function', properties: {}}
  api:
    type: aws:apigateway:RestApi
    properties:
      body:
        fn::toJSON:
          openapi: 3.0.1
          info: {title: ask, version: '1'}
          paths:
            /ask:
              get:
                ${OK}
                x-amazon-apigateway-integration:
                  {type: aws_proxy, httpMethod: POST, uri: '\${ask.invokeArn}'}
              post:
                ${OK}
                x-amazon-apigateway-integration:
                  {type: aws_proxy, httpMethod: POST, uri: '\${ask.arn}'}  # expect: apigw-lambda-uri
`,
  },
  'a configuration of the Serverless Framework': {
    'serverless.yml': `service: ask
provider: {name: aws}
custom: {limit: 45000}
functions: {ask-now: {handler: ask.h}}
resources:
  Resources:
    Api:
      Type: AWS::ApiGateway::RestApi
      Properties:
        Body:
          openapi: 3.0.1
          info: {title: '\${self:service}', version: '1'}
          paths:
            /ask:
              get:
                ${OK}
                x-amazon-apigateway-integration:
                  type: aws_proxy
                  httpMethod: POST
                  timeoutInMillis: \${self:custom.limit}  # expect: apigw-timeout-quota
                  uri: !GetAtt AskDashnowLambdaFunction.Arn  # expect: apigw-lambda-uri
`,
  },
  'Terraform with jsonencode, locals, conditions and functions': {
    'main.tf': `locals {
  answer = { description = "OK" }
  shared = { "200" = local.answer }
}
variable "open" { type = bool }
resource "aws_api_gateway_rest_api" "api" {
  name = "ask"
  body = jsonencode({
    openapi = "3.0.1"
    info    = { title = "ask", version = "1" }
    paths = merge({
      "/ask" = {
        get = {
          responses = local.shared
          x-amazon-apigateway-integration = {
            type       = "aws_proxy"
            httpMethod = "POST"
            uri        = aws_lambda_function.ask.invoke_arn
          }
        }
        put = {
          responses = local.shared
          x-amazon-apigateway-integration = {
            type       = "aws_proxy"
            httpMethod = "POST"
            uri        = "\${aws_lambda_function.ask.arn}" # expect: apigw-lambda-uri
          }
        }
      }
      }, { for name in ["a", "b"] : "/\${name}" => {
        get = {
          responses = local.shared
          x-amazon-apigateway-integration = {
            type       = "http_proxy"
            httpMethod = "GET"
            uri        = format("example.com/%s", name) # expect: apigw-http-uri
          }
        }
    } })
  })
}
`,
    'lambda.tf': 'resource "aws_lambda_function" "ask" {}\n',
  },
  'a heredoc and a template file of Terraform': {
    'main.tf': `resource "aws_api_gateway_rest_api" "one" {
  body = <<-EOT
    openapi: 3.0.1
    info: {title: ask, version: '1'}
    paths:
      /ask:
        get:
          ${OK}
          x-amazon-apigateway-integration:
            type: http_proxy
            httpMethod: GET
            uri: http://a.example.com:\${var.port}/a  # expect: apigw-http-uri-port
  EOT
}
variable "port" { default = 22 }
resource "aws_api_gateway_rest_api" "two" {
  body = templatefile("\${path.module}/ask.yaml.tftpl", { method = "PUT", timeout = 45000, ask = aws_lambda_function.ask.invoke_arn })
}
`,
    'ask.yaml.tftpl': `openapi: 3.0.1
info: {title: ask, version: '1'}
paths:
  /ask:
    get:
      ${OK}
      x-amazon-apigateway-integration:
        type: aws_proxy
        httpMethod: \${method}  # expect: apigw-lambda-post
        timeoutInMillis: \${timeout}  # expect: apigw-timeout-quota
        uri: \${ask}
%{ if method == "GET" ~}
    post: {${OK}}  # expect: apigw-integration-required
%{ endif ~}
`,
  },
  'a definition that is given to a local module': {
    'main.tf': `module "api" {
  source = "./api"
  spec = {
    openapi = "3.0.1"
    info    = { title = "ask", version = "1" }
    paths = { "/ask" = { get = {
      responses = { "200" = { description = "OK" } }
      x-amazon-apigateway-integration = {
        type       = "http_proxy"
        httpMethod = "GET"
        uri        = "example.com" # expect: apigw-http-uri
      }
    } } }
  }
}
`,
    'api/main.tf': `variable "spec" {}
resource "aws_api_gateway_rest_api" "this" {
  body = jsonencode(var.spec)
}
`,
  },
};

describe('definitions in', () => {
  it.each(Object.entries(CASES))('%s', async (_title, files) => {
    const [first = ''] = Object.keys(files);
    expect(await lintIn(files, first)).toEqual(expected(files));
  });
});

describe('a definition in JSON', () => {
  const definition = (uri: string) => ({
    openapi: '3.0.1',
    info: { title: 'ask', version: '1' },
    paths: {
      '/ask': {
        get: {
          responses: { '200': { description: 'OK' } },
          'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'GET', uri },
        },
      },
    },
  });

  it('of a template is found with its place', async () => {
    const api = { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: definition('example.com') } };
    const text = JSON.stringify({ Resources: { Api: api } }, null, 1);
    const line = text.split('\n').findIndex((each) => each.includes('"uri"')) + 1;
    expect(await lintIn({ 'a.json': text }, 'a.json')).toEqual([`a.json:${line} apigw-http-uri`]);
  });

  it('of an asset of the CDK is found beside the template', async () => {
    const hash = '0123456789abcdef'.repeat(4);
    const bucket = { 'Fn::Sub': 'cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}' };
    const Properties = { BodyS3Location: { Bucket: bucket, Key: `${hash}.json` } };
    const files = {
      'cdk.out/Ask.template.json': JSON.stringify({
        Resources: { Api: { Type: 'AWS::ApiGateway::RestApi', Properties } },
      }),
      [`cdk.out/asset.${hash}.json`]: JSON.stringify(definition('example.com')),
    };
    expect(await lintIn(files, 'cdk.out/Ask.template.json')).toEqual([`cdk.out/asset.${hash}.json:1 apigw-http-uri`]);
  });

  it('in a text of Terraform is a template', async () => {
    const api = (uri: string) => ({ body: JSON.stringify(definition(uri)) });
    const resource = {
      aws_api_gateway_rest_api: { right: api('https://$${stageVariables.host}/'), wrong: api('example.com') },
    };
    const text = JSON.stringify({ resource }, null, 1);
    const line = text.split('\n').findIndex((each) => each.includes('"wrong"')) + 2;
    expect(await lintIn({ 'main.tf.json': text }, 'main.tf.json')).toEqual([`main.tf.json:${line} apigw-http-uri`]);
  });
});

it('that takes too long to parse is left out', async () => {
  const text = `resource "aws_api_gateway_rest_api" "a" {\n  body = ${'{'.repeat(1_000_000)}`;
  expect(await lintIn({ 'a.tf': text }, 'a.tf')).toEqual(['not linted: takes too long to parse']);
});

describe('a container without definitions', () => {
  it.each([
    ['a.yaml', `Resources:\n${FUNCTION}\n`, 'is a SAM template without a definition'],
    ['a.yaml', 'Resources: {Topic: {Type: AWS::SNS::Topic}}\n', 'is a CloudFormation template without a definition'],
    [
      'a.tf',
      'resource "aws_api_gateway_rest_api" "a" {\n  name = "a"\n}\n',
      'is a Terraform file without a definition',
    ],
  ])('%s is not linted: %j', async (name, text, reason) => {
    expect(await lintIn({ [name]: text }, name)).toEqual([`not linted: ${reason}`]);
  });
});
