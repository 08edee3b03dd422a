import { CORE_SCHEMA, load } from 'js-yaml';
import { isObject, type JsonObject, type JsonPath, own } from '../../openapi/json.js';
import { type Hole, isFunction, isHole, type Piece, textOf } from '../../openapi/text/template-text.js';
import { fillText, isBare, isWholeMark, leftIn, nameIn, valueFor } from './fill-text.js';
import type { Variables } from './read-variables.js';
import { keyRole, placeUnder, ROOT, type TextPlace, type TextRole } from './text-role.js';

/** A placeholder or function that no value was given for, or a key that became the same as another. */
export interface Leftover {
  /** As it is to be quoted: `${bucket}`, `{Fn::GetAtt: Pets.Arn}`; of a key what it became. */
  readonly source: string;
  /** The name that a value for it has; none for a key. */
  readonly name: string | undefined;
  /** Where it is, in the document as it was read. */
  readonly path: JsonPath;
  readonly target: 'value' | 'key';
}

/** A document with its placeholders filled. */
export interface Rendered {
  /** A copy. A value that was used twice may be one and the same object. */
  readonly data: unknown;
  readonly leftovers: readonly Leftover[];
  /** The path, in the document as it was read, of what stands at a path of the copy. */
  sourcePath(path: JsonPath): JsonPath;
}

/** Functions look like `{Ref: x}`; a schema may have a property of that name. */
function isCall(value: unknown): value is JsonObject {
  return isFunction(value) && isObject(value) && (!Object.hasOwn(value, 'Ref') || typeof value.Ref === 'string');
}

/** How a function is read. */
interface Reading {
  readonly role: TextRole;
  readonly variables: Variables;
  /** What is known of the functions inside. */
  readonly known: Map<JsonObject, string | undefined>;
}

const MAX_NESTED_CHARACTERS = 100_000;

const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;

/**
 * Fills the placeholders of a document: `${name}`, `{{ name }}`, and CloudFormation's `Ref`, `Fn::Sub`, `Fn::Join` and
 * `Fn::GetAtt`. What API Gateway fills itself stays: `${AWS::Region}` and its like, `${stageVariables.x}`.
 * @param isPlain whether the text at a path is written without quotes, so that a value in it may be a number or a list
 */
export function render(data: unknown, variables: Variables, isPlain: (path: JsonPath) => boolean): Rendered {
  const leftovers: Leftover[] = [];
  const copies = new Map<object, Map<string, unknown>>();
  const sourceKeys = new Map<object, Map<string, string | number>>();
  const isDollarTemplate = usesDollarBraces(data, variables);

  const renderText = (text: string, path: JsonPath, role: TextRole, target: 'value' | 'key'): string => {
    for (const { source, name } of leftIn(text, role, variables))
      leftovers.push({ source, name: nameIn(name), path, target });
    return fillText(text, variables, role === 'document' || role === 'policy' || isDollarTemplate);
  };

  const renderScalar = (text: string, path: JsonPath, role: TextRole): unknown => {
    const filled = renderText(text, path, role, 'value');
    return filled !== text && isWholeMark(text) && isPlain(path) ? typed(filled) : filled;
  };

  /** The text of a function, or a copy of it where that is not known. */
  const renderCall = (call: JsonObject, path: JsonPath, place: TextPlace): unknown => {
    const missing: Leftover[] = [];
    const text = callText(call, { role: place.role, variables, known: new Map() }, ({ source, name }) => {
      missing.push({ source, name: functionName(name), path, target: 'value' });
    });
    if (missing.length === 0) return text;
    if (place.role !== 'payload') leftovers.push(...missing);
    return copyMap(call, path, { ...place, role: 'payload' });
  };

  const copyMap = (map: JsonObject, path: JsonPath, place: TextPlace): unknown => {
    const copy = {};
    remember(map, place, copy);
    for (const [key, item] of Object.entries(map)) {
      if (isNoValue(item)) continue;
      const itemPath = [...path, key];
      const filled = renderText(key, itemPath, keyRole(place), 'key');
      if (place.role === 'document' && key.startsWith('Fn::')) {
        leftovers.push({ source: `{${key}: …}`, name: key, path: itemPath, target: 'key' });
      }
      if (Object.hasOwn(copy, filled)) {
        leftovers.push({ source: filled, name: undefined, path: itemPath, target: 'key' });
        continue;
      }
      if (filled !== key) keysOf(copy).set(filled, key);
      define(copy, filled, renderValue(item, itemPath, placeUnder(place, key)));
    }
    return copy;
  };

  const copyList = (list: readonly unknown[], path: JsonPath, place: TextPlace): unknown => {
    const copy: unknown[] = [];
    remember(list, place, copy);
    for (const [index, item] of list.entries()) {
      if (isNoValue(item)) continue;
      if (copy.length !== index) keysOf(copy).set(String(copy.length), index);
      copy.push(renderValue(item, [...path, index], place));
    }
    return copy;
  };

  const renderValue = (value: unknown, path: JsonPath, place: TextPlace): unknown => {
    if (typeof value === 'string') return renderScalar(value, path, place.role);
    if (typeof value !== 'object' || value === null) return value;
    const known = copies.get(value)?.get(placeKey(place));
    if (known !== undefined) return known;
    if (Array.isArray(value)) return copyList(value, path, place);
    if (!isObject(value)) return value;
    return isCall(value) ? renderCall(value, path, place) : copyMap(value, path, place);
  };

  const remember = (value: object, place: TextPlace, copy: object): void => {
    const known = copies.get(value) ?? new Map<string, unknown>();
    copies.set(value, known.set(placeKey(place), copy));
  };

  const keysOf = (copy: object): Map<string, string | number> => {
    const known = sourceKeys.get(copy) ?? new Map<string, string | number>();
    sourceKeys.set(copy, known);
    return known;
  };

  const rendered = renderValue(data, [], ROOT);
  const sourcePath = (path: JsonPath): JsonPath => {
    let value: unknown = rendered;
    return path.map((segment) => {
      const holder = typeof value === 'object' && value !== null ? value : undefined;
      value = holder && Reflect.get(holder, segment);
      return (holder && sourceKeys.get(holder)?.get(String(segment))) ?? segment;
    });
  };
  return { data: rendered, leftovers, sourcePath };
}

function placeKey({ role, hasNames, key }: TextPlace): string {
  return `${role} ${hasNames} ${key}`;
}

/** CloudFormation leaves out what is `{Ref: AWS::NoValue}`. */
function isNoValue(value: unknown): boolean {
  return isCall(value) && own(value, 'Ref') === 'AWS::NoValue';
}

/** What a function gives, with its holes as they are written where nothing fills them. */
function callText(call: JsonObject, how: Reading, onMissing: (hole: Hole) => void): string {
  const known = withKnownArguments(call, (inner) => knownText(inner, how));
  const pieces = (textOf(known)?.pieces ?? []).map((piece) => {
    const text = pieceText(piece, how);
    if (text !== undefined || !isHole(piece)) return text ?? '';
    onMissing(piece);
    return piece.source;
  });
  return pieces.join('');
}

/** What a function inside another gives, if all of it is known. Aliases may repeat it, and make it grow without end. */
function knownText(call: JsonObject, how: Reading): string | undefined {
  if (how.known.has(call)) return how.known.get(call);
  how.known.set(call, undefined);
  let isKnown = true;
  const text = callText(call, how, () => {
    isKnown = false;
  });
  const result = isKnown && text.length <= MAX_NESTED_CHARACTERS ? text : undefined;
  how.known.set(call, result);
  return result;
}

/** The functions in the variables of an `Fn::Sub` and in the parts of an `Fn::Join` become texts, if they are known. */
function withKnownArguments(call: JsonObject, textFor: (inner: JsonObject) => string | undefined): JsonObject {
  const known = (value: unknown): unknown => (isCall(value) ? (textFor(value) ?? value) : value);
  for (const name of ['Fn::Sub', 'Fn::Join']) {
    const argument = own(call, name);
    if (!Array.isArray(argument)) continue;
    const [first, second]: readonly unknown[] = argument;
    if (Array.isArray(second)) return { [name]: [first, second.map(known)] };
    if (isObject(second)) {
      return { [name]: [first, Object.fromEntries(Object.entries(second).map(([key, value]) => [key, known(value)]))] };
    }
  }
  return call;
}

/** The text of a piece; `undefined` for a hole that nothing fills. */
function pieceText(piece: Piece, { role, variables }: Reading): string | undefined {
  if (!isHole(piece)) return piece;
  if (piece.kind === 'import' || piece.kind === 'stage') return `\${${piece.name}}`;
  const value = valueFor(functionName(piece.name), variables);
  if (value !== undefined || piece.kind === 'function') return value;
  return isBare(piece) || role === 'text' || role === 'payload' ? piece.source : undefined;
}

/** `Ref: Name` and `Fn::GetAtt: Pets.Arn` are filled as `Name` and `Pets.Arn`. */
function functionName(name: string): string {
  return name.replace(/^(?:Ref|Fn::GetAtt): /, '');
}

/** What YAML makes of a value that stands without quotes: a number, a list; or the text itself. */
function typed(text: string): unknown {
  // `1.10` may be a version.
  if (NUMBER.test(text) && String(Number(text)) === text) return Number(text);
  if (/^(?:true|false)$/.test(text)) return text === 'true';
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return load(text, { schema: CORE_SCHEMA });
  } catch {
    return text;
  }
}

/** Whether some `${name}` of the document is one of the variables: only then `$${x}` in a mapping template is an escape. */
function usesDollarBraces(data: unknown, variables: Variables): boolean {
  if (variables.size === 0) return false;
  const seen = new Set<unknown>();
  const open: unknown[] = [data];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') {
      for (const [, inner = ''] of value.matchAll(/\$\{([^{}]*)\}/g))
        if (valueFor(inner, variables) !== undefined) return true;
    } else if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value);
      for (const [key, item] of Object.entries(value)) open.push(key, item);
    }
  }
  return false;
}

/** Unlike an assignment, makes `__proto__` a key like any other. */
function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, configurable: true, enumerable: true, writable: true });
}
