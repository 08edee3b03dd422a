import { operation } from '../openapi/examples.js';
import { variableTextsOf } from '../openapi/model/uri/stage-variables.js';
import { isHole } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';
import { list } from '../wording/suggest.js';

export default defineRule({
  id: 'apigw-uri-placeholder',
  summary: 'Placeholders of examples must be replaced',
  // Whether a build fills it in, nobody can tell from the document.
  severity: 'info',
  apis: ['rest', 'http'],
  surfaces: 'import',
  serviceMessages: ['Invalid ARN specified in the request'],
  why: `A placeholder such as \`<account-id>\` or \`YOUR_REGION\` is how pages show where a value belongs. It reaches the API as it
    stands, unless a tool replaces it before.`,
  fix: 'Write the real value, or one of the three variables that the import fills.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/import-api-aws-variables.html'],

  given: variableTextsOf,
  *check({ integration, text }) {
    if (integration.type === 'mock') return;
    const samples = text.pieces.filter(isHole).filter(({ kind }) => kind === 'sample');
    if (samples.length === 0) return;
    const names = samples.map(({ source }) => source.slice(0, 40));
    yield {
      message: `${list(names, 2)} ${new Set(names).size === 1 ? 'is a placeholder' : 'are placeholders'}. Write the real value.`,
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
