import { operation } from '../openapi/examples.js';
import { repairResponseSource, responseMappingsOf } from '../openapi/model/mapping/response-mapping.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-response-param-value',
  summary: 'responseParameters values must be a mapping expression or quoted text',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: [
    'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: <value>]',
  ],
  why: `API Gateway takes the value of a response mapping from \`integration.response\`, \`context\` or \`stageVariables\`, or as fixed
    text in single quotes. It refuses anything else, so fixed text needs quotes that survive YAML: \`"'*'"\`.`,
  fix: 'Put fixed text in single quotes inside the string, or name a source such as `integration.response.header.NAME`.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping-sources.html',
    'https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegrationResponse.html',
  ],

  given: responseMappingsOf,
  *check({ text, source }) {
    if (text === undefined || source?.kind !== 'malformed') return;
    const repaired = repairResponseSource(text.source);
    const how = repaired === undefined ? "`integration.response.header.NAME` or `'text'`" : quote(repaired);
    yield { message: `${quote(text.source)} is not a mapping source. Write ${how}.` };
  },

  bad: [
    {
      title: 'Quotes for YAML, but none for API Gateway',
      yaml: operation`
        responses:
          '200': {description: OK, headers: {Access-Control-Allow-Origin: {schema: {type: string}}}}
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            default:
              statusCode: '200'
              responseParameters: {method.response.header.Access-Control-Allow-Origin: '*'}
      `,
      findings: [
        '/paths/~1pets/get/x-amazon-apigateway-integration/responses/default/responseParameters/method.response.header.Access-Control-Allow-Origin',
      ],
    },
  ],
  good: [
    {
      title: 'Text, a header and a field of the body',
      yaml: operation`
        responses:
          '200': {description: OK, headers: {A: {schema: {}}, B: {schema: {}}, C: {schema: {}}}}
        x-amazon-apigateway-integration:
          type: http
          httpMethod: GET
          uri: https://example.com/pets
          responses:
            default:
              statusCode: '200'
              responseParameters:
                method.response.header.A: "'*'"
                method.response.header.B: integration.response.header.Location
                method.response.header.C: integration.response.body.redirect.url
      `,
    },
    {
      title: 'Text that a template tool fills in',
      yaml: operation`
        responses:
          '200': {description: OK, headers: {A: {schema: {}}, B: {schema: {}}}}
        x-amazon-apigateway-integration:
          type: mock
          requestTemplates: {application/json: '{"statusCode": 200}'}
          responses:
            default:
              statusCode: '200'
              responseParameters:
                method.response.header.A: "'{{ origin }}'"
                method.response.header.B: \${origin}
      `,
    },
  ],
});
