import type { Api } from './api.js';
import type { Node } from './node.js';
import type { Path } from './operation.js';
import { isPlainPath, segmentsOf } from './path-segment.js';

/** Two paths with differently named variables at the same place of the tree. */
export interface SiblingVariables extends Node {
  /** The variable of the later path, as written: `{name}`. */
  readonly variable: string;
  /** The variable that an earlier path has there. */
  readonly other: string;
  /** The earlier path. */
  readonly otherPath: string;
  /** The path up to the variable. */
  readonly parent: string;
}

/** A variable as a whole segment of a path. */
interface PathVariable {
  /** As written: `{name}`. */
  readonly text: string;
  /** The path up to it, without the slash in between. */
  readonly above: string;
}

/** Where paths of a document disagree on the name of a variable; each later path once. */
export function siblingVariablesOf(api: Api): SiblingVariables[] {
  const earlier = new Map<string, { readonly text: string; readonly path: Path }>();
  const found: SiblingVariables[] = [];
  for (const path of api.paths) {
    for (const { text, above } of variablesIn(path)) {
      const other = earlier.get(above);
      if (other === undefined) earlier.set(above, { text, path });
      else if (other.text !== text) {
        const parent = above === '' ? '/' : above;
        found.push({ path: path.path, variable: text, other: other.text, otherPath: other.path.template, parent });
        break;
      }
    }
  }
  return found;
}

function variablesIn(path: Path): PathVariable[] {
  const variables: PathVariable[] = [];
  if (isPlainPath(path)) {
    const { template } = path;
    for (let start = template.indexOf('{'); start !== -1; start = template.indexOf('{', start + 1))
      variables.push({
        text: template.slice(start, template.indexOf('}', start) + 1),
        above: template.slice(0, start - 1),
      });
    return variables;
  }
  let above = '';
  for (const { text, variable } of segmentsOf(path)) {
    if (variable !== undefined) variables.push({ text: text.source, above });
    above += `/${text.source}`;
  }
  return variables;
}
