import type { JsonPath } from '../../openapi/json.js';
import type { Range } from '../line-index.js';
import type { Entry, Item, Outline } from './outline.js';
import { MAPPING, NONE, SEQUENCE } from './tape.js';

/** Searches the outline of one text. */
export type FindRange = (path: JsonPath, target?: 'value' | 'key') => Range;

interface Lookup {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly merged: readonly number[];
}

interface Place {
  readonly item: Item;
  readonly key: Range | undefined;
  /** The function of a CloudFormation tag that the path has already named. */
  readonly isUnwrapped: boolean;
}

/**
 * A search for the range of a path: through aliases and merge keys to where the value is written, the last of
 * duplicate keys, the nearest ancestor of what is not there. What one search learns, the next one uses.
 * @param functionKey the key that a tag stands for
 * @param restore makes the text of the file from a key of the parsed text
 */
export function createFindRange(
  outline: Outline,
  functionKey: (tag: string | undefined) => string | undefined,
  restore: (key: string) => string = (key) => key,
): FindRange {
  const { tape } = outline;
  const lookups = new Map<number, Lookup>();
  const sequences = new Map<number, readonly Item[]>();
  let anchored: Map<unknown, number> | undefined;

  const isAlias = (node: number): boolean => tape.kind(node) === NONE && isObjectLike(tape.result(node));

  /** The value of an alias is the very object that its anchor made. */
  const followAlias = (node: number): number => {
    if (!isAlias(node)) return node;
    anchored ??= anchors(outline);
    return anchored.get(tape.result(node)) ?? node;
  };

  const lookupOf = (node: number): Lookup => {
    const known = lookups.get(node);
    if (known !== undefined) return known;
    const entries = new Map<string, Entry>();
    const merged: number[] = [];
    for (const entry of outline.entries(node)) {
      if (tape.isMerge(entry.key)) merged.push(entry.value);
      else entries.set(restore(tape.key(entry.key)), entry);
    }
    const lookup = { entries, merged };
    lookups.set(node, lookup);
    return lookup;
  };

  const itemsOf = (node: number): readonly Item[] => {
    const known = sequences.get(node) ?? outline.items(node);
    sequences.set(node, known);
    return known;
  };

  /** An own key counts before merged ones, and of those the first. */
  const entryOf = (node: number, key: string, seen: Set<number> = new Set()): Entry | undefined => {
    const target = outline.content(followAlias(node));
    if (seen.has(target)) return undefined;
    seen.add(target);
    if (tape.kind(target) === SEQUENCE) {
      for (const { value } of itemsOf(target)) {
        const found = value === -1 ? undefined : entryOf(value, key, seen);
        if (found !== undefined) return found;
      }
      return undefined;
    }
    if (tape.kind(target) !== MAPPING) return undefined;
    const { entries, merged } = lookupOf(target);
    const own = entries.get(key);
    if (own !== undefined) return own;
    for (const source of merged) {
      const found = source === -1 ? undefined : entryOf(source, key, seen);
      if (found !== undefined) return found;
    }
    return undefined;
  };

  const step = (place: Place, segment: string | number): Place | undefined => {
    const { item, isUnwrapped } = place;
    if (item.pair !== undefined) return pairStep(item.pair, String(segment));
    if (item.value === -1) return undefined;
    const node = followAlias(item.value);
    const name = functionKey(tape.tag(node));
    if (name !== undefined && !isUnwrapped) {
      return name === segment
        ? { item: { value: node, gap: item.gap }, key: outline.tagRange(node), isUnwrapped: true }
        : undefined;
    }
    const target = outline.content(node);
    if (tape.kind(target) === MAPPING) {
      const entry = entryOf(target, String(segment));
      return entry && { item: entry, key: outline.range(entry.key), isUnwrapped: false };
    }
    if (tape.kind(target) !== SEQUENCE) return undefined;
    const found = itemsOf(target)[Number(segment)];
    return found && { item: found, key: undefined, isUnwrapped: false };
  };

  const pairStep = (pair: Entry, segment: string): Place | undefined =>
    restore(tape.key(pair.key)) === segment
      ? { item: pair, key: outline.range(pair.key), isUnwrapped: false }
      : undefined;

  return (path, target = 'value') => {
    let place: Place = { item: { value: outline.root, gap: 0 }, key: undefined, isUnwrapped: false };
    for (const segment of path) {
      const next = step(place, segment);
      if (next === undefined) return outline.rangeOf(place.item);
      place = next;
    }
    return (target === 'key' ? place.key : undefined) ?? outline.rangeOf(place.item);
  };
}

function isObjectLike(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function anchors({ tape }: Outline): Map<unknown, number> {
  const found = new Map<unknown, number>();
  for (let node = 0; node < tape.size; node++) {
    const result = tape.result(node);
    if (tape.kind(node) !== NONE && isObjectLike(result) && !found.has(result)) found.set(result, node);
  }
  return found;
}
