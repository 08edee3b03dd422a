import { sliceText } from '../../text/split-text.js';
import { type Text, textFrom } from '../../text/template-text.js';

/** Where a method request parameter is read from. */
export type SourceLocation = 'header' | 'multivalueheader' | 'multivaluequerystring' | 'path' | 'querystring';

/** Where an integration request parameter is put. */
export type TargetLocation = 'header' | 'path' | 'querystring';

/** A named parameter or header on either side of a mapping. */
export interface MappedParameter<Location extends string> {
  readonly kind: 'parameter';
  readonly location: Location;
  readonly name: Text;
}

/** What a mapping takes its value from, whichever way it goes. */
export type CommonSource =
  /** The whole body, or with a path one field of it: a JSONPath that AWS wants without its `$.`. */
  | { readonly kind: 'body'; readonly path: Text | undefined }
  /** `context.x`, or with a dollar sign `$context.x`. */
  | { readonly kind: 'context'; readonly name: Text; readonly hasDollar: boolean }
  /** `stageVariables.x` with or without a dollar sign; `apigw-stage-variable-syntax` judges the spelling. */
  | { readonly kind: 'stage-variable'; readonly name: Text }
  /** Text in single quotes. */
  | { readonly kind: 'literal' };

/** What holes hold decides. */
export interface UnknownMapping {
  readonly kind: 'unknown';
}

/** Certainly none of the forms that AWS reads. */
export interface MalformedMapping {
  readonly kind: 'malformed';
}

/** A value of an integration's `requestParameters`. */
export type RequestSource = CommonSource | MappedParameter<SourceLocation> | MalformedMapping | UnknownMapping;

/** A key of an integration's `requestParameters`. */
export type RequestTarget = MappedParameter<TargetLocation> | MalformedMapping | UnknownMapping;

/** A value of an integration response's `responseParameters`. */
export type ResponseSource =
  | CommonSource
  | MappedParameter<'header' | 'multivalueheader'>
  | MalformedMapping
  | UnknownMapping;

/** A key of an integration response's `responseParameters`. */
export type ResponseTarget = MappedParameter<'header'> | MalformedMapping | UnknownMapping;

/** How an expression begins, and what it is about. */
interface Prefix<Location extends string> {
  readonly prefix: string;
  readonly location: Location;
}

/**
 * Prefixes of request sources.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping-sources.html (read 2026-11-22)
 */
const SOURCES: readonly Prefix<SourceLocation>[] = [
  { prefix: 'method.request.header.', location: 'header' },
  { prefix: 'method.request.multivalueheader.', location: 'multivalueheader' },
  { prefix: 'method.request.multivaluequerystring.', location: 'multivaluequerystring' },
  { prefix: 'method.request.path.', location: 'path' },
  { prefix: 'method.request.querystring.', location: 'querystring' },
];

/** https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html (read 2026-11-22) */
const TARGETS: readonly Prefix<TargetLocation>[] = [
  { prefix: 'integration.request.header.', location: 'header' },
  { prefix: 'integration.request.path.', location: 'path' },
  { prefix: 'integration.request.querystring.', location: 'querystring' },
];

/** Targets that AWS names in passing or that mirror a source; what they do is not known. */
const UNPROVEN_TARGETS = ['integration.request.body', 'integration.request.multivalue'];

/** https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegrationResponse.html (read 2026-11-22) */
const RESPONSE_SOURCES: readonly Prefix<'header' | 'multivalueheader'>[] = [
  { prefix: 'integration.response.header.', location: 'header' },
  { prefix: 'integration.response.multivalueheader.', location: 'multivalueheader' },
];

const RESPONSE_TARGETS: readonly Prefix<'header'>[] = [{ prefix: 'method.response.header.', location: 'header' }];

const CONTEXT = ['context.', '$context.'];
const STAGE_VARIABLES = ['stageVariables', '$stageVariables', '${stageVariables'];
const COMMON = [...CONTEXT, ...STAGE_VARIABLES, "'"];

/** Reads a value of `requestParameters`. Space around it counts for nothing. */
export function parseSource(text: Text): RequestSource {
  return parseValue(trim(text), SOURCES, 'method.request.body');
}

/** Reads a value of `responseParameters`. Space around it counts for nothing. */
export function parseResponseValue(text: Text): ResponseSource {
  return parseValue(trim(text), RESPONSE_SOURCES, 'integration.response.body');
}

/** Reads a key of `requestParameters`. */
export function parseTarget(text: Text): RequestTarget {
  const found = parameter(text, TARGETS);
  if (found !== undefined) return found;
  const lead = leadOf(text);
  if (UNPROVEN_TARGETS.some((prefix) => lead.startsWith(prefix))) return { kind: 'unknown' };
  return undecided(text, TARGETS, UNPROVEN_TARGETS);
}

/** Reads a key of `responseParameters`. */
export function parseResponseTarget(text: Text): ResponseTarget {
  return parameter(text, RESPONSE_TARGETS) ?? undecided(text, RESPONSE_TARGETS);
}

function parseValue<Location extends string>(
  text: Text,
  parameters: readonly Prefix<Location>[],
  body: string,
): CommonSource | MappedParameter<Location> | MalformedMapping | UnknownMapping {
  const lead = leadOf(text);
  if (lead.startsWith("'")) return quoted(text);
  if (STAGE_VARIABLES.some((prefix) => lead.startsWith(prefix)))
    return { kind: 'stage-variable', name: afterDot(text) };
  const found = parameter(text, parameters);
  if (found !== undefined) return found;
  const context = CONTEXT.find((prefix) => lead.startsWith(prefix));
  if (context !== undefined) {
    const name = sliceText(text, context.length);
    return name.source === '' ? { kind: 'malformed' } : { kind: 'context', name, hasDollar: context.startsWith('$') };
  }
  if (text.literal === body) return { kind: 'body', path: undefined };
  if (lead.startsWith(`${body}.`)) return { kind: 'body', path: sliceText(text, body.length + 1) };
  if (lead.startsWith(`${body}[`)) return { kind: 'body', path: sliceText(text, body.length) };
  return undecided(text, parameters, [...COMMON, `${body}.`, `${body}[`]);
}

/** Quotes cannot be escaped, and AWS takes everything between the first and the last. */
function quoted(text: Text): CommonSource | MalformedMapping | UnknownMapping {
  const last = text.pieces.at(-1);
  if (typeof last !== 'string') return { kind: 'unknown' };
  return last.endsWith("'") && text.literal !== "'" ? { kind: 'literal' } : { kind: 'malformed' };
}

function parameter<Location extends string>(
  text: Text,
  prefixes: readonly Prefix<Location>[],
): MappedParameter<Location> | MalformedMapping | undefined {
  const lead = leadOf(text);
  for (const { prefix, location } of prefixes) {
    if (!lead.startsWith(prefix)) continue;
    return text.literal === prefix
      ? { kind: 'malformed' }
      : { kind: 'parameter', location, name: sliceText(text, prefix.length) };
  }
  return undefined;
}

/** A text that has none of the prefixes: it may still get one if there is a hole in it soon enough. */
function undecided(
  text: Text,
  parameters: readonly Prefix<string>[],
  others: readonly string[] = [],
): MalformedMapping | UnknownMapping {
  const lead = leadOf(text);
  const isPossible =
    text.literal === undefined &&
    (parameters.some(({ prefix }) => prefix.startsWith(lead)) || others.some((other) => other.startsWith(lead)));
  return { kind: isPossible ? 'unknown' : 'malformed' };
}

/** What is written before the first hole. */
function leadOf(text: Text): string {
  const first = text.pieces[0];
  return typeof first === 'string' ? first : '';
}

function afterDot(text: Text): Text {
  const dot = leadOf(text).indexOf('.');
  return sliceText(text, dot === -1 ? leadOf(text).length : dot + 1);
}

function trim(text: Text): Text {
  if (text.literal !== undefined && text.literal.trim() === text.literal) return text;
  const end = text.pieces.length - 1;
  const pieces = text.pieces.map((piece, index) => {
    if (typeof piece !== 'string') return piece;
    const start = index === 0 ? piece.trimStart() : piece;
    return index === end ? start.trimEnd() : start;
  });
  return textFrom(pieces, text.source);
}
