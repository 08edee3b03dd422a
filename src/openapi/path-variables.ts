import type { Api, Node } from './api.js';
import type { Path } from './operation.js';
import { segmentsOf } from './path-segment.js';

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

/** A segment and what earlier paths have below it. */
interface Resource {
  readonly children: Map<string, Resource>;
  variable?: { readonly text: string; readonly path: Path };
}

/** Where paths of a document disagree on the name of a variable; each later path once. */
export function siblingVariablesOf(api: Api): SiblingVariables[] {
  const root: Resource = { children: new Map() };
  return api.paths.flatMap((path) => {
    let parent = root;
    const segments = segmentsOf(path);
    for (const [index, { text, variable }] of segments.entries()) {
      const other = variable === undefined ? undefined : parent.variable;
      if (other !== undefined && other.text !== text.source) {
        const above = segments.slice(0, index).map((segment) => `/${segment.text.source}`);
        const place = above.length === 0 ? '/' : above.join('');
        return [
          { path: path.path, variable: text.source, other: other.text, otherPath: other.path.template, parent: place },
        ];
      }
      if (variable !== undefined) parent.variable ??= { text: text.source, path };
      parent = childOf(parent, text.source);
    }
    return [];
  });
}

function childOf(resource: Resource, segment: string): Resource {
  let child = resource.children.get(segment);
  if (child === undefined) {
    child = { children: new Map() };
    resource.children.set(segment, child);
  }
  return child;
}
