import { resolve } from 'node:path';
import { type Definition, type Problem, readDefinition } from '../../document/index.js';
import { type ReportedFile, reportOf } from '../../lint/findings.js';
import { createLinter } from '../../lint/index.js';
import { isObject, type JsonObject, type JsonPath, valueAt } from '../../openapi/json.js';
import { textOf } from '../../openapi/text/template-text.js';
import type { DefinitionOptions } from '../options.js';
import { bundleModels } from './bundle-models.js';
import { type Digests, digestsOf } from './digest.js';
import { render } from './fill-document.js';
import { jsonSize } from './json-size.js';
import { leftoverProblems } from './leftover-problems.js';
import { type Places, placesOf } from './locations.js';
import { nameDocument } from './name-document.js';
import { readVariables, type Variables } from './read-variables.js';
import { type Refused, refusal, refuseFile, refuseKind, refuseSize } from './refuse.js';
import { type PlacedProblem, reportAtPlaces } from './report-at-locations.js';
import { restoreNumbers } from './restore-numbers.js';
import { isAmong, unbundledReferences } from './unbundled-references.js';

export type { Refused } from './refuse.js';

/** A document that can be sent. */
export interface Prepared extends Omit<Places, 'locate' | 'origin'>, Digests {
  readonly kind: 'prepared';
  /** The file as the user named it. */
  readonly file: string;
  /** Rendered and bundled. */
  readonly document: JsonObject;
  /** The document as JSON in UTF-8. */
  readonly body: Uint8Array;
  /** `info.title`, after which API Gateway names the API, with `${AWS::Region}` and its like still in it. */
  readonly title: string;
  /** What lint says. There are errors only if these were not to stop it. */
  readonly findings: readonly ReportedFile[];
  /** The text of a file that places name. */
  text(file: string): string | undefined;
}

/**
 * Makes a document ready for the import: reads it with the files that it refers to, fills its placeholders, bundles it, lints
 * it. Makes no call. All places are those of the user's own files, before any of this.
 * @param file its name, from `options.cwd`
 * @throws RulesetError if `options.ruleset` cannot be used
 */
export async function prepareDefinition(file: string, options: DefinitionOptions = {}): Promise<Prepared | Refused> {
  const { allowRemote = false, allowOutside = false, cwd } = options;
  const variables = await readVariables(options);
  if ('message' in variables) return refusal(2, variables.message);
  const read = await readDefinition(file, { allowRemote, allowOutside, ...(cwd === undefined ? {} : { cwd }) });
  if (read.kind !== 'definition') return refuseFile(file, read);
  return prepare(read.definition, read.problems, variables, options);
}

async function prepare(
  definition: Definition,
  problems: readonly Problem[],
  variables: Variables,
  options: DefinitionOptions,
): Promise<Prepared | Refused> {
  const { file } = definition;
  const { basePath = 'ignore', mode = 'overwrite' } = options;
  const isForced = options.lint === false;
  const rendered = render(definition.data, variables, plainTest(definition));
  const { data: document } = rendered;
  const size = jsonSize(document);
  if (size === 'circular' || !isObject(document)) return refuseSize(file, size) ?? refusal(1, `${file} holds no map.`);
  restoreNumbers(document, definition, rendered.sourcePath);
  if (options.name !== undefined) nameDocument(document, options.name);
  const moved = bundleModels(document, (path) => definition.origin(rendered.sourcePath(path)));
  const refused = refuseKind(file, document, isForced) ?? refuseSize(file, jsonSize(document));
  if (refused !== undefined) return refused;

  const places = placesOf({ document, definition, rendered, moved, basePath });
  const unbundled = unbundledReferences(document, problems, places);
  const left = [...(await leftoverProblems(definition, rendered, variables)), ...unbundled];
  const text = (name: string): string | undefined => definition.text(name);
  const bundled = { ...definition, data: document, locate: places.locate, origin: places.origin, text };
  const others = problems.filter((problem) => !isAmong(problem, unbundled));
  const linted = await lint(bundled, others, options);
  const title = textOf(valueAt(document, ['info', 'title']))?.source ?? '';
  const untitled = title === '' ? [withoutTitle(document, places)] : [];
  const own = reportAtPlaces([...left, ...untitled], text);
  const findings = reportOf([...(left.length > 0 ? linted.map(withoutFunctions) : linted), ...own]).files;
  const reasons = reasonsToRefuse(file, { findings, left: left.length + untitled.length, isForced });
  if (reasons !== undefined) return refusal(1, reasons, findings);

  const { locate: _locate, origin: _origin, ...shown } = places;
  return {
    ...shown,
    ...{ kind: 'prepared', file, document, title, findings, text },
    body: Buffer.from(JSON.stringify(document)),
    ...digestsOf(document, { basePath, mode }),
  };
}

/** Whether the text at a path is written without quotes, and not as a block. */
function plainTest(definition: Definition): (path: JsonPath) => boolean {
  const lines = new Map<string, readonly string[]>();
  return (path) => {
    const { file, start } = definition.locate(path);
    const known = lines.get(file) ?? (definition.text(file) ?? '').split(/\r\n|\n|\r/);
    lines.set(file, known);
    return /^[${]/.test(known[start.line - 1]?.slice(start.column - 1) ?? '');
  };
}

async function lint(
  definition: Definition,
  problems: readonly Problem[],
  { lint: isOn = true, ruleset, cwd = '', allowRemote = false }: DefinitionOptions,
): Promise<readonly ReportedFile[]> {
  // Where lint does not decide, neither does the ruleset.
  const file = isOn && ruleset !== undefined ? resolve(cwd, ruleset) : undefined;
  return createLinter({ ruleset: file, api: 'rest', allowRemote }).lintDefinition(definition, problems);
}

/** They are named one by one already. */
function withoutFunctions(file: ReportedFile): ReportedFile {
  return { ...file, findings: file.findings.filter(({ rule }) => rule !== 'apigw-unresolved-intrinsic') };
}

function withoutTitle(document: JsonObject, { locatePointer }: Places): PlacedProblem {
  const path = isObject(document.info) ? ['info'] : [];
  const message = '`info.title` is missing. API Gateway names the API after it. Add it.';
  return { rule: 'title', severity: 'error', message, place: locatePointer(path) };
}

/** Findings of lint count unless it is turned off; what cannot be sent always does. */
function reasonsToRefuse(
  file: string,
  { findings, left, isForced }: { findings: readonly ReportedFile[]; left: number; isForced: boolean },
): string | undefined {
  const all = findings.flatMap((reported) => reported.findings).filter(({ severity }) => severity === 'error').length;
  const count = isForced ? left : all;
  if (count === 0) return undefined;
  const errors = `${file} has ${count} ${count === 1 ? 'error' : 'errors'}.`;
  return left > 0 || isForced ? errors : `${errors} To send it all the same, pass \`--no-lint\`.`;
}
