import { findTemplateMarks, type TemplateMark } from './marks.js';

/**
 * Private-use characters stand for what must not reach a parser: one for each character, so that offsets stay.
 * What has a code above the bank means nothing to a parser and stays as it is.
 */
const BANK = 0xe000;
const BANK_SIZE = 0x1800;
/** Stands for the second character of a mark whose first became `#`, and so a comment. */
const COMMENTED = 0xf8e0;
/** Stands for the second character of a mark whose brackets became quotation marks. */
const QUOTED = 0xf8f0;
const OPENERS = ['{{', '{%', '{#', '<%', '%{', '${'] as const;
const CLOSERS = ['}', '}', '}', '>', '}', '}'] as const;

const PRIVATE = /[\ue000-\uf8ff]/;
const PRIVATE_ALL = /#?[\ue000-\uf8ff]/g;

/** A text of which a parser sees no placeholder. */
export interface Masked {
  readonly text: string;
  /** Whether the template has statements, so that parts of it may be missing or there twice once it is rendered. */
  readonly hasStatements: boolean;
}

/** How a line that holds nothing but marks is made invisible: as a comment or, inside a text block, as empty lines. */
export type LineStyle = 'comment' | 'empty';

/** Hides the placeholders of a YAML text; undefined if there are none, or if the text uses private characters itself. */
export function maskYaml(text: string, style: LineStyle): Masked | undefined {
  if (PRIVATE.test(text)) return undefined;
  const marks = findTemplateMarks(text);
  if (marks.length === 0) return undefined;
  const hide = (mark: TemplateMark): string => {
    const source = text.slice(mark.start, mark.end);
    if (!isHiddenLine(text, mark)) return hidden(source);
    return style === 'empty' ? '\n'.repeat(source.length) : `#${commented(source)}${hidden(source.slice(2))}`;
  };
  return { text: replaceMarks(text, marks, hide), hasStatements: marks.some((mark) => mark.isStatement) };
}

/** Hides the placeholders of a JSON text: a value becomes a string, a statement becomes space. */
export function maskJson(text: string): Masked | undefined {
  if (PRIVATE.test(text)) return undefined;
  const marks = findTemplateMarks(text);
  if (marks.length === 0) return undefined;
  const isInString = stringTester(text, marks);
  const hide = (mark: TemplateMark): string => {
    const source = text.slice(mark.start, mark.end);
    if (isInString(mark)) return hidden(source);
    return mark.isStatement ? ' '.repeat(source.length) : `"${quoted(source)}${hidden(source.slice(2, -1))}"`;
  };
  return { text: replaceMarks(text, marks, hide), hasStatements: marks.some((mark) => mark.isStatement) };
}

/** Whether a value outside of strings was hidden in a JSON text; what stands beside it may not be JSON yet. */
export function hasMaskedValue(text: string): boolean {
  return /[\uf8f0-\uf8ff]/.test(text);
}

/** The text of the file again. */
export function unmask(text: string): string {
  if (!PRIVATE.test(text)) return text;
  let closer = '';
  const restored = text.replace(PRIVATE_ALL, (found) => {
    const code = found.charCodeAt(found.length - 1);
    if (code >= QUOTED) {
      closer = CLOSERS[code - QUOTED] ?? '';
      return OPENERS[code - QUOTED] ?? '';
    }
    if (code >= COMMENTED) return OPENERS[code - COMMENTED] ?? '';
    return `${found.slice(0, -1)}${String.fromCharCode(code - BANK)}`;
  });
  return restored + closer;
}

/** Data with all its texts and keys unmasked. What was one object stays one. */
export function unmaskData(data: unknown): unknown {
  const done = new Map<object, unknown>();
  const pending: (() => void)[] = [];
  const copy = (value: unknown): unknown => {
    if (typeof value === 'string') return unmask(value);
    if (typeof value !== 'object' || value === null) return value;
    const known = done.get(value);
    if (known !== undefined) return known;
    const target: Record<string, unknown> | unknown[] = Array.isArray(value) ? [] : {};
    done.set(value, target);
    pending.push(() => {
      for (const [key, item] of Object.entries(value)) define(target, unmask(key), copy(item));
    });
    return target;
  };
  const result = copy(data);
  for (let fill = pending.pop(); fill !== undefined; fill = pending.pop()) fill();
  return result;
}

/** Unlike an assignment, makes `__proto__` a key like any other. */
function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, configurable: true, enumerable: true, writable: true });
}

function hidden(source: string): string {
  let text = '';
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    text += code < BANK_SIZE ? String.fromCharCode(BANK + code) : source[at];
  }
  return text;
}

function commented(source: string): string {
  return String.fromCharCode(COMMENTED + openerIndex(source));
}

function quoted(source: string): string {
  return String.fromCharCode(QUOTED + openerIndex(source));
}

function openerIndex(source: string): number {
  return OPENERS.findIndex((opener) => source.startsWith(opener));
}

function replaceMarks(text: string, marks: readonly TemplateMark[], hide: (mark: TemplateMark) => string): string {
  const parts: string[] = [];
  let from = 0;
  for (const mark of marks) {
    parts.push(text.slice(from, mark.start), hide(mark));
    from = mark.end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** Whether a mark and others fill their line, and no value is awaited there. */
function isHiddenLine(text: string, mark: TemplateMark): boolean {
  return (
    mark.fillsLine && (mark.isStatement || !/(?:[:\-|>+?,[{]|^)[ \t]*$/.test(significantLineBefore(text, mark.start)))
  );
}

function significantLineBefore(text: string, offset: number): string {
  let end = text.lastIndexOf('\n', offset - 1);
  while (end > 0) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end).trim();
    if (line !== '' && !line.startsWith('#')) return line.replace(/\s#.*$/, '');
    end = start - 1;
  }
  return '';
}

/** Answers, for marks in the order of the text, whether they stand between the quotation marks of a string. */
function stringTester(text: string, marks: readonly TemplateMark[]): (mark: TemplateMark) => boolean {
  const inString = new Set<TemplateMark>();
  let isOpen = false;
  let at = 0;
  for (const mark of marks) {
    while (at < mark.start) {
      if (isOpen && text[at] === '\\') at++;
      else if (text[at] === '"') isOpen = !isOpen;
      at++;
    }
    if (isOpen) inString.add(mark);
    at = Math.max(at, mark.end);
  }
  return (mark) => inString.has(mark);
}
