import type { Comment } from '../../document/index.js';
import { rules } from '../../rules/index.js';
import { suggest } from '../../wording/suggest.js';
import { valueDigest } from '../baseline/value-digest.js';
import {
  isSyntaxError,
  type ReportedFile,
  type ReportedFinding,
  type SuppressedFinding,
  suppressedIn,
} from '../findings.js';
import { commentedLines, type DisableComment, readDisableComment } from './read-comment.js';

/** A rule that a comment silences: there is one for each name in the comment. */
export interface DisabledRule {
  readonly file: string;
  /** The text of the file. */
  readonly text: string | undefined;
  readonly rule: string;
  /** The line whose findings are silenced; all of the file's if there is none. */
  readonly line: number | undefined;
  readonly reason: string | undefined;
  readonly place: CommentPlace;
  /** Whether the comment names other rules too. */
  readonly isOneOfSeveral: boolean;
  /** Whether it silences something. */
  readonly isUsed: boolean;
}

/** A finding about a comment but for what it says. */
type CommentPlace = Omit<ReportedFinding, 'rule' | 'severity' | 'message'>;

/** What comments did to the findings of a document. */
export interface Silenced {
  readonly files: readonly ReportedFile[];
  readonly disabled: readonly DisabledRule[];
}

/** Names that a comment may give to what reading a file finds. */
const READING = ['invalid-ref', 'parser', 'unfilled-function'];

/** Findings about the comments themselves. */
const ABOUT_COMMENTS = ['invalid-disable', 'unused-disable'];

/** Rules to offer to a comment that names none. */
const MAX_OFFERED = 3;

/**
 * Takes the findings that comments silence out of the findings, and adds what is wrong with the comments.
 * @param comments of all the files of the document
 * @param textOf the text of a file
 * @param ruleNames rules that may be named besides those of this package
 */
export function silence(
  files: readonly ReportedFile[],
  comments: readonly Comment[],
  textOf: (file: string) => string | undefined,
  ruleNames: readonly string[],
): Silenced {
  const known = [...new Set([...rules.map(({ id }) => id), ...ruleNames, ...READING])];
  const commented = [...new Set(comments.map(({ location }) => location.file))].map((path) =>
    silenceFile(
      files.find((file) => file.path === path) ?? { path, findings: [], text: textOf(path) },
      comments.filter(({ location }) => location.file === path),
      known,
    ),
  );
  const changed = new Map(commented.map(({ file }) => [file.path, file]));
  const paths = new Set(files.map(({ path }) => path));
  const added = [...changed.values()].filter(({ path, findings }) => !paths.has(path) && findings.length > 0);
  return {
    files: [...files.map((file) => changed.get(file.path) ?? file), ...added],
    // Where only part of a file was read, a comment may well silence something in the rest.
    disabled: files.some((file) => file.findings.some(isSyntaxError))
      ? []
      : commented.flatMap(({ disabled }) => disabled),
  };
}

function silenceFile(
  file: ReportedFile,
  comments: readonly Comment[],
  known: readonly string[],
): { readonly file: ReportedFile; readonly disabled: readonly DisabledRule[] } {
  const lines = commentedLines(file.text ?? '');
  const read = comments.map((comment) => ({ comment, parsed: readDisableComment(comment, lines) }));
  const disabled = read.flatMap(({ comment, parsed }) =>
    parsed !== undefined && 'names' in parsed ? disabledBy(parsed, comment, file, known) : [],
  );
  const silencers = silencersOf(disabled);
  const used = new Set<DisabledRule>();
  const findings: ReportedFinding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of file.findings) {
    const by = silencerOf(finding, silencers);
    if (by === undefined) findings.push(finding);
    else {
      used.add(by);
      suppressed.push({ ...finding, suppression: { kind: 'inSource', reason: by.reason } });
    }
  }
  const faults = read.flatMap(({ comment, parsed }) => faultsOf(parsed, comment, findings, known));
  return {
    file: { ...file, findings: [...findings, ...faults], ...suppressedIn(suppressed) },
    disabled: disabled.map((each) => ({ ...each, isUsed: used.has(each) })),
  };
}

/** By line and rule; of two names for the same, the second silences nothing. */
function silencersOf(disabled: readonly DisabledRule[]): ReadonlyMap<string, DisabledRule> {
  return new Map([...disabled].reverse().map((each) => [`${each.line ?? 'all'} ${each.rule}`, each]));
}

/** The name that silences a finding: rather one for its line than one for the whole file. */
function silencerOf(finding: ReportedFinding, silencers: ReadonlyMap<string, DisabledRule>): DisabledRule | undefined {
  if (isSyntaxError(finding)) return undefined;
  return silencers.get(`${finding.line} ${finding.rule}`) ?? silencers.get(`all ${finding.rule}`);
}

function disabledBy(
  { line, reason, names }: DisableComment,
  comment: Comment,
  { path, text }: ReportedFile,
  known: readonly string[],
): DisabledRule[] {
  return names.flatMap(({ name, offset }) => {
    const rule = ruleOf(name, known);
    if (rule === undefined) return [];
    const place = placeOf(comment, offset, name.length);
    return { file: path, text, rule, line, reason, place, isOneOfSeveral: names.length > 1, isUsed: false };
  });
}

/** Rules can be named without `apigw-`. */
function ruleOf(name: string, known: readonly string[]): string | undefined {
  return known.find((id) => id === name) ?? known.find((id) => id === `apigw-${name}`);
}

function faultsOf(
  parsed: ReturnType<typeof readDisableComment>,
  comment: Comment,
  findings: readonly ReportedFinding[],
  known: readonly string[],
): ReportedFinding[] {
  if (parsed === undefined) return [];
  const fault = (message: string, offset = 0, length = comment.text.length): ReportedFinding => {
    return { rule: 'invalid-disable', severity: 'warn', message, ...placeOf(comment, offset, length) };
  };
  if ('fault' in parsed) return [fault(parsed.fault)];
  const { form, line, names } = parsed;
  if (names.length === 0) {
    const found = findings.filter(
      (finding) => (line === undefined || finding.line === line) && !isSyntaxError(finding),
    );
    return [fault(`\`${form}\` names no rule and silences nothing. ${offer(found.map(({ rule }) => rule))}`)];
  }
  const unknown = names.filter(({ name }) => ruleOf(name, known) === undefined);
  const told = unknown.map(({ name, offset }) => ({ name, offset, message: slipIn(name, known) }));
  const slips = told.flatMap(({ name, offset, message }) =>
    message === undefined ? [] : [fault(message, offset, name.length)],
  );
  // Words that resemble no rule are most likely a reason, so one finding for all of them does.
  const stray = told.find(({ message }) => message === undefined);
  if (stray === undefined) return slips;
  return [...slips, fault(`No rule \`${stray.name}\`. A reason goes after \` -- \`.`, stray.offset, stray.name.length)];
}

function slipIn(name: string, known: readonly string[]): string | undefined {
  if (ABOUT_COMMENTS.includes(name)) return `\`${name}\` is about comments, which silence only rules. Remove the name.`;
  const near = suggest(name, known) ?? suggest(`apigw-${name}`, known);
  return near === undefined ? undefined : `No rule \`${name}\`. Did you mean \`${near}\`?`;
}

function offer(found: readonly string[]): string {
  const names = [...new Set(found)].sort().slice(0, MAX_OFFERED);
  return names.length === 0
    ? 'Name the rule, or remove the comment.'
    : `Add ${names.map((id) => `\`${id}\``).join(', ')}.`;
}

function placeOf({ text, location: { start } }: Comment, offset: number, length: number): CommentPlace {
  const column = start.column + offset;
  return {
    ...{ line: start.line, column, endLine: start.line, endColumn: column + length },
    ...{ pointer: '', url: undefined, valueDigest: valueDigest(text) },
  };
}
