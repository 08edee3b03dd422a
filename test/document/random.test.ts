import { describe, expect, it } from 'vitest';
import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import type { JsonPath } from '../../src/document/index.js';
import { isSyntaxProblem, parseSource } from '../../src/document/parse-source.js';
import { functionKey } from '../../src/document/yaml/schema.js';
import { randomJson, randomYaml } from './random-yaml.js';

interface Expected {
  readonly path: JsonPath;
  readonly start: number;
  /** Undefined where a value is empty: there, conventions about its place differ. */
  readonly end: number | undefined;
}

/** Where another parser, which keeps everything, sees each value. Comments at the end of a block do not belong to it. */
function placesOf(document: Document.Parsed): Expected[] {
  const found: Expected[] = [];
  const visit = (node: unknown, path: JsonPath): void => {
    if (!isNode(node) || node.range == null) return;
    found.push({ path, start: node.range[0], end: endOf(node) });
    const name = functionKey(node.tag);
    const inner = name === undefined ? path : [...path, name];
    if (isMap(node)) for (const { key, value } of node.items) visit(value, [...inner, keyOf(key)]);
    if (isSeq(node)) for (const [index, item] of node.items.entries()) visit(item, [...inner, index]);
  };
  visit(document.contents, []);
  return found;
}

function isNode(value: unknown): value is Node {
  return isMap(value) || isSeq(value) || isScalar(value) || isAlias(value);
}

function endOf(node: unknown): number | undefined {
  if (!isNode(node) || node.range == null) return undefined;
  if ((isMap(node) || isSeq(node)) && node.flow !== true) {
    const last: unknown = node.items.at(-1);
    return endOf(isPair(last) ? (last.value ?? last.key) : last);
  }
  return isScalar(node) && node.source === '' && node.type === 'PLAIN' ? undefined : node.range[1];
}

function keyOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}

async function compare(text: string): Promise<number> {
  const document = parseDocument(text, { uniqueKeys: false, merge: true, logLevel: 'silent' });
  const source = await parseSource(text);
  if (isSyntaxProblem(source)) throw new Error(source.message);
  const places = placesOf(document);
  for (const { path, start, end } of places) {
    const range = source.findRange(path);
    const context = `${path.join(' / ')}\n${text}`;
    if (end === undefined) {
      if (range.start !== range.end) expect(range.start, context).toBe(start);
      continue;
    }
    expect(text.slice(range.start, range.end), context).toBe(text.slice(start, end).trimEnd());
    expect(range.start, context).toBe(start);
  }
  return places.length;
}

describe('locate, against another parser', () => {
  it('agrees on random YAML', async () => {
    let compared = 0;
    for (let seed = 1; seed <= 400; seed++) compared += await compare(randomYaml(seed));
    expect(compared).toBeGreaterThan(3000);
  });

  it('agrees on random JSON', async () => {
    let compared = 0;
    for (let seed = 1; seed <= 300; seed++) compared += await compare(randomJson(seed).replaceAll('\t', ' '));
    expect(compared).toBeGreaterThan(3000);
  });
});
