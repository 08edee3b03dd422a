import { type LoadOptions, loadAll, type State, YAMLException } from 'js-yaml';
import { MAX_DEPTH, MAX_EXPANDED_VALUES, MAX_MERGED_KEYS } from '../limits.js';
import { expandedSize } from './expanded-size.js';
import { plainKey, SCHEMA } from './schema.js';
import { createRecorder, MAPPING, NONE, SCALAR, SEQUENCE, type Tape } from './tape.js';

/** What js-yaml made of a text. */
export interface YamlDocuments {
  /** The documents of the stream; one is the rule. */
  readonly documents: readonly unknown[];
  /** The node of each document. */
  readonly roots: readonly number[];
  readonly tape: Tape;
  /** Whether tags were met, CloudFormation's among them. */
  readonly hasTags: boolean;
}

/** Why js-yaml refused a text, in its own words, and where it stood. */
export interface YamlRefusal {
  readonly refused: string;
  readonly offset: number;
}

interface TaggedState extends State {
  readonly tag: string | null;
}

/** Quoted text on one line in which nothing is escaped, and plain text on one line. */
const SIMPLE_KEY = /^(?:'([^'\r\n]*)'|"([^"\\\r\n]*)"|([\w$/.^(<~+][^\t\r\n]*))$/;

/** What counts as space in YAML; any other is part of the key. */
const OUTER_SPACE = /^[ \t\r\n]+|[ \t\r\n]+$/g;

/**
 * Parses YAML and records where every node is written, in the same pass.
 * @param lastWins accept a key that is used twice; its last value counts
 */
export function readYaml(text: string, lastWins = false): YamlDocuments | YamlRefusal {
  const recorder = createRecorder();
  const open: number[] = [];
  const roots: number[] = [];
  let firstAlias: number | undefined;
  const listener = (event: 'open' | 'close', state: TaggedState) => {
    if (event === 'open') {
      const node = recorder.open(state.position);
      if (open.length === 0) roots.push(node);
      open.push(node);
      return;
    }
    recorder.close(open.pop() ?? 0, state.position, kindOf(state.kind), state.tag);
    // An alias has no kind of its own, but the value of its anchor.
    if (state.kind === null && typeof state.result === 'object' && state.result !== null)
      firstAlias ??= text.lastIndexOf('*', state.position - 1);
  };
  try {
    const documents = loadAll(text, null, optionsWith(listener, lastWins));
    if (firstAlias !== undefined && expandedSize(documents) > MAX_EXPANDED_VALUES)
      return { refused: 'aliases expand too far', offset: firstAlias };
    let results: readonly unknown[] | undefined;
    const result = (node: number): unknown => {
      results ??= resultsOf(text, lastWins);
      return results[node];
    };
    const key = (node: number): string => simpleKey(text, tape, node) ?? keyText(result(node));
    const tape: Tape = recorder.finish(text, key, result);
    return { documents, roots, tape, hasTags: recorder.tags.length > 0 };
  } catch (error) {
    if (error instanceof YAMLException) return { refused: error.reason, offset: error.mark?.position ?? 0 };
    if (error instanceof RangeError) return { refused: 'nesting exceeded the stack', offset: 0 };
    throw error;
  }
}

type Listener = (event: 'open' | 'close', state: TaggedState) => void;

function optionsWith(listener: Listener, json: boolean): LoadOptions {
  const options = { schema: SCHEMA, json, maxDepth: MAX_DEPTH, maxTotalMergeKeys: MAX_MERGED_KEYS, listener };
  return options satisfies LoadOptions & { maxDepth: number; maxTotalMergeKeys: number };
}

/** What js-yaml makes of every node. To keep it from the first pass takes a seventh of that, and hardly anybody asks. */
function resultsOf(text: string, lastWins: boolean): unknown[] {
  const results: unknown[] = [];
  const open: number[] = [];
  const listener: Listener = (event, state) => {
    if (event === 'open') open.push(results.push(undefined) - 1);
    else results[open.pop() ?? 0] = state.result;
  };
  loadAll(text, null, optionsWith(listener, lastWins));
  return results;
}

/** The text of a key that can be told from how it is written. */
function simpleKey(text: string, tape: Tape, node: number): string | undefined {
  if (tape.kind(node) !== SCALAR) return undefined;
  const written = text.slice(tape.open(node), tape.close(node)).replace(OUTER_SPACE, '');
  const [, single, double, plain] = SIMPLE_KEY.exec(written) ?? [];
  return single ?? double ?? (plain === undefined ? undefined : plainKey(plain));
}

function kindOf(kind: string | null): number {
  if (kind === 'scalar') return SCALAR;
  if (kind === 'mapping') return MAPPING;
  return kind === 'sequence' ? SEQUENCE : NONE;
}

/** js-yaml's own way to make a key of any value. */
function keyText(value: unknown): string {
  if (Array.isArray(value)) return value.map(keyText).join(',');
  return typeof value === 'object' && value !== null ? '[object Object]' : String(value);
}
