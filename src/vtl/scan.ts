// The tokens of a template. What a character means depends on what stands before it, so the scanner is in one of several
// states, and references, arguments and directives inside each other stack them. Velocity 1.7 decides the same way which text
// is a directive or a reference and which is an error, so its order of precedence is kept: the longest token wins, and of two
// that are as long the one that is tried first.

/** What a token is. A kind that is a sign stands for its word too: `&&` for `and`. */
export type TokenKind =
  | 'end-of-file'
  | 'bad'
  | 'text'
  | 'escape'
  | 'double-escape'
  | 'escaped-directive'
  | 'comment-start'
  | 'comment'
  | 'raw'
  | 'set'
  | 'if'
  | 'elseif'
  | 'else'
  | 'end'
  | 'word'
  | 'braced-word'
  | 'name'
  | 'dot'
  | 'true'
  | 'false'
  | 'integer'
  | 'float'
  | 'string'
  | 'blank'
  | 'index-open'
  | 'index-close'
  | 'no-reference'
  | 'reference-open'
  | 'reference-close'
  | 'call-close'
  | '('
  | ')'
  | '['
  | ']'
  | '{'
  | '}'
  | ','
  | '..'
  | ':'
  | '-'
  | '+'
  | '*'
  | '/'
  | '%'
  | '&&'
  | '||'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='
  | '!'
  | '=';

/** A token. `start` and `end` are offsets into the template; a reference or directive begins with its `$` or `#`. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly image: string;
  /** A `$` or `#` before the token that begins nothing. Text and references print it; before a directive it is lost. */
  readonly lead: string;
  /** The offset of that; `start` if there is none. */
  readonly leadStart: number;
  /** Why no token can begin here, for a bad one. */
  readonly problem?: string;
}

type State =
  | 'text'
  | 'reference'
  | 'modifier'
  | 'arguments'
  | 'index'
  | 'directive'
  | 'word'
  | 'line-comment'
  | 'block-comment'
  | 'raw';

/** What was found at a position: a token, the beginning of a longer one, a character to skip, or the end of a reference. */
interface Match {
  readonly kind: TokenKind | 'dollar' | 'hash' | 'raw-start' | 'block-comment-start' | 'skip' | 'more' | 'terminator';
  readonly length: number;
}

const NEWLINE = /\r\n|\n|\r/y;
const SET = /[ \t]*#(?:set|\{set\}) *\(/y;
const DOLLAR = /\\*\$(?:\\*!)?/y;
const ESCAPED_DIRECTIVE = /(?:\\\\)*\\#(?:[A-Za-z_@][A-Za-z0-9_@]*|\{[A-Za-z_][A-Za-z0-9_@]*\})/y;
const TEXT = /[^$#\\]+/y;
/** What looks like a reference without a name is text: `$[`, and `$.` as JSONPath begins. */
const NO_REFERENCE = /\$(?:(?:\\?!)?\[|\.)/y;
const NAME = /[A-Za-z_][A-Za-z0-9_-]*/y;
const WORD = /[A-Za-z_@][A-Za-z0-9_@]*/y;
const BRACED_WORD = /\{[A-Za-z_][A-Za-z0-9_@]*\}/y;
const BLANK = /[ \t\n\r]+/y;
const INTEGER = /-?[0-9]+(?:\.\.)?/y;
const FLOAT = /-?(?:[0-9]+\.[0-9]*(?:[eE][+-]?[0-9]+)?|\.[0-9]+(?:[eE][+-]?[0-9]+)?|[0-9]+[eE][+-]?[0-9]+)/y;
const CLOSE = /\)(?:[ \t]*(?:\r\n|\n|\r))?/y;
const END = /(?:end|\{end\})(?:[ \t]*(?:\r\n|\n|\r))?/y;
const ELSE = /(?:else|\{else\})(?:[ \t]*(?:\r\n|\n|\r))?/y;
const IF = /if|\{if\}/y;
const ELSEIF = /elseif|\{elseif\}/y;
const MARKS = ['[', ']', ',', ':', '{', '}', '('] as const;
const LETTER = /[A-Za-z]/;

const OPERATORS: readonly (readonly [RegExp, TokenKind])[] = [
  [/&&|and/y, '&&'],
  [/\|\||or/y, '||'],
  [/<|lt/y, '<'],
  [/<=|le/y, '<='],
  [/>|gt/y, '>'],
  [/>=|ge/y, '>='],
  [/==|eq/y, '=='],
  [/!=|ne/y, '!='],
  [/!|not/y, '!'],
  [/=/y, '='],
  [/-/y, '-'],
  [/\+/y, '+'],
  [/\*/y, '*'],
  [/\//y, '/'],
  [/%/y, '%'],
];

/** The `$`, `#` and backslashes that stay of text which a reference or directive might have begun with. */
const leadOf = (text: string) => {
  let lead = '';
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '#' || character === '$') lead += character;
    if (character !== '\\') continue;
    const end = text.slice(index).search(/[^\\]/);
    if (end === -1 || text[index + end] !== '$') continue;
    lead += text.slice(index, index + end + 1);
    index += end;
  }
  return lead;
};

/** Reads one template token after the other. The parser may move it on where the grammar, not the text, decides the state. */
export interface Scanner {
  next(): Token;
  /** The offset that the next token is looked for at. */
  position(): number;
  /** Reads on as inside the parentheses of a directive. */
  enterDirective(): void;
  /** Leaves a directive that has no parentheses. */
  leaveDirective(): void;
  /** A `#set` is over, so numbers and strings may end a directive again. */
  endSet(): void;
  /** Reads on as text from an offset, whatever was open. */
  restart(offset: number): void;
}

/** @param text the template */
export const createScanner = (text: string): Scanner => {
  let state: State = 'text';
  let stack: { state: State; open: number; closed: number }[] = [];
  let open = 0;
  let closed = 0;
  let isInComment = false;
  let isInSet = false;
  let position = 0;

  const push = () => {
    stack.push({ state, open, closed });
    open = 0;
  };
  const pop = () => {
    const outer = stack.pop();
    if (outer === undefined) {
      open = 0;
      state = 'text';
      return false;
    }
    ({ state, open, closed } = outer);
    return true;
  };
  const close = () => {
    if (isInComment) return;
    for (;;) {
      if (open > 0) {
        if (open === closed + 1) pop();
        else closed++;
        return;
      }
      if (!pop()) return;
    }
  };

  /** The length of what a sticky pattern finds at an offset; 0 if it finds nothing. */
  const lengthOf = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0].length ?? 0;
  };

  /** The length of a string. A doubled quote is a quote in it; the last quote that can end it does. */
  const stringLength = (at: number) => {
    const quote = text[at];
    let end = 0;
    for (let index = at + 1; index < text.length; index++) {
      if (text[index] !== quote) continue;
      end = index + 1 - at;
      if (text[index + 1] !== quote) return end;
      index++;
    }
    return end;
  };

  const longest = (...matches: Match[]) =>
    matches.reduce((best, match) => (match.length > best.length ? match : best), { kind: 'bad', length: 0 });

  const common = (at: number): Match => {
    const character = text[at];
    if (character === '$' || character === '\\') return { kind: 'dollar', length: lengthOf(DOLLAR, at) };
    if (character !== '#') return { kind: 'bad', length: 0 };
    const next = text[at + 1];
    if (next === '[' && text[at + 2] === '[') return { kind: 'raw-start', length: 3 };
    if (next === '*') return { kind: 'block-comment-start', length: 2 };
    if (next === '#') return { kind: 'comment-start', length: 2 };
    return { kind: 'hash', length: 1 };
  };
  // A comment cannot end the template with one of them either, as if it began something.
  const dollarOrHash = (at: number): Match => ({ kind: 'more', length: text[at] === '$' || text[at] === '#' ? 1 : 0 });
  const set = (at: number): Match => ({ kind: 'set', length: lengthOf(SET, at) });
  const truth = (at: number) =>
    longest(
      { kind: 'true', length: text.startsWith('true', at) ? 4 : 0 },
      { kind: 'false', length: text.startsWith('false', at) ? 5 : 0 },
    );
  const name = (at: number): Match => ({ kind: 'name', length: lengthOf(NAME, at) });
  const dot = (at: number): Match => ({
    kind: 'dot',
    length: text[at] === '.' && LETTER.test(text[at + 1] ?? '') ? 2 : 0,
  });
  const blank = (at: number): Match => ({ kind: 'blank', length: lengthOf(BLANK, at) });
  const string = (at: number): Match => ({
    kind: 'string',
    length: text[at] === '"' || text[at] === "'" ? stringLength(at) : 0,
  });
  const number = (at: number) =>
    longest({ kind: 'integer', length: lengthOf(INTEGER, at) }, { kind: 'float', length: lengthOf(FLOAT, at) });
  const mark = (at: number, marks: string): Match => {
    const character = text[at] ?? '';
    if (character === '.' && text[at + 1] === '.') return { kind: '..', length: 2 };
    const kind = MARKS.find((one) => one === character);
    return kind !== undefined && marks.includes(kind) ? { kind, length: 1 } : { kind: 'bad', length: 0 };
  };
  const only = (at: number, character: string, kind: TokenKind): Match => ({
    kind,
    length: text[at] === character ? 1 : 0,
  });

  const matchIn: Record<State, (at: number) => Match> = {
    text: (at) =>
      longest(
        { kind: 'escaped-directive', length: text[at] === '\\' ? lengthOf(ESCAPED_DIRECTIVE, at) : 0 },
        set(at),
        common(at),
        { kind: 'double-escape', length: text.startsWith('\\\\', at) ? 2 : 0 },
        only(at, '\\', 'escape'),
        { kind: 'text', length: lengthOf(TEXT, at) },
        { kind: 'no-reference', length: text[at] === '$' ? lengthOf(NO_REFERENCE, at) : 0 },
      ),
    reference: (at) =>
      longest(
        only(at, '[', 'index-open'),
        set(at),
        common(at),
        truth(at),
        name(at),
        dot(at),
        only(at, '{', 'reference-open'),
        only(at, '}', 'reference-close'),
        { kind: 'terminator', length: 1 },
        { kind: 'no-reference', length: text[at] === '$' ? lengthOf(NO_REFERENCE, at) : 0 },
      ),
    modifier: (at) =>
      longest(
        only(at, '[', 'index-open'),
        only(at, '(', '('),
        set(at),
        common(at),
        truth(at),
        name(at),
        dot(at),
        only(at, '{', 'reference-open'),
        only(at, '}', 'reference-close'),
        { kind: 'terminator', length: 1 },
      ),
    arguments: (at) =>
      longest(
        mark(at, '[],:{}'),
        only(at, ')', 'call-close'),
        set(at),
        common(at),
        blank(at),
        string(at),
        truth(at),
        number(at),
        name(at),
        dot(at),
      ),
    index: (at) => longest(only(at, ']', 'index-close'), common(at), blank(at), string(at), truth(at), number(at)),
    directive: (at) =>
      longest(
        mark(at, '[],:{}('),
        { kind: ')', length: lengthOf(CLOSE, at) },
        common(at),
        blank(at),
        string(at),
        truth(at),
        ...OPERATORS.map(([pattern, kind]): Match => ({ kind, length: lengthOf(pattern, at) })),
        number(at),
        { kind: 'word', length: lengthOf(WORD, at) },
        { kind: 'braced-word', length: lengthOf(BRACED_WORD, at) },
      ),
    word: (at) =>
      longest(
        common(at),
        { kind: 'end', length: lengthOf(END, at) },
        { kind: 'if', length: lengthOf(IF, at) },
        { kind: 'elseif', length: lengthOf(ELSEIF, at) },
        { kind: 'else', length: lengthOf(ELSE, at) },
        number(at),
        { kind: 'word', length: lengthOf(WORD, at) },
        { kind: 'braced-word', length: lengthOf(BRACED_WORD, at) },
        { kind: 'terminator', length: 1 },
      ),
    'line-comment': (at) =>
      longest({ kind: 'comment', length: lengthOf(NEWLINE, at) }, dollarOrHash(at), { kind: 'skip', length: 1 }),
    // Another `#*` is taken as one token, so that `#*#` closes nothing.
    'block-comment': (at) =>
      longest(
        { kind: 'comment', length: text.startsWith('*#', at) ? 2 : 0 },
        { kind: 'skip', length: text.startsWith('#*', at) ? 2 : 1 },
      ),
    raw: (at) => (text.startsWith(']]#', at) ? { kind: 'raw', length: 3 } : { kind: 'more', length: 1 }),
  };

  /** Goes where a token leads. Inside a comment or raw text nothing begins. */
  const follow = ({ kind }: Match) => {
    switch (kind) {
      case 'dollar':
        if (isInComment) return;
        if (state === 'reference') pop();
        push();
        state = 'reference';
        return;
      case 'hash':
        if (isInComment) return;
        if (state === 'reference' || state === 'modifier') pop();
        push();
        state = 'word';
        return;
      case 'raw-start':
      case 'block-comment-start':
        if (isInComment) return;
        isInComment = true;
        push();
        state = kind === 'raw-start' ? 'raw' : 'block-comment';
        return;
      case 'comment-start':
        if (isInComment) return;
        if (state === 'reference') pop();
        isInComment = true;
        push();
        state = 'line-comment';
        return;
      case 'comment':
      case 'raw':
        isInComment = false;
        pop();
        return;
      case 'set':
        if (isInComment) return;
        push();
        isInSet = true;
        state = 'directive';
        open++;
        return;
      case 'index-open':
        push();
        state = 'index';
        return;
      case 'index-close':
      case 'reference-close':
      case 'terminator':
      case 'end':
      case 'else':
        pop();
        return;
      case '(':
        open++;
        if (state === 'modifier') state = 'arguments';
        return;
      case ')':
        close();
        return;
      case 'call-close':
        state = 'reference';
        return;
      case 'dot':
        state = 'modifier';
        return;
      case 'if':
      case 'elseif':
        state = 'directive';
        return;
      case 'string':
        if (state === 'directive' && !isInSet && open === 0) pop();
        return;
      case 'integer':
        if (open === 0 && !isInSet && state !== 'arguments' && state !== 'index') pop();
        return;
      case 'float':
        if (open === 0 && !isInSet && state !== 'arguments') pop();
        return;
      default:
        return;
    }
  };

  const bad = (start: number, at: number, problem: string, lead: string, leadStart: number): Token => ({
    kind: 'bad',
    start,
    end: Math.min(text.length, at + 1),
    image: text.slice(start, at + 1),
    lead,
    leadStart,
    problem,
  });

  const problemAt = (at: number) => {
    const character = text[at];
    if (character === '"' || character === "'") return `This ${character} is not closed.`;
    return `${JSON.stringify(character)} has no meaning here.`;
  };

  const next = (): Token => {
    let start = position;
    let lead = '';
    const leadStart = position;
    for (;;) {
      if (position >= text.length) {
        if (start === position)
          return {
            kind: 'end-of-file',
            start,
            end: start,
            image: '',
            lead,
            leadStart: lead === '' ? start : leadStart,
          };
        const problem =
          state === 'raw'
            ? '`#[[` has no `]]#`.'
            : `A template cannot end in \`${text.slice(text.search(/[$#!\\]+$/))}\`. Put any character after it, a newline for example.`;
        return bad(start, position, problem, lead, leadStart);
      }
      const match = matchIn[state](position);
      if (match.length === 0) return bad(start, position, problemAt(position), lead, leadStart);
      const at = position;
      position += match.length;
      if (match.kind === 'terminator') {
        lead += leadOf(text.slice(start, position));
        position = at;
        follow(match);
        start = position;
        continue;
      }
      follow(match);
      if (match.kind === 'skip') {
        start = position;
        continue;
      }
      switch (match.kind) {
        case 'dollar':
        case 'hash':
        case 'raw-start':
        case 'block-comment-start':
        case 'more':
          continue;
        case 'dot':
          position--;
          break;
        case 'integer':
          if (text.startsWith('..', position - 2)) position -= 2;
          break;
        default:
          break;
      }
      return {
        kind: match.kind,
        start,
        end: position,
        image: text.slice(start, position),
        lead,
        leadStart: lead === '' ? start : leadStart,
      };
    }
  };

  return {
    next,
    position: () => position,
    enterDirective() {
      state = 'directive';
    },
    leaveDirective() {
      pop();
    },
    endSet() {
      isInSet = false;
    },
    restart(offset) {
      position = offset;
      state = 'text';
      stack = [];
      open = 0;
      closed = 0;
      isInComment = false;
      isInSet = false;
    },
  };
};
