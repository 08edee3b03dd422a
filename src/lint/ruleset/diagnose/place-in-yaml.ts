import { isMap, isNode, isPair, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { RulesetPlace } from '../error.js';

/**
 * The place in YAML or JSON text that a path leads to, or the nearest one around it that is there.
 * @param at whether to point at the key, where the path ends at one, or at its value
 */
export function placeInYaml(text: string, path: readonly (string | number)[], at: 'key' | 'value'): RulesetPlace {
  const lines = new LineCounter();
  let node: unknown = parseDocument(text, { lineCounter: lines, merge: true }).contents;
  let found: Node | undefined;
  for (const [index, segment] of path.entries()) {
    const pair = isMap(node) ? node.items.find(({ key }) => String(key) === String(segment)) : undefined;
    const next = isSeq(node) ? node.items[Number(segment)] : pair?.value;
    const isLast = index === path.length - 1;
    const key = pair !== undefined && isNode(pair.key) ? pair.key : undefined;
    // A map or a list shows best at its key; so does what has no value.
    const shown = key !== undefined && (at === 'key' || !isLast || !isScalarLike(next)) ? key : next;
    if (!isNode(shown)) break;
    found = shown;
    node = isPair(next) ? next.value : next;
  }
  const { line, col } = lines.linePos(found?.range?.[0] ?? 0);
  return { line, column: col };
}

function isScalarLike(node: unknown): boolean {
  return isNode(node) && !isMap(node) && !isSeq(node) && node.range?.[0] !== node.range?.[1];
}
