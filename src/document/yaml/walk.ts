import type { JsonPath } from '../../openapi/json.js';
import type { Entry, Item, Outline } from './outline.js';
import { MAPPING, SEQUENCE } from './tape.js';

/** A node as it is written, with its path in the data. */
export interface Visited {
  readonly node: number;
  readonly path: JsonPath;
  /** The pairs, if it is a mapping. */
  readonly entries: readonly Entry[];
}

/**
 * Goes over everything that is written, in the order of the text, aliases not followed. Only for texts in which something is known to be odd:
 * it looks at every node.
 * @param functionKey the key that a tag stands for
 */
export function* walkOutline(
  outline: Outline,
  functionKey: (tag: string | undefined) => string | undefined,
): Generator<Visited> {
  const { tape } = outline;
  const stack: { readonly item: Item; readonly path: JsonPath }[] = [
    { item: { value: outline.root, gap: 0 }, path: [] },
  ];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { item, path: outer } = top;
    if (item.pair !== undefined) stack.push({ item: item.pair, path: [...outer, tape.key(item.pair.key)] });
    if (item.value === -1) continue;
    const name = functionKey(tape.tag(item.value));
    const path = name === undefined ? outer : [...outer, name];
    const node = outline.content(item.value);
    const entries = tape.kind(node) === MAPPING ? outline.entries(node) : [];
    yield { node: item.value, path, entries };
    const items = tape.kind(node) === SEQUENCE ? outline.items(node) : [];
    const children = [
      ...items.map((child, index) => ({ item: child, path: [...path, index] })),
      ...entries.map((entry) => ({ item: entry, path: [...path, tape.key(entry.key)] })),
    ];
    for (const child of children.reverse()) stack.push(child);
  }
}
