import { lambdaUri, operation } from '../openapi/examples.js';
import { isObject, own } from '../openapi/json.js';
import type { Api } from '../openapi/model/api.js';
import { misshapenPropertiesOf } from '../openapi/model/misshapen-properties.js';
import { INTEGRATION } from '../openapi/model/operation.js';
import { follow } from '../openapi/model/reference.js';
import { quote, textOf } from '../openapi/text/template-text.js';
import { defineRule, type Finding } from '../rule.js';

export default defineRule({
  id: 'apigw-integration-object',
  summary: 'An integration must be a map, and its text properties text',
  severity: 'error',
  apis: ['rest', 'http'],
  surfaces: 'import',
  serviceMessages: ['Unable to parse API definition because of a malformed integration at path <path>.'],
  why: `API Gateway refuses the whole definition when an integration, or a property such as \`uri\` or \`credentials\`,
    is not of the type it reads. Its message names the path and nothing else.`,
  fix: 'Write the integration as a map and its `uri`, `credentials` and the like as strings.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html',
  ],

  given: (api) => [api.document],
  *check(_document, api) {
    yield* notMaps(api);
    for (const { path, name, value } of misshapenPropertiesOf(api, 'text'))
      yield { at: path, message: `\`${name}\` takes text, not ${quote(value)}. Write it as one string.` };
  },

  bad: [
    {
      title: 'Text where the map belongs',
      yaml: operation`
        x-amazon-apigateway-integration: ${lambdaUri('pets')}
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration'],
    },
    {
      title: 'A list of uris',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri:
            - ${lambdaUri('pets')}
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/uri'],
    },
  ],
  good: [
    {
      title: 'A map of text',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          uri: ${lambdaUri('pets')}
          credentials: null
      `,
    },
    {
      title: 'A placeholder for the whole integration',
      yaml: operation`
        x-amazon-apigateway-integration: \${jsonencode(pets_integration)}
      `,
    },
  ],
});

function* notMaps(api: Api): Iterable<Finding> {
  for (const operation of api.operations) {
    const written = own(operation.value, INTEGRATION);
    const { value, path } = follow(api.document.value, written, [...operation.path, INTEGRATION]);
    if (value === undefined || isObject(value)) continue;
    const text = textOf(value);
    if (text !== undefined && text.literal === undefined) continue;
    yield { at: path, message: `The integration is ${quote(value)}, not a map. Write its properties, \`type\` first.` };
  }
}
