import { document, lambdaUri, proxyOperation } from '../openapi/examples.js';
import { contextOf } from '../openapi/model/context.js';
import { functionsOf } from '../openapi/model/functions.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-unresolved-intrinsic',
  summary: 'CloudFormation functions must be resolved before the import',
  // Right in a document that CloudFormation fills, by AWS::Include or inside a template; nobody can tell from the document.
  severity: 'info',
  apis: ['rest', 'http'],
  surfaces: 'import',
  serviceMessages: [
    'Unable to parse API definition because of a malformed integration at path <path>.',
    'Invalid OpenAPI input.',
  ],
  why: `API Gateway does not know CloudFormation's functions. CloudFormation fills them in a document that is part of the template
    or brought in with \`AWS::Include\`, but not in one behind \`BodyS3Location\` or \`DefinitionUri\`.`,
  fix: 'Import the document through CloudFormation, or write `${AWS::Region}`, `${AWS::AccountId}` and `${AWS::Partition}`, which API Gateway fills itself.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/import-api-aws-variables.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/create-reusable-transform-function-snippets-and-add-to-your-template-with-aws-include-transform.html',
  ],

  given: ({ document }) => [functionsOf(document) ?? []].flat(),
  *check({ first, count }, { document }) {
    // A template fills them; whether a file that it names is filled is reported by reading it.
    if (contextOf(document.value) !== undefined) return;
    const others = count === 1 ? '' : `, and ${count - 1} more`;
    yield {
      message: `${quote(first)} is a CloudFormation function${others}. Import the document through CloudFormation.`,
    };
  },

  bad: [
    {
      title: 'A function where the import wants text',
      yaml: document`
        info: {title: {Ref: ApiName}, version: '1.0'}
        paths:
          /pets:
            get:
              ${proxyOperation(14)}
      `,
      findings: ['/info/title'],
    },
  ],
  good: [
    {
      title: 'The variables that API Gateway fills itself',
      yaml: document`
        paths:
          /pets:
            get:
              responses:
                '200':
                  description: OK
              x-amazon-apigateway-integration:
                type: aws_proxy
                httpMethod: POST
                uri: arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:pets/invocations
      `,
    },
    {
      title: 'A reference within the document',
      yaml: document`
        paths:
          /pets:
            get:
              responses:
                '200':
                  $ref: '#/components/responses/Pets'
              x-amazon-apigateway-integration:
                type: aws_proxy
                httpMethod: POST
                uri: ${lambdaUri('pets')}
        components:
          responses:
            Pets: {description: OK}
      `,
    },
  ],
});
