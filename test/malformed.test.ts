import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { isObject, type JsonPath, toPointer, valueAt } from '../src/openapi/json.js';
import { type Api, apiOf } from '../src/openapi/model/api.js';
import type { Rule } from '../src/rule.js';
import { rules } from '../src/rules/index.js';

const KINDS = ['rest', 'http'] as const;

const cycle: Record<string, unknown> = { type: 'aws_proxy', name: 'x', in: 'query' };
cycle.self = cycle;
cycle['Fn::If'] = ['Condition', cycle, [cycle]];
const endless: Record<string, unknown> = {};
endless['Fn::If'] = ['Condition', endless, { 'Fn::If': ['Condition', endless, endless] }];
const ring: unknown[] = [{ statusCode: '200' }];
ring.push(ring);

/** What may stand where it does not belong; nodes get them by turns, since all of them in every place would take too long. */
const ODDITIES: readonly unknown[] = [
  null,
  [],
  {},
  0,
  -1.5,
  '',
  true,
  ' ',
  'x'.repeat(10_000),
  '{'.repeat(5_000),
  `$\{${'a'.repeat(5_000)}`,
  "${stageVariables.x}{{ y }}<%= z %>%{ if a }$NAME '",
  'arn:aws:lambda:::function:',
  '\u0000\u2028\ud800"`\n',
  { Ref: 'Anything' },
  { Ref: 'AWS::NoValue' },
  { 'Fn::Sub': 'arn:${AWS::Partition}:${X}' },
  { 'Fn::Sub': ['${A}', { A: { 'Fn::Sub': [] } }] },
  { 'Fn::Join': [':', ['a', { 'Fn::Join': 1 }]] },
  { 'Fn::GetAtt': null },
  { 'Fn::If': ['Condition', { type: 'aws_proxy', responses: [] }, 1] },
  { 'Fn::If': 7 },
  { 'Fn::Transform': {}, type: 'http' },
  { $ref: '#/' },
  { $ref: '#' },
  { $ref: '#/paths' },
  { $ref: 7 },
  { $ref: 'elsewhere.yaml#/a' },
  JSON.parse('{"__proto__": {"type": "aws"}, "constructor": 1, "toString": 2, "length": 3}'),
  [[[[null]]]],
  [null, 1, 'x', {}, [], { name: null }],
  { '[object Object]': null },
  { get: null, default: null, '200': null, 'method.request.header.': 0 },
  cycle,
  endless,
  ring,
];

/** Every place of a value, shared parts once. */
function* placesIn(value: unknown, path: JsonPath = []): Generator<JsonPath> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value))
    yield* placesIn(child, [...path, Array.isArray(value) ? Number(key) : key]);
}

/** The value with something else at a place; what is not on the way there is shared. */
function replace(value: unknown, [key, ...rest]: JsonPath, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? replace(item, rest, by) : item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === key ? replace(item, rest, by) : item]),
  );
}

/** A map with keys besides its own that few expect. */
function withOddKeys(value: unknown): unknown {
  if (!isObject(value)) return [value];
  const odd = JSON.parse(
    '{"__proto__": {"type": "aws"}, "constructor": 1, "": null, "${x}": [], "<<": {}, "Fn::Transform": 0, "x-": 2}',
  );
  return Object.fromEntries([...Object.entries(odd), ...Object.entries(value)]);
}

/** One of everything that rules look at. */
const EVERYTHING = load(readFileSync('test/fixtures/everything.yaml', 'utf8'));

it('no rule throws, and every finding has a place, whatever stands in a place of a large document', () => {
  const mutants = [...placesIn(EVERYTHING)].flatMap((place, turn) => [
    ...ODDITIES.filter((_, index) => (index + turn) % 2 === 0).map((oddity) => replace(EVERYTHING, place, oddity)),
    replace(EVERYTHING, place, withOddKeys(valueAt(EVERYTHING, place))),
  ]);
  expect(failuresOf(mutants)).toEqual([]);
});

it('no rule throws, and every finding has a place, whatever stands in its own examples', () => {
  const texts = new Set(rules.flatMap((rule) => [...rule.bad, ...rule.good].map(({ yaml }) => yaml.document)));
  const mutants = [...texts]
    .map((text) => load(text))
    .flatMap((document, index) =>
      [...placesIn(document)].map((place, turn) =>
        replace(document, place, ODDITIES[(index + turn) % ODDITIES.length]),
      ),
    );
  expect(failuresOf(mutants)).toEqual([]);
});

/** What goes wrong, each kind once. */
function failuresOf(mutants: readonly unknown[]): string[] {
  const failures = new Map<string, string>();
  for (const mutant of mutants) {
    if (!isObject(mutant)) continue;
    apiOf(mutant);
    for (const kind of KINDS) {
      for (const rule of rules) {
        const failure = failureOf(rule, apiOf(mutant, kind));
        if (failure === undefined || failures.has(rule.id + failure)) continue;
        failures.set(rule.id + failure, `${rule.id} ${failure}\n${inspect(mutant, { depth: 9 }).slice(0, 2_000)}`);
      }
    }
  }
  return [...failures.values()];
}

function failureOf(rule: Rule, api: Api): string | undefined {
  try {
    const lost = rule.findings(api).find(({ path }) => valueAt(api.document.value, path) === undefined);
    return lost && `reports a place where nothing is: ${toPointer(lost.path).replace(/^.*(?=\/.*\/.*\/)/, '…')}`;
  } catch (error) {
    return `throws ${error instanceof Error ? error.stack?.split('\n').slice(0, 4).join(' ') : error}`;
  }
}
