import { operation } from '../openapi/examples.js';
import { variableTextsOf } from '../openapi/model/uri/stage-variables.js';
import { isHole, quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';
import { list } from '../wording/suggest.js';

export default defineRule({
  id: 'apigw-uri-placeholder',
  summary: 'Placeholders of examples must be replaced',
  severity: 'warn',
  apis: ['rest', 'http'],
  surfaces: 'import',
  serviceMessages: ['Invalid ARN specified in the request'],
  why: `The import fills \`\${AWS::AccountId}\`, \`\${AWS::Partition}\` and \`\${AWS::Region}\`. Everything else of the kind reaches
    the API as it stands, unless a tool replaces it before.`,
  fix: 'Write the real value, or one of the three variables that the import fills.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/import-api-aws-variables.html'],

  given: variableTextsOf,
  *check({ integration, text }) {
    if (integration.type === 'mock') return;
    const holes = text.pieces.filter(isHole);
    const samples = holes.filter(({ kind }) => kind === 'sample').map(({ source }) => source.slice(0, 40));
    // In an Fn::Sub, CloudFormation fills its other pseudo parameters; those are of the kind `function`.
    const other = holes.find(({ kind, name }) => kind === 'template' && name.startsWith('AWS::'));
    if (samples.length > 0)
      yield {
        message: `${list(samples, 2)} ${new Set(samples).size === 1 ? 'is a placeholder' : 'are placeholders'}. Write the real value.`,
      };
    else if (other !== undefined)
      yield {
        message: `The import does not know ${quote(other.source)}. It fills AWS::AccountId, AWS::Partition and AWS::Region.`,
      };
  },

  bad: [
    {
      title: 'An account to fill in',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:<account-id>:function:pets/invocations
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/uri'],
    },
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
      title: 'What a template tool fills',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: arn:aws:apigateway:{{ region }}:lambda:path/2015-03-31/functions/{{ pets_arn }}/invocations
      `,
    },
  ],
});
