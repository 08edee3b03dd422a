// The variables that API Gateway gives a template: $input, $util, $context, $stageVariables.

import { base64Decode, base64Encode, escapeJavaScript, urlDecode, urlEncode } from './java-text.js';
import { parseJson } from './json.js';
import { readPath } from './json-path.js';
import { textMap } from './methods.js';
import { type JavaMap, list, map, print, printJson, RenderFailure, type Special, type Value } from './values.js';

/** Values inside each other, of `$context`. */
const MAX_DEPTH = 100;

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
const toValue = (value: unknown, depth: number): Value => {
  if (depth > MAX_DEPTH || value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value))
    return list(
      value.map((item) => toValue(item, depth + 1)),
      true,
    );
  return typeof value === 'object' ? silentMap(value, depth) : null;
};
const silentMap = (value: object, depth = 0): JavaMap =>
  map(
    Object.entries(value).map(([key, item]) => [key, toValue(item, depth + 1)]),
    true,
  );

/** A value of a template as plain data. */
const fromValue = (value: Value, depth: number): unknown => {
  if (depth > MAX_DEPTH) return null;
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value !== 'object') return value;
  switch (value.type) {
    case 'list':
    case 'array':
      return value.items.map((item) => fromValue(item, depth + 1));
    case 'map':
      return recordOf(value, depth);
    default:
      return null;
  }
};
const recordOf = (value: Value | undefined, depth = 0): Record<string, unknown> =>
  typeof value === 'object' && value?.type === 'map'
    ? Object.fromEntries([...value.entries].map(([key, item]) => [print(key), fromValue(item, depth + 1)]))
    : {};

const inputOf = ({ body, params }: TemplateInput): Special => {
  const payload = body === undefined || body === '' ? '{}' : body;
  const path = textMap(params?.path);
  const querystring = textMap(params?.querystring);
  const header = textMap(params?.header);
  const places = map([
    ['path', path],
    ['querystring', querystring],
    ['header', header],
  ]);
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
          return path.entries.get(first) ?? querystring.entries.get(first) ?? header.entries.get(first) ?? null;
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
  const context = silentMap(given ?? {});
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

/** What a template set of the request and of the response; maps by name, other things as they were set. */
export interface Overrides {
  readonly requestOverride: {
    readonly path: Readonly<Record<string, unknown>>;
    readonly header: Readonly<Record<string, unknown>>;
    readonly querystring: Readonly<Record<string, unknown>>;
    readonly [name: string]: unknown;
  };
  readonly responseOverride: {
    readonly header: Readonly<Record<string, unknown>>;
    /** AWS ignores one that is not a whole number from 100 to 599. */
    readonly status?: unknown;
    readonly [name: string]: unknown;
  };
}

/** The variables by name, and how to read what was set in `$context`. */
export const variablesOf = (
  input: TemplateInput,
): { readonly variables: Map<string, Value>; overrides(): Overrides } => {
  const context = contextOf(input.context);
  const part = (name: string, inner: string): Record<string, unknown> => {
    const override = context.entries.get(name);
    return recordOf(typeof override === 'object' && override?.type === 'map' ? override.entries.get(inner) : null);
  };
  return {
    variables: new Map<string, Value>([
      ['input', inputOf(input)],
      ['util', util],
      ['context', context],
      ['stageVariables', textMap(input.stageVariables)],
    ]),
    overrides: () => ({
      requestOverride: {
        ...recordOf(context.entries.get('requestOverride')),
        path: part('requestOverride', 'path'),
        header: part('requestOverride', 'header'),
        querystring: part('requestOverride', 'querystring'),
      },
      responseOverride: {
        ...recordOf(context.entries.get('responseOverride')),
        header: part('responseOverride', 'header'),
      },
    }),
  };
};
