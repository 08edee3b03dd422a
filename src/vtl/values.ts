// The values of a template, and how Java prints, compares and computes them. Recorded on AWS: maps print as `{a=b}`, lists of
// the payload as JSON. The rest is what Velocity 1.7 and Java do.

/** A list. One that was parsed from JSON prints as JSON, one that the template made as `[a, b]`. */
export interface List {
  readonly type: 'list';
  readonly items: Value[];
  readonly isJson: boolean;
}

/** What `split` gives: it has a size and indexes, and prints as nothing that anybody wants. */
export interface JavaArray {
  readonly type: 'array';
  readonly items: Value[];
}

/** A map in the order in which its keys were put. */
export interface JavaMap {
  readonly type: 'map';
  readonly entries: Map<Value, Value>;
  /** Prints as nothing, as everything in `$context` does. */
  readonly isSilent?: boolean;
}

/** What `entrySet` holds. */
export interface Entry {
  readonly type: 'entry';
  readonly key: Value;
  readonly value: Value;
}

/** Something with functions of its own: `$input`, `$util`, `$foreach`, the block of a `#define`. */
export interface Special {
  readonly type: 'special';
  print(): string;
  property(name: string): Value;
  call(name: string, values: readonly Value[]): Value;
}

/** Whole numbers are bigints: an Integer, a Long or a BigInteger by their size. Other numbers are Doubles. */
export type Value = null | string | boolean | bigint | number | List | JavaArray | JavaMap | Entry | Special;

/** What ends the rendering of a template. */
export class RenderFailure extends Error {
  readonly offset: number | undefined;
  constructor(message: string, offset?: number) {
    super(message);
    this.offset = offset;
  }
}

/** A list of these very items, which a template can change. */
export const list = (items: Value[], isJson = false): List => ({ type: 'list', items, isJson });

/** A map of these keys and values. */
export const map = (entries: Iterable<readonly [Value, Value]> = [], isSilent = false): JavaMap => ({
  type: 'map',
  entries: new Map(entries),
  ...(isSilent ? { isSilent } : {}),
});

/** Values inside each other, before a value that holds itself would be printed for ever. */
const MAX_NESTING = 200;
/** Characters, which is more than API Gateway passes on. */
export const MAX_OUTPUT = 10_000_000;

/** The text of a Double, as `Double.toString` has it: `1.0`, `1.0E10`, `1.0E-5`. */
export const printDouble = (value: number): string => {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) {
    const text = String(value);
    return text.includes('.') ? text : `${text}.0`;
  }
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
};

const CONTROL: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A string in JSON, with other control characters as `\u001F`. */
const quoteJson = (text: string, hasEscapedSlash: boolean) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what JSON cannot hold.
  `"${text.replace(/["\\/\u0000-\u001f\u007f-\u009f\u2000-\u20ff]/g, (character) => {
    if (character === '/') return hasEscapedSlash ? '\\/' : '/';
    return CONTROL[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  })}"`;

/**
 * A value as compact JSON.
 * @param hasEscapedSlash whether `/` becomes `\/`, as it does where a list is printed, and not in `$input.json`
 */
export const printJson = (value: Value, hasEscapedSlash: boolean, depth = 0): string => {
  if (depth > MAX_NESTING) throw new RenderFailure('A value is nested too deeply to be printed.');
  if (value === null) return 'null';
  if (typeof value === 'string') return quoteJson(value, hasEscapedSlash);
  if (typeof value === 'number') return Number.isFinite(value) ? printDouble(value) : 'null';
  if (typeof value !== 'object') return String(value);
  switch (value.type) {
    case 'list':
    case 'array':
      return `[${value.items.map((item) => printJson(item, hasEscapedSlash, depth + 1)).join(',')}]`;
    case 'map':
      return `{${[...value.entries]
        .map(
          ([key, item]) => `${quoteJson(print(key), hasEscapedSlash)}:${printJson(item, hasEscapedSlash, depth + 1)}`,
        )
        .join(',')}}`;
    default:
      return quoteJson(print(value), hasEscapedSlash);
  }
};

/** The text of a value, as `toString` gives it. */
export const print = (value: Value, depth = 0): string => {
  if (depth > MAX_NESTING) throw new RenderFailure('A value is nested too deeply to be printed.');
  if (value === null) return 'null';
  if (typeof value === 'number') return printDouble(value);
  if (typeof value !== 'object') return String(value);
  switch (value.type) {
    case 'list':
      if (value.isJson) return printJson(value, true, depth);
      return `[${value.items.map((item) => print(item, depth + 1)).join(', ')}]`;
    case 'array':
      return '[Ljava.lang.String;@0';
    case 'map':
      if (value.isSilent) return '';
      return `{${[...value.entries].map(([key, item]) => `${print(key, depth + 1)}=${print(item, depth + 1)}`).join(', ')}}`;
    case 'entry':
      return `${print(value.key, depth + 1)}=${print(value.value, depth + 1)}`;
    default:
      return value.print();
  }
};

/** Whether Java has a number for it. */
export const isNumber = (value: Value): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint';

/** Whether `equals` of Java holds; a number equals only one of its own kind. */
export const equals = (left: Value, right: Value, depth = 0): boolean => {
  if (left === right) return true;
  if (depth > MAX_NESTING || left === null || right === null) return false;
  if (typeof left !== 'object' || typeof right !== 'object') return false;
  if (left.type === 'list' && right.type === 'list')
    return (
      left.items.length === right.items.length &&
      left.items.every((item, index) => equals(item, right.items[index] ?? null, depth + 1))
    );
  if (left.type === 'map' && right.type === 'map')
    return (
      left.entries.size === right.entries.size &&
      [...left.entries].every(
        ([key, item]) => right.entries.has(key) && equals(item, right.entries.get(key) ?? null, depth + 1),
      )
    );
  if (left.type === 'entry' && right.type === 'entry')
    return equals(left.key, right.key, depth + 1) && equals(left.value, right.value, depth + 1);
  return false;
};

const classOf = (value: Value) => {
  if (value === null || typeof value !== 'object') return typeof value;
  return value.type === 'list' && value.isJson ? 'json' : value.type;
};

/** `==`: numbers by value, values of different classes by their texts. */
export const isSame = (left: Value, right: Value): boolean => {
  if (isNumber(left) && isNumber(right)) return Number(left) === Number(right) && !(left < right || left > right);
  if (left === null || right === null) return left === right;
  if (classOf(left) === classOf(right)) return equals(left, right);
  return equals(left, right) || print(left) === print(right);
};

/** `<`, `<=`, `>`, `>=`: of anything but numbers it is false. */
export const compare = (operator: '<' | '<=' | '>' | '>=', left: Value, right: Value): boolean => {
  if (!isNumber(left) || !isNumber(right)) return false;
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    default:
      return left >= right;
  }
};

/** Digits of a whole number before a template is taken for one that never ends. */
const MAX_BITS = 100_000;

/** Arithmetic. Whole numbers stay whole and never overflow; division by zero, and what is no number, give nothing. */
export const compute = (operator: '+' | '-' | '*' | '/' | '%', left: Value, right: Value): Value => {
  if (operator === '+' && left !== null && right !== null && (typeof left === 'string' || typeof right === 'string')) {
    const text = print(left) + print(right);
    if (text.length > MAX_OUTPUT) throw new RenderFailure('A text is longer than 10 MB.');
    return text;
  }
  if (!isNumber(left) || !isNumber(right)) return null;
  if ((operator === '/' || operator === '%') && Number(right) === 0) return null;
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    switch (operator) {
      case '+':
        return left + right;
      case '-':
        return left - right;
      case '*':
        if (left.toString(16).length + right.toString(16).length > MAX_BITS / 4)
          throw new RenderFailure('A number has too many digits.');
        return left * right;
      case '/':
        return left / right;
      default:
        return left % right;
    }
  }
  const [a, b] = [Number(left), Number(right)];
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    default:
      return a % b;
  }
};
