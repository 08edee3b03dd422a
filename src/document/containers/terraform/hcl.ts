import { setFlagsFromString } from 'node:v8';
import grammar from '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm?binary';
import { Language, type Node, Parser } from 'web-tree-sitter';
import runtime from 'web-tree-sitter/web-tree-sitter.wasm?binary';
import type { Location } from '../../definition.js';
import { createLineIndex, type Range } from '../../line-index.js';

/** A parsed file in HashiCorp's configuration language. */
export interface HclFile {
  readonly name: string;
  /** The absolute path. */
  readonly address: string;
  readonly text: string;
  /** Whether it took too long to parse. */
  readonly isUnread: boolean;
  /** The `body` of the file. */
  readonly body: Node | undefined;
  locationOf(range: Range): Location;
}

/** Parses texts; offsets count UTF-16 code units. */
export interface HclParser {
  /** The root of the tree; undefined for a text that takes too long, as one that was made to. */
  parse(text: string): Node | undefined;
}

/** A file of the size that people write takes a few milliseconds. */
const MAX_PARSE_MS = 600;

let ready: Promise<HclParser> | undefined;

/** Loads the parser; the first call compiles it. */
export function loadParser(): Promise<HclParser> {
  ready ??= load();
  return ready;
}

async function load(): Promise<HclParser> {
  // The parser runs for a fraction of a second, in which code from V8's optimizing compiler is never worth its time.
  setFlagsFromString('--liftoff-only');
  await Parser.init({ wasmBinary: runtime });
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
  return {
    parse(text) {
      const start = performance.now();
      // The scanner takes quadratic time over blanks that nothing follows.
      const tree = parser.parse(`${text.trimEnd()}\n`, null, {
        progressCallback: () => performance.now() - start > MAX_PARSE_MS,
      });
      if (tree === null) parser.reset();
      return tree?.rootNode;
    },
  };
}

/** Parses a file. */
export function hclFile(parser: HclParser, name: string, address: string, text: string): HclFile {
  const root = parser.parse(text);
  return {
    name,
    address,
    text,
    isUnread: root === undefined,
    body: childOf(root, 'body'),
    locationOf: createLineIndex(name, text),
  };
}

/** The first child of a type. */
export function childOf(node: Node | undefined, type: string): Node | undefined {
  return node?.namedChildren.find((child) => child?.type === type) ?? undefined;
}

/** All named children of a node. */
export function childrenOf(node: Node | undefined): Node[] {
  return (node?.namedChildren ?? []).filter((child) => child !== null);
}

/** The range of a node. */
export function rangeOf(node: Node): Range {
  return { start: node.startIndex, end: node.endIndex };
}

/** A block: `resource "aws_lambda_function" "pets" { … }`. */
export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly node: Node;
  readonly body: Node | undefined;
}

/** The blocks in a body. */
export function blocksIn(body: Node | undefined): Block[] {
  return childrenOf(body)
    .filter(({ type }) => type === 'block')
    .map((node) => {
      const [type, ...labels] = childrenOf(node).filter(
        (child) => child.type === 'identifier' || child.type === 'string_lit',
      );
      const name = (label: Node) => label.text.replace(/^"|"$/g, '');
      return { type: type?.text ?? '', labels: labels.map(name), node, body: childOf(node, 'body') };
    });
}

/** The expressions of the attributes in a body, by name. */
export function attributesIn(body: Node | undefined): Map<string, Node> {
  const found = new Map<string, Node>();
  for (const node of childrenOf(body)) {
    if (node.type !== 'attribute') continue;
    const name = childOf(node, 'identifier')?.text;
    const expression = childOf(node, 'expression');
    if (name !== undefined && expression !== undefined) found.set(name, expression);
  }
  return found;
}
