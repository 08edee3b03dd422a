import { resolve } from 'node:path';
import { Ruleset, Spectral } from '@stoplight/spectral-core';
import type { Resolver } from '@stoplight/spectral-ref-resolver';
import type { ActiveRule } from './active-rules.js';
import { checkOverrides } from './ruleset/diagnose/check-overrides.js';
import { examineRuleset } from './ruleset/diagnose/examine.js';
import { RulesetError } from './ruleset/error.js';
import type { LoadedRuleset } from './ruleset/load-ruleset.js';
import { rulesOf } from './ruleset/rules-of.js';

/** What Spectral says about a document. Line and column are found by whoever parsed the document. */
export interface EngineResult {
  code: string;
  message: string;
  /** Where in the document, with decoded keys. */
  path: string[];
  /** 0 error, 1 warn, 2 info, 3 hint. */
  severity: number;
  /** The page about the rule, if it has one. */
  url: string | undefined;
  /** The absolute path of the file that `path` is about: another one than was linted only where a rule resolves references. */
  source: string;
}

/** Spectral with a ruleset, for any number of documents. */
export interface Engine {
  /** The rules of the ruleset, those that are off among them. */
  readonly ruleNames: readonly string[];
  /** Lints `data`, the parsed content of `file`, which need not exist; overrides in the ruleset match on its name. */
  run(data: unknown, file: string): Promise<EngineResult[]>;
  /** The rules that are on, for one at least of the documents linted so far. */
  rules(): readonly ActiveRule[];
}

const NOWHERE = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/**
 * Prepares Spectral. This module loads all of it, so it is imported when there is something to lint.
 * @throws RulesetError when the ruleset is malformed.
 */
export async function createEngine(ruleset: LoadedRuleset, { allowRemote = false } = {}): Promise<Engine> {
  const prepared = await prepare(ruleset);
  const spectral = new Spectral({ resolver: await chooseResolver(prepared, allowRemote) });
  spectral.setRuleset(prepared);
  const linted = new Set<string>();

  return {
    rules: () => rulesOf(prepared, linted),
    ruleNames: Object.keys(prepared.rules),
    async run(data, file) {
      const source = resolve(file);
      linted.add(source);
      const document = {
        source,
        parsed: { data, diagnostics: [], ast: undefined, lineMap: [] },
        getLocationForJsonPath: () => ({ range: NOWHERE }),
      };
      if (prepared.overrides !== null) await explained(ruleset, () => prepared.fromSource(source));
      const results = await spectral.run(document, { ignoreUnknownFormat: true }).catch((error: unknown) => {
        throw faultOfRuleset(error, ruleset.file) ?? error;
      });
      return results.map((result) => ({
        code: String(result.code),
        message: result.message,
        path: result.path.map(String),
        severity: result.severity,
        url: result.documentationUrl,
        source: result.source ?? source,
      }));
    },
  };
}

async function prepare(loaded: LoadedRuleset): Promise<Ruleset> {
  const { definition, file } = loaded;
  if (file === undefined) return new Ruleset(definition, { severity: 'recommended' });
  return explained(loaded, () => {
    const ruleset = new Ruleset(definition, { severity: 'recommended', source: file });
    checkOverrides(ruleset, file);
    examineRuleset(ruleset);
    return ruleset;
  });
}

/** Does something with a user's ruleset that fails if the ruleset is wrong. */
async function explained<T>({ definition, file = '' }: LoadedRuleset, work: () => T): Promise<T> {
  try {
    return work();
  } catch (error) {
    const { explainRulesetError } = await import('./ruleset/diagnose/explain-error.js');
    throw await explainRulesetError(file, error, definition);
  }
}

/** What Spectral says about a function that threw, out of what its JSONPath engine makes of that. */
function thrownByFunction(error: unknown): Error | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.message.startsWith('Function "')) return error;
  const inner: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
  for (const each of [...inner, error.cause]) {
    const found = thrownByFunction(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a run with a user's ruleset threw, unless one of our own functions did, which are named after our rules: that is our bug. */
function faultOfRuleset(error: unknown, file: string | undefined): RulesetError | undefined {
  if (file === undefined) return undefined;
  const { message } = thrownByFunction(error) ?? (error instanceof Error ? error : { message: String(error) });
  if (message.startsWith('Function "apigw-')) return undefined;
  const syntax = /^(?:Expected|Unexpected|End of).*/s.test(message) ? 'A `given` is not a JSONPath: ' : '';
  return new RulesetError(file, syntax + message);
}

/** Resolving takes longer than all the rest, and our rules follow references themselves; only others' rules need it. */
async function chooseResolver(ruleset: Ruleset, allowRemote: boolean): Promise<Resolver> {
  if (!Object.values(ruleset.rules).some((rule) => rule.resolved)) return createUntouchedResolver();
  const { createResolver } = await import('./ruleset/resolver.js');
  return createResolver(allowRemote);
}

/** Returns every document as it is. Spectral looks at nothing but these two members. */
function createUntouchedResolver(): Resolver {
  return Object.assign(Object.create(null), {
    uriCache: {},
    resolve: async (data: unknown) => ({ result: data, graph: null, errors: [] }),
  });
}
