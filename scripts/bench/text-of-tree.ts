import { childrenOf, type Node } from '../../src/vtl/tree.js';

/**
 * Writes a tree as text: the leaves, and between them what only the node above them holds.
 * @param text what the tree was parsed from
 * @throws Error if a node is not inside of the one above it, or not behind the one before it
 */
export const textOfTree = (node: Node, text: string): string => {
  let written = '';
  let at = node.start;
  for (const child of childrenOf(node)) {
    if (child.start < at || child.end < child.start || child.end > node.end)
      throw new Error(`A ${child.type} from ${child.start} to ${child.end} does not fit into its ${node.type}.`);
    written += text.slice(at, child.start) + textOfTree(child, text);
    at = child.end;
  }
  return written + text.slice(at, node.end);
};
