import { fromPointer, type JsonPath, valueAt } from '../../openapi/json.js';
import type { Api } from '../../openapi/model/api.js';
import type { AnswerLine } from './parse-answer.js';
import { reachableModels } from './reachable-models.js';

/** What a problem has to have to be sorted. */
export interface Cascading {
  readonly line: AnswerLine;
  /** The reason, or one problem of it. */
  readonly said: string;
  /** What the line names; `undefined` if it names nothing of the document. */
  readonly scope: JsonPath | undefined;
}

/**
 * Finds the problems that are there only because of others: a model that is refused takes with it the models and methods that
 * use it, an authorizer its methods.
 * @returns the problems that are left, each with those that it causes
 */
export function foldCascades<P extends Cascading>(problems: readonly P[], api: Api): Map<P, P[]> {
  const causes = new Map<P, P>();
  const index = indexOf(problems);
  for (const problem of problems) {
    const cause = causeOf(problem, problems, index, api);
    if (cause !== undefined && cause !== problem) causes.set(problem, cause);
  }
  const folded = new Map<P, P[]>();
  for (const problem of problems) {
    const root = rootOf(problem, causes);
    const effects = folded.get(root) ?? [];
    if (root !== problem) effects.push(problem);
    folded.set(root, effects);
  }
  return folded;
}

/** The first problem of each model that is refused for its own sake, and of each that is missing. */
interface Index<P> {
  readonly refused: ReadonlyMap<string, P>;
  readonly missing: ReadonlyMap<string, P>;
}

const INSERTED = /^Unable to insert model /;
const USED_MODEL = /^Invalid model specified: (.+)$/s;
const MODEL_ID = /^Invalid model (?:identifier|name) specified: (?:.*=)?(.+)$/s;
const MODEL_REFERENCE = /^(?:Reference to model|Unknown or invalid reference specified by) '([^']*)'/;
const MODEL_FORMAT = /^Invalid format for model /;
const HOLDER_ID = /^Invalid (?:method|resource) identifier specified/i;
const AUTHORIZER_ID = /^Invalid authorizer ID/i;

function indexOf<P extends Cascading>(problems: readonly P[]): Index<P> {
  const refused = new Map<string, P>();
  const missing = new Map<string, P>();
  for (const problem of problems) {
    const { line, said } = problem;
    const model = line.kind === 'model' && !INSERTED.test(said) && !USED_MODEL.test(said) ? line.model : undefined;
    if (model !== undefined && !refused.has(model)) refused.set(model, problem);
    const reference = MODEL_REFERENCE.exec(said)?.[1];
    if (reference !== undefined && !missing.has(modelName(reference))) missing.set(modelName(reference), problem);
  }
  return { refused, missing };
}

function causeOf<P extends Cascading>(
  problem: P,
  problems: readonly P[],
  { refused, missing }: Index<P>,
  api: Api,
): P | undefined {
  const { line, said, scope } = problem;
  const document = api.document.value;
  const reachable = (): P | undefined => {
    const names = scope === undefined ? [] : [...reachableModels(document, scope)];
    return first(names.map((name) => refused.get(name))) ?? first(names.map((name) => missing.get(name)));
  };
  if (INSERTED.test(said)) return refused.get(line.model ?? '') ?? reachable();
  const used = USED_MODEL.exec(said)?.[1] ?? MODEL_ID.exec(said)?.[1];
  if (used !== undefined) return refused.get(used) ?? missing.get(used) ?? reachable();
  const reference = MODEL_REFERENCE.exec(said)?.[1];
  if (reference !== undefined) return refused.get(modelName(reference));
  if (MODEL_FORMAT.test(said)) return first([...refused.values(), ...missing.values()]);
  if (HOLDER_ID.test(said)) return problems.find((other) => isHolder(other, line));
  if (AUTHORIZER_ID.test(said)) return authorizerOf(problem, problems, document);
  return undefined;
}

function first<Item>(items: readonly (Item | undefined)[]): Item | undefined {
  return items.find((item) => item !== undefined);
}

/** Whether a problem is about the method or the resource that a line needs. */
function isHolder({ line: other }: Cascading, { verb, path = '' }: AnswerLine): boolean {
  if (other.kind === 'method') return other.verb === verb && other.path === path;
  return other.kind === 'resource' && other.path !== undefined && `${path}/`.startsWith(`${other.path}/`);
}

/** The problem of an authorizer that an operation uses; the only one, where the operation inherits its security. */
function authorizerOf<P extends Cascading>({ scope }: P, problems: readonly P[], document: unknown): P | undefined {
  const authorizers = problems.filter(({ line }) => line.kind === 'authorizer');
  const security = scope === undefined ? undefined : valueAt(document, [...scope, 'security']);
  const text = JSON.stringify(security ?? null);
  const used = authorizers.find(({ line }) => text.includes(JSON.stringify(line.scheme)));
  return used ?? (authorizers.length === 1 ? authorizers[0] : undefined);
}

function modelName(reference: string): string {
  return fromPointer(reference).at(-1) ?? reference;
}

function rootOf<P>(problem: P, causes: ReadonlyMap<P, P>): P {
  const seen = new Set<P>();
  let root = problem;
  for (let cause = causes.get(root); cause !== undefined && !seen.has(cause); cause = causes.get(root)) {
    seen.add(root);
    root = cause;
  }
  return root;
}
