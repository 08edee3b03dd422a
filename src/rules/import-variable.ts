import { operation } from '../openapi/examples.js';
import { variableTextsOf } from '../openapi/model/uri/stage-variables.js';
import { isHole, quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-import-variable',
  summary: 'Variables of AWS must be ones that the import fills',
  severity: 'warn',
  apis: ['rest', 'http'],
  surfaces: 'import',
  serviceMessages: ['Invalid ARN specified in the request'],
  why: `The import fills \`\${AWS::AccountId}\`, \`\${AWS::Partition}\` and \`\${AWS::Region}\`. CloudFormation's other pseudo parameters
    reach the API as they stand, unless they are in an \`Fn::Sub\`.`,
  fix: 'Write the real value, one of the three variables that the import fills, or put the text into an `Fn::Sub`.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/import-api-aws-variables.html'],

  given: variableTextsOf,
  *check({ integration, text }) {
    if (integration.type === 'mock') return;
    // In an Fn::Sub, CloudFormation fills them; those are of the kind `function`.
    const unknown = text.pieces
      .filter(isHole)
      .find(({ kind, name, source }) => kind === 'template' && name.startsWith('AWS::') && source.startsWith('${'));
    if (unknown === undefined) return;
    yield {
      message: `The import does not know ${quote(unknown.source)}. It fills AWS::AccountId, AWS::Partition and AWS::Region.`,
    };
  },

  bad: [
    {
      title: 'A variable that only CloudFormation knows',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:\${AWS::StackName}-pets/invocations
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/uri'],
    },
  ],
  good: [
    {
      title: 'What the import fills',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:pets/invocations
      `,
    },
    {
      title: 'What a build fills',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: arn:aws:apigateway:#{AWS::Region}:lambda:path/2015-03-31/functions/arn:aws:lambda:#{AWS::Region}:#{AWS::AccountId}:function:#{AWS::StackName}-pets/invocations
      `,
    },
  ],
});
