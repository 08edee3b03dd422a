// The variables that API Gateway gives a template: $input, $util, $context, $stageVariables.

import { base64Decode, base64Encode, escapeJavaScript, urlDecode, urlEncode } from './java-text.js';
import { parseJson } from './json.js';
import { readPath } from './json-path.js';
import { textMap } from './methods.js';
import { type JavaMap, list, map, printJson, RenderFailure, type Special, type Value } from './values.js';

/** What a request, or the answer of the backend, brings. */
export interface TemplateInput {
  /** The payload. An empty one reads as `{}`, as it does on AWS. */
  readonly body?: string | undefined;
  readonly params?: {
    readonly path?: Readonly<Record<string, string>> | undefined;
    readonly querystring?: Readonly<Record<string, string>> | undefined;
    readonly header?: Readonly<Record<string, string>> | undefined;
  };
  /** `$context`: a plain object like `{ requestId: '…', identity: { sourceIp: '…' } }`. */
  readonly context?: Readonly<Record<string, unknown>> | undefined;
  readonly stageVariables?: Readonly<Record<string, string>> | undefined;
}

/** A value of JavaScript as one of a template. */
export const toValue = (value: unknown, isSilent: boolean, depth = 0): Value => {
  if (depth > 100 || value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value))
    return list(
      value.map((item) => toValue(item, isSilent, depth + 1)),
      true,
    );
  if (typeof value !== 'object') return null;
  return map(
    Object.entries(value).map(([key, item]) => [key, toValue(item, isSilent, depth + 1)] as const),
    isSilent,
  );
};

/** A value of a template as plain data. */
export const fromValue = (value: Value, depth = 0): unknown => {
  if (depth > 100) return null;
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value !== 'object') return value;
  switch (value.type) {
    case 'list':
    case 'array':
      return value.items.map((item) => fromValue(item, depth + 1));
    case 'map':
      return Object.fromEntries(
        [...value.entries].map(([key, item]) => [String(fromValue(key)), fromValue(item, depth + 1)]),
      );
    default:
      return null;
  }
};

const inputOf = ({ body, params }: TemplateInput): Special => {
  const payload = body === undefined || body === '' ? '{}' : body;
  const places = map(
    (['path', 'querystring', 'header'] as const).map((place) => [place, textMap(params?.[place])] as const),
  );
  let parsed: { readonly root: Value } | undefined;
  const find = (path: Value): Value => {
    parsed ??= { root: parseJson(payload) };
    return typeof path === 'string' ? readPath(parsed.root, path) : null;
  };

  return {
    type: 'special',
    print: () => '',
    property: (name) => (name === 'body' ? payload : null),
    call(name, values) {
      const [first] = values;
      if (name === 'params' && values.length === 0) return places;
      if (name === 'getBody' && values.length === 0) return payload;
      if (values.length !== 1 || typeof first !== 'string') return null;
      switch (name) {
        case 'path':
          return find(first);
        case 'json': {
          const found = find(first);
          return found === null ? '""' : printJson(found, false);
        }
        case 'params':
          for (const place of places.entries.values()) {
            const found = (place as JavaMap).entries.get(first) ?? null;
            if (found !== null) return found;
          }
          return null;
        default:
          return null;
      }
    },
  };
};

const UTIL: Readonly<Record<string, (text: string) => Value>> = {
  escapeJavaScript,
  parseJson,
  urlEncode,
  urlDecode,
  base64Encode,
  base64Decode,
};

/** An exception inside one of them is swallowed, as recorded on AWS, and anything but one text as argument finds no function. */
const util: Special = {
  type: 'special',
  print: () => '',
  property: () => null,
  call(name, values) {
    const [first] = values;
    const run = Object.hasOwn(UTIL, name) ? UTIL[name] : undefined;
    if (run === undefined || values.length !== 1 || typeof first !== 'string') return null;
    try {
      return run(first);
    } catch (error) {
      if (error instanceof RenderFailure) return null;
      throw error;
    }
  },
};

/** `$context`, in which a template finds maps to fill: what it sets there changes the request or the response. */
const contextOf = (given: TemplateInput['context']): JavaMap => {
  const context = toValue(given ?? {}, true) as JavaMap;
  const complete = (name: string, parts: readonly string[]) => {
    const found = context.entries.get(name);
    const overrides = typeof found === 'object' && found?.type === 'map' ? found : map([], true);
    for (const part of parts) if (!overrides.entries.has(part)) overrides.entries.set(part, map([], true));
    context.entries.set(name, overrides);
  };
  complete('requestOverride', ['path', 'header', 'querystring']);
  complete('responseOverride', ['header']);
  return context;
};

/** The variables by name. */
export const variablesOf = (input: TemplateInput): Map<string, Value> =>
  new Map<string, Value>([
    ['input', inputOf(input)],
    ['util', util],
    ['context', contextOf(input.context)],
    ['stageVariables', textMap(input.stageVariables)],
  ]);
