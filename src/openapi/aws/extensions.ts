import type { ApiKind } from '../model/node.js';

/** What an extension is written in. */
export type Place = 'document' | 'pathItem' | 'operation' | 'securityScheme' | 'server' | 'components' | 'tag';

/** An `x-amazon-apigateway-…` key that API Gateway reads. */
export interface Extension {
  /** What follows `x-amazon-apigateway-`. */
  readonly name: string;
  readonly places: readonly Place[];
  /** The kinds of API that read it; the others pass it over. */
  readonly apis: readonly ApiKind[];
}

/** What the names of all extensions begin with. */
export const EXTENSION_PREFIX = 'x-amazon-apigateway-';

const BOTH: readonly ApiKind[] = ['rest', 'http'];
const REST: readonly ApiKind[] = ['rest'];
const HTTP: readonly ApiKind[] = ['http'];

/**
 * All extensions there are. `endpoint-configuration` stands in the document in Swagger 2.0 and in a server in OpenAPI 3.0.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html (read 2026-11-22)
 */
export const EXTENSIONS: readonly Extension[] = [
  { name: 'any-method', places: ['pathItem'], apis: BOTH },
  { name: 'api-key-source', places: ['document'], apis: REST },
  { name: 'auth', places: ['operation'], apis: REST },
  { name: 'authorizer', places: ['securityScheme'], apis: BOTH },
  { name: 'authtype', places: ['securityScheme'], apis: BOTH },
  { name: 'binary-media-types', places: ['document'], apis: REST },
  { name: 'cors', places: ['document'], apis: HTTP },
  { name: 'documentation', places: ['document'], apis: REST },
  { name: 'endpoint-access-mode', places: ['document'], apis: REST },
  { name: 'endpoint-configuration', places: ['document', 'server'], apis: BOTH },
  { name: 'gateway-responses', places: ['document'], apis: REST },
  { name: 'importexport-version', places: ['document'], apis: HTTP },
  { name: 'integration', places: ['operation'], apis: BOTH },
  { name: 'integrations', places: ['components'], apis: HTTP },
  { name: 'minimum-compression-size', places: ['document'], apis: REST },
  { name: 'policy', places: ['document'], apis: REST },
  { name: 'request-validator', places: ['document', 'operation'], apis: REST },
  { name: 'request-validators', places: ['document'], apis: REST },
  { name: 'security-policy', places: ['document'], apis: REST },
  { name: 'tag-value', places: ['tag'], apis: HTTP },
];

/** The keys of a document that one kind of API reads and the other does not. */
export function documentKeysOnlyOf(kind: ApiKind): string[] {
  return EXTENSIONS.filter(({ places, apis }) => places.includes('document') && apis.every((api) => api === kind)).map(
    ({ name }) => EXTENSION_PREFIX + name,
  );
}
