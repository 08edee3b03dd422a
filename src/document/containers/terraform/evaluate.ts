import { dirname, resolve as resolvePath } from 'node:path';
import type { Node } from 'web-tree-sitter';
import type { Piece } from '../../../openapi/text/placeholders.js';
import { readText, withoutMark } from '../../read-file.js';
import type { Boundary } from '../../references/boundary.js';
import { call } from './call.js';
import { attributesIn, childOf, childrenOf, type HclFile, type HclParser, rangeOf } from './hcl.js';
import { literalPart, templateText } from './heredoc.js';
import type { Module } from './module.js';
import { attributeOf } from './references.js';
import type { Value, Written } from './value.js';

/** What names in an expression mean. */
export interface Scope {
  readonly parser: HclParser;
  readonly module: Module;
  readonly file: HclFile;
  /** The variables of a template file, of a `for`. */
  readonly bound: ReadonlyMap<string, Value>;
  /** The locals and variables that are being evaluated. */
  readonly active: ReadonlySet<string>;
  readonly boundary: Boundary;
}

const MAX_ITEMS = 1000;
const MAX_ACTIVE = 60;

/** The value of an expression. Never throws: what cannot be told is unknown. */
export function evaluate(node: Node, scope: Scope): Value {
  const children = childrenOf(node);
  const written = writtenAt(node, scope.file);
  switch (node.type) {
    case 'expression':
    case 'literal_value':
    case 'collection_value':
    case 'operation':
      return evaluateParts(node, children, scope);
    case 'template_expr':
      return children[0] === undefined ? unknown(node, scope) : evaluate(children[0], scope);
    case 'numeric_lit':
      return { ...written, kind: 'scalar', scalar: Number(node.text) };
    case 'bool_lit':
      return { ...written, kind: 'scalar', scalar: node.text === 'true' };
    case 'null_lit':
      return { ...written, kind: 'scalar', scalar: null };
    case 'string_lit':
    case 'quoted_template':
      return readTemplate(node, scope, true);
    case 'heredoc_template':
      return {
        ...written,
        kind: 'document',
        document: { kind: 'template', ...templateText(node, scope.file), read: () => readTemplate(node, scope, false) },
      };
    case 'tuple':
      return { ...written, kind: 'list', items: children.filter(isExpression).map((child) => evaluate(child, scope)) };
    case 'object':
      return { ...written, kind: 'object', entries: entriesOf(children, scope) };
    case 'for_expr':
      return forExpression(children[0], scope) ?? unknown(node, scope);
    case 'function_call':
      return functionCall(node, children, scope);
    case 'conditional':
      return conditional(node, children, scope);
    default:
      return unknown(node, scope);
  }
}

/** A single expression, or a reference: a name and what is read of it. */
function evaluateParts(node: Node, children: readonly Node[], scope: Scope): Value {
  const [first, ...rest] = children;
  if (first === undefined) return unknown(node, scope);
  if (first.type === 'variable_expr') return reference(node, first.text, rest, scope);
  const value = evaluate(first, scope);
  return rest.length === 0 ? value : (stepThrough(value, rest, scope) ?? unknown(node, scope));
}

function reference(node: Node, name: string, rest: readonly Node[], scope: Scope): Value {
  const bound = scope.bound.get(name);
  if (bound !== undefined) return located(stepThrough(bound, rest, scope), node, scope) ?? unknown(node, scope);
  const [first = '', second = ''] = rest.map(attributeName);
  if (name === 'path') return { ...writtenAt(node, scope.file), kind: 'scalar', scalar: scope.module.folder };
  if (name === 'var' || name === 'local') {
    const value = name === 'var' ? variable(first, scope) : local(first, scope);
    return located(value && stepThrough(value, rest.slice(1), scope), node, scope) ?? unknown(node, scope);
  }
  const isData = name === 'data';
  const type = isData ? first : name;
  const instance = isData ? second : first;
  const after = rest.slice(isData ? 2 : 1).filter(({ type: kind }) => kind !== 'index');
  const attribute = after[0] === undefined ? undefined : attributeName(after[0]);
  if (attribute === undefined || after.length !== 1) return unknown(node, scope);
  if (isData && type === 'template_file' && attribute === 'rendered')
    return templateFile(`data.template_file.${instance}`, scope) ?? unknown(node, scope);
  const pieces = attributeOf(type, attribute, node.text);
  if (pieces === undefined) return unknown(node, scope);
  return { ...writtenAt(node, scope.file), kind: 'text', pieces, source: `\${${node.text}}` };
}

/** The name in `.name`, and in `["name"]`. */
function attributeName(node: Node): string | undefined {
  if (node.type === 'get_attr') return childOf(node, 'identifier')?.text;
  return undefined;
}

/** What steps like `.name` and `[0]` lead to, if it is known. */
function stepThrough(value: Value, steps: readonly Node[], scope: Scope): Value | undefined {
  let at: Value | undefined = value;
  for (const step of steps) {
    const name = attributeName(step);
    const index = step.type === 'index' ? keyOf(step, scope) : name;
    if (index === undefined || at === undefined) return undefined;
    if (at.kind === 'object') at = at.entries.get(String(index));
    else if (at.kind === 'list') at = at.items[Number(index)];
    else return undefined;
  }
  return at;
}

function keyOf(index: Node, scope: Scope): string | number | undefined {
  const expression = childOf(childOf(index, 'new_index'), 'expression');
  const value = expression && evaluate(expression, scope);
  return value?.kind === 'scalar' && (typeof value.scalar === 'string' || typeof value.scalar === 'number')
    ? value.scalar
    : undefined;
}

function variable(name: string, scope: Scope): Value | undefined {
  const input = scope.module.inputs.get(name);
  if (input !== undefined) return input();
  const found = scope.module.variables.get(name);
  const value = found && within(`var.${name}`, { ...scope, file: found.file }, (inner) => evaluate(found.node, inner));
  // An empty default only says that the value is optional.
  const isEmpty = value?.kind === 'scalar' && (value.scalar === null || value.scalar === '');
  return isEmpty ? undefined : value;
}

function local(name: string, scope: Scope): Value | undefined {
  const found = scope.module.locals.get(name);
  return found && within(`local.${name}`, { ...scope, file: found.file }, (inner) => evaluate(found.node, inner));
}

/** Evaluates a name in the scope of its module, unless it is being evaluated already. */
function within<T>(name: string, scope: Scope, work: (scope: Scope) => T): T | undefined {
  if (scope.active.has(name) || scope.active.size > MAX_ACTIVE) return undefined;
  return work({ ...scope, bound: new Map(), active: new Set([...scope.active, name]) });
}

/** A value that is used elsewhere than written: a plain one counts as written where it is used. */
function located(value: Value | undefined, node: Node, scope: Scope): Value | undefined {
  if (value === undefined || (value.kind !== 'scalar' && value.kind !== 'text')) return value;
  return { ...value, ...writtenAt(node, scope.file) };
}

function readTemplate(node: Node, scope: Scope, isQuoted: boolean): Value {
  const written = writtenAt(node, scope.file);
  const parts = childrenOf(node).filter(({ type }) => type.startsWith('template_'));
  const [only] = parts;
  if (isQuoted && parts.length === 1 && only?.type === 'template_interpolation') {
    const expression = childOf(only, 'expression');
    if (expression !== undefined) return evaluate(expression, scope);
  }
  const pieces: Piece[] = [];
  for (const part of parts) {
    if (part.type === 'template_literal') pieces.push(literalPart(part.text, isQuoted));
    else {
      const expression = part.type === 'template_interpolation' ? childOf(part, 'expression') : undefined;
      const value = expression && evaluate(expression, scope);
      pieces.push(...(value === undefined ? [hole(part.text)] : piecesOf(value)));
    }
  }
  if (pieces.every((piece) => typeof piece === 'string'))
    return { ...written, kind: 'scalar', scalar: pieces.join('') };
  return { ...written, kind: 'text', pieces, source: parts.map(({ text }) => text).join('') };
}

/** A value as it appears inside a text. */
export function piecesOf(value: Value): readonly Piece[] {
  switch (value.kind) {
    case 'scalar':
      return [String(value.scalar ?? '')];
    case 'text':
      return value.pieces;
    case 'document':
      return value.document.kind === 'template' ? piecesOf(value.document.read()) : [hole('${file}')];
    case 'encoded': {
      const plain = plainOf(value.value);
      return plain === undefined ? [hole('${jsonencode}')] : [JSON.stringify(plain.data)];
    }
    case 'unknown':
      return [hole(value.source)];
    default:
      return [hole('${…}')];
  }
}

function hole(source: string): Piece {
  return { kind: 'template', source, name: source.replace(/^[$%]\{~?|~?\}$/g, '').trim() };
}

/** The data of a value of which everything is known. */
export function plainOf(value: Value): { readonly data: unknown } | undefined {
  if (value.kind === 'scalar') return { data: value.scalar };
  if (value.kind === 'list') {
    const items = value.items.map(plainOf);
    return items.every((item) => item !== undefined) ? { data: items.map((item) => item.data) } : undefined;
  }
  if (value.kind === 'object') {
    const entries: [string, unknown][] = [];
    for (const [key, item] of value.entries) {
      const plain = plainOf(item);
      if (plain === undefined) return undefined;
      entries.push([key, plain.data]);
    }
    return { data: Object.fromEntries(entries) };
  }
  return undefined;
}

function entriesOf(children: readonly Node[], scope: Scope): Map<string, Value> {
  const entries = new Map<string, Value>();
  for (const element of children) {
    if (element.type !== 'object_elem') continue;
    const [key, value] = childrenOf(element).filter(isExpression);
    const name = key && objectKey(key, scope);
    if (key === undefined || name === undefined || value === undefined) continue;
    const { file } = scope;
    const range = rangeOf(key);
    const at = { key: () => file.locationOf(range) };
    entries.set(name, { ...evaluate(value, scope), ...at });
  }
  return entries;
}

/** A bare name is a text; in parentheses it is an expression. */
function objectKey(key: Node, scope: Scope): string | undefined {
  if (/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(key.text)) return key.text;
  const value = evaluate(childOf(key, 'expression') ?? key, scope);
  return value.kind === 'scalar' && value.scalar !== null ? String(value.scalar) : undefined;
}

function conditional(node: Node, children: readonly Node[], scope: Scope): Value {
  const [condition, one, other] = children.filter(isExpression);
  if (condition === undefined || one === undefined || other === undefined) return unknown(node, scope);
  const known = evaluate(condition, scope);
  if (known.kind === 'scalar' && typeof known.scalar === 'boolean') return evaluate(known.scalar ? one : other, scope);
  const options: [Value, Value] = [evaluate(one, scope), evaluate(other, scope)];
  return { ...writtenAt(node, scope.file), kind: 'choice', options, source: `\${${node.text}}` };
}

/** Every round of a `for` over what is known. */
function forExpression(node: Node | undefined, scope: Scope): Value | undefined {
  const intro = childOf(node, 'for_intro');
  const names = childrenOf(intro).filter(({ type }) => type === 'identifier');
  const over = childOf(intro, 'expression');
  const collection = over && evaluate(over, scope);
  if (node === undefined || collection === undefined) return undefined;
  const items: (readonly [string | number, Value])[] =
    collection.kind === 'list'
      ? [...collection.items.entries()]
      : collection.kind === 'object'
        ? [...collection.entries]
        : [];
  if ((collection.kind !== 'list' && collection.kind !== 'object') || items.length > MAX_ITEMS) return undefined;
  const [keyNode, valueNode] = childrenOf(node).filter(isExpression);
  const condition = childOf(childOf(node, 'for_cond'), 'expression');
  const isObject = node.type === 'for_object_expr';
  const entries = new Map<string, Value>();
  const list: Value[] = [];
  for (const [index, item] of items) {
    const bound = new Map(scope.bound);
    const [first, second] = names.map(({ text }) => text);
    if (second !== undefined && first !== undefined) {
      bound.set(first, { at: item.at, kind: 'scalar', scalar: index });
      bound.set(second, item);
    } else if (first !== undefined) bound.set(first, item);
    const inner = { ...scope, bound };
    if (condition !== undefined) {
      const kept = evaluate(condition, inner);
      if (kept.kind !== 'scalar') return undefined;
      if (kept.scalar !== true) continue;
    }
    if (isObject) {
      const key = keyNode && evaluate(keyNode, inner);
      if (key?.kind !== 'scalar' || valueNode === undefined) return undefined;
      entries.set(String(key.scalar), evaluate(valueNode, inner));
    } else if (keyNode !== undefined) list.push(evaluate(keyNode, inner));
  }
  const written = writtenAt(node, scope.file);
  return isObject ? { ...written, kind: 'object', entries } : { ...written, kind: 'list', items: list };
}

function functionCall(node: Node, children: readonly Node[], scope: Scope): Value {
  const [name] = children;
  const args = childrenOf(childOf(node, 'function_arguments')).filter(isExpression);
  const values = args.map((argument) => evaluate(argument, scope));
  const written = writtenAt(node, scope.file);
  if (name?.text === 'file' || name?.text === 'templatefile') {
    const [path, variables] = values;
    if (path?.kind !== 'scalar' || typeof path.scalar !== 'string') return unknown(node, scope);
    const address = resolvePath(dirname(scope.file.address), path.scalar);
    const given = variables?.kind === 'object' ? variables.entries : new Map<string, Value>();
    const isTemplate = name.text === 'templatefile';
    return {
      ...written,
      kind: 'document',
      document: { kind: 'file', address, variables: isTemplate ? given : undefined },
    };
  }
  return call(name?.text ?? '', values, written) ?? unknown(node, scope);
}

/** The old way to fill a template: a data source. */
function templateFile(name: string, scope: Scope): Value | undefined {
  const declared = scope.module.resources.get(name);
  const attributes = attributesIn(declared?.body);
  const template = attributes.get('template');
  if (declared === undefined || template === undefined) return undefined;
  return within(name, { ...scope, file: declared.file }, (inner): Value => {
    const value = evaluate(template, inner);
    const vars = attributes.get('vars');
    const given = vars === undefined ? undefined : evaluate(vars, inner);
    const variables = given?.kind === 'object' ? given.entries : new Map<string, Value>();
    if (value.kind !== 'document' || value.document.kind !== 'file') return value;
    return { ...value, document: { ...value.document, variables } };
  });
}

/** The text of a file, filled as far as that is known. */
export function readFileValue(
  document: { readonly address: string; readonly variables: ReadonlyMap<string, Value> | undefined },
  scope: Scope,
): Value | undefined {
  if (scope.boundary.refuse(document.address) !== undefined) return undefined;
  const read = readText(document.address, document.address);
  if (!('text' in read)) return undefined;
  const text = withoutMark(read.text);
  if (document.variables === undefined) return { at: never, kind: 'scalar', scalar: text };
  return fillText(text, { ...scope, bound: document.variables });
}

function never(): never {
  throw new Error('This value has no place of its own.');
}

const MARK = 'APIGW_LINT_TEMPLATE';

/** A text of a template file or a heredoc with its interpolations evaluated; a text that is one interpolation gives its value. */
export function fillText(text: string, scope: Scope): Value {
  const source = `x = <<${MARK}\n${text}\n${MARK}\n`;
  const { parser, file } = scope;
  const expression = attributesIn(childOf(parser.parse(source), 'body')).get('x');
  const heredoc = childOf(childOf(expression, 'template_expr'), 'heredoc_template');
  const at = () => file.locationOf({ start: 0, end: 0 });
  if (heredoc === undefined) return { at, kind: 'unknown', source: text };
  const parts = childrenOf(heredoc).filter(({ type }) => type.startsWith('template_'));
  const [only] = parts;
  const whole = parts.length === 1 && only?.type === 'template_interpolation' ? childOf(only, 'expression') : undefined;
  if (whole !== undefined && only?.text === text) return { ...evaluate(whole, scope), at };
  const value = readTemplate(heredoc, scope, false);
  if (value.kind === 'scalar') return { ...value, at, scalar: String(value.scalar).replace(/\n$/, '') };
  if (value.kind !== 'text') return { ...value, at };
  const last = value.pieces.at(-1);
  const pieces = typeof last === 'string' ? [...value.pieces.slice(0, -1), last.replace(/\n$/, '')] : value.pieces;
  return { ...value, at, pieces, source: text };
}

function unknown(node: Node, scope: Scope): Value {
  return { ...writtenAt(node, scope.file), kind: 'unknown', source: `\${${node.text}}` };
}

function writtenAt(node: Node, file: HclFile): Written {
  return { at: () => file.locationOf(rangeOf(node)) };
}

function isExpression({ type }: Node): boolean {
  return type === 'expression';
}
