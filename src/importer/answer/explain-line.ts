import { isObject, type JsonPath, own, valueAt } from '../../openapi/json.js';
import type { Api } from '../../openapi/model/api.js';
import type { PlacedFinding, Rule } from '../../rule.js';
import type { Prepared } from '../prepare/prepare-definition.js';
import type { Cascading } from './fold-cascades.js';
import { type MessageMatch, matchMessage } from './match-message.js';
import { narrowPlace } from './narrow-path.js';
import type { AnswerLine } from './parse-answer.js';
import type { StructureProblem } from './structure-problems.js';

/** A document, and where it is not what the schema of OpenAPI says. */
export interface Explainable extends Prepared {
  readonly structure: readonly StructureProblem[];
}

/** A problem that API Gateway named, with what is known about it. */
export interface Explained extends Cascading {
  /** The id of the linter's rule, or one for what only API Gateway says. */
  readonly id: string;
  readonly rule: Rule | undefined;
  readonly path: JsonPath;
  /** Whether the key has to change. */
  readonly isAtKey: boolean;
  /** What to say in API Gateway's words: the whole line where its place is not known. */
  readonly words: string;
  /** What the linter says about it. */
  readonly advice: string | undefined;
}

/** What the linter's rules find in a document, each asked once. */
export type RuleFindings = (rule: Rule) => readonly PlacedFinding[];

/** Explains one line: one problem, or one for each that a validation lists. */
export function explainLine(line: AnswerLine, prepared: Explainable, api: Api, findings: RuleFindings): Explained[] {
  const scope = scopeOf(line, prepared, api);
  const says = line.details.length > 0 ? line.details : [line.reason];
  return says.flatMap((said) => {
    const inWords = matchMessage(said, line);
    // A few of the service's texts are known as a whole only.
    const readings = inWords.length > 0 ? inWords : matchMessage(line.text, line);
    const found = bestFindings(readings, line, scope, findings);
    if (found.length > 0) return found.map((finding) => ({ line, said, scope, words: said, ...finding }));
    return [unfound({ line, said, scope }, readings[0], prepared, api)];
  });
}

/** Without a finding of the linter, the narrowest place that the words lead to. */
function unfound(about: Cascading, reading: MessageMatch | undefined, { structure }: Explainable, api: Api): Explained {
  const { line, said, scope } = about;
  const [problem] = structure;
  if (reading?.id === 'apigw-openapi-version' || (reading?.id === 'aws-structure' && reading.tokens.length === 0)) {
    const advice = problem && `OpenAPI's schema says: ${problem.message}.`;
    return {
      ...about,
      id: 'aws-structure',
      rule: undefined,
      path: problem?.path ?? [],
      isAtKey: false,
      words: said,
      advice,
    };
  }
  const id = reading?.id ?? 'aws';
  const path = narrowPlace({ api, line, said, rule: id, tokens: reading?.tokens ?? [], scope: scope ?? [] });
  const isKnown = reading !== undefined && (scope !== undefined || path.length > 0 || !namesAnything(line));
  const isAtKey = id === 'aws-model-name' || reading?.rule?.pointsAt === 'key';
  return { ...about, id, rule: reading?.rule, path, isAtKey, words: isKnown ? said : line.text, advice: undefined };
}

function namesAnything({ model, verb, path, scheme }: AnswerLine): boolean {
  return [model, verb, path, scheme].some((name) => name !== undefined);
}

/** What of the document a line names. */
function scopeOf({ kind, model, verb, path, scheme }: AnswerLine, prepared: Prepared, api: Api): JsonPath | undefined {
  if (model !== undefined) return modelPath(api, model);
  if (scheme !== undefined) return api.securitySchemes?.get(scheme)?.path;
  if (path === undefined) return undefined;
  const operation = verb === undefined ? undefined : prepared.operationPath(verb, path);
  return operation ?? (kind === 'resource' || verb === undefined ? prepared.resourcePaths(path)[0] : undefined);
}

function modelPath({ document }: Api, model: string): JsonPath | undefined {
  return [['components', 'schemas'], ['definitions']]
    .filter((path) => {
      const models = valueAt(document.value, path);
      return isObject(models) && own(models, model) !== undefined;
    })
    .map((path) => [...path, model])[0];
}

type FindingOf = Pick<Explained, 'id' | 'rule' | 'path' | 'isAtKey' | 'advice'>;

/** The finding of a rule that predicts the line; all of them where the line does not say which part is meant. */
function bestFindings(
  readings: readonly MessageMatch[],
  line: AnswerLine,
  scope: JsonPath | undefined,
  findings: RuleFindings,
): FindingOf[] {
  // What is named, but not there, has no findings.
  if (scope === undefined && namesAnything(line)) return [];
  const scored = readings.flatMap((reading) => {
    const { rule, tokens } = reading;
    if (rule === undefined) return [];
    return findings(rule)
      .filter(({ path }) => isWithin(path, line, scope))
      .map((finding) => ({ rule, finding, score: scoreOf(finding, line, tokens) }));
  });
  const best = Math.max(...scored.map(({ score }) => score));
  const top =
    scored.find(({ score, rule }) => score === best && rule.severity === 'error') ??
    scored.find(({ score }) => score === best);
  if (top === undefined) return [];
  const chosen = scope === undefined ? scored.filter(({ rule }) => rule === top.rule) : [top];
  return chosen.map(({ rule, finding: { path, message } }) => ({
    ...{ id: rule.id, rule, path, advice: message },
    isAtKey: rule.pointsAt === 'key',
  }));
}

function isWithin(path: JsonPath, { kind }: AnswerLine, scope: JsonPath | undefined): boolean {
  if (scope === undefined) return true;
  // Of siblings, the rule may point at another one than API Gateway.
  if (kind === 'resource') return path[0] === 'paths';
  return scope.every((segment, index) => String(segment) === String(path[index]));
}

/** How much of what the line says is in a finding, and whether it is in the right part of the operation. */
function scoreOf(
  { path, message }: PlacedFinding,
  { kind, reason, path: resource }: AnswerLine,
  tokens: readonly string[],
): number {
  const isInResponses = path.includes('responses');
  const words = [...tokens, reason.split(': ').at(-1) ?? '', ...(resource === undefined ? [] : [resource])];
  const hits = words.filter(
    (word) => word !== '' && (message.includes(word) || path.some((segment) => String(segment).includes(word))),
  );
  return hits.length + (isInResponses === (kind === 'integration response') ? 0.5 : 0);
}
