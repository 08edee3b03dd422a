import type { JsonPath } from '../../../openapi/json.js';
import { noteText, textFrom } from '../../../openapi/text/template-text.js';
import type { Location } from '../../definition.js';
import { setOwn } from '../substituted.js';
import { piecesOf, plainOf, readFileValue, type Scope } from './evaluate.js';
import type { Value } from './value.js';

/**
 * The data that a value becomes. What is not known before Terraform runs stands in it as a function, whose text holds the
 * pieces that are known.
 */
export function dataOf(value: Value, scope: Scope): unknown {
  switch (value.kind) {
    case 'scalar':
      return value.scalar;
    case 'list':
      return value.items.map((item) => dataOf(item, scope));
    case 'object': {
      const data: Record<string, unknown> = {};
      for (const [key, item] of value.entries) setOwn(data, key, dataOf(item, scope));
      return data;
    }
    case 'choice':
      return { 'Fn::If': [value.source, dataOf(value.options[0], scope), dataOf(value.options[1], scope)] };
    case 'encoded': {
      const plain = plainOf(value.value);
      return plain === undefined ? placeholder(value, '${jsonencode(…)}') : JSON.stringify(plain.data);
    }
    case 'document': {
      const { document } = value;
      const read = document.kind === 'template' ? document.read() : readFileValue(document, scope);
      return read === undefined ? placeholder(value, '${file(…)}') : dataOf(read, scope);
    }
    default:
      return placeholder(value, value.source);
  }
}

function placeholder(value: Value, source: string): object {
  const call = { 'Fn::Sub': source };
  noteText(call, textFrom(piecesOf(value), source));
  return call;
}

/** Where a path in the data of a value is written; its nearest ancestor where the path leads nowhere. */
export function locationIn(value: Value, path: JsonPath, target: 'value' | 'key'): Location {
  let at = value;
  for (const [index, segment] of path.entries()) {
    let next: Value | undefined;
    if (at.kind === 'object') next = at.entries.get(String(segment));
    else if (at.kind === 'list') next = at.items[Number(segment)];
    else if (at.kind === 'choice' && segment === 'Fn::If') continue;
    else if (at.kind === 'choice' && path[index - 1] === 'Fn::If') next = at.options[Number(segment) - 1];
    if (next === undefined) return at.at();
    at = next;
  }
  return (target === 'key' ? at.key?.() : undefined) ?? at.at();
}
