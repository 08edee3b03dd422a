/** What a line of an answer is about, by how it begins. */
type AnswerLineKind =
  | 'model'
  | 'resource'
  | 'method'
  | 'integration'
  | 'integration response'
  | 'authorizer'
  /** Anything else: the document, a warning, what is not known. */
  | 'other';

/** One line of what API Gateway said about a document. */
export interface AnswerLine {
  readonly severity: 'error' | 'warn';
  readonly kind: AnswerLineKind;
  /** The line as it came, without the space around it. */
  readonly text: string;
  /** What is wrong, without what it is wrong with. */
  readonly reason: string;
  /** The problems in the reason where it is the wrapper of a validation, else none. */
  readonly details: readonly string[];
  readonly model?: string;
  /** `GET`, …, `ANY`. */
  readonly verb?: string;
  readonly path?: string;
  readonly scheme?: string;
}

/** What API Gateway said about a document. */
export interface ParsedAnswer {
  readonly lines: readonly AnswerLine[];
}

const ERRORS = /Errors found during import:/;
const WARNINGS = /(?:Additionally, these warnings were found|Warnings found during import):/;

/** What the line is about, and in the group `reason` what is wrong with it. */
const LINES: readonly (readonly [AnswerLineKind, RegExp])[] = [
  ['model', /^Unable to create model for '(?<model>[^']*)': (?<reason>.*)$/s],
  ['model', /^(?<reason>Unable to insert model '(?<model>[^']*)' .*)$/s],
  ['resource', /^Unable to create resource at path '(?<path>[^']*)': (?<reason>.*)$/s],
  ['method', /^Unable to put method '(?<verb>[^']*)' on resource at path '(?<path>[^']*)': (?<reason>.*)$/s],
  [
    'integration',
    /^Unable to put integration on '?(?<verb>[^' ]*)'? for resource at path '(?<path>[^']*)': (?<reason>.*)$/s,
  ],
  [
    'integration response',
    /^Unable to put integration response on '?(?<verb>[^' ]*)'? for resource at path '(?<path>[^']*)': (?<reason>.*)$/s,
  ],
  ['authorizer', /^Unable to create authorizer from security definition: '(?<scheme>[^']*)'\. (?<reason>.*)$/s],
  [
    'integration',
    /^(?<reason>Unable to parse API definition because of a malformed integration at path (?<path>.*?)\.?)$/s,
  ],
];

/** Where else a line names an operation: `'GET /pets'`, `resource '/pets' and method 'GET'`, `'/pets'(get)`. */
const OPERATIONS: readonly RegExp[] = [
  /'(?<verb>[A-Z]+) (?<path>\/[^']*)'/,
  /resource '(?<path>\/[^']*)' and method '(?<verb>[^']*)'/,
  /'(?<path>\/[^']*)'\((?<verb>[a-z]+)\)/,
];

const WRAPPER = /Validation Result: warnings : \[(?<warnings>.*)\], errors : \[(?<errors>.*)\]$/s;

/** How the problems in a wrapper begin; what a document says may hold commas as well. */
const NEXT_DETAIL = /, (?=(?:Invalid|No|Model|Parameter|Unsupported|Mapping|Validation|Value|Missing|Cannot|Unable)\b)/;

/**
 * Takes the message of a rejected import apart: the errors, the warnings, and what each line is about. A message without the
 * usual heading is one error. Never throws, and keeps every line that it does not know as it is.
 */
export function parseAnswer(message: string): ParsedAnswer {
  let severity: AnswerLine['severity'] = 'error';
  const lines: AnswerLine[] = [];
  const hasHeading = ERRORS.test(message) || WARNINGS.test(message);
  let isBeforeHeading = hasHeading;
  for (const written of withoutWrapping(message).split(/\r\n|\n|\r/)) {
    const text = written.trim();
    const isErrors = ERRORS.test(text);
    if (isErrors || WARNINGS.test(text)) {
      severity = isErrors ? 'error' : 'warn';
      isBeforeHeading = false;
      const rest = text.replace(/^.*?(?:import|found):/, '').trim();
      if (rest !== '') lines.push(parseLine(rest, severity));
    } else if (text !== '' && !isBeforeHeading) lines.push(parseLine(text, severity));
  }
  return { lines };
}

/** The same for the warnings of an import that went through. */
export function parseWarnings(warnings: readonly string[]): ParsedAnswer {
  return { lines: warnings.filter((text) => text.trim() !== '').map((text) => parseLine(text.trim(), 'warn')) };
}

/** Other tools than the SDK put the message into texts of their own. */
function withoutWrapping(message: string): string {
  return message
    .replace(/^An error occurred \(\w+\) when calling the \w+ operation(?: \([^)]*\))?: /, '')
    .replace(/\s*\(Service: [^()]*\)"?(?: \(RequestToken: .*\))?\s*$/s, '');
}

function parseLine(text: string, severity: AnswerLine['severity']): AnswerLine {
  for (const [kind, pattern] of LINES) {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) continue;
    const { reason = text, ...about } = groups;
    return { severity, kind, text, reason, details: detailsOf(reason), ...named(about) };
  }
  const operation = OPERATIONS.map((pattern) => pattern.exec(text)?.groups).find((groups) => groups !== undefined);
  return { severity, kind: 'other', text, reason: text, details: detailsOf(text), ...named(operation ?? {}) };
}

function named({ model, verb, path, scheme }: Readonly<Record<string, string | undefined>>) {
  return {
    ...(model === undefined ? {} : { model }),
    ...(verb === undefined ? {} : { verb: verbOf(verb) }),
    ...(path === undefined ? {} : { path }),
    ...(scheme === undefined ? {} : { scheme }),
  };
}

function verbOf(written: string): string {
  return written.toLowerCase() === 'x-amazon-apigateway-any-method' ? 'ANY' : written.toUpperCase();
}

function detailsOf(reason: string): string[] {
  const { warnings = '', errors = '' } = WRAPPER.exec(reason)?.groups ?? {};
  return [errors, warnings].flatMap((list) => (list === '' ? [] : list.split(NEXT_DETAIL)));
}
