// JSONPath as Jayway's library reads it: what finds one place gives the value or nothing, what can find several gives a list.

import { compare, isSame, list, RenderFailure, type Value } from './values.js';

type Selector =
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'all' }
  | { readonly kind: 'filter'; readonly test: (value: Value) => boolean }
  | { readonly kind: 'descend' };

const MAX_RESULTS = 100_000;

const fail = (path: string): never => {
  throw new RenderFailure(`\`${path}\` is not a JSONPath.`);
};

/** The offset of the bracket that closes the one at `from`; brackets in quotes do not count. */
const closing = (path: string, from: number): number => {
  let depth = 0;
  let quote = '';
  for (let at = from; at < path.length; at++) {
    const character = path[at] ?? '';
    if (quote !== '') {
      if (character === '\\') at++;
      else if (character === quote) quote = '';
    } else if (character === "'" || character === '"') quote = character;
    else if (character === '[') depth++;
    else if (character === ']' && --depth === 0) return at;
  }
  return fail(path);
};

const QUOTED_NAMES =
  /^\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")(?:\s*,\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))*\s*$/;

const selectorOf = (inner: string, path: string): Selector => {
  const text = inner.trim();
  if (text === '*') return { kind: 'all' };
  if (text.startsWith('?')) return { kind: 'filter', test: filterOf(text.slice(1).trim(), path) };
  if (QUOTED_NAMES.test(text))
    return {
      kind: 'names',
      names: [...text.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map(([, single, double]) =>
        (single ?? double ?? '').replace(/\\(.)/gs, '$1'),
      ),
    };
  if (/^-?\d+(?:\s*,\s*-?\d+)*$/.test(text)) return { kind: 'indexes', indexes: text.split(',').map(Number) };
  const slice = /^(-?\d+)?\s*:\s*(-?\d+)?$/.exec(text);
  if (slice === null || (slice[1] === undefined && slice[2] === undefined)) return fail(path);
  const [, from, to] = slice;
  return {
    kind: 'slice',
    from: from === undefined ? undefined : Number(from),
    to: to === undefined ? undefined : Number(to),
  };
};

const selectorsOf = (path: string): Selector[] => {
  const text = path.trim();
  const whole = /^[$@]/.test(text) ? text : `$.${text}`;
  const selectors: Selector[] = [];
  let at = 1;
  while (at < whole.length) {
    if (whole[at] === '.') {
      at++;
      if (whole[at] === '.') {
        selectors.push({ kind: 'descend' });
        at++;
      }
      if (whole[at] === '[') continue;
      const name = /[^.[\]]+/y;
      name.lastIndex = at;
      const found = name.exec(whole)?.[0];
      if (found === undefined) return fail(path);
      selectors.push(found.trim() === '*' ? { kind: 'all' } : { kind: 'names', names: [found] });
      at += found.length;
    } else if (whole[at] === '[') {
      const end = closing(whole, at);
      selectors.push(selectorOf(whole.slice(at + 1, end), path));
      at = end + 1;
    } else return fail(path);
  }
  if (selectors.at(-1)?.kind === 'descend') return fail(path);
  return selectors;
};

/** One side of a comparison: a path from the item, or a literal. */
const operandOf = (text: string, path: string): ((item: Value) => Value | undefined) => {
  const source = text.trim();
  if (source.startsWith('@')) {
    const selectors = selectorsOf(source);
    return (item) => readDefinite(item, selectors);
  }
  const quoted = /^'((?:[^'\\]|\\.)*)'$|^"((?:[^"\\]|\\.)*)"$/s.exec(source);
  if (quoted !== null) {
    const value = (quoted[1] ?? quoted[2] ?? '').replace(/\\(.)/gs, '$1');
    return () => value;
  }
  if (source === 'true' || source === 'false') return () => source === 'true';
  if (source === 'null') return () => null;
  if (/^-?\d+$/.test(source)) return () => BigInt(source);
  if (/^-?\d*\.?\d+(?:[eE][+-]?\d+)?$/.test(source)) return () => Number(source);
  return fail(path);
};

/** Splits at an operator outside of quotes, brackets and parentheses. */
const splitAt = (text: string, operator: RegExp): string[] => {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (quote !== '') {
      if (character === '\\') at++;
      else if (character === quote) quote = '';
      continue;
    }
    if (character === "'" || character === '"') quote = character;
    else if (character === '(' || character === '[') depth++;
    else if (character === ')' || character === ']') depth--;
    if (depth > 0) continue;
    operator.lastIndex = at;
    const found = operator.exec(text)?.[0];
    if (found === undefined) continue;
    parts.push(text.slice(start, at));
    at += found.length - 1;
    start = at + 1;
  }
  return [...parts, text.slice(start)];
};

const filterOf = (text: string, path: string): ((item: Value) => boolean) => {
  const source = /^\((.*)\)$/s.exec(text.trim())?.[1];
  if (source === undefined) return fail(path);
  return conditionOf(source, path, 0);
};

const conditionOf = (text: string, path: string, depth: number): ((item: Value) => boolean) => {
  if (depth > 50) return fail(path);
  const either = splitAt(text, /\|\|/y);
  if (either.length > 1) {
    const tests = either.map((part) => conditionOf(part, path, depth + 1));
    return (item) => tests.some((test) => test(item));
  }
  const both = splitAt(text, /&&/y);
  if (both.length > 1) {
    const tests = both.map((part) => conditionOf(part, path, depth + 1));
    return (item) => tests.every((test) => test(item));
  }
  const inner = text.trim();
  if (/^\(.*\)$/s.test(inner)) return conditionOf(inner.slice(1, -1), path, depth + 1);
  if (inner.startsWith('!')) {
    const test = conditionOf(inner.slice(1), path, depth + 1);
    return (item) => !test(item);
  }
  const comparison = /^(.*?)\s*(==|!=|<=|>=|<|>|=~|\bin\b|\bnin\b)\s*(.*)$/s.exec(inner);
  if (comparison === null) {
    const operand = operandOf(inner, path);
    return (item) => operand(item) !== undefined;
  }
  const [, left = '', operator = '', right = ''] = comparison;
  const readLeft = operandOf(left, path);
  const readRight = operandOf(right, path);
  return (item) => {
    const a = readLeft(item);
    const b = readRight(item);
    if (a === undefined || b === undefined) return operator === '!=' && a !== b;
    if (operator === '==') return typeof a === typeof b || a === null || b === null ? isSame(a, b) : false;
    if (operator === '!=') return !isSame(a, b);
    if (typeof a === 'string' && typeof b === 'string')
      return operator === '<' ? a < b : operator === '>' ? a > b : operator === '<=' ? a <= b : a >= b;
    return operator === '<' || operator === '>' || operator === '<=' || operator === '>='
      ? compare(operator, a, b)
      : false;
  };
};

const isDefinite = (selectors: readonly Selector[]) =>
  selectors.every(
    (selector) =>
      (selector.kind === 'names' && selector.names.length === 1) ||
      (selector.kind === 'indexes' && selector.indexes.length === 1),
  );

const readDefinite = (root: Value, selectors: readonly Selector[]): Value | undefined => {
  if (!isDefinite(selectors)) {
    const found = readAll(root, selectors);
    return found.length === 0 ? undefined : list(found, true);
  }
  return readAll(root, selectors)[0];
};

const below = (value: Value): Value[] => {
  if (value === null || typeof value !== 'object') return [];
  if (value.type === 'list') return value.items;
  return value.type === 'map' ? [...value.entries.values()] : [];
};

const withAllBelow = (value: Value): Value[] => {
  const found = [value];
  for (const one of found) {
    for (const inner of below(one)) found.push(inner);
    if (found.length > MAX_RESULTS) throw new RenderFailure('A JSONPath finds too much.');
  }
  return found;
};

const at = (items: readonly Value[], index: number): Value[] => {
  const place = index < 0 ? items.length + index : index;
  return place in items ? [items[place] ?? null] : [];
};

const select = (value: Value, selector: Selector): Value[] => {
  if (selector.kind === 'descend') return withAllBelow(value);
  if (selector.kind === 'all') return below(value);
  if (value === null || typeof value !== 'object') return [];
  if (selector.kind === 'filter')
    return value.type === 'list' ? value.items.filter(selector.test) : selector.test(value) ? [value] : [];
  if (selector.kind === 'names') {
    if (value.type !== 'map') return [];
    const { entries } = value;
    if (selector.names.length > 1) {
      // Several names give one map of those that are there.
      const kept = selector.names
        .filter((name) => entries.has(name))
        .map((name) => [name, entries.get(name) ?? null] as const);
      return [{ type: 'map', entries: new Map<Value, Value>(kept) }];
    }
    const [name = ''] = selector.names;
    return entries.has(name) ? [entries.get(name) ?? null] : [];
  }
  if (value.type !== 'list') return [];
  const { items } = value;
  if (selector.kind === 'indexes') return selector.indexes.flatMap((index) => at(items, index));
  return items.slice(selector.from ?? 0, selector.to ?? items.length);
};

const readAll = (root: Value, selectors: readonly Selector[]): Value[] => {
  let found = [root];
  for (const selector of selectors) {
    found = found.flatMap((value) => select(value, selector));
    if (found.length > MAX_RESULTS) throw new RenderFailure('A JSONPath finds too much.');
  }
  return found;
};

/**
 * Finds what a path leads to.
 * @returns null if a path to one place leads nowhere; a list for a path that can lead to several
 * @throws RenderFailure if it is not a path
 */
export const readPath = (root: Value, path: string): Value => {
  if (path.trim() === '') return fail(path);
  const selectors = selectorsOf(path);
  if (isDefinite(selectors)) return readAll(root, selectors)[0] ?? null;
  return list(readAll(root, selectors), true);
};
