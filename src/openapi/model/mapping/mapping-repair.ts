/** What people write for the locations that AWS knows, in lower case. */
const LOCATIONS: ReadonlyMap<string, string> = new Map([
  ['header', 'header'],
  ['headers', 'header'],
  ['multivalueheader', 'multivalueheader'],
  ['multivalueheaders', 'multivalueheader'],
  ['multivaluequerystring', 'multivaluequerystring'],
  ['multivaluequerystrings', 'multivaluequerystring'],
  ['path', 'path'],
  ['pathparameter', 'path'],
  ['pathparameters', 'path'],
  ['paths', 'path'],
  ['query', 'querystring'],
  ['queryparameter', 'querystring'],
  ['queryparameters', 'querystring'],
  ['querystring', 'querystring'],
  ['querystringparameter', 'querystring'],
  ['querystringparameters', 'querystring'],
  ['querystrings', 'querystring'],
]);

/** `integration.request.headers.X`, `method.request.header.X` on the wrong side, `append:header.X` of HTTP APIs, `header.X`. */
const TARGET = /^(?:(?:integration|method)\.request\.|(?:append|overwrite):)?([A-Za-z]+)\.(.+)$/s;

/** `method.request.headers.X`, `integration.request.header.X` on the wrong side, `$request.header.X` of HTTP APIs. */
const SOURCE = /^\$?(?:(?:integration|method)\.)?request\.([A-Za-z]+)\.(.+)$/s;

const BODY = /^\$?(?:(?:integration|method)\.)?request\.(body(?:\..+)?)$/s;

/** What starts like an expression of some kind, so that nobody meant it as plain text. */
const EXPRESSION =
  /^(?:\$|#(?:set|if|foreach)\b|(?:context|integration|method|request|route|stageVariables)\b(?=\.|$)|'|")/;

/** The key of `requestParameters` that a malformed one most likely stands for. */
export function repairTarget(key: string): string | undefined {
  const [, location = '', name] = TARGET.exec(key.trim()) ?? [];
  const known = LOCATIONS.get(location.toLowerCase())?.replace('multivalue', '');
  return known === undefined ? undefined : `integration.request.${known}.${name}`;
}

/** The value of `requestParameters` that a malformed one most likely stands for: another expression, or quoted text. */
export function repairSource(value: string): string | undefined {
  const text = value.trim();
  const [, body] = BODY.exec(text) ?? [];
  if (body !== undefined) return `method.request.${body}`;
  const [, location = '', name] = SOURCE.exec(text) ?? [];
  const known = LOCATIONS.get(location.toLowerCase());
  if (known !== undefined) return `method.request.${known}.${name}`;
  return repairLiteral(text);
}

/** A text in the single quotes that a mapping wants, if it is meant as text. */
export function repairLiteral(text: string): string | undefined {
  const [, inner] = /^"(.*)"$/s.exec(text) ?? [];
  if (inner !== undefined) return `'${inner}'`;
  return EXPRESSION.test(text) ? undefined : `'${text}'`;
}
