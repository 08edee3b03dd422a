import { operation } from '../openapi/examples.js';
import { misplacedStageVariablesOf } from '../openapi/model/uri/stage-variables.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-stage-variable-place',
  summary: 'Stage variables must not stand for methods, types, modes and numbers',
  severity: 'error',
  apis: ['rest', 'http'],
  surfaces: 'import',
  why: `The import checks these properties against the values there are, and stage variables get theirs only when a stage
    serves a request.`,
  fix: 'Write the value itself, or have a template tool or CloudFormation fill it in before the import.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.stage-variables-reference.html',
  ],

  given: misplacedStageVariablesOf,
  *check({ property, written }) {
    yield {
      message: `\`${property}\` takes no stage variable such as ${quote(written)}. Write the value itself.`,
    };
  },

  bad: [
    {
      title: 'A method for each stage',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: \${stageVariables.method}
          uri: https://example.com/pets
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/httpMethod'],
    },
  ],
  good: [
    {
      title: 'A host for each stage',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://\${stageVariables.host}/pets
      `,
    },
    {
      title: 'A method from Terraform',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: \${method}
          uri: https://example.com/pets
      `,
    },
  ],
});
