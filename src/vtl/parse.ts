// Templates of Velocity 1.7 as trees. What it refuses is an error here too, and the tree then has a `broken` node in that
// place and goes on behind it, so that an editor can work with a half-written template.

import { createScanner, type Token, type TokenKind } from './scan.js';
import type {
  Argument,
  Block,
  Branch,
  Expression,
  If,
  Operand,
  Operator,
  Reference,
  Span,
  Statement,
  Step,
  StringLiteral,
} from './tree.js';

/** Why a template cannot be read. The offset is that of the part to change: of a block that is not closed, its opener. */
export interface ParseProblem {
  readonly message: string;
  readonly offset: number;
}

/** Blocks, brackets and parentheses inside each other; far more than anybody writes, and few enough for the stack. */
const MAX_DEPTH = 200;

/** The directives that have a body up to their `#end`. */
const WITH_BODY = new Set(['foreach', 'define', 'macro', 'literal']);
const BUILT_IN = new Set([...WITH_BODY, 'include', 'parse', 'evaluate', 'break', 'stop']);
const ESCAPABLE = new Set([...BUILT_IN, 'if', 'elseif', 'else', 'end', 'set']);

const LITERALS: ReadonlySet<TokenKind> = new Set(['string', 'integer', 'float', '[', '{', 'true', 'false']);
const startsReference = (kind: TokenKind) => kind === 'name' || kind === 'reference-open';
const startsParameter = (kind: TokenKind) => kind === 'blank' || LITERALS.has(kind) || startsReference(kind);
const startsArgument = (kind: TokenKind) => kind === 'word' || LITERALS.has(kind) || startsReference(kind);

/** What else can stand in text: the remains of references that were none. */
const TEXT_KINDS: ReadonlySet<TokenKind> = new Set([
  'text',
  'dot',
  ')',
  '(',
  'integer',
  'float',
  'string',
  'escape',
  'reference-open',
  'reference-close',
  'no-reference',
]);

class Failure {
  readonly problem: ParseProblem;
  constructor(message: string, offset: number) {
    this.problem = { message, offset };
  }
}

const LEVELS: readonly (readonly Operator[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['+', '-'],
  ['*', '/', '%'],
];

const UNICODE = /\\u([0-9A-Fa-f]{4})/g;

const shown = ({ kind, image }: Token) => {
  if (kind === 'end-of-file') return 'the end of the template';
  const line = image.trim().split(/[\r\n]/, 1)[0] ?? '';
  return line === '' ? 'a blank' : `\`${line.length > 30 ? `${line.slice(0, 30)}…` : line}\``;
};

/**
 * Reads a template.
 * @param text the template
 * @param depth how deep in strings it stands
 * @returns the tree, and the problems in the order of the text; a template with any of them never renders
 */
export const parseTemplate = (text: string, depth = 0): { tree: Block; problems: ParseProblem[] } => {
  const scanner = createScanner(text);
  const problems: ParseProblem[] = [];
  const macros = new Set<string>();
  let ahead: Token[] = [];
  let level = depth;
  let lastEnd = 0;

  // As few tokens are looked at as the grammar needs, since the state of the scanner depends on how far it has read.
  const peek = (count = 0): Token => {
    for (;;) {
      const token = ahead[count];
      if (token !== undefined) return token;
      const last = ahead.at(-1);
      ahead.push(last?.kind === 'bad' || last?.kind === 'end-of-file' ? last : scanner.next());
    }
  };
  const kindAt = (count: number) => peek(count).kind;
  const take = (): Token => {
    const token = peek();
    ahead.shift();
    lastEnd = token.end;
    return token;
  };
  const takeIf = (kind: TokenKind) => (kindAt(0) === kind ? take() : undefined);
  const skipBlank = () => void takeIf('blank');

  const fail = (message: string, token = peek()): never => {
    if (token.kind === 'bad') throw new Failure(token.problem ?? message, badOffset(token));
    throw new Failure(message, token.start);
  };
  const badOffset = (token: Token) => (token.problem?.startsWith('This') ? token.end - 1 : token.start);
  const expect = (kind: TokenKind, message: () => string) => {
    if (kindAt(0) !== kind) fail(message());
    return take();
  };
  /** Takes what closes something; if the template or line goes on with something else, that is not closed. */
  const expectClose = (kind: TokenKind, opener: Token, what: string) => {
    if (kindAt(0) === kind) return take();
    const token = peek();
    if (token.kind === 'bad') return fail('');
    const isCut = token.kind === 'end-of-file' || /[\r\n]/.test(text.slice(opener.start, token.start));
    if (isCut) throw new Failure(`${what} is not closed.`, openerOffset(opener));
    return fail(`${shown(token)} cannot stand here; ${what} is not closed before it.`);
  };
  const openerOffset = ({ kind, start, end }: Token) => (kind === 'set' ? end - 1 : start);
  const deeper = <T>(read: () => T): T => {
    if (++level > MAX_DEPTH) {
      level--;
      return fail(`Nested more than ${MAX_DEPTH} deep.`);
    }
    try {
      return read();
    } finally {
      level--;
    }
  };

  // Lookahead without taking: each returns how many tokens match from a place on, or -1.
  const scanBlank = (at: number) => (kindAt(at) === 'blank' ? at + 1 : at);
  const scanIndexes = (from: number): number => {
    let at = from;
    while (kindAt(at) === 'index-open') {
      const inner = scanBlank(at + 1);
      const kind = kindAt(inner);
      const value =
        kind === 'string' || kind === 'integer' || kind === 'true' || kind === 'false'
          ? inner + 1
          : scanReference(inner);
      if (value === -1) return at;
      const close = scanBlank(value);
      if (kindAt(close) !== 'index-close') return at;
      at = close + 1;
    }
    return at;
  };
  const scanReference = (from: number): number => {
    const isFormal = kindAt(from) === 'reference-open';
    let at = isFormal ? from + 1 : from;
    if (kindAt(at) !== 'name') return -1;
    at = scanIndexes(at + 1);
    while (kindAt(at) === 'dot' && kindAt(at + 1) === 'name') {
      const call = scanCall(at + 1);
      at = scanIndexes(call === -1 ? at + 2 : call);
    }
    if (!isFormal) return at;
    return kindAt(at) === 'reference-close' ? at + 1 : -1;
  };
  const scanCall = (from: number): number => {
    if (kindAt(from + 1) !== '(') return -1;
    let at = scanParameters(from + 2);
    if (at === -1) at = from + 2;
    return kindAt(at) === 'call-close' ? at + 1 : -1;
  };
  const scanParameters = (from: number): number => {
    let at = scanParameter(from);
    while (at !== -1 && kindAt(at) === ',') {
      const more = scanParameter(at + 1);
      if (more === -1) return at;
      at = more;
    }
    return at;
  };
  const scanParameter = (from: number): number => deeper(() => scanParameterHere(from));
  const scanParameterHere = (from: number): number => {
    const at = scanBlank(from);
    const kind = kindAt(at);
    if (kind === '[') {
      const range = scanRange(at);
      if (range !== -1) return scanBlank(range);
      let inner = scanParameters(at + 1);
      if (inner === -1) inner = at + 1;
      return kindAt(inner) === ']' ? scanBlank(inner + 1) : -1;
    }
    if (kind === '{') return scanMap(at);
    if (LITERALS.has(kind)) return scanBlank(at + 1);
    const reference = scanReference(at);
    return reference === -1 ? -1 : scanBlank(reference);
  };
  const scanMap = (from: number): number => {
    let at = from + 1;
    for (;;) {
      const key = scanParameter(at);
      if (key === -1 || kindAt(key) !== ':') break;
      const value = scanParameter(key + 1);
      if (value === -1) break;
      at = value;
      if (kindAt(at) !== ',') break;
      at++;
    }
    if (at === from + 1) at = scanBlank(at);
    const kind = kindAt(at);
    return kind === '}' || kind === 'reference-close' ? scanBlank(at + 1) : -1;
  };
  const scanRangeStart = (from: number): number => {
    const at = scanBlank(from + 1);
    const value = kindAt(at) === 'integer' ? at + 1 : scanReference(at);
    if (value === -1) return -1;
    const dots = scanBlank(value);
    return kindAt(dots) === '..' ? dots + 1 : -1;
  };
  const scanRange = (from: number): number => {
    const start = scanRangeStart(from);
    if (start === -1) return -1;
    const at = scanBlank(start);
    const value = kindAt(at) === 'integer' ? at + 1 : scanReference(at);
    if (value === -1) return -1;
    const close = scanBlank(value);
    return kindAt(close) === ']' ? close + 1 : -1;
  };

  const readString = (): StringLiteral => {
    const { start, end, image } = take();
    const quote = image.at(-1) ?? '"';
    const open = image.indexOf(quote);
    const undoubled = image.slice(open + 1, -1).replaceAll(quote + quote, quote);
    const inner =
      quote === "'"
        ? undoubled
        : undoubled.replace(UNICODE, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
    if (quote === "'" || !/[$#]/.test(inner)) return { type: 'string', start, end, text: inner };
    // Velocity parses the string with a blank behind it, so that a `$` at its end is text. A comment would swallow that.
    const isCommented = inner.includes('##');
    const { tree, problems: inside } = parseTemplate(isCommented ? inner : `${inner} `, level + 1);
    const [first] = inside;
    // Doubled quotes and `\\u0041` shift the places behind them.
    if (first !== undefined)
      throw new Failure(
        `In this string: ${first.message}`,
        inner.length === image.length - open - 2 ? start + open + 1 + first.offset : start + open,
      );
    return { type: 'string', start, end, text: inner, template: tree };
  };

  const readIndexes = (): Step[] => {
    const steps: Step[] = [];
    while (kindAt(0) === 'index-open') {
      const opener = take();
      skipBlank();
      const kind = kindAt(0);
      if (kind !== 'string' && kind !== 'integer' && kind !== 'true' && kind !== 'false' && !startsReference(kind)) {
        const token = peek();
        if (token.kind === 'end-of-file') throw new Failure('`[` is not closed.', opener.start);
        if (token.kind === 'bad' && token.problem?.startsWith('This')) fail('');
        throw new Failure(
          `\`[\` right after a reference begins an index: a number, a quoted string or a reference. Write \`\${…}[\` for text.`,
          opener.start,
        );
      }
      const index = readParameterValue();
      skipBlank();
      const { end } = expectClose('index-close', opener, '`[`');
      steps.push({ type: 'index', start: opener.start, end, index });
    }
    return steps;
  };

  const isCall = () =>
    kindAt(0) === 'name' && kindAt(1) === '(' && (startsParameter(kindAt(2)) || kindAt(2) === 'call-close');

  const readReference = (): Reference => {
    const first = peek();
    const isFormal = first.kind === 'reference-open';
    if (isFormal) take();
    if (kindAt(0) !== 'name') fail(`A name must follow \`${first.image}\`.`);
    const name = take();
    const path: Step[] = readIndexes();
    while (kindAt(0) === 'dot' && kindAt(1) === 'name') {
      take();
      if (isCall()) {
        const method = take();
        const opener = take();
        const values: Operand[] = [];
        if (kindAt(0) !== 'call-close') {
          values.push(readParameter());
          while (takeIf(',')) values.push(readParameter());
        }
        const { end } = expectClose('call-close', opener, '`(`');
        path.push({ type: 'call', start: method.start, end, name: method.image, arguments: values });
      } else {
        const { start, end, image } = take();
        path.push({ type: 'property', start, end, name: image });
      }
      path.push(...readIndexes());
    }
    let end = lastEnd;
    if (isFormal) {
      const token = peek();
      if (token.kind !== 'reference-close') {
        if (token.kind === 'end-of-file') throw new Failure('`${` is not closed.', first.start);
        if (token.kind === 'bad') fail('');
        throw new Failure(
          `Between \`\${\` and \`}\` only a reference can stand, and ${shown({ ...token, image: text.slice(token.leadStart, token.end) })} is not part of one.`,
          first.start,
        );
      }
      end = take().end;
    }
    const image = first.image;
    const dollar = image.lastIndexOf('$');
    const before = image.slice(0, Math.max(0, dollar));
    const backslashes = /\\*$/.exec(before)?.[0].length ?? 0;
    return {
      type: 'reference',
      start: first.leadStart,
      end,
      name: isFormal ? name.image : image.slice(dollar + 1).replace(/^\\*!/, ''),
      nameStart: isFormal
        ? name.start
        : first.end - (image.length - (dollar + 1) - (/^\\*!/.exec(image.slice(dollar + 1))?.[0].length ?? 0)),
      path,
      isQuiet: /^\\*!/.test(image.slice(dollar + 1)),
      isFormal,
      isBare: dollar === -1,
      isEscaped: backslashes % 2 === 1,
      lead: first.lead + before.slice(0, before.length - backslashes) + '\\'.repeat(Math.floor(backslashes / 2)),
      source: text.slice(first.start + Math.max(0, dollar), end),
    };
  };

  const isRange = () => scanRangeStart(0) !== -1;

  const readList = (): Operand => {
    const opener = take();
    const items: Operand[] = [];
    if (startsParameter(kindAt(0))) {
      items.push(readParameter());
      while (takeIf(',')) items.push(readParameter());
    }
    const { end } = expectClose(']', opener, '`[`');
    return { type: 'list', start: opener.start, end, items };
  };

  const readRange = (): Operand => {
    const opener = take();
    const readEnd = (): Operand => {
      skipBlank();
      if (kindAt(0) !== 'integer' && !startsReference(kindAt(0)))
        fail(`A range ends in a whole number or a reference, not in ${shown(peek())}.`);
      const value = readParameterValue();
      skipBlank();
      return value;
    };
    const from = readEnd();
    take();
    const to = readEnd();
    const { end } = expectClose(']', opener, '`[`');
    return { type: 'range', start: opener.start, end, from, to };
  };

  const readMap = (): Operand => {
    const opener = take();
    const entries: [Operand, Operand][] = [];
    const isEmpty =
      kindAt(0) === '}' || kindAt(0) === 'reference-close' || (kindAt(0) === 'blank' && !startsParameter(kindAt(1)));
    if (isEmpty) skipBlank();
    else if (startsParameter(kindAt(0))) {
      do {
        const key = readParameter();
        expect(':', () => `A \`:\` must follow the key of a map, not ${shown(peek())}.`);
        entries.push([key, readParameter()]);
      } while (takeIf(','));
    }
    if (kindAt(0) === 'reference-close') {
      const { end } = take();
      return { type: 'map', start: opener.start, end, entries };
    }
    const { end } = expectClose('}', opener, '`{`');
    return { type: 'map', start: opener.start, end, entries };
  };

  /** A value without the blanks around it. */
  const readParameterValue = (): Operand =>
    deeper(() => {
      const { kind, start, end, image } = peek();
      switch (kind) {
        case 'string':
          return readString();
        case 'integer':
        case 'float':
          take();
          return { type: kind, start, end, image };
        case 'true':
        case 'false':
          take();
          return { type: 'boolean', start, end, value: kind === 'true' };
        case '[':
          return isRange() ? readRange() : readList();
        case '{':
          return readMap();
        case 'name':
        case 'reference-open':
          return readReference();
        default:
          return fail(expectedValue());
      }
    });
  const expectedValue = () => {
    const token = peek();
    const said = shown(token);
    if (token.kind === 'word') return `${said} is not a value. Quote a string; a reference begins with \`$\`.`;
    return `A value must stand here, not ${said}.`;
  };

  const readParameter = (): Operand => {
    skipBlank();
    const value = readParameterValue();
    skipBlank();
    return value;
  };

  const readExpression = (from = 0): Expression => {
    const operators = LEVELS[from];
    if (operators === undefined) return readUnary();
    let left = readExpression(from + 1);
    for (;;) {
      const operator = operators.find((one) => one === kindAt(0));
      if (operator === undefined) return left;
      take();
      const right = readExpression(from + 1);
      left = { type: 'binary', start: left.start, end: right.end, operator, left, right };
    }
  };
  const readUnary = (): Expression =>
    deeper(() => {
      if (kindAt(0) === 'blank' && kindAt(1) === '!') take();
      if (kindAt(0) === '!') {
        const { start } = take();
        const operand = readUnary();
        return { type: 'not', start, end: operand.end, operand };
      }
      skipBlank();
      if (kindAt(0) !== '(') {
        const value = readParameterValue();
        skipBlank();
        return value;
      }
      const opener = take();
      const inner = readExpression();
      expectClose(')', opener, '`(`');
      skipBlank();
      return inner;
    });

  /** Where to go on after an error: behind the parenthesis or line that it stands in. */
  const resume = (from: number) => {
    const rest = text.slice(from).search(/[)\r\n]/);
    const offset = rest === -1 ? text.length : from + rest + 1;
    scanner.restart(offset);
    ahead = [];
    lastEnd = offset;
  };
  /** Reads something; if it cannot be read, notes why and goes on behind it. */
  const attempt = <T>(read: () => T): T | undefined => {
    const before = level;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      level = before;
      problems.push(error.problem);
      resume(Math.max(ahead[0]?.start ?? lastEnd, lastEnd));
      return undefined;
    }
  };

  const readCondition = (name: string): Expression | undefined =>
    attempt(() => {
      skipBlank();
      const opener = expect('(', () => `\`${name}\` needs a condition in parentheses, not ${shown(peek())}.`);
      skipBlank();
      if (kindAt(0) === ')') fail(`\`${name}\` has no condition.`, opener);
      const condition = readExpression();
      expectClose(')', opener, `The parenthesis of \`${name}\``);
      return condition;
    });

  const readBlock = (): Block => {
    const start = lastEnd;
    const statements: Statement[] = [];
    for (;;) {
      const token = peek();
      const from = token.leadStart;
      if (token.kind === 'bad') {
        problems.push({ message: token.problem ?? '', offset: badOffset(token) });
        resume(Math.max(token.end, lastEnd));
        statements.push({ type: 'broken', start: from, end: lastEnd });
        continue;
      }
      if (!startsStatement(token.kind)) break;
      const statement = attempt(() => deeper(readStatement));
      statements.push(statement ?? { type: 'broken', start: from, end: lastEnd });
    }
    const end = peek().leadStart;
    return {
      type: 'block',
      start: Math.min(start, end),
      end: Math.max(statements.at(-1)?.end ?? start, Math.min(start, end)),
      statements,
    };
  };

  const startsStatement = (kind: TokenKind) =>
    TEXT_KINDS.has(kind) ||
    startsReference(kind) ||
    kind === 'if' ||
    kind === 'set' ||
    kind === 'word' ||
    kind === 'braced-word' ||
    kind === 'comment-start' ||
    kind === 'comment' ||
    kind === 'raw' ||
    kind === 'escaped-directive' ||
    kind === 'double-escape';

  /** Takes the `#end` of a block; without one the opener is at fault. */
  const readEnd = (opener: Span, name: string): number => {
    for (;;) {
      const token = peek();
      if (token.kind === 'end') return take().end;
      if (token.kind === 'end-of-file') {
        problems.push({ message: `\`${name}\` has no \`#end\`.`, offset: opener.start });
        return token.leadStart;
      }
      // `#else` in a block that takes none, or a token that no statement begins with.
      reportStray();
      readBlock();
    }
  };

  const reportStray = () => {
    const token = peek();
    const message =
      token.kind === 'else' || token.kind === 'elseif'
        ? `\`#${token.kind}\` belongs to no \`#if\`.`
        : `${shown(token)} cannot stand here.`;
    problems.push({ message, offset: token.start + Math.max(0, token.image.lastIndexOf('#')) });
    if (token.kind === 'elseif') {
      take();
      scanner.restart(lastEnd);
      ahead = [];
    } else resumeBehind();
  };
  const resumeBehind = () => {
    const { end } = take();
    scanner.restart(end);
    ahead = [];
  };

  const readIf = (): If => {
    const opener = take();
    const start = opener.leadStart;
    const branches: Branch[] = [];
    const place = { start: opener.start + opener.image.lastIndexOf('#'), end: opener.end };
    const readBranch = (from: number, name: string) => {
      const condition = readCondition(name);
      const body = readBlock();
      branches.push({
        type: 'branch',
        start: from,
        end: Math.max(body.end, lastEnd),
        ...(condition === undefined ? {} : { condition }),
        body,
      });
    };
    readBranch(start, '#if');
    while (kindAt(0) === 'elseif') {
      const from = peek().leadStart;
      take();
      readBranch(from, '#elseif');
    }
    let otherwise: Block | undefined;
    if (kindAt(0) === 'else') {
      take();
      otherwise = readBlock();
      while (kindAt(0) === 'else' || kindAt(0) === 'elseif') {
        const { kind, start: at, image } = peek();
        problems.push({
          message: `\`#${kind}\` stands after the \`#else\` of its \`#if\`.`,
          offset: at + image.lastIndexOf('#'),
        });
        take();
        if (kind === 'elseif') readCondition('#elseif');
        const more = readBlock();
        otherwise = { ...otherwise, end: more.end, statements: [...otherwise.statements, ...more.statements] };
      }
    }
    const end = readEnd(place, '#if');
    return {
      type: 'if',
      start,
      end: Math.max(end, lastEnd),
      branches,
      ...(otherwise === undefined ? {} : { otherwise }),
    };
  };

  const readSet = (): Statement => {
    const opener = take();
    skipBlank();
    if (!startsReference(kindAt(0))) fail(`\`#set\` needs a reference to set, not ${shown(peek())}.`);
    const target = readReference();
    skipBlank();
    expect('=', () => `\`=\` must follow the reference that \`#set\` sets, not ${shown(peek())}.`);
    const value = readExpression();
    const { end } = expectClose(')', opener, 'The parenthesis of `#set`');
    scanner.endSet();
    return { type: 'set', start: opener.leadStart, end, target, value };
  };

  const startsMoreArguments = (): boolean => {
    const first = kindAt(0);
    if (first === 'blank') return kindAt(1) === ',' || startsArgument(kindAt(1));
    if (first === ',') return kindAt(1) === 'blank' || startsArgument(kindAt(1));
    if (first === 'reference-open') return kindAt(1) === 'name';
    if (first === '[') return kindAt(1) === ']' || startsParameter(kindAt(1));
    if (first === '{') return kindAt(1) === '}' || kindAt(1) === 'reference-close' || startsParameter(kindAt(1));
    return startsArgument(first);
  };

  const readArguments = (name: string, opener: Token): Argument[] => {
    const values: Argument[] = [];
    while (startsMoreArguments()) {
      skipBlank();
      if (takeIf(',')) skipBlank();
      const { kind, start, end, image } = peek();
      const position = values.length;
      if (kind === 'word') {
        take();
        values.push({ type: 'word', start, end, name: image });
        const isAllowed = name === 'macro' || (name === 'foreach' && position === 1) || !BUILT_IN.has(name);
        if (!isAllowed || (name === 'macro' && position > 0))
          throw new Failure(
            `\`${image}\` is not a value that \`#${name}\` takes. A reference begins with \`$\`.`,
            start,
          );
      } else {
        if (name === 'macro' && position === 0)
          throw new Failure(`\`#macro\` begins with the name of the macro, a word without \`$\` and quotes.`, start);
        values.push(readParameterValue());
      }
    }
    skipBlank();
    if (name === 'macro' && values.length === 0 && kindAt(0) === ')')
      throw new Failure('`#macro` needs the name of the macro.', opener.start);
    return values;
  };

  const readDirective = (): Statement => {
    const token = take();
    const hash = token.image.lastIndexOf('#');
    const name = token.image.slice(hash + 1).replace(/^\{(.*)\}$/s, '$1');
    const place = { start: token.start + hash, end: token.end };
    const hasBody = WITH_BODY.has(name) || name.startsWith('@');
    scanner.enterDirective();
    if (!/^[ \n\r\t]*\(/.test(text.slice(scanner.position()))) {
      scanner.leaveDirective();
      if (name === 'macro') throw new Failure('`#macro` needs the name of the macro in parentheses.', place.start);
      return { type: 'directive', start: token.leadStart, end: token.end, name, source: token.lead + token.image };
    }
    let values: Argument[] = [];
    attempt(() => {
      skipBlank();
      const opener = expect('(', () => 'A parenthesis must stand here.');
      values = readArguments(name, opener);
      if (kindAt(0) === ')') return take();
      const last = peek();
      if (last.kind === 'end-of-file' || last.kind === 'bad' || BUILT_IN.has(name))
        return expectClose(')', opener, `The parenthesis of \`#${name}\``);
      throw new Failure(
        `\`#${name}(\` begins a list of arguments, and ${shown(last)} cannot stand in one. For text, put something between the word and the parenthesis.`,
        last.start,
      );
    });
    const opened = lastEnd;
    const source = token.lead + text.slice(token.start, opened);
    if (!hasBody) return { type: 'directive', start: token.leadStart, end: lastEnd, name, arguments: values, source };
    const body = readBlock();
    const closed = peek().leadStart;
    const end = readEnd(place, `#${name}`);
    const [first] = values;
    if (name === 'macro' && first?.type === 'word') macros.add(first.name);
    return {
      type: 'directive',
      start: token.leadStart,
      end: Math.max(end, lastEnd),
      name,
      arguments: values,
      body,
      source: name === 'literal' ? text.slice(opened, closed) : source,
    };
  };

  const readEscaped = (): Statement => {
    const { leadStart, end, image } = take();
    const backslashes = image.lastIndexOf('\\');
    const name = image.slice(backslashes + 2).replace(/^\{(.*)\}$/s, '$1');
    const isKnown = ESCAPABLE.has(name) || macros.has(name);
    return {
      type: 'text',
      start: leadStart,
      end,
      text: isKnown ? image.slice(0, backslashes / 2) + image.slice(backslashes + 1) : image,
    };
  };

  const readDoubleEscapes = (): Statement => {
    const { leadStart } = peek();
    let count = 0;
    while (takeIf('double-escape')) count++;
    const end = lastEnd;
    const { kind, image } = peek();
    const isDirective =
      kind === 'if' || kind === 'elseif' || kind === 'else' || kind === 'end' || BUILT_IN.has(image.slice(1));
    return { type: 'text', start: leadStart, end, text: (isDirective ? '\\' : '\\\\').repeat(count) };
  };

  const readComment = (): Statement => {
    const { leadStart, image } = take();
    if (image.endsWith('##')) takeIf('comment');
    const mark = image.search(/##|#\*/);
    return { type: 'comment', start: leadStart, end: lastEnd, text: mark === -1 ? '' : image.slice(0, mark) };
  };

  const readStatement = (): Statement => {
    const { kind, leadStart, end, lead, image } = peek();
    if (kind === 'if') return readIf();
    if (kind === 'name' || (kind === 'reference-open' && kindAt(1) === 'name')) return readReference();
    switch (kind) {
      case 'comment-start':
      case 'comment':
        return readComment();
      case 'raw':
        take();
        return { type: 'text', start: leadStart, end, text: image.slice(3, -3) };
      case 'set':
        return readSet();
      case 'escaped-directive':
        return readEscaped();
      case 'double-escape':
        return readDoubleEscapes();
      case 'word':
      case 'braced-word':
        return readDirective();
      default:
        take();
        return { type: 'text', start: leadStart, end, text: lead + (kind === 'dot' ? '.' : image) };
    }
  };

  const statements: Statement[] = [];
  for (;;) {
    statements.push(...readBlock().statements);
    const token = peek();
    if (token.kind === 'end-of-file') break;
    const from = token.leadStart;
    if (token.kind === 'end') {
      problems.push({
        message: '`#end` closes nothing that is open.',
        offset: token.start + token.image.lastIndexOf('#'),
      });
      resumeBehind();
    } else reportStray();
    statements.push({ type: 'broken', start: from, end: lastEnd });
  }
  problems.sort((a, b) => a.offset - b.offset);
  return { tree: { type: 'block', start: 0, end: text.length, statements }, problems };
};
