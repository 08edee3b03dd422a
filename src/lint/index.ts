import {
  type Comment,
  type Definition,
  type DefinitionWithProblems,
  type Location,
  type Origin,
  type Problem,
  type ReadOptions,
  readDefinitions,
} from '../document/index.js';
import { isObject, type JsonPath, toPointer, valueAt } from '../openapi/json.js';
import type { ApiKind } from '../openapi/model/node.js';
import { isFunction } from '../openapi/text/template-text.js';
import type { Severity } from '../rule.js';
import { rules } from '../rules/index.js';
import { BRACE_BREAK, rulesetOf } from '../ruleset.js';
import { legible } from '../wording/quote.js';
import { type ActiveRule, readingRules, recommendedRules } from './active-rules.js';
import { valueDigest } from './baseline/value-digest.js';
import { isSyntaxError, type ReportedFile, type ReportedFinding, reportOf } from './findings.js';
import { trust } from './ruleset/trust.js';
import type { Engine, EngineResult } from './spectral.js';
import { COMMENT_WORD } from './suppress/read-comment.js';
import type { DisabledRule, Silenced } from './suppress/suppress.js';

export type { ActiveRule } from './active-rules.js';
export type { Counts, Report, ReportedFile, ReportedFinding } from './findings.js';
export { reportOf } from './findings.js';
export type { DisabledRule } from './suppress/suppress.js';
export { unusedDisables } from './suppress/unused.js';

/** How to lint. */
export interface LintOptions extends ReadOptions {
  /** A ruleset file; the built-in recommended rules if there is none. */
  readonly ruleset?: string | undefined;
  /** The kind of API, to take every document for it instead of looking at each. Holds for the built-in rules. */
  readonly api?: ApiKind | undefined;
  /** Whether to say of each document what its operations are wired to. */
  readonly hasOverview?: boolean;
}

/** The outcome of one file. */
export type LintResult =
  /** It was read, and these files have findings or none. */
  | {
      readonly kind: 'linted';
      readonly files: readonly ReportedFile[];
      /** What comments in it and in the files that it refers to silence; see `unusedDisables`. */
      readonly disabled: readonly DisabledRule[];
      /** The parts of files that were looked at; none where a syntax error kept some from it. See `applyBaseline`. */
      parts(): readonly Origin[];
    }
  /** It is something else than an OpenAPI document. */
  | { readonly kind: 'not-openapi'; readonly reason: string; readonly isNotable?: true }
  /** It could not be read at all; nothing that can be made out in it looks like OpenAPI if `isOther`. */
  | { readonly kind: 'unreadable'; readonly message: string; readonly isOther?: boolean };

/** Lints files one after the other with one prepared ruleset. */
export interface Linter {
  /**
   * Lints a file.
   * @param file its path, or the name for `text`
   * @param text what to lint instead of the file's content, as from standard input
   */
  lint(file: string, text?: string, options?: Pick<ReadOptions, 'isForApiGatewayOnly'>): Promise<LintResult>;
  /** Lints a document that was read, and perhaps rendered, before. Findings are where it locates their paths. */
  lintDefinition(definition: Definition, problems: readonly Problem[]): Promise<readonly ReportedFile[]>;
  /** The rules that are on, for one at least of the files linted so far; those of reading the files among them. */
  rules(): Promise<readonly ActiveRule[]>;
}

/**
 * Prepares to lint. Spectral is loaded when the first OpenAPI document is met.
 * @throws RulesetError at the first `lint` if the ruleset file cannot be used
 */
export function createLinter(options: LintOptions = {}): Linter {
  let engine: Promise<Engine> | undefined;
  const check = async ({ definition, problems }: DefinitionWithProblems): Promise<ReportedFile[]> => {
    engine ??= prepare(options);
    const results = await (await engine).run(definition.data, definition.file);
    const found = results.map((result) => resultFinding(result, definition));
    const textOf = (name: string) => definition.text(name);
    const read = problems.map((problem) => problemFinding(problem, definition));
    const placed = byFile(definition.file, [...read, ...found], textOf);
    return options.hasOverview ? await withOverview(placed, definition, options.api) : placed;
  };
  const run = async (definitions: readonly DefinitionWithProblems[]): Promise<Silenced> => {
    const checked: ReportedFile[] = [];
    for (const each of definitions) checked.push(...(await check(each)));
    const { files } = definitions.length === 1 ? { files: checked } : reportOf(checked);
    const comments = commentsIn(definitions);
    if (comments.length === 0) return { files, disabled: [] };
    engine ??= prepare(options);
    const textOf = (name: string) => definitions.map(({ definition }) => definition.text(name)).find(isText);
    const { silence } = await import('./suppress/suppress.js');
    return silence(files, comments, textOf, (await engine).ruleNames);
  };
  return {
    async rules() {
      if (options.ruleset === undefined) return [...recommendedRules(), ...readingRules];
      engine ??= prepare(options);
      return [...(await engine).rules(), ...readingRules];
    },
    lintDefinition: async (definition, problems) => (await run([{ definition, problems }])).files,
    async lint(file, text, reading = {}) {
      const read = await readDefinitions(file, { ...options, ...reading }, text);
      if (read.kind === 'not-openapi' || read.kind === 'unreadable') return read;
      if (read.kind === 'broken')
        return {
          kind: 'linted',
          files: byFile(
            file,
            read.problems.map((problem) => problemFinding(problem)),
            read.text,
          ),
          disabled: [],
          parts: () => [],
        };
      const { files, disabled } = await run(read.definitions);
      const silenced = { files: withDefinitions(files, file, read.definitions), disabled };
      const isWhole = !silenced.files.some(({ findings }) => findings.some(isSyntaxError));
      return {
        kind: 'linted',
        ...silenced,
        parts: () => (isWhole ? read.definitions.flatMap(({ definition }) => definition.parts()) : []),
      };
    },
  };
}

/** Says of the file how many definitions it holds, also where all of them are in files that it names. */
function withDefinitions(
  files: readonly ReportedFile[],
  path: string,
  definitions: readonly DefinitionWithProblems[],
): readonly ReportedFile[] {
  const counted = { definitions: definitions.length };
  if (files.some((file) => file.path === path))
    return files.map((file) => (file.path === path ? { ...file, ...counted } : file));
  return [{ path, text: undefined, findings: [], ...counted }, ...files];
}

/** The comments of all definitions: those of one template share its comments. */
function commentsIn(definitions: readonly DefinitionWithProblems[]): Comment[] {
  const found = new Map<string, Comment>();
  for (const { definition } of definitions) {
    for (const comment of definition.comments(COMMENT_WORD)) {
      const { file, start } = comment.location;
      found.set(`${start.line}:${start.column}:${file}`, comment);
    }
  }
  return [...found.values()];
}

function isText(text: string | undefined): text is string {
  return text !== undefined;
}

async function prepare({ ruleset, api, allowRemote = false }: LintOptions): Promise<Engine> {
  const own = trust(rulesetOf(rules, api));
  const { createEngine } = await import('./spectral.js');
  if (ruleset === undefined) return createEngine({ definition: own });
  const { loadRuleset } = await import('./ruleset/load-ruleset.js');
  return createEngine(await loadRuleset(ruleset, own), { allowRemote });
}

/** Loaded only for reports that show it. */
async function withOverview(
  files: ReportedFile[],
  definition: Definition,
  api: ApiKind | undefined,
): Promise<ReportedFile[]> {
  const { overviewOf } = await import('./overview.js');
  const overview = overviewOf(definition, api);
  if (overview === undefined) return files;
  return files.map((file) => (file.path === definition.file ? { ...file, apis: [overview] } : file));
}

interface Placed {
  readonly file: string;
  readonly finding: ReportedFinding;
}

function byFile(linted: string, placed: readonly Placed[], text: (file: string) => string | undefined): ReportedFile[] {
  const files = new Set([linted, ...placed.map(({ file }) => file)]);
  return [...files].map((path) => ({
    path,
    text: text(path),
    findings: placed.filter(({ file }) => file === path).map(({ finding }) => finding),
  }));
}

function problemFinding({ code, severity, message, location, path }: Problem, definition?: Definition): Placed {
  const inFile = definition === undefined ? {} : pointerIn(location.file, definition, path);
  return placed(location, { rule: code, severity, message, pointer: toPointer(path), ...inFile, url: undefined });
}

const KEY_RULES = new Set(rules.filter(({ pointsAt }) => pointsAt === 'key').map(({ id }) => id));

const SEVERITY: readonly Severity[] = ['error', 'warn', 'info', 'hint'];

function resultFinding({ code, severity, message, path, url }: EngineResult, definition: Definition): Placed {
  // A map or list shows best at its key; a scalar shows at itself, unless it is the key that must change.
  const value = valueAt(definition.data, path);
  const isAtKey = KEY_RULES.has(code) || isObject(value) || Array.isArray(value);
  const location = isAtKey ? keyOrShort(definition, path, value) : definition.locate(path);
  return placed(location, {
    rule: code,
    severity: SEVERITY[severity] ?? 'error',
    message: message.replaceAll(BRACE_BREAK, ''),
    pointer: toPointer(path),
    ...pointerIn(location.file, definition, path),
    url,
    valueDigest: valueDigest(value),
  });
}

/** The pointer of a path within the file that it is reported in, where that is another one than the path's own. */
function pointerIn(file: string, definition: Definition, path: JsonPath): Pick<ReportedFinding, 'pointerInFile'> {
  const origins = [definition.origin(path, 'key'), definition.origin(path)];
  const origin = origins.find((candidate) => candidate.file === file);
  const pointerInFile = toPointer(origin?.path ?? path);
  return pointerInFile === toPointer(path) ? {} : { pointerInFile };
}

/** The place of a key; but a CloudFormation function in its short form, `!Sub x`, reads as the value that it stands for. */
function keyOrShort(definition: Definition, path: JsonPath, value: unknown): Location {
  const key = definition.locate(path, 'key');
  if (!isFunction(value)) return key;
  const own = definition.locate(path);
  return own.file === key.file && own.start.line === key.start.line ? own : key;
}

function placed(
  { file, start, end }: Location,
  about: Omit<ReportedFinding, 'line' | 'column' | 'endLine' | 'endColumn'>,
): Placed {
  const { rule, severity, message, ...rest } = about;
  return {
    file,
    finding: {
      rule,
      severity,
      message: legible(message),
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      ...rest,
    },
  };
}
