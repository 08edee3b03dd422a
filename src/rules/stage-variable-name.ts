import { operation } from '../openapi/examples.js';
import { variableTextsOf } from '../openapi/model/uri/stage-variables.js';
import { isHole, quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

const NAME = /^\w{1,64}$/;

export default defineRule({
  id: 'apigw-stage-variable-name',
  summary: 'Stage variable names must be letters, digits and underscores',
  severity: 'error',
  apis: ['rest', 'http'],
  surfaces: 'request',
  serviceMessages: ['Invalid stage variable name: <name>. Please use names with only word characters.'],
  why: `A stage takes only variables with such names, of at most 64 characters. No stage can have the one named here, so
    the place stays unfilled in every request.`,
  fix: 'Rename the variable, here and on the stage.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html'],

  given: variableTextsOf,
  *check({ text }) {
    for (const piece of text.pieces) {
      if (!isHole(piece) || piece.kind !== 'stage' || !piece.name.startsWith('stageVariables.')) continue;
      const name = piece.name.slice('stageVariables.'.length);
      if (NAME.test(name)) continue;
      const advice = name.length > 64 ? 'Use at most 64 characters.' : 'Use letters, digits and `_`.';
      yield { message: `No stage variable can be called ${quote(name)}. ${advice}` };
    }
  },

  bad: [
    {
      title: 'A hyphen',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://\${stageVariables.pets-host}/pets
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/uri'],
    },
  ],
  good: [
    {
      title: 'An underscore',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://\${stageVariables.pets_host}/pets
      `,
    },
    {
      title: 'A hyphen in the name of a template variable',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://\${pets-host}/pets
      `,
    },
  ],
});
