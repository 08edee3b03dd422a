import type { Range } from '../line-index.js';
import { isBreakOrSpace, propertiesAt, scalarEnd, skipSpace } from './space.js';
import { MAPPING, NONE, SEQUENCE, type Tape } from './tape.js';

/** A key and its value. A missing node is -1; `gap` is where the missing value would stand. */
export interface Entry {
  readonly key: number;
  readonly value: number;
  readonly gap: number;
}

/** An element of a sequence: a node, nothing at an offset, or the only pair of a map without braces. */
export interface Item {
  readonly value: number;
  readonly gap: number;
  readonly pair?: Entry;
}

/** A tape read as a tree. */
export interface Outline {
  readonly tape: Tape;
  readonly root: number;
  /** The node that holds the content, where the parser noted it twice. */
  content(node: number): number;
  /** The pairs of a mapping, in the order of the text. */
  entries(node: number): readonly Entry[];
  items(node: number): readonly Item[];
  range(node: number): Range;
  rangeOf(item: Item): Range;
  /** The range of a node's tag; undefined if it has none. */
  tagRange(node: number): Range | undefined;
}

/** Reads a tape as a tree; every part is looked at when it is asked for. */
export function createOutline(tape: Tape, root: number): Outline {
  const { text } = tape;
  const start = (node: number): number => propertiesAt(text, tape.open(node)).content;
  const isFlow = (node: number): boolean => {
    const first = text[start(node)];
    return first === '{' || first === '[';
  };

  /** js-yaml tries a value as a key first, and notes what it finds; if it was not a key, that is the value's content. */
  const content = (node: number): number => {
    let current = node;
    for (;;) {
      const child = current + 1;
      if (tape.kind(current) < SEQUENCE || child >= tape.next(current)) return current;
      if (tape.next(child) !== tape.next(current) || start(child) !== start(current)) return current;
      current = child;
    }
  };

  const isPair = (key: number): boolean => text[skipSpace(text, tape.close(key))] === ':';

  const flowEntry = (key: number): Entry => {
    if (isPair(key)) return { key, value: tape.next(key), gap: tape.close(key) };
    return { key, value: -1, gap: range(key).end };
  };

  const entries = (node: number): readonly Entry[] => {
    const end = tape.next(node);
    const found: Entry[] = [];
    const flow = isFlow(node);
    let at = start(node);
    for (let key = node + 1; key < end; ) {
      const isExplicit = !flow && text[skipSpace(text, at)] === '?' && isBreakOrSpace(text, skipSpace(text, at) + 1);
      const hasValue = flow || isExplicit ? isPair(key) : true;
      const value = hasValue ? tape.next(key) : -1;
      // After the last pair js-yaml may have looked for another key and found none.
      if (value >= end) break;
      found.push(hasValue ? { key, value, gap: tape.close(key) } : flowEntry(key));
      at = tape.close(hasValue ? value : key);
      key = tape.next(hasValue ? value : key);
    }
    return found;
  };

  const items = (node: number): readonly Item[] => (isFlow(node) ? flowItems(node) : blockItems(node));

  const flowItems = (node: number): Item[] => {
    const found: Item[] = [];
    for (let child = node + 1; child < tape.next(node); ) {
      const entry = flowEntry(child);
      found.push(entry.value === -1 ? { value: child, gap: 0 } : { value: -1, gap: 0, pair: entry });
      child = tape.next(entry.value === -1 ? child : entry.value);
    }
    return found;
  };

  /** An entry `-` without content makes no node, so the dashes are counted. */
  const blockItems = (node: number): Item[] => {
    const found: Item[] = [];
    const end = tape.next(node);
    let child = node + 1;
    let dash = start(node);
    while (text[dash] === '-' && isBreakOrSpace(text, dash + 1) && dash < tape.close(node)) {
      const after = skipSpace(text, dash + 1);
      if (child < end && tape.open(child) === after) {
        found.push({ value: child, gap: dash + 1 });
        dash = skipSpace(text, tape.close(child));
        child = tape.next(child);
      } else {
        found.push({ value: -1, gap: dash + 1 });
        dash = after;
      }
    }
    return found;
  };

  const rangeOf = ({ value, gap, pair }: Item): Range => {
    if (pair !== undefined) return { start: range(pair.key).start, end: rangeOf(pair).end };
    return value === -1 ? { start: gap, end: gap } : range(value);
  };

  const range = (outer: number): Range => {
    const node = content(outer);
    const kind = tape.kind(node);
    const { properties, content: first } = propertiesAt(text, tape.open(node));
    const isAlias = text[first] === '*' && first < tape.close(node);
    if (kind === NONE && !isAlias) return emptyRange(tape, node, properties);
    if (kind >= SEQUENCE && !isFlow(node)) return { start: first, end: blockEnd(node, first) };
    return { start: first, end: scalarEnd(text, first, tape.close(node)) };
  };

  /** A block has no closing mark: it ends where its last value ends. Walks down, since values nest deeply. */
  const blockEnd = (block: number, first: number): number => {
    let node = block;
    let end = first;
    for (;;) {
      const last = tape.kind(node) === MAPPING ? entries(node).at(-1) : items(node).at(-1);
      if (last === undefined) return end;
      if (last.value === -1) return rangeOf(last).end;
      const inner = content(last.value);
      const isBlock = tape.kind(inner) >= SEQUENCE && !isFlow(inner);
      if (!isBlock) return Math.max(range(inner).end, end);
      end = start(inner);
      node = inner;
    }
  };

  const tagRange = (node: number): Range | undefined => {
    const { tag } = propertiesAt(text, tape.open(node));
    return tape.tag(node) === undefined ? undefined : tag;
  };

  return { tape, root, content, entries, items, range, rangeOf, tagRange };
}

function emptyRange(tape: Tape, node: number, properties: Range | undefined): Range {
  const hasProperties = properties !== undefined && properties.start < tape.close(node);
  return hasProperties ? properties : { start: tape.open(node), end: tape.open(node) };
}
