import type { Value, Written } from './value.js';

/**
 * The value of a function of Terraform, as far as its arguments are known; undefined if it is not.
 * https://developer.hashicorp.com/terraform/language/functions (read 2026-11-28)
 */
export function call(name: string, args: readonly Value[], written: Written): Value | undefined {
  const [first, second, third] = args;
  if (first === undefined) return undefined;
  switch (name) {
    case 'jsonencode':
    case 'yamlencode':
      return { ...written, kind: 'encoded', value: first };
    case 'jsondecode':
    case 'yamldecode':
      return first.kind === 'encoded' ? first.value : first.kind === 'document' ? first : undefined;
    case 'nonsensitive':
    case 'sensitive':
    case 'tostring':
    case 'tolist':
    case 'tomap':
    case 'toset':
    case 'trimspace':
    case 'chomp':
      return first;
    case 'try':
    case 'coalesce':
      return first.kind === 'unknown' ? undefined : first;
    case 'merge':
      return merge(args, written);
    case 'concat':
      return concat(args, written);
    case 'join':
      return join(first, second, written);
    case 'format':
      return format(args, written);
    case 'lower':
    case 'upper':
    case 'replace':
      return changed(name, first, second, third, written);
    case 'lookup':
      return lookup(first, second, third);
    default:
      return undefined;
  }
}

function merge(args: readonly Value[], written: Written): Value | undefined {
  const entries = new Map<string, Value>();
  for (const argument of args) {
    if (argument.kind !== 'object') return undefined;
    for (const [key, value] of argument.entries) entries.set(key, value);
  }
  return { ...written, kind: 'object', entries };
}

function concat(args: readonly Value[], written: Written): Value | undefined {
  const items: Value[] = [];
  for (const argument of args) {
    if (argument.kind !== 'list') return undefined;
    items.push(...argument.items);
  }
  return { ...written, kind: 'list', items };
}

function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'scalar' && value.scalar !== null ? String(value.scalar) : undefined;
}

function join(separator: Value, list: Value | undefined, written: Written): Value | undefined {
  const between = textOf(separator);
  if (between === undefined || list?.kind !== 'list') return undefined;
  const texts = list.items.map(textOf);
  if (!texts.every((text) => text !== undefined)) return undefined;
  return { ...written, kind: 'scalar', scalar: texts.join(between) };
}

function format([pattern, ...args]: readonly Value[], written: Written): Value | undefined {
  const text = textOf(pattern);
  const values = args.map(textOf);
  if (text === undefined || /%(?![sd%])/.test(text) || !values.every((value) => value !== undefined)) return undefined;
  let next = 0;
  return {
    ...written,
    kind: 'scalar',
    scalar: text.replace(/%[sd%]/g, (verb) => (verb === '%%' ? '%' : (values[next++] ?? ''))),
  };
}

function changed(
  name: 'lower' | 'upper' | 'replace',
  value: Value,
  search: Value | undefined,
  replacement: Value | undefined,
  written: Written,
): Value | undefined {
  const text = textOf(value);
  if (text === undefined) return undefined;
  if (name !== 'replace')
    return { ...written, kind: 'scalar', scalar: name === 'lower' ? text.toLowerCase() : text.toUpperCase() };
  const [from, to] = [textOf(search), textOf(replacement)];
  // Between slashes it is a regular expression.
  if (from === undefined || to === undefined || /^\/.*\/$/s.test(from)) return undefined;
  return { ...written, kind: 'scalar', scalar: text.replaceAll(from, to) };
}

function lookup(map: Value, key: Value | undefined, otherwise: Value | undefined): Value | undefined {
  const name = textOf(key);
  if (map.kind !== 'object' || name === undefined) return undefined;
  return map.entries.get(name) ?? otherwise;
}
