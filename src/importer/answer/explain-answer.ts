import { type ReportedFile, reportOf } from '../../lint/findings.js';
import { isObject, type JsonPath, valueAt } from '../../openapi/json.js';
import { apiOf } from '../../openapi/model/api.js';
import type { PlacedFinding, Rule } from '../../rule.js';
import { DOCS } from '../../ruleset.js';
import { quote } from '../../wording/quote.js';
import type { Place } from '../prepare/locations.js';
import type { Prepared } from '../prepare/prepare-definition.js';
import { type PlacedProblem, reportAtPlaces } from '../prepare/report-at-locations.js';
import { type Explained, explainLine } from './explain-line.js';
import { foldCascades } from './fold-cascades.js';
import type { ParsedAnswer } from './parse-answer.js';
import { structureProblems } from './structure-problems.js';

const NAMED_PLACES = 3;
const NAMED_EFFECTS = 4;

/**
 * Explains what API Gateway said about a document as findings in the user's own files: each problem with the id of the rule
 * that predicts it and at the narrowest place that can be found. The same reason at several places is one finding; what is
 * there only because of another problem is told with that one. A line that is not known stays as it is, with the id `aws`.
 * @param linted what lint found before; what API Gateway says too is told once, in its words and those of lint
 */
export async function explainAnswer(
  { lines }: ParsedAnswer,
  prepared: Prepared,
  linted: readonly ReportedFile[] = [],
): Promise<readonly ReportedFile[]> {
  // Loading the schema takes time, and only a refusal asks for it.
  const isRefusal = lines.some(({ severity }) => severity === 'error');
  const structure = isRefusal ? await structureProblems(JSON.stringify(prepared.document)) : [];
  const api = apiOf(prepared.document, 'rest');
  const known = new Map<Rule, readonly PlacedFinding[]>();
  const findings = (rule: Rule): readonly PlacedFinding[] => {
    const found = known.get(rule) ?? rule.findings(api);
    known.set(rule, found);
    return found;
  };
  const problems = lines.flatMap((line) => explainLine(line, { ...prepared, structure }, api, findings));
  const folded = foldCascades(problems, api);
  const groups = new Map<string, Explained[]>();
  for (const problem of folded.keys()) {
    const key = `${problem.line.severity} ${problem.id} ${problem.words}`;
    groups.set(key, [...(groups.get(key) ?? []), problem]);
  }
  const placed = [...groups.values()].map((group) => {
    const effects = group.flatMap((problem) => folded.get(problem) ?? []);
    return problemOf(group, effects, prepared);
  });
  const told = new Set([...folded.keys()].map((problem) => `${problem.id} ${written(placeOf(problem, prepared))}`));
  const untold = linted.map((file) => ({
    ...file,
    findings: file.findings.filter(
      (finding) => !told.has(`${finding.rule} ${written({ ...finding, file: file.path })}`),
    ),
  }));
  return reportOf([...untold, ...reportAtPlaces(placed, (file) => prepared.text(file))]).files;
}

/** One finding for all problems with the same reason: at the first place, in the order of the file. */
function problemOf(group: readonly Explained[], effects: readonly Explained[], prepared: Prepared): PlacedProblem {
  const placed = group.map((problem) => ({ problem, place: placeOf(problem, prepared) })).sort(byPlace);
  const [first] = placed;
  if (first === undefined) throw new Error('A group is never empty.');
  const { problem, place } = first;
  const { id, rule, line, words, advice } = problem;
  const others = new Set(placed.map((other) => written(other.place)));
  others.delete(written(place));
  const sentences = [
    // What is not known stays untouched, unless there is more to say.
    ...(advice === undefined && others.size === 0 && effects.length === 0 ? [words] : [ended(words)]),
    ...(advice === undefined ? [] : [advice]),
    ...(others.size === 0 ? [] : [`Also at ${listed([...others], NAMED_PLACES, 'places')}.`]),
    ...(effects.length === 0 ? [] : [`It also breaks ${listed(labelsOf(effects), NAMED_EFFECTS, 'others')}.`]),
  ];
  return {
    ...{ rule: id, severity: line.severity, message: sentences.join(' '), place },
    url: rule && `${DOCS}${rule.id}.md`,
  };
}

/** Maps and lists show best at their keys, as in the findings of the linter. */
function placeOf({ path, isAtKey }: Explained, { document, locatePointer }: Prepared): Place {
  return locatePointer(path, isAtKey || isContainer(document, path) ? 'key' : 'value');
}

function isContainer(document: unknown, path: JsonPath): boolean {
  const value = valueAt(document, path);
  return isObject(value) || Array.isArray(value);
}

function byPlace({ place: a }: { readonly place: Place }, { place: b }: { readonly place: Place }): number {
  return Number(a.file > b.file) - Number(a.file < b.file) || a.line - b.line || a.column - b.column;
}

function written({ file, line, column }: Pick<Place, 'file' | 'line' | 'column'>): string {
  return `${file}:${line}:${column}`;
}

function labelsOf(effects: readonly Explained[]): string[] {
  return [...new Set(effects.map(({ line }) => labelOf(line)))];
}

function labelOf({ model, verb, path, scheme, text }: Explained['line']): string {
  if (model !== undefined) return `model ${quote(model)}`;
  if (verb !== undefined) return `${verb} ${path}`;
  if (scheme !== undefined) return `authorizer ${quote(scheme)}`;
  if (/^(?:Reference to|Unknown or invalid reference)/.test(text)) return 'references to it';
  return path ?? quote(text);
}

function listed(items: readonly string[], max: number, rest: string): string {
  if (items.length <= max + 1) return items.join(', ');
  return `${items.slice(0, max).join(', ')} and ${items.length - max} ${rest}`;
}

function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
