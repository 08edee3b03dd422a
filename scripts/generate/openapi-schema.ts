// schemas/openapi.schema.json: the extensions of API Gateway in an OpenAPI document, for editors. What a rule reports about
// integrations is an error in it too; everything else is described and offered, and anything is right.
import {
  ANY_METHOD_KEYS,
  DESCRIBED_EXTENSIONS,
  type DescribedExtension,
  GATEWAY_RESPONSE,
} from '../../src/openapi/aws/extension-shapes.js';
import { GATEWAY_RESPONSE_TYPES } from '../../src/openapi/aws/extension-words.js';
import { EXTENSION_PREFIX, EXTENSIONS, type Extension, type Place } from '../../src/openapi/aws/extensions.js';
import { ANY_METHOD, METHOD_NAMES } from '../../src/openapi/model/operation.js';
import { integrationSchema } from './integration-schema.js';
import { describe, describeAll, explained, FUNCTION, forKinds, type Schema } from './schema-parts.js';

/** The text of the file. */
export function openapiSchema(made: string): string {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: made,
    $id: 'https://github.com/apigw-lint/apigw-lint/blob/main/schemas/openapi.schema.json',
    title: 'Amazon API Gateway',
    description:
      'Describes the x-amazon-apigateway-… keys of an OpenAPI 3.0 or Swagger 2.0 document and takes the rest as it is.',
    type: 'object',
    properties: {
      ...extensionsOf('document'),
      paths: { patternProperties: { '^/': { $ref: '#/definitions/pathItem' } } },
      components: {
        properties: {
          ...extensionsOf('components'),
          securitySchemes: { additionalProperties: { $ref: '#/definitions/securityScheme' } },
        },
      },
      securityDefinitions: { additionalProperties: { $ref: '#/definitions/securityScheme' } },
      servers: { items: { properties: extensionsOf('server') } },
      tags: { items: { properties: extensionsOf('tag') } },
    },
    definitions: {
      pathItem: { properties: { ...standardMethods(), ...extensionsOf('pathItem') } },
      operation: { properties: extensionsOf('operation') },
      securityScheme: { properties: extensionsOf('securityScheme') },
      integration: integrationSchema(),
      gatewayResponse: { properties: describeAll(GATEWAY_RESPONSE) },
      function: FUNCTION,
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function standardMethods(): Record<string, Schema> {
  const keys = [...METHOD_NAMES.keys()].filter((key) => key !== ANY_METHOD);
  return Object.fromEntries(keys.map((key) => [key, { $ref: '#/definitions/operation' }]));
}

function extensionsOf(place: Place): Record<string, Schema> {
  return Object.fromEntries(
    EXTENSIONS.filter(({ places }) => places.includes(place)).map((extension) => [
      EXTENSION_PREFIX + extension.name,
      schemaOf(extension),
    ]),
  );
}

function schemaOf(extension: Extension): Schema {
  const described = DESCRIBED_EXTENSIONS[extension.name];
  if (described === undefined) throw new Error(`No description of ${EXTENSION_PREFIX}${extension.name}.`);
  const about = explained(described.about + forKinds(extension.apis), described.page);
  return { ...valueSchema(extension, described), ...about };
}

function valueSchema({ name }: Extension, { shape }: DescribedExtension): Schema {
  if (shape !== undefined) return describe(shape);
  if (name === 'gateway-responses') return { properties: gatewayResponses() };
  if (name === 'any-method') {
    return { allOf: [{ $ref: '#/definitions/operation' }], properties: describeAll(ANY_METHOD_KEYS) };
  }
  const integration = { $ref: '#/definitions/integration' };
  return name === 'integration' ? { allOf: [integration] } : { additionalProperties: integration };
}

function gatewayResponses(): Record<string, Schema> {
  const response = [{ $ref: '#/definitions/gatewayResponse' }];
  return Object.fromEntries(
    Object.entries(GATEWAY_RESPONSE_TYPES).map(([type, about]) => [type, { ...explained(about), allOf: response }]),
  );
}
