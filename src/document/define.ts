import { isObject, type JsonObject, type JsonPath } from '../openapi/json.js';
import { noteContext } from '../openapi/model/context.js';
import { functionsOf, noteNoFunctions } from '../openapi/model/functions.js';
import { quote } from '../wording/quote.js';
import type { Contents, Found } from './containers/container.js';
import { contentsOf, hclContents, mayBeHcl } from './containers/index.js';
import type { Definition, DefinitionWithProblems, Origin, Problem, ReadDefinitions } from './definition.js';
import { createLineIndex } from './line-index.js';
import { reasonDataIsNotOpenApi } from './looks-like-openapi.js';
import { isSyntaxProblem, parseSource } from './parse-source.js';
import type { Boundary } from './references/boundary.js';
import { checkLocalReferences } from './references/check-local.js';
import type { Grafts, Linked } from './references/link.js';
import type { Reach } from './references/load.js';
import { createSourceFile, type SourceFile } from './source-file.js';

/** A text that looks like OpenAPI, and what its references start from. */
export interface Candidate {
  readonly file: string;
  readonly address: string;
  /** Without byte order mark. */
  readonly text: string;
  readonly cwd: string;
  readonly allowRemote: boolean;
  readonly boundary: Boundary;
}

/** Parses a text and follows its references. */
export async function define({ file, address, text, ...options }: Candidate): Promise<ReadDefinitions> {
  if (mayBeHcl(text, file)) return fromContainer(await hclContents({ name: file, address, text }, options), options);
  const source = await parseSource(text);
  if (isSyntaxProblem(source)) {
    const location = createLineIndex(file, text)(source.range);
    if (source.isTemplate) {
      return {
        kind: 'not-openapi',
        isNotable: true,
        reason: `is a template that cannot be read before it is rendered (line ${location.start.line})`,
      };
    }
    const problem: Problem = { code: 'parser', severity: 'error', message: source.message, location, path: [] };
    return { kind: 'broken', problems: [problem], text: (name) => (name === file ? text : undefined) };
  }
  const root = createSourceFile(address, file, text, source);
  const contents = await contentsOf(root, options);
  if (contents !== undefined) return fromContainer(contents, options);
  const reason = reasonDataIsNotOpenApi(source.data, text);
  if (reason !== undefined) return { kind: 'not-openapi', reason };
  const definition = await defineAt({ root, context: undefined }, options);
  return { kind: 'definitions', definitions: [definition], container: undefined };
}

/** The definitions of a container, each with what is wrong with it; the container's own problems go with the first. */
async function fromContainer(contents: Contents, options: LinkOptions): Promise<ReadDefinitions> {
  const definitions = [];
  for (const found of contents.definitions) definitions.push(await defineAt(found, options));
  const [first, ...others] = definitions;
  if (first === undefined) {
    const { unread, description } = contents;
    if (unread !== undefined) return { kind: 'not-openapi', reason: unread, isNotable: true };
    return { kind: 'not-openapi', reason: `is ${description} without a definition` };
  }
  const problems = [...contents.problems, ...first.problems];
  return { kind: 'definitions', definitions: [{ ...first, problems }, ...others], container: contents.description };
}

/** One problem at the first function: where one is not filled, none is. */
function unfilledFunctions(data: JsonObject, root: SourceFile): Problem[] {
  const found = functionsOf({ path: [], value: data });
  if (found === undefined) return [];
  const { first, count, path } = found;
  const others = count === 1 ? '' : ` Nor are ${count - 1} more.`;
  const message = `${quote(first)} is not filled in a file that is sent as it stands.${others}`;
  return [{ code: 'unfilled-function', severity: 'error', message, location: root.locate(path), path }];
}

interface LinkOptions extends Reach {
  readonly allowRemote: boolean;
}

/** Follows the references of a definition. */
async function defineAt(
  {
    root,
    context,
    grafts,
    files: others = [],
  }: Omit<Found, 'context'> & { readonly context: Found['context'] | undefined },
  options: LinkOptions,
): Promise<DefinitionWithProblems> {
  const { text } = root;
  const needsLinks = [root, ...others].some((file) => refersElsewhere(file.text));
  const { data } = root.source;
  const linked = needsLinks
    ? await link(root, options, grafts)
    : grafts && { top: { '': data }, data, grafts, faults: [], files: [] };
  if (linked === undefined && isObject(data) && !MAY_BE_FUNCTION.test(text)) noteNoFunctions(data);
  const whole = linked === undefined ? data : linked.data;
  if (context !== undefined && isObject(whole)) noteContext(whole, context);
  const used = linked && { ...linked, files: [...new Set([...linked.files, ...others])] };
  const files = [root, ...(linked?.files ?? [])];
  const problems = [
    ...files.flatMap(textProblems),
    ...linkProblems(linked),
    ...localProblems(root, linked),
    ...(context?.isFilled === false && isObject(whole) ? unfilledFunctions(whole, root) : []),
  ];
  return { definition: definitionOf(root, used), problems };
}

/** What some part of every CloudFormation function matches, as a key or as a tag, escaped or not. */
const MAY_BE_FUNCTION = /Fn::|\bRef\b|![A-Z]|\\[xuU]/;

/** Loaded only for references that leave the file. */
async function link(root: SourceFile, options: LinkOptions, grafts: Grafts | undefined): Promise<Linked> {
  const { linkReferences } = await import('./references/link.js');
  return linkReferences(root, options, grafts);
}

/** Whether a text may have a `$ref` to something outside: any that does not plainly begin with `#`. */
function refersElsewhere(text: string): boolean {
  for (let at = text.indexOf('$ref'); at !== -1; at = text.indexOf('$ref', at + 4)) {
    if (!/^["']?\s*:\s*["']?#/.test(text.slice(at + 4, at + 24))) return true;
  }
  return false;
}

function textProblems(file: SourceFile): Problem[] {
  return file.source.problems.map(({ severity, message, range, path }) => ({
    code: 'parser',
    severity,
    message,
    location: file.locationOf(range),
    path,
  }));
}

function linkProblems(linked: Linked | undefined): Problem[] {
  return (linked?.faults ?? []).map((fault) => ({ code: 'invalid-ref', ...fault }));
}

/** In a fragment, or where a template may add parts, what is missing may be elsewhere. */
function localProblems(root: SourceFile, linked: Linked | undefined): Problem[] {
  const data = linked?.data ?? root.source.data;
  const isWhole =
    typeof data === 'object' && data !== null && (Object.hasOwn(data, 'openapi') || Object.hasOwn(data, 'swagger'));
  if (!isWhole || root.source.hasStatements) return [];
  return checkLocalReferences(data, root.text, graftedValues(linked)).map(({ path, severity, message }) => ({
    code: 'invalid-ref',
    severity,
    message,
    location: root.locate(path),
    path,
  }));
}

function* graftedValues(linked: Linked | undefined): Generator<object> {
  for (const [parent, keys] of linked?.grafts ?? []) {
    for (const key of keys.keys()) {
      const value: unknown = Reflect.get(parent, key);
      if (typeof value === 'object' && value !== null) yield value;
    }
  }
}

function definitionOf(root: SourceFile, linked: Linked | undefined): Definition {
  const files = new Map([root, ...(linked?.files ?? [])].map((file) => [file.name, file]));
  return {
    file: root.name,
    data: linked === undefined ? root.source.data : linked.data,
    locate: (path, target) => {
      const origin = originOf(root, linked, path, target);
      return origin.file.locate(origin.path, target);
    },
    origin: (path, target) => {
      const { file, path: inFile } = originOf(root, linked, path, target);
      return { file: file.name, path: [...file.base, ...inFile] };
    },
    parts: () => [{ file: root.name, path: root.base }, ...grafted(linked)],
    comments: (word) => [...files.values()].flatMap((file) => file.comments(word)),
    text: (name) => files.get(name)?.text,
  };
}

function grafted(linked: Linked | undefined): Origin[] {
  const grafts = [...(linked?.grafts.values() ?? [])].flatMap((keys) => [...keys.values()]);
  return grafts.map(({ file, path }) => ({ file: file.name, path: [...file.base, ...path] }));
}

/** Walks the data along a path and changes the file where a value was grafted. */
function originOf(
  root: SourceFile,
  linked: Linked | undefined,
  path: JsonPath,
  target: 'value' | 'key' = 'value',
): { readonly file: SourceFile; readonly path: JsonPath } {
  if (linked === undefined) return { file: root, path };
  let file = root;
  let inFile: JsonPath = [];
  let value: unknown = linked.top;
  for (const [index, segment] of ['', ...path].entries()) {
    const parent: object | undefined = typeof value === 'object' && value !== null ? value : undefined;
    const graft = parent && linked.grafts.get(parent)?.get(String(segment));
    const isLast = index === path.length;
    // The key of a grafted value stands where the reference stands.
    if (graft !== undefined && !(isLast && target === 'key' && index > 0)) {
      file = graft.file;
      inFile = graft.path;
    } else if (index > 0) {
      inFile = [...inFile, segment];
    }
    value = parent && Reflect.get(parent, segment);
  }
  return { file, path: inFile };
}
