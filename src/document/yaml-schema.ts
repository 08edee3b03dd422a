import { CORE_SCHEMA, Type } from 'js-yaml';

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

/**
 * YAML 1.2 with merge keys, as Spectral reads it, and CloudFormation's tags as the functions that they stand for.
 * Any other tag leaves the value underneath as it is.
 */
export const SCHEMA = CORE_SCHEMA.extend({
  implicit: [new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (text) => text === '<<' })],
  explicit: [
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
