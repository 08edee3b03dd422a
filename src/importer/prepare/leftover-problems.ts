import type { Definition, Location } from '../../document/index.js';
import { createLineIndex, type Range } from '../../document/line-index.js';
import { isSyntaxProblem, parseSource } from '../../document/parse-source.js';
import { findTemplateMarks } from '../../document/placeholders/marks.js';
import { toPointer } from '../../openapi/json.js';
import { quote } from '../../wording/quote.js';
import { suggest } from '../../wording/suggest.js';
import type { Leftover, Rendered } from './fill-document.js';
import type { Place } from './locations.js';
import type { Variables } from './read-variables.js';
import type { PlacedProblem } from './report-at-locations.js';

const RULE = 'placeholder';
const NAME = /^[\w.:-]+$/;

/** What is left to fill in a document before it can be sent, each at its place. */
export async function leftoverProblems(
  definition: Definition,
  { data, leftovers }: Rendered,
  variables: Variables,
): Promise<PlacedProblem[]> {
  const names = [...variables.keys()];
  const problems = leftovers.map((leftover) => {
    const place = placeOf(definition.locate(leftover.path, leftover.target), toPointer(leftover.path));
    return problemAt(within(place, leftover.source, definition.text(place.file)), messageFor(leftover, names));
  });
  return [...problems, ...(await statementProblems(definition, data))];
}

function placeOf({ file, start, end }: Location, pointer: string): Place {
  return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column, pointer };
}

/** The placeholder itself in what stands at a place, if it is written there as it is. */
function within(place: Place, source: string, text = ''): Place {
  const lines = text.split(/\r\n|\n|\r/, place.endLine);
  for (let line = place.line; line <= place.endLine; line++) {
    const from = line === place.line ? place.column - 1 : 0;
    const at = (lines[line - 1] ?? '').indexOf(source, from);
    const end = at + source.length + 1;
    if (at === -1 || (line === place.endLine && end > place.endColumn)) continue;
    return { ...place, line, column: at + 1, endLine: line, endColumn: end };
  }
  return place;
}

function problemAt(place: Place, message: string): PlacedProblem {
  return { rule: RULE, severity: 'error', message, place };
}

function messageFor({ source, name }: Leftover, names: readonly string[]): string {
  if (name === undefined) return `${quote(source)} is there twice once the placeholders are filled. Change a value.`;
  const isFunction = source.startsWith('{') && !source.startsWith('{{') && !source.startsWith('{%');
  const what = isFunction
    ? `\`${shortened(source)}\` is a CloudFormation function.`
    : `${quote(source)} is not filled.`;
  if (!NAME.test(name) || name.startsWith('Fn::')) return `${what} Write the value, or render the file first.`;
  const near = suggest(name, names);
  return near === undefined
    ? `${what} Pass \`--var ${name}=VALUE\`.`
    : `${what} Pass \`--var ${name}=VALUE\`. Did you mean ${quote(near)}?`;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Statements of a template are not in the data, nor is known which of their parts are meant. Those in texts do not matter. */
async function statementProblems(definition: Definition, data: unknown): Promise<PlacedProblem[]> {
  const { file } = definition;
  const text = definition.text(file) ?? '';
  if (!/\{[{%]|%\{|<%/.test(text)) return [];
  const source = await parseSource(text);
  if (isSyntaxProblem(source) || !source.hasStatements) return [];
  const locate = createLineIndex(file, text);
  const kept = textsOf(data);
  return findTemplateMarks(text)
    .filter(
      ({ isStatement, start, end }) => isStatement && !kept.some((value) => value.includes(text.slice(start, end))),
    )
    .map((mark) => {
      const place = placeOf(locate(firstLine(text, mark)), '');
      return problemAt(
        place,
        `${quote(text.slice(mark.start, mark.end))} is a statement of a template. Render the file first.`,
      );
    });
}

function firstLine(text: string, { start, end }: Range): Range {
  const newline = text.slice(start, end).search(/[\r\n]/);
  return { start, end: newline === -1 ? end : start + newline };
}

function textsOf(data: unknown): string[] {
  const texts: string[] = [];
  const seen = new Set<unknown>();
  const open: unknown[] = [data];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string' && /\{[{%]|%\{|<%/.test(value)) texts.push(value);
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    open.push(...Object.keys(value), ...Object.values(value));
  }
  return texts;
}
