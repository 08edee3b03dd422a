/**
 * What a text of a document is for, which decides what a placeholder in it means. `document`: API Gateway acts on it, so a
 * placeholder that is left is a mistake. `policy`: an IAM policy, which has variables of its own. `text`: descriptions,
 * patterns and mapping templates, whose languages use the same brackets. `payload`: values of the API's users.
 */
export type TextRole = 'document' | 'policy' | 'text' | 'payload';

/** Where a value stands, as far as it says what its texts are for. */
export interface TextPlace {
  readonly role: TextRole;
  /** The key that it stands under; in the items of a list that of the list. */
  readonly key: string;
  /** Whether its keys are names, not keywords. */
  readonly hasNames: boolean;
}

/** The place of a whole document. */
export const ROOT: TextPlace = { role: 'document', key: '', hasNames: false };

const NAME_MAPS: ReadonlySet<string> = new Set([
  ...['$defs', 'callbacks', 'content', 'definitions', 'encoding', 'headers', 'links', 'parameters', 'paths'],
  ...['patternProperties', 'properties', 'requestBodies', 'requestParameters', 'responseParameters', 'responses'],
  ...['schemas', 'securityDefinitions', 'securitySchemes', 'variables'],
  ...['x-amazon-apigateway-gateway-responses', 'x-amazon-apigateway-integrations'],
  'x-amazon-apigateway-request-validators',
]);

/** Of these maps the keys may hold anything: names of users' fields, regular expressions. */
const FREE_KEYS: ReadonlySet<string> = new Set(['patternProperties', 'properties', 'responses']);

const TEXT: ReadonlySet<string> = new Set([
  ...['contact', 'description', 'externalDocs', 'identityValidationExpression', 'license', 'pattern'],
  ...['requestTemplates', 'responseTemplates', 'summary', 'tags', 'termsOfService'],
  'x-amazon-apigateway-documentation',
]);

const PAYLOAD: ReadonlySet<string> = new Set(['const', 'default', 'enum', 'example', 'examples']);

/** The place of what stands under a key. */
export function placeUnder(parent: TextPlace, key: string): TextPlace {
  if (parent.role !== 'document') return { ...parent, key };
  if (parent.hasNames) return { role: 'document', key, hasNames: false };
  return { role: roleOf(parent, key), key, hasNames: NAME_MAPS.has(key) };
}

/** What the keys of a map are for. */
export function keyRole({ role, key }: TextPlace): TextRole {
  return role === 'document' && FREE_KEYS.has(key) ? 'text' : role;
}

function roleOf(parent: TextPlace, key: string): TextRole {
  if (key === 'x-amazon-apigateway-policy') return 'policy';
  // The title of a schema is a text, that of the document is the name of the API.
  if (TEXT.has(key) || (key === 'title' && parent.key !== 'info')) return 'text';
  if (PAYLOAD.has(key) || (key.startsWith('x-') && !key.startsWith('x-amazon-apigateway-'))) return 'payload';
  return 'document';
}
