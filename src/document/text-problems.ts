import type { JsonPath } from '../openapi/json.js';
import { quote } from '../wording/quote.js';
import { createLineIndex, type Range } from './line-index.js';
import { unmask } from './placeholders/mask.js';
import { createOutline, type Outline } from './yaml/outline.js';
import type { YamlDocuments } from './yaml/parse.js';
import { functionKey } from './yaml/schema.js';
import { walkOutline } from './yaml/walk.js';

/** Something odd in a text, not yet tied to a file. */
export interface TextProblem {
  readonly severity: 'error' | 'warn';
  readonly message: string;
  readonly range: Range;
  readonly path: JsonPath;
}

/** Nobody reads more, and hostile texts have millions. */
const MAX_PROBLEMS = 1000;

/**
 * Each key that stands in a map for the second time or later.
 * @param text of the file, with its line breaks where they are
 */
export function duplicateKeys(outline: Outline, text: string): TextProblem[] {
  const { tape } = outline;
  const locationOf = createLineIndex('', text);
  const problems: TextProblem[] = [];
  for (const { path, entries } of walkOutline(outline, functionKey)) {
    const first = new Map<string, number>();
    for (const { key } of entries) {
      if (tape.isMerge(key)) continue;
      const name = unmask(tape.key(key));
      const earlier = first.get(name);
      if (earlier === undefined) {
        first.set(name, key);
        continue;
      }
      if (problems.length === MAX_PROBLEMS) return problems.sort(byPlace);
      const { line } = locationOf(outline.range(earlier)).start;
      const message = `The key ${quote(name)} is already on line ${line}; the last one counts. Remove one.`;
      problems.push({ severity: 'warn', message, range: outline.range(key), path: [...path, name] });
    }
  }
  return problems.sort(byPlace);
}

/** Each tag that is neither YAML's nor CloudFormation's. */
export function unknownTags(outline: Outline): TextProblem[] {
  const problems: TextProblem[] = [];
  for (const { node, path } of walkOutline(outline, functionKey)) {
    const tag = outline.tape.tag(node);
    if (tag === undefined || functionKey(tag) !== undefined) continue;
    if (problems.length === MAX_PROBLEMS) return problems;
    const shown = tag.replace('tag:yaml.org,2002:', '!!');
    const message = `The tag \`${shown}\` is not known; only the value after it counts. Remove the tag.`;
    problems.push({ severity: 'warn', message, range: outline.tagRange(node) ?? outline.range(node), path });
  }
  return problems;
}

/** The documents of a YAML stream that nobody reads. */
export function extraDocuments({ documents, roots, tape }: YamlDocuments): TextProblem[] {
  const filled = documents.flatMap((document, index) => (document === null ? [] : [index]));
  return filled.slice(1, MAX_PROBLEMS).map((index) => {
    const { start } = createOutline(tape, roots[index] ?? 0).range(roots[index] ?? 0);
    const message = 'A second YAML document begins here; only the first is read. Move it to a file of its own.';
    return { severity: 'warn', message, range: { start, end: start + 1 }, path: [] };
  });
}

function byPlace(a: TextProblem, b: TextProblem): number {
  return a.range.start - b.range.start;
}
