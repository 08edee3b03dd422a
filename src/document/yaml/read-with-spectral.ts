import { Yaml } from '@stoplight/spectral-parsers';
import { isObject } from '../../openapi/json.js';
import type { Range } from '../line-index.js';
import { contentRange, type Scalars } from './find-comments.js';
import type { FindRange } from './find-range.js';

/** What Spectral's parser makes of a text that js-yaml refuses. */
export interface SpectralReading {
  readonly data: unknown;
  readonly findRange: FindRange;
  scalars(): Scalars;
}

/** Its copies of aliased values multiply, so many aliases could take for ever. */
const MAX_ALIASES = 20;
const ALIAS = /(?:^|[\s,:[{-])\*[^\s*]/gm;

/** It is slow on large texts, and API Gateway imports none that are larger. */
const MAX_CHARACTERS = 6 * 1024 * 1024;

/** Spectral's mark of an error, as against a warning. */
const ERROR = 0;

/**
 * Reads YAML with Spectral's own parser. It goes on after an error, but then guesses: keys vanish or change their level. So only
 * a text that it reads without an error, and without tabs as indentation, gives data.
 */
export function readWithSpectral(text: string): SpectralReading | undefined {
  if (text.length > MAX_CHARACTERS || (text.match(ALIAS)?.length ?? 0) > MAX_ALIASES) return undefined;
  const { parse, getLocationForJsonPath } = Yaml;
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(text);
  } catch {
    // It has no limits, so hostile texts exhaust the stack.
    return undefined;
  }
  if (parsed.diagnostics.some(({ severity, message }) => severity === ERROR || message.includes('tabs')))
    return undefined;
  const offset = offsets(text);
  return {
    data: parsed.data,
    scalars: () => ({ text, ranges: scalarsIn(text, parsed.ast) }),
    findRange: (path) => {
      const range = getLocationForJsonPath(parsed, [...path], true)?.range;
      if (range === undefined) return { start: 0, end: 0 };
      return {
        start: offset(range.start.line, range.start.character),
        end: offset(range.end.line, range.end.character),
      };
    },
  };
}

function offsets(text: string): (line: number, column: number) => number {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((found) => found.index + found[0].length)];
  return (line, column) => Math.min((starts[line] ?? text.length) + column, text.length);
}

/** Where the tree of the parser has keys and scalars: the nodes that hold no others. An alias holds what its anchor does. */
function scalarsIn(text: string, root: unknown): Range[] {
  const found: Range[] = [];
  const seen = new Set<unknown>();
  const stack = [root];
  while (stack.length > 0) {
    const node = stack.pop();
    if (!isObject(node) || seen.has(node)) continue;
    seen.add(node);
    const { key, value, mappings, items, startPosition, endPosition } = node;
    const inner = [key, value, mappings, items].flat().filter(isObject);
    stack.push(...inner);
    if (inner.length === 0 && typeof startPosition === 'number' && typeof endPosition === 'number')
      found.push(...contentRange(text, startPosition, endPosition));
  }
  return found.sort((a, b) => a.start - b.start);
}
