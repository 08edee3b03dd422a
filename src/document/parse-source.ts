import { isObject } from '../openapi/json.js';
import { parseJson } from './json/parse.js';
import type { Range } from './line-index.js';
import { hasTemplateMarks } from './placeholders/marks.js';
import { hasMaskedValue, type Masked, maskJson, maskYaml, unmask, unmaskData } from './placeholders/mask.js';
import { duplicateKeys, extraDocuments, type TextProblem, unknownTags } from './text-problems.js';
import { explainRefusal } from './yaml/explain-refusal.js';
import { type Scalars, scalarsOn } from './yaml/find-comments.js';
import { createFindRange, type FindRange } from './yaml/find-range.js';
import { createOutline, type Outline } from './yaml/outline.js';
import { readYaml, type YamlDocuments, type YamlRefusal } from './yaml/parse.js';
import { repair } from './yaml/repair.js';
import { functionKey } from './yaml/schema.js';
import type { Tape } from './yaml/tape.js';

/** A parsed text. */
export interface Source {
  readonly data: unknown;
  readonly problems: readonly TextProblem[];
  readonly findRange: FindRange;
  /** Where `#` begins no comment. */
  scalars(): Scalars;
  /** Whether template statements were skipped, so that parts may be missing. */
  readonly hasStatements: boolean;
  /** All documents of a YAML stream that has several; the source itself is the first. */
  documents?(): readonly Source[];
}

/** Why a text could not be parsed. `isTemplate`: it may well parse once it is rendered. */
export interface SyntaxProblem {
  readonly message: string;
  readonly range: Range;
  readonly isTemplate: boolean;
}

const JSON_START = /^\s*(?:\{\s*(?:["}]|$)|\[\s*["{[\]])/;
const TEMPLATED_JSON_START = /^\s*\{\s*(?:\{\{|\{%|<%|%\{|\$\{)/;

/** Whether a parse failed. */
export function isSyntaxProblem(parsed: Source | SyntaxProblem): parsed is SyntaxProblem {
  return 'isTemplate' in parsed;
}

/**
 * Parses JSON or YAML, told apart by how the text begins. A text that does not parse because of the placeholders of a
 * template language is parsed with these hidden; they are back in the data.
 * @param text without byte order mark
 */
export async function parseSource(text: string): Promise<Source | SyntaxProblem> {
  return JSON_START.test(text) || TEMPLATED_JSON_START.test(text) ? parseJsonText(text) : parseYamlText(text);
}

function parseJsonText(text: string): Source | SyntaxProblem {
  const plain = parseJson(text);
  if ('tape' in plain) return fromTape(text, plain.data, plain.tape, 0, plain.hasDuplicates);
  const masked = hasTemplateMarks(text) ? maskJson(text) : undefined;
  if (masked === undefined) return syntaxProblem(plain.message, plain.offset, text);
  const parsed = parseJson(masked.text);
  if ('tape' in parsed) return fromMasked(text, parsed.data, parsed.tape, 0, masked);
  return { ...syntaxProblem(parsed.message, parsed.offset, text), isTemplate: isTemplateFault(masked, parsed.offset) };
}

async function parseYamlText(text: string): Promise<Source | SyntaxProblem> {
  const plain = readYaml(text);
  if ('documents' in plain && !hasBracesAsKeys(text, plain)) return fromYaml(plain, false);
  let refusal = 'refused' in plain ? plain : undefined;
  if (refusal?.refused === 'duplicated mapping key') {
    const tolerant = readYaml(text, true);
    if ('documents' in tolerant && !hasBracesAsKeys(text, tolerant)) return fromYaml(tolerant, true);
    refusal = 'refused' in tolerant ? tolerant : undefined;
  }
  const templated = parseTemplate(text);
  if (templated !== undefined && !('refused' in templated)) return templated;
  if (templated?.isTemplate) {
    return { ...explain(text, templated), isTemplate: true };
  }
  refusal = templated ?? refusal;
  if (refusal === undefined) return 'documents' in plain ? fromYaml(plain, false) : explain(text, plain);
  // A limit is there to stop at; Spectral's parser has none.
  if (/exceeded/.test(refusal.refused)) return explain(text, refusal);
  return repaired(text, refusal) ?? (await spectral(text, refusal)) ?? explain(text, refusal);
}

/** What a template gives with its placeholders hidden; of two failures, the one that is further on. */
function parseTemplate(text: string): Source | (YamlRefusal & { readonly isTemplate: boolean }) | undefined {
  if (!hasTemplateMarks(text)) return undefined;
  let failure: (YamlRefusal & { readonly isTemplate: boolean }) | undefined;
  for (const style of ['comment', 'empty'] as const) {
    const masked = maskYaml(text, style);
    if (masked === undefined) return undefined;
    const parsed = readYaml(masked.text, true);
    if ('documents' in parsed) return fromMasked(text, firstDocument(parsed), parsed.tape, firstRoot(parsed), masked);
    if (failure === undefined || parsed.offset > failure.offset) {
      failure = { ...parsed, isTemplate: isTemplateFault(masked, parsed.offset) };
    }
  }
  return failure;
}

function isTemplateFault({ text, hasStatements }: Masked, offset: number): boolean {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return hasStatements || hasMaskedValue(text.slice(start, end === -1 ? text.length : end));
}

/** `key: {{ x }}` parses as a map that has a map for its key. */
function hasBracesAsKeys(text: string, { documents }: YamlDocuments): boolean {
  if (!text.includes('{{')) return false;
  const seen = new Set<unknown>();
  const stack: unknown[] = [...documents];
  for (let value = stack.pop(); stack.length > 0 || value !== undefined; value = stack.pop()) {
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isObject(value) && Object.hasOwn(value, '[object Object]')) return true;
    for (const item of Object.values(value)) if (typeof item === 'object' && item !== null) stack.push(item);
  }
  return false;
}

/** Empty documents before and after do not count. */
function firstRoot({ documents, roots }: YamlDocuments): number {
  return (
    roots[
      Math.max(
        0,
        documents.findIndex((document) => document !== null),
      )
    ] ?? 0
  );
}

function firstDocument({ documents }: YamlDocuments): unknown {
  return documents.find((document) => document !== null) ?? null;
}

function fromYaml(parsed: YamlDocuments, hasDuplicates: boolean): Source {
  const source = fromTape(
    parsed.tape.text,
    firstDocument(parsed),
    parsed.tape,
    firstRoot(parsed),
    hasDuplicates,
    parsed.hasTags,
  );
  const extra = extraDocuments(parsed);
  if (extra.length === 0) return source;
  const documents = () =>
    parsed.documents.map((data, index) =>
      fromTape(parsed.tape.text, data, parsed.tape, parsed.roots[index] ?? 0, false),
    );
  return { ...source, problems: [...source.problems, ...extra], documents };
}

function fromTape(
  text: string,
  data: unknown,
  tape: Tape,
  root: number,
  hasDuplicates: boolean,
  hasTags = false,
): Source {
  const outline = createOutline(tape, root);
  return {
    data,
    problems: oddities(outline, text, hasDuplicates, hasTags),
    findRange: lazily(outline),
    scalars: () => scalarsOn(tape),
    hasStatements: false,
  };
}

/** The branches of a condition may well hold the same key, so duplicates mean nothing beside statements. */
function fromMasked(text: string, data: unknown, tape: Tape, root: number, { hasStatements }: Masked): Source {
  const outline = createOutline(tape, root);
  const problems = oddities(outline, text, !hasStatements, !hasStatements);
  return {
    data: unmaskData(data),
    problems,
    findRange: lazily(outline),
    scalars: () => scalarsOn(tape),
    hasStatements,
  };
}

function lazily(outline: Outline): FindRange {
  return createFindRange(outline, functionKey, unmask);
}

function oddities(outline: Outline, text: string, hasDuplicates: boolean, hasTags: boolean): TextProblem[] {
  return [...(hasDuplicates ? duplicateKeys(outline, text) : []), ...(hasTags ? unknownTags(outline) : [])];
}

/** Hides what is wrong with a single value, so that one slip does not keep the rest of the document from being looked at. */
function repaired(text: string, refusal: YamlRefusal): Source | undefined {
  const result = repair(text, refusal);
  if (result === undefined) return undefined;
  const { parsed, refusals } = result;
  const source = fromMasked(text, firstDocument(parsed), parsed.tape, firstRoot(parsed), {
    text: result.text,
    hasStatements: false,
  });
  return { ...source, problems: [...refusals.map((each) => valueProblem(text, each)), ...source.problems] };
}

async function spectral(text: string, refusal: YamlRefusal): Promise<Source | undefined> {
  const { readWithSpectral } = await import('./yaml/read-with-spectral.js');
  const read = readWithSpectral(text);
  if (read === undefined) return undefined;
  return { ...read, problems: [valueProblem(text, refusal)], hasStatements: false };
}

function valueProblem(text: string, refusal: YamlRefusal): TextProblem {
  return { ...explainRefusal(text, refusal), severity: 'error', path: [] };
}

function explain(text: string, refusal: YamlRefusal): SyntaxProblem {
  return { ...explainRefusal(text, refusal), isTemplate: false };
}

function syntaxProblem(message: string, offset: number, text: string): SyntaxProblem {
  const start = Math.min(offset, text.length);
  return { message, range: { start, end: Math.min(start + 1, text.length) }, isTemplate: false };
}
