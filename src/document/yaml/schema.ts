import { FAILSAFE_SCHEMA, Type, types } from 'js-yaml';

declare module 'js-yaml' {
  const types: Readonly<Record<'null' | 'bool' | 'int' | 'float', Type>>;
}

/**
 * The short forms of CloudFormation's functions.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
const FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ['!Ref', 'Ref'],
  ['!Condition', 'Condition'],
  ...[
    ...['And', 'Base64', 'Cidr', 'Equals', 'FindInMap', 'ForEach', 'GetAtt', 'GetAZs', 'If', 'ImportValue', 'Join'],
    ...['Length', 'Not', 'Or', 'Select', 'Split', 'Sub', 'ToJsonString', 'Transform'],
  ].map((name): [string, string] => [`!${name}`, `Fn::${name}`]),
]);

const KINDS = ['scalar', 'sequence', 'mapping'] as const;

/** The key that a CloudFormation tag stands for: `Fn::Sub` for `!Sub`. */
export function functionKey(tag: string | undefined): string | undefined {
  return tag === undefined ? undefined : FUNCTIONS.get(tag);
}

const WORDS = [types.null, types.bool] as const;
const NUMBERS = [types.int, types.float] as const;

/** The longest is `false`. */
const MAX_WORD = 5;

const PLUS = 0x2b;
const NINE = 0x39;

/** The type of a plain scalar that is not text. js-yaml would ask each type about each key, and with a regular expression. */
function typeOf(text: string | null): Type | undefined {
  // Nothing at all, with the tag `!<?>`.
  if (text === null) return types.null;
  const start = text.charCodeAt(0);
  const isNumeric = start >= PLUS && start <= NINE;
  if (!isNumeric && text.length > MAX_WORD) return undefined;
  const candidates = isNumeric ? NUMBERS : WORDS;
  if (candidates[0].resolve(text)) return candidates[0];
  return candidates[1].resolve(text) ? candidates[1] : undefined;
}

/** The key that a plain scalar is: `200` and `0xC8` are the same. */
export function plainKey(text: string): string {
  const type = typeOf(text);
  return type === undefined ? text : String(type.construct(text));
}

/** js-yaml wants a tag. What is tagged `!!float` goes to its own type all the same, which the schema lists too. */
const NO_TEXT = new Type('tag:yaml.org,2002:float', {
  kind: 'scalar',
  resolve: (text: string | null) => typeOf(text) !== undefined,
  construct: (text: string | null) => typeOf(text)?.construct(text),
});

/**
 * YAML 1.2 with merge keys, as Spectral reads it, and CloudFormation's tags as the functions that they stand for.
 * Any other tag leaves the value underneath as it is.
 */
export const SCHEMA = FAILSAFE_SCHEMA.extend({
  implicit: [NO_TEXT, new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (text) => text === '<<' })],
  explicit: [
    ...WORDS,
    ...NUMBERS,
    ...KINDS.flatMap((kind) => [...FUNCTIONS].map(([tag, key]) => functionType(tag, key, kind))),
    // An empty tag begins every tag, and is looked at last.
    ...KINDS.map(
      (kind) => new Type('', { kind, multi: true, resolve: () => true, construct: (value: unknown) => value }),
    ),
  ],
});

function functionType(tag: string, key: string, kind: (typeof KINDS)[number]): Type {
  return new Type(tag, { kind, construct: (value: unknown) => ({ [key]: argumentOf(key, value) }) });
}

/** `!GetAtt Pets.Arn` is short for `Fn::GetAtt: [Pets, Arn]`; the first full stop separates. */
function argumentOf(key: string, value: unknown): unknown {
  if (key !== 'Fn::GetAtt' || typeof value !== 'string') return value;
  const dot = value.indexOf('.');
  return dot === -1 ? value : [value.slice(0, dot), value.slice(dot + 1)];
}
