// Runs a template as Velocity 1.7 does in API Gateway, where every reference that leads nowhere is the empty text.

import { callMethod, itemAt, NO_METHOD, propertyOf, putInto } from './methods.js';
import { parseTemplate } from './parse.js';
import type { Argument, Block, Directive, Expression, Reference, Statement, Step, StringLiteral } from './tree.js';
import { compare, compute, isSame, list, MAX_OUTPUT, map, print, RenderFailure, type Value } from './values.js';

/** API Gateway ends a loop after so many rounds, without an error. */
const MAX_ROUNDS = 1000;
/** Statements and expressions, so that loops inside loops and definitions that use themselves come to an end. */
const MAX_STEPS = 2_000_000;
const MAX_DEPTH = 100;
/** Integers in a range; a loop takes no more than the first thousand. */
const MAX_RANGE = 1_000_000n;

/** `#break` and `#stop` leave what they are in: the loop, or the template. */
type Leave = 'break' | 'stop' | undefined;

interface Macro {
  readonly parameters: readonly string[];
  readonly body: Block;
}

/** A syntax error in a text that `#evaluate` runs. */
export class EvaluatedSyntax extends RenderFailure {}

/**
 * Renders a tree without problems.
 * @param variables what `$name` stands for; `#set` changes it
 * @throws RenderFailure where Java throws, or a limit is passed
 */
export const evaluate = (tree: Block, variables: Map<string, Value>): string => {
  const macros = new Map<string, Macro>();
  let output = '';
  let steps = 0;
  let depth = 0;

  const step = (offset: number, count = 1) => {
    steps += count;
    if (steps > MAX_STEPS) throw new RenderFailure('The template does not come to an end.', offset);
  };
  const write = (text: string) => {
    output += text;
    if (output.length > MAX_OUTPUT) throw new RenderFailure('The output is longer than 10 MB.');
  };
  const deeper = <T>(offset: number, run: () => T): T => {
    if (++depth > MAX_DEPTH) throw new RenderFailure('The template calls itself without end.', offset);
    try {
      return run();
    } finally {
      depth--;
    }
  };
  /** What something prints, apart from the output. */
  const captured = (run: () => void): string => {
    const before = output;
    output = '';
    try {
      run();
      return output;
    } finally {
      output = before;
    }
  };

  // A macro has its own values for its parameters; other names are those of the template.
  const lookUp = (name: string): Value => variables.get(name) ?? null;

  const at = <T>(offset: number, run: () => T): T => {
    try {
      return run();
    } catch (error) {
      if (error instanceof RenderFailure && error.offset === undefined) throw new RenderFailure(error.message, offset);
      throw error;
    }
  };

  const indexInto = (target: Value, index: Value): Value => {
    if (target === null) return null;
    if (typeof target === 'object' && (target.type === 'list' || target.type === 'array') && typeof index === 'bigint')
      return itemAt(target.items, index < 0n ? index + BigInt(target.items.length) : index);
    const result = callMethod(target, 'get', [index]);
    return result === NO_METHOD ? null : result;
  };

  const follow = (target: Value, part: Step): Value => {
    step(part.start);
    if (part.type === 'property') return propertyOf(target, part.name);
    if (part.type === 'index') {
      const index = valueIn(part.index);
      return at(part.start, () => indexInto(target, index));
    }
    const values = part.arguments.map(valueIn);
    const result = at(part.start, () => callMethod(target, part.name, values));
    return result === NO_METHOD ? null : result;
  };

  const resolve = ({ name, path, start, isBare }: Reference): Value => {
    step(start);
    if (isBare) return null;
    let value = lookUp(name);
    for (const part of path) {
      if (value === null) return '';
      value = follow(value, part);
    }
    return value ?? '';
  };

  const textOf = ({ text, template }: StringLiteral): string => {
    if (template === undefined) return text;
    const printed = captured(() => void deeper(0, () => runAll(template)));
    // The blank that the text was parsed with.
    return text.includes('##') ? printed : printed.slice(0, -1);
  };
  const rangeOf = (from: Value, to: Value, offset: number): Value => {
    if (typeof from !== 'bigint' || typeof to !== 'bigint') return null;
    const size = (from > to ? from - to : to - from) + 1n;
    if (size > MAX_RANGE) throw new RenderFailure(`A range of ${size} numbers is too long.`);
    step(offset, Number(size));
    const change = from > to ? -1n : 1n;
    return list(Array.from({ length: Number(size) }, (_, index) => from + change * BigInt(index)));
  };

  const valueIn = (expression: Expression | Argument): Value => {
    step(expression.start);
    switch (expression.type) {
      case 'reference':
        return resolve(expression);
      case 'string':
        return textOf(expression);
      case 'integer':
      case 'float':
        // The scanner takes `#1` for a number too; Java does not.
        if (expression.image.startsWith('#'))
          throw new RenderFailure(`\`${expression.image}\` is not a number.`, expression.start);
        return expression.type === 'integer' ? BigInt(expression.image) : Number(expression.image);
      case 'boolean':
        return expression.value;
      case 'list':
        return list(expression.items.map(valueIn));
      case 'map':
        return map(expression.entries.map(([key, value]) => [valueIn(key), valueIn(value)] as const));
      case 'range': {
        const from = valueIn(expression.from);
        const to = valueIn(expression.to);
        return at(expression.start, () => rangeOf(from, to, expression.start));
      }
      case 'not':
        return !holds(expression.operand);
      case 'word':
        return null;
      default:
        break;
    }
    const { operator, left, right } = expression;
    switch (operator) {
      case '&&':
        return holds(left) && holds(right);
      case '||':
        return holds(left) || holds(right);
      case '==':
        return isSame(valueIn(left), valueIn(right));
      case '!=':
        return !isSame(valueIn(left), valueIn(right));
      case '<':
      case '<=':
      case '>':
      case '>=':
        return compare(operator, valueIn(left), valueIn(right));
      default: {
        const a = valueIn(left);
        const b = valueIn(right);
        return at(expression.start, () => compute(operator, a, b));
      }
    }
  };

  /** A reference is true unless it is `false`; a literal and a sum are never true. */
  const holds = (expression: Expression): boolean => {
    switch (expression.type) {
      case 'reference':
        return resolve(expression) !== false;
      case 'boolean':
      case 'not':
        return valueIn(expression) === true;
      case 'binary':
        return valueIn(expression) === true;
      default:
        return false;
    }
  };

  const assign = (target: Reference, value: Value) => {
    const { name, path, isFormal, isQuiet } = target;
    const last = path.at(-1);
    if (last === undefined) {
      // Velocity 1.7 sets a variable whose name has the braces or the mark in it, which no reference finds.
      if (!isFormal && !isQuiet) variables.set(name, value);
      return;
    }
    let owner = lookUp(name);
    for (const part of path.slice(0, -1)) {
      if (owner === null) return;
      owner = follow(owner, part);
    }
    if (owner === null || typeof owner !== 'object') return;
    if (last.type === 'property' && owner.type === 'map') putInto(owner, last.name, value);
    if (last.type !== 'index') return;
    const index = valueIn(last.index);
    if (owner.type === 'map') putInto(owner, index, value);
    if ((owner.type === 'list' || owner.type === 'array') && typeof index === 'bigint') {
      const { items } = owner;
      const place = index < 0n ? index + BigInt(items.length) : index;
      at(last.start, () => itemAt(items, place));
      items[Number(place)] = value;
    }
  };

  const itemsOf = (value: Value): readonly Value[] | undefined => {
    if (value === null || typeof value !== 'object') return undefined;
    if (value.type === 'list' || value.type === 'array') return [...value.items];
    return value.type === 'map' ? [...value.entries.values()] : undefined;
  };

  const loop = ({ arguments: values, body, start }: Directive): Leave => {
    const [variable, , source] = values ?? [];
    if (values === undefined || source === undefined) {
      if (values?.length === 2 && values[1]?.type !== 'word') return undefined;
      throw new RenderFailure('`#foreach` needs a variable, `in` and a list.', start);
    }
    if (variable?.type !== 'reference' || body === undefined) return undefined;
    const items = itemsOf(valueIn(source));
    if (items === undefined) return undefined;
    const kept = ['foreach', 'velocityCount', variable.name].map((name) => [name, variables.get(name)] as const);
    const parent = lookUp('foreach');
    let left: Leave;
    for (const [index, item] of items.slice(0, MAX_ROUNDS).entries()) {
      step(start);
      const facts: Record<string, Value> = {
        count: BigInt(index + 1),
        index: BigInt(index),
        hasNext: index + 1 < items.length,
        first: index === 0,
        last: index + 1 >= items.length,
        parent,
      };
      variables.set('foreach', {
        type: 'special',
        print: () => '',
        property: (name) => facts[name] ?? null,
        call: (name) => facts[name.replace(/^(?:get|is)(.)/, (_, letter: string) => letter.toLowerCase())] ?? null,
      });
      variables.set('velocityCount', BigInt(index + 1));
      variables.set(variable.name, item);
      left = runAll(body);
      if (left !== undefined) break;
    }
    for (const [name, value] of kept) {
      if (value === undefined) variables.delete(name);
      else variables.set(name, value);
    }
    return left === 'break' ? undefined : left;
  };

  const define = ({ arguments: values, body, start }: Directive) => {
    const [name] = values ?? [];
    if (name?.type !== 'reference' || body === undefined)
      throw new RenderFailure('`#define` needs the reference to define.', start);
    variables.set(name.name, {
      type: 'special',
      print: () => captured(() => void deeper(start, () => runAll(body))),
      property: () => null,
      call: (method) => (method === 'toString' ? captured(() => void deeper(start, () => runAll(body))) : null),
    });
  };

  const callMacro = (
    { parameters, body }: Macro,
    { arguments: values = [], body: content, start }: Directive,
  ): Leave => {
    const given = values.map((value) => valueIn(value));
    const bindings: [string, Value][] = parameters.map((name, index) => [name, given[index] ?? '']);
    if (content !== undefined)
      bindings.push([
        'bodyContent',
        {
          type: 'special',
          print: () => captured(() => void deeper(start, () => runAll(content))),
          property: () => null,
          call: () => null,
        },
      ]);
    const kept = bindings.map(([name]) => [name, variables.get(name)] as const);
    for (const [name, value] of bindings) variables.set(name, value);
    const left = deeper(start, () => runAll(body));
    for (const [name, value] of kept) {
      if (value === undefined) variables.delete(name);
      else variables.set(name, value);
    }
    return left;
  };

  const evaluateText = ({ arguments: values = [], start }: Directive): Leave => {
    const [value] = values;
    if (value === undefined) throw new EvaluatedSyntax('`#evaluate` needs one value.', start);
    const { tree: inner, problems } = parseTemplate(print(valueIn(value)));
    const [problem] = problems;
    if (problem !== undefined) throw new EvaluatedSyntax(`In what \`#evaluate\` runs: ${problem.message}`, start);
    collectMacros(inner);
    return at(start, () => deeper(start, () => runAll(inner)));
  };

  const runDirective = (directive: Directive): Leave => {
    const { name, body, source, start, arguments: values } = directive;
    switch (name) {
      case 'foreach':
        return loop(directive);
      case 'define':
        define(directive);
        return undefined;
      case 'evaluate':
        return evaluateText(directive);
      case 'break':
        return 'break';
      case 'stop':
        return 'stop';
      case 'macro':
        return undefined;
      case 'literal':
        if (body === undefined) throw new RenderFailure('`#literal` needs parentheses.', start);
        write(source);
        return undefined;
      case 'include':
        if (values === undefined || values.length === 0) return undefined;
        throw new RenderFailure('`#include` finds no file in API Gateway.', start);
      case 'parse':
        throw new RenderFailure('`#parse` finds no file in API Gateway.', start);
      default:
        break;
    }
    const macro = macros.get(name.replace(/^@/, ''));
    if (macro !== undefined) return callMacro(macro, directive);
    write(source);
    return undefined;
  };

  const run = (statement: Statement): Leave => {
    step(statement.start);
    switch (statement.type) {
      case 'text':
      case 'comment':
        write(statement.text);
        return undefined;
      case 'reference':
        write(statement.lead);
        if (statement.isBare) {
          write(statement.isFormal ? '{' : statement.name);
          return undefined;
        }
        if (statement.isEscaped) {
          resolve(statement);
          write(statement.source);
          return undefined;
        }
        write(at(statement.start, () => print(resolve(statement))));
        return undefined;
      case 'if':
        for (const { condition, body } of statement.branches)
          if (condition !== undefined && holds(condition)) return runAll(body);
        return statement.otherwise === undefined ? undefined : runAll(statement.otherwise);
      case 'set':
        assign(statement.target, valueIn(statement.value));
        return undefined;
      case 'directive':
        return runDirective(statement);
      default:
        return undefined;
    }
  };

  const runAll = (block: Block): Leave => {
    for (const statement of block.statements) {
      const left = run(statement);
      if (left !== undefined) return left;
    }
    return undefined;
  };

  // A macro can be used before its definition.
  const collectMacros = (block: Block) => {
    for (const statement of block.statements) {
      if (statement.type === 'if') {
        for (const { body } of statement.branches) collectMacros(body);
        if (statement.otherwise !== undefined) collectMacros(statement.otherwise);
      }
      if (statement.type !== 'directive' || statement.body === undefined) continue;
      const [name, ...parameters] = statement.arguments ?? [];
      if (statement.name === 'macro' && name?.type === 'word')
        macros.set(name.name, {
          parameters: parameters.flatMap((one) => (one.type === 'reference' ? [one.name] : [])),
          body: statement.body,
        });
      collectMacros(statement.body);
    }
  };

  collectMacros(tree);
  runAll(tree);
  return output;
};
