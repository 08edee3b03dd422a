// The methods of Java that a template can call on strings, numbers, lists and maps. What is not here, or gets other arguments
// than it takes, gives nothing, as an unknown method does. What throws in Java ends the template.

import { format, javaPattern, replacePattern, split, utf8 } from './java-text.js';
import {
  equals,
  isNumber,
  type JavaArray,
  type JavaMap,
  type List,
  list,
  MAX_OUTPUT,
  map,
  print,
  RenderFailure,
  type Value,
} from './values.js';

/** What a method that does not exist gives; unlike null it is no value that a method could return. */
export const NO_METHOD = Symbol('no method');
type Result = Value | typeof NO_METHOD;

const hashOf = (text: string) => {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(31, hash) + text.charCodeAt(at)) | 0;
  return BigInt(hash);
};
const isText = (value: Value | undefined): value is string => typeof value === 'string';
const isWhole = (value: Value | undefined): value is bigint => typeof value === 'bigint';
const isCollection = (value: Value | undefined): value is List =>
  typeof value === 'object' && value !== null && value.type === 'list';
const isMap = (value: Value | undefined): value is JavaMap =>
  typeof value === 'object' && value !== null && value.type === 'map';

const parseWhole = (text: string, from: bigint, to: bigint): bigint => {
  if (!/^[+-]?\d+$/.test(text)) throw new RenderFailure(`"${text}" is not a whole number.`);
  const value = BigInt(text.replace(/^\+/, ''));
  if (value < from || value > to) throw new RenderFailure(`"${text}" is too large.`);
  return value;
};
const parseInteger = (text: string) => parseWhole(text, -(2n ** 31n), 2n ** 31n - 1n);
const parseLong = (text: string) => parseWhole(text, -(2n ** 63n), 2n ** 63n - 1n);
const parseDouble = (text: string) => {
  const trimmed = text.trim();
  if (!/^[+-]?(?:NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?)$/.test(trimmed))
    throw new RenderFailure(`"${text}" is not a number.`);
  return Number(trimmed.replace(/[fFdD]$/, ''));
};

const part = (text: string, from: bigint, to: bigint) => {
  if (from < 0n || to > BigInt(text.length) || from > to)
    throw new RenderFailure(`A text of ${text.length} characters has no part from ${from} to ${to}.`);
  return text.slice(Number(from), Number(to));
};
const compareTexts = (a: string, b: string): bigint => {
  const size = Math.min(a.length, b.length);
  for (let at = 0; at < size; at++) if (a[at] !== b[at]) return BigInt(a.charCodeAt(at) - b.charCodeAt(at));
  return BigInt(a.length - b.length);
};
const folded = (text: string) => text.toUpperCase().toLowerCase();

const callOnText = (text: string, name: string, values: readonly Value[]): Result => {
  const [first, second] = values;
  switch (`${name}/${values.length}`) {
    case 'length/0':
      return BigInt(text.length);
    case 'isEmpty/0':
      return text === '';
    case 'isBlank/0':
      return text.trim() === '';
    case 'toString/0':
    case 'intern/0':
      return text;
    case 'hashCode/0':
      return hashOf(text);
    case 'trim/0':
      // Java trims every character up to the blank.
      return text.replace(/^[\0- ]+|[\0- ]+$/g, '');
    case 'strip/0':
      return text.trim();
    case 'stripLeading/0':
      return text.trimStart();
    case 'stripTrailing/0':
      return text.trimEnd();
    case 'toUpperCase/0':
      return text.toUpperCase();
    case 'toLowerCase/0':
      return text.toLowerCase();
    case 'toCharArray/0':
      return { type: 'array', items: [...Array(text.length).keys()].map((at) => text[at] ?? '') };
    case 'getBytes/0':
      return { type: 'array', items: utf8(text).map((byte) => BigInt((byte << 24) >> 24)) };
    case 'equals/1':
      return text === first;
    case 'equalsIgnoreCase/1':
      return isText(first) ? folded(text) === folded(first) : NO_METHOD;
    case 'compareTo/1':
      return isText(first) ? compareTexts(text, first) : NO_METHOD;
    case 'compareToIgnoreCase/1':
      return isText(first) ? compareTexts(folded(text), folded(first)) : NO_METHOD;
    case 'contentEquals/1':
      return isText(first) ? text === first : NO_METHOD;
    case 'contains/1':
      return isText(first) ? text.includes(first) : NO_METHOD;
    case 'startsWith/1':
      return isText(first) ? text.startsWith(first) : NO_METHOD;
    case 'startsWith/2':
      return isText(first) && isWhole(second) ? second >= 0n && text.startsWith(first, Number(second)) : NO_METHOD;
    case 'endsWith/1':
      return isText(first) ? text.endsWith(first) : NO_METHOD;
    case 'concat/1':
      return isText(first) ? text + first : NO_METHOD;
    case 'charAt/1':
      if (!isWhole(first)) return NO_METHOD;
      if (first < 0n || first >= BigInt(text.length))
        throw new RenderFailure(`A text of ${text.length} characters has none at ${first}.`);
      return text[Number(first)] ?? '';
    case 'codePointAt/1':
      if (!isWhole(first)) return NO_METHOD;
      if (first < 0n || first >= BigInt(text.length))
        throw new RenderFailure(`A text of ${text.length} characters has none at ${first}.`);
      return BigInt(text.codePointAt(Number(first)) ?? 0);
    case 'indexOf/1':
    case 'lastIndexOf/1': {
      const wanted = isWhole(first) ? String.fromCodePoint(Math.min(0x10ffff, Math.max(0, Number(first)))) : first;
      if (!isText(wanted)) return NO_METHOD;
      return BigInt(name === 'indexOf' ? text.indexOf(wanted) : text.lastIndexOf(wanted));
    }
    case 'indexOf/2':
      return isText(first) && isWhole(second) ? BigInt(text.indexOf(first, Number(second))) : NO_METHOD;
    case 'lastIndexOf/2':
      if (!isText(first) || !isWhole(second)) return NO_METHOD;
      return second < 0n ? -1n : BigInt(text.lastIndexOf(first, Number(second)));
    case 'substring/1':
      return isWhole(first) ? part(text, first, BigInt(text.length)) : NO_METHOD;
    case 'substring/2':
    case 'subSequence/2':
      return isWhole(first) && isWhole(second) ? part(text, first, second) : NO_METHOD;
    case 'replace/2':
      return isText(first) && isText(second) ? replaceAllOf(text, first, second) : NO_METHOD;
    case 'replaceAll/2':
    case 'replaceFirst/2':
      return isText(first) && isText(second) ? replacePattern(text, first, second, name === 'replaceFirst') : NO_METHOD;
    case 'matches/1':
      return isText(first) ? javaPattern(`^(?:${first})$`).test(text) : NO_METHOD;
    case 'split/1':
      return isText(first) ? { type: 'array', items: split(text, first, 0) } : NO_METHOD;
    case 'split/2':
      return isText(first) && isWhole(second)
        ? { type: 'array', items: split(text, first, Number(second)) }
        : NO_METHOD;
    case 'repeat/1':
      if (!isWhole(first)) return NO_METHOD;
      if (first < 0n || Number(first) * text.length > MAX_OUTPUT)
        throw new RenderFailure(`A text cannot be repeated ${first} times.`);
      return text.repeat(Number(first));
    case 'regionMatches/4': {
      const [from, other, otherFrom, size] = values;
      if (!isWhole(from) || !isText(other) || !isWhole(otherFrom) || !isWhole(size)) return NO_METHOD;
      const [a, b] = [Number(from), Number(otherFrom)];
      return text.slice(a, a + Number(size)) === other.slice(b, b + Number(size));
    }
    case 'valueOf/1':
    case 'copyValueOf/1':
      return print(first ?? null);
    default:
      break;
  }
  if (name === 'format' && isText(first)) {
    // A single array or list stands for the arguments.
    const given =
      values.length === 2 && typeof second === 'object' && second?.type === 'array' ? second.items : values.slice(1);
    return format(first, given);
  }
  if (name === 'join' && isText(first)) {
    const items =
      isCollection(second) || (typeof second === 'object' && second?.type === 'array') ? second.items : values.slice(1);
    return items.map((item) => print(item)).join(first);
  }
  return NO_METHOD;
};

const replaceAllOf = (text: string, from: string, to: string) => {
  const result = text.split(from).join(to);
  // Between any two characters, and at both ends, stands the empty text.
  const replaced =
    from === '' ? to + [...Array(text.length).keys()].map((at) => (text[at] ?? '') + to).join('') : result;
  if (replaced.length > MAX_OUTPUT) throw new RenderFailure('A text is longer than 10 MB.');
  return replaced;
};

/** The class of a whole number. */
const isInteger = (value: bigint) => value >= -(2n ** 31n) && value < 2n ** 31n;
const isLong = (value: bigint) => value >= -(2n ** 63n) && value < 2n ** 63n;

const callOnNumber = (number: bigint | number, name: string, values: readonly Value[]): Result => {
  const [first, second] = values;
  const isDouble = typeof number === 'number';
  const whole = isDouble ? 0n : number;
  switch (`${name}/${values.length}`) {
    case 'toString/0':
      return print(number);
    case 'toString/1':
      return isNumber(first ?? null) ? print(first ?? null) : NO_METHOD;
    case 'equals/1':
      return first === number;
    case 'compareTo/1':
      if (first === undefined || !isNumber(first) || typeof first !== typeof number) return NO_METHOD;
      return number < first ? -1n : number > first ? 1n : 0n;
    case 'intValue/0':
      if (!isDouble) return BigInt.asIntN(32, number);
      return Number.isNaN(number) ? 0n : BigInt(Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, Math.trunc(number))));
    case 'longValue/0':
      if (!isDouble) return BigInt.asIntN(64, number);
      if (Number.isNaN(number)) return 0n;
      return number >= 2 ** 63 ? 2n ** 63n - 1n : number <= -(2 ** 63) ? -(2n ** 63n) : BigInt(Math.trunc(number));
    case 'doubleValue/0':
      return Number(number);
    case 'hashCode/0':
      return isDouble || !isInteger(whole) ? NO_METHOD : whole;
    case 'isNaN/0':
      return isDouble ? Number.isNaN(number) : NO_METHOD;
    case 'isInfinite/0':
      return isDouble ? !Number.isFinite(number) && !Number.isNaN(number) : NO_METHOD;
    case 'parseDouble/1':
      return isDouble && isText(first) ? parseDouble(first) : NO_METHOD;
    case 'parseInt/1':
      return !isDouble && isInteger(whole) && isText(first) ? parseInteger(first) : NO_METHOD;
    case 'parseInt/2': {
      if (isDouble || !isInteger(whole) || !isText(first) || !isWhole(second)) return NO_METHOD;
      const radix = Number(second);
      const digits =
        /^[+-]?[0-9a-zA-Z]+$/.test(first) && radix >= 2 && radix <= 36 ? Number.parseInt(first, radix) : Number.NaN;
      if (Number.isNaN(digits)) throw new RenderFailure(`"${first}" is not a whole number.`);
      return BigInt(digits);
    }
    case 'parseLong/1':
      return !isDouble && !isInteger(whole) && isText(first) ? parseLong(first) : NO_METHOD;
    case 'valueOf/1':
      if (isDouble) return isText(first) ? parseDouble(first) : isNumber(first ?? null) ? Number(first) : NO_METHOD;
      if (isWhole(first)) return first;
      if (!isText(first) || !isLong(whole)) return NO_METHOD;
      return isInteger(whole) ? parseInteger(first) : parseLong(first);
    case 'toHexString/1':
    case 'toBinaryString/1':
    case 'toOctalString/1':
      if (isDouble || !isWhole(first)) return NO_METHOD;
      return BigInt.asUintN(isInteger(whole) ? 32 : 64, first).toString(
        name === 'toHexString' ? 16 : name === 'toBinaryString' ? 2 : 8,
      );
    case 'max/2':
    case 'min/2':
    case 'sum/2': {
      if (isDouble) {
        if (typeof first !== 'number' || typeof second !== 'number') return NO_METHOD;
        return name === 'sum' ? first + second : name === 'max' ? Math.max(first, second) : Math.min(first, second);
      }
      if (!isWhole(first) || !isWhole(second)) return NO_METHOD;
      if (name === 'sum') return BigInt.asIntN(isInteger(whole) ? 32 : 64, first + second);
      return first > second === (name === 'max') ? first : second;
    }
    default:
      return NO_METHOD;
  }
};

const callOnBoolean = (value: boolean, name: string, values: readonly Value[]): Result => {
  const [first] = values;
  switch (`${name}/${values.length}`) {
    case 'toString/0':
      return String(value);
    case 'booleanValue/0':
      return value;
    case 'equals/1':
      return first === value;
    case 'parseBoolean/1':
    case 'valueOf/1':
      if (isText(first)) return first.toLowerCase() === 'true';
      return typeof first === 'boolean' ? first : NO_METHOD;
    case 'compareTo/1':
      return typeof first === 'boolean' ? BigInt(Number(value) - Number(first)) : NO_METHOD;
    default:
      return NO_METHOD;
  }
};

/** @throws RenderFailure if the list has no such place */
export const itemAt = (items: readonly Value[], index: bigint): Value => {
  if (index < 0n || index >= BigInt(items.length))
    throw new RenderFailure(`A list of ${items.length} has no item at ${index}.`);
  return items[Number(index)] ?? null;
};

const iteratorOf = (items: readonly Value[]): Value => {
  let at = 0;
  return {
    type: 'special',
    print: () => '',
    property: () => null,
    call(name) {
      if (name === 'hasNext') return at < items.length;
      if (name !== 'next') return null;
      if (at >= items.length) throw new RenderFailure('There is no next item.');
      return items[at++] ?? null;
    },
  };
};

const callOnList = (target: List | JavaArray, name: string, values: readonly Value[]): Result => {
  const [first = null, second = null] = values;
  const { items } = target;
  const find = () => items.findIndex((item) => equals(item, first));
  switch (`${name}/${values.length}`) {
    case 'size/0':
      return BigInt(items.length);
    case 'isEmpty/0':
      return items.length === 0;
    case 'get/1':
      return isWhole(first) ? itemAt(items, first) : NO_METHOD;
    case 'contains/1':
      return find() !== -1;
    case 'indexOf/1':
      return BigInt(find());
    case 'lastIndexOf/1':
      return BigInt(items.findLastIndex((item) => equals(item, first)));
    case 'toString/0':
      return print(target);
    case 'iterator/0':
      return iteratorOf(items);
    case 'equals/1':
      return equals(target, first);
    case 'set/2': {
      if (!isWhole(first)) return NO_METHOD;
      const before = itemAt(items, first);
      items[Number(first)] = second;
      return before;
    }
    case 'containsAll/1':
      return isCollection(first) ? first.items.every((one) => items.some((item) => equals(item, one))) : NO_METHOD;
    case 'toArray/0':
      return target.type === 'list' ? { type: 'array', items: [...items] } : NO_METHOD;
    default:
      break;
  }
  if (target.type !== 'list') return NO_METHOD;
  switch (`${name}/${values.length}`) {
    case 'add/1':
      if (items.length >= 1_000_000) throw new RenderFailure('A list has more than a million items.');
      target.items.push(first);
      return true;
    case 'add/2':
      if (!isWhole(first)) return NO_METHOD;
      if (first < 0n || first > BigInt(items.length))
        throw new RenderFailure(`A list of ${items.length} has no place ${first}.`);
      target.items.splice(Number(first), 0, second);
      return null;
    case 'addAll/1': {
      if (!isCollection(first)) return NO_METHOD;
      if (items.length + first.items.length > 1_000_000)
        throw new RenderFailure('A list has more than a million items.');
      const added = [...first.items];
      for (const item of added) target.items.push(item);
      return added.length > 0;
    }
    case 'remove/1': {
      if (isWhole(first)) {
        const removed = itemAt(items, first);
        target.items.splice(Number(first), 1);
        return removed;
      }
      const at = find();
      if (at !== -1) target.items.splice(at, 1);
      return at !== -1;
    }
    case 'removeAll/1':
    case 'retainAll/1': {
      if (!isCollection(first)) return NO_METHOD;
      const kept = items.filter((item) => first.items.some((one) => equals(item, one)) === (name === 'retainAll'));
      const isChanged = kept.length < items.length;
      target.items.splice(0, items.length, ...kept);
      return isChanged;
    }
    case 'clear/0':
      target.items.length = 0;
      return null;
    case 'subList/2':
      if (!isWhole(first) || !isWhole(second)) return NO_METHOD;
      if (first < 0n || second > BigInt(items.length) || first > second)
        throw new RenderFailure(`A list of ${items.length} has no part from ${first} to ${second}.`);
      return list(items.slice(Number(first), Number(second)));
    default:
      return NO_METHOD;
  }
};

/** The old value, or null. */
export const putInto = (target: JavaMap, key: Value, value: Value): Value => {
  const before = target.entries.get(key) ?? null;
  if (target.entries.size >= 1_000_000) throw new RenderFailure('A map has more than a million keys.');
  target.entries.set(key, value);
  return before;
};

const callOnMap = (target: JavaMap, name: string, values: readonly Value[]): Result => {
  const [first = null, second = null] = values;
  const { entries } = target;
  switch (`${name}/${values.length}`) {
    case 'size/0':
      return BigInt(entries.size);
    case 'isEmpty/0':
      return entries.size === 0;
    case 'get/1':
      return entries.get(first) ?? null;
    case 'getOrDefault/2':
      return entries.has(first) ? (entries.get(first) ?? null) : second;
    case 'put/2':
      return putInto(target, first, second);
    case 'putIfAbsent/2': {
      const before = entries.get(first) ?? null;
      if (before === null) putInto(target, first, second);
      return before;
    }
    case 'putAll/1':
      if (!isMap(first)) return NO_METHOD;
      for (const [key, value] of [...first.entries]) putInto(target, key, value);
      return null;
    case 'remove/1': {
      const before = entries.get(first) ?? null;
      entries.delete(first);
      return before;
    }
    case 'clear/0':
      entries.clear();
      return null;
    case 'containsKey/1':
      return entries.has(first);
    case 'containsValue/1':
      return [...entries.values()].some((value) => equals(value, first));
    case 'keySet/0':
      return list([...entries.keys()]);
    case 'values/0':
      return list([...entries.values()]);
    case 'entrySet/0':
      return list([...entries].map(([key, value]) => ({ type: 'entry', key, value })));
    case 'toString/0':
      return print(target);
    case 'equals/1':
      return equals(target, first);
    default:
      return NO_METHOD;
  }
};

/** Calls a method of a value. */
export const callMethod = (target: Value, name: string, values: readonly Value[]): Result => {
  if (target === null) return NO_METHOD;
  if (typeof target === 'string') return callOnText(target, name, values);
  if (typeof target === 'boolean') return callOnBoolean(target, name, values);
  if (typeof target !== 'object') return callOnNumber(target, name, values);
  switch (target.type) {
    case 'list':
    case 'array':
      return callOnList(target, name, values);
    case 'map':
      return callOnMap(target, name, values);
    case 'entry':
      if (values.length > 0) return NO_METHOD;
      if (name === 'getKey') return target.key;
      if (name === 'getValue') return target.value;
      return name === 'toString' ? print(target) : NO_METHOD;
    default:
      return target.call(name, values);
  }
};

/** A property: a key of a map, or what a getter without arguments gives (`$text.bytes`, `$list.empty`). */
export const propertyOf = (target: Value, name: string): Value => {
  if (target === null) return null;
  if (typeof target === 'object') {
    if (target.type === 'map') return target.entries.get(name) ?? null;
    if (target.type === 'entry') return name === 'key' ? target.key : name === 'value' ? target.value : null;
    if (target.type === 'special') return target.property(name);
  }
  const getter = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  for (const method of [`get${getter}`, `is${getter}`]) {
    const result = callMethod(target, method, []);
    if (result !== NO_METHOD) return result;
  }
  return null;
};

/** A map of texts, as `$input.params()` has them. */
export const textMap = (texts: Readonly<Record<string, unknown>> | undefined): JavaMap =>
  map(
    Object.entries(texts ?? {}).map(([key, value]) => [
      key,
      value === null || value === undefined ? null : String(value),
    ]),
  );
