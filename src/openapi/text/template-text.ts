import { sketch } from '../../wording/quote.js';
import { isObject, type JsonObject, own } from '../json.js';
import { findPlaceholders, type Hole, isHole, kindOf, mayHavePlaceholders, type Piece } from './placeholders.js';

export { quote } from '../../wording/quote.js';
export { type Hole, isHole, type Piece } from './placeholders.js';

/** A text of which some stretches may not be known before the import, or not before a request. */
export interface Text {
  /** At least one piece; no two neighbours are both literal, and none is empty unless it is the only one. */
  readonly pieces: readonly Piece[];
  /** What to quote in a message: the string as written, that of an `Fn::Sub`, or `{Fn::GetAtt: Pets.Arn}`. */
  readonly source: string;
  /** The whole text as API Gateway gets it, if it has no holes. */
  readonly literal: string | undefined;
}

/** How many characters the values inside CloudFormation functions may add to one text; YAML aliases multiply them. */
const MAX_NESTED_CHARACTERS = 200_000;
const CHARACTERS_PER_FUNCTION = 50;
const MAX_NESTED_FUNCTIONS = 20;

interface Nesting {
  readonly depth: number;
  /** What is left of the allowance; shared by all that goes into one text. */
  readonly allowance: { left: number };
  readonly resolve: Resolve | undefined;
}

/**
 * What the container of a definition knows of a reference: `Name` as in `Ref`, or `Name.Attribute` as in `Fn::GetAtt`.
 * Gives `undefined` where it knows nothing.
 */
export type Resolve = (reference: string) => readonly Piece[] | undefined;

const resolvers = new WeakMap<object, Resolve>();

/** Notes what resolves the references in a CloudFormation function, for {@link textOf}. */
export function noteResolver(call: object, resolve: Resolve): void {
  resolvers.set(call, resolve);
}

const texts = new WeakMap<object, Text>();

/** Notes the text that stands behind a function which is not CloudFormation's, for {@link textOf}. */
export function noteText(call: object, text: Text): void {
  texts.set(call, text);
}

/**
 * Reads a value as text. Strings, numbers and booleans are text; so is a CloudFormation function, with holes for what only
 * CloudFormation knows. Gives `undefined` for anything else: a missing value, null, a list, a map. Never throws.
 */
export function textOf(value: unknown): Text | undefined {
  if (typeof value === 'string') {
    if (!mayHavePlaceholders(value)) return literalText(value);
    return textFrom(findPlaceholders(value), value);
  }
  const noted = isObject(value) ? texts.get(value) : undefined;
  if (noted !== undefined) return noted;
  const resolve = isObject(value) ? resolvers.get(value) : undefined;
  const pieces = piecesOf(value, { depth: 0, allowance: { left: MAX_NESTED_CHARACTERS }, resolve });
  return pieces && textFrom(pieces, subTemplate(value) ?? (resolve && isFunction(value) ? sketch(value) : undefined));
}

/** The {@link Text.source} of the text that a value is, for who wants nothing else of it. */
export function sourceOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : textOf(value)?.source;
}

/** A text that is wholly known. */
export function literalText(text: string): Text {
  return { pieces: [text], source: text, literal: text };
}

/** A text of pieces, with its source if that is not what the pieces say. Neighbouring literals become one. */
export function textFrom(pieces: readonly Piece[], source?: string): Text {
  const joined: Piece[] = [];
  let literal = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      literal += piece;
      continue;
    }
    if (literal !== '') joined.push(literal);
    joined.push(piece);
    literal = '';
  }
  if (literal !== '' || joined.length === 0) joined.push(literal);
  return {
    pieces: joined,
    source: source ?? joined.map((piece) => (typeof piece === 'string' ? piece : piece.source)).join(''),
    literal: joined.some(isHole) ? undefined : literal,
  };
}

/** Whether a part of a text is not known. */
export function hasHoles(text: Text): boolean {
  return text.literal === undefined;
}

/** Whether a value is a CloudFormation function: a map with the one key `Ref` or `Fn::…`. */
export function isFunction(value: unknown): boolean {
  return isObject(value) && functionName(value) !== undefined;
}

function functionName(value: JsonObject): string | undefined {
  let only: string | undefined;
  // Without a list of the keys, which large maps would take long to make.
  for (const key in value) {
    if (only !== undefined || (key !== 'Ref' && !key.startsWith('Fn::'))) return undefined;
    only = key;
  }
  return only;
}

function callOf(value: unknown): { readonly name: string; readonly argument: unknown } | undefined {
  if (!isObject(value)) return undefined;
  const name = functionName(value);
  return name === undefined ? undefined : { name, argument: value[name] };
}

function piecesOf(value: unknown, nesting: Nesting): readonly Piece[] | undefined {
  const scalar = scalarOf(value);
  if (scalar !== undefined) return hasRoom(scalar.length, nesting) ? findPlaceholders(scalar) : undefined;
  const call = callOf(value);
  if (call === undefined) return undefined;
  const inner = { ...nesting, depth: nesting.depth + 1 };
  const isShallow = inner.depth <= MAX_NESTED_FUNCTIONS && hasRoom(CHARACTERS_PER_FUNCTION, nesting);
  return (isShallow ? evaluate(call.name, call.argument, inner) : undefined) ?? [functionHole(value)];
}

function scalarOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
    ? String(value)
    : undefined;
}

function hasRoom(characters: number, { allowance }: Nesting): boolean {
  allowance.left -= characters;
  return allowance.left >= 0;
}

/** What a function says about its text; `undefined` if that is nothing. */
function evaluate(name: string, argument: unknown, nesting: Nesting): readonly Piece[] | undefined {
  if (name === 'Ref')
    return importVariable(argument) ?? (typeof argument === 'string' ? nesting.resolve?.(argument) : undefined);
  if (name === 'Fn::GetAtt') {
    const parts: readonly unknown[] = Array.isArray(argument) ? argument : [argument];
    return parts.every((part) => typeof part === 'string') ? nesting.resolve?.(parts.join('.')) : undefined;
  }
  if (name === 'Fn::Sub') return substitute(argument, nesting);
  return name === 'Fn::Join' ? join(argument, nesting) : undefined;
}

/** `{Ref: AWS::Region}` says what API Gateway knows as `${AWS::Region}`. */
function importVariable(name: unknown): readonly Piece[] | undefined {
  if (typeof name !== 'string' || kindOf(name) !== 'import') return undefined;
  return [{ kind: 'import', source: `\${${name}}`, name }];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html */
function substitute(argument: unknown, nesting: Nesting): readonly Piece[] | undefined {
  const [template, variables]: readonly unknown[] = Array.isArray(argument) ? argument : [argument];
  if (typeof template !== 'string' || !hasRoom(template.length, nesting)) return undefined;
  return findPlaceholders(template, (name, source) => {
    const isKnown = isObject(variables) && nesting.allowance.left > 0;
    const pieces = isKnown ? piecesOf(own(variables, name), nesting) : undefined;
    if (pieces?.some((piece) => !isHole(piece) || piece.kind !== 'function')) return pieces;
    const kind = kindOf(name);
    const resolved = kind === 'template' && pieces === undefined ? nesting.resolve?.(name) : undefined;
    if (resolved !== undefined) return resolved;
    return [{ kind: kind === 'template' ? 'function' : kind, source, name }];
  });
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-join.html */
function join(argument: unknown, nesting: Nesting): readonly Piece[] | undefined {
  const [separator, parts]: readonly unknown[] = Array.isArray(argument) ? argument : [];
  if (typeof separator !== 'string' || !Array.isArray(parts)) return undefined;
  const pieces: Piece[] = [];
  // Literal neighbours are read as one string, since a placeholder may be spread over several of them.
  let written = '';
  for (const [index, part] of parts.entries()) {
    const scalar = scalarOf(part);
    const delimiter = index === 0 ? '' : separator;
    if (!hasRoom(delimiter.length + (scalar?.length ?? 0) + 1, nesting)) return undefined;
    written += delimiter + (scalar ?? '');
    if (scalar !== undefined) continue;
    append(pieces, findPlaceholders(written));
    append(pieces, piecesOf(part, nesting) ?? [functionHole(part)]);
    written = '';
  }
  append(pieces, findPlaceholders(written));
  return pieces;
}

/** Without spreading, which fails for a very long list. */
function append(pieces: Piece[], more: readonly Piece[]): void {
  for (const piece of more) pieces.push(piece);
}

function functionHole(value: unknown): Hole {
  const source = sketch(value);
  return { kind: 'function', source, name: source.replace(/^\{|\}$/g, '') };
}

/** The string of an `Fn::Sub`, which says more in a message than its pieces. */
function subTemplate(value: unknown): string | undefined {
  const call = callOf(value);
  if (call?.name !== 'Fn::Sub') return undefined;
  const template: unknown = Array.isArray(call.argument) ? call.argument[0] : call.argument;
  return typeof template === 'string' ? template : undefined;
}
