import { operation } from '../openapi/examples.js';
import { repairSource } from '../openapi/model/mapping/mapping-repair.js';
import { requestMappingsOf } from '../openapi/model/mapping/request-mapping.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-request-param-value',
  summary: 'requestParameters values must be a mapping expression or quoted text',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  serviceMessages: [
    'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: <value>]',
  ],
  why: `API Gateway takes the value of a request mapping from \`method.request\`, \`context\` or \`stageVariables\`, or as fixed text in
    single quotes. It refuses anything else, so fixed text needs quotes that survive YAML: \`"'web'"\`.`,
  fix: `Put fixed text in single quotes inside the string, or name a source such as \`method.request.header.NAME\`.`,
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping-sources.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-requestParameters.html',
  ],

  given: requestMappingsOf,
  *check({ text, source }) {
    if (text === undefined || source?.kind !== 'malformed') return;
    const repaired = repairSource(text.source);
    const how = repaired === undefined ? "`method.request.header.NAME` or `'text'`" : quote(repaired);
    yield { message: `${quote(text.source)} is not a mapping source. Write ${how}.` };
  },

  bad: [
    {
      title: 'Text without quotes of its own',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          requestParameters:
            integration.request.header.X-Id: web
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/requestParameters/integration.request.header.X-Id'],
    },
    {
      title: 'The form of HTTP APIs',
      yaml: operation`
        parameters: [{name: X-Id, in: header, schema: {type: string}}]
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          requestParameters:
            integration.request.header.X-Id: $request.header.X-Id
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/requestParameters/integration.request.header.X-Id'],
    },
  ],
  good: [
    {
      title: 'Text, the context, a stage variable, the body',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          requestParameters:
            integration.request.header.X-Source: "'web'"
            integration.request.header.X-Request: context.requestId
            integration.request.header.X-Stage: stageVariables.name
            integration.request.header.X-Owner: method.request.body.owner.name
      `,
    },
    {
      title: 'Text that a template tool fills in',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: https://pets.example.com/
          requestParameters:
            integration.request.header.X-Source: "'\${source}'"
            integration.request.header.X-Target: \${target}
      `,
    },
  ],
});
