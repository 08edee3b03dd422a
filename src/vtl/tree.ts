// What a template is made of. Offsets are UTF-16 units from its beginning; a node ends before `end`.

/** Where something stands. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A run of statements: a template, or what stands between a directive and its `#end`. */
export interface Block extends Span {
  readonly type: 'block';
  readonly statements: readonly Statement[];
}

/** Text that is printed. It can differ from what is written: `\#if` prints `#if`. */
export interface Text extends Span {
  readonly type: 'text';
  readonly text: string;
}

/** `## …`, `#* … *#`. It prints only a `$` or `#` that stands before it. */
export interface Comment extends Span {
  readonly type: 'comment';
  readonly text: string;
}

/** `$name`, `$!{name.property.method(…)[index]}`, or a bare word among the arguments of a call. */
export interface Reference extends Span {
  readonly type: 'reference';
  readonly name: string;
  /** Where the name begins. */
  readonly nameStart: number;
  readonly path: readonly Step[];
  /** Written with `!`. */
  readonly isQuiet: boolean;
  /** Written with braces. */
  readonly isFormal: boolean;
  /** A word without `$`: as an argument it is null, in text it prints itself. */
  readonly isBare: boolean;
  /** `\$name`: prints its own source. */
  readonly isEscaped: boolean;
  /** What is printed before the value: `$` and `#` that begin nothing, and half of the backslashes. */
  readonly lead: string;
  /** The source, without lead and backslashes. */
  readonly source: string;
}

/** One part of a reference after its name. */
export type Step = Property | Call | Index;

/** `.name` */
export interface Property extends Span {
  readonly type: 'property';
  readonly name: string;
}

/** `.name(…)` */
export interface Call extends Span {
  readonly type: 'call';
  readonly name: string;
  readonly arguments: readonly Operand[];
}

/** `[…]` */
export interface Index extends Span {
  readonly type: 'index';
  readonly index: Operand;
}

/** `#if` with all that belongs to it, up to its `#end`. */
export interface If extends Span {
  readonly type: 'if';
  /** `#if` and every `#elseif`; no condition where it cannot be read. */
  readonly branches: readonly Branch[];
  readonly otherwise?: Block;
}

/** `#if(…)` or `#elseif(…)` and what it prints. */
export interface Branch extends Span {
  readonly type: 'branch';
  readonly condition?: Expression;
  readonly body: Block;
}

/** `#set($target = value)` */
export interface SetDirective extends Span {
  readonly type: 'set';
  readonly target: Reference;
  readonly value: Expression;
}

/** `#name`, `#name(…)`, or `#name(…)` with a block. Known or not: what is unknown, and no macro, prints its source. */
export interface Directive extends Span {
  readonly type: 'directive';
  readonly name: string;
  /** Undefined without parentheses. */
  readonly arguments?: readonly Argument[];
  readonly body?: Block;
  /** The source up to the end of the arguments, with a `$` or `#` before it; of `#literal` that of its body. */
  readonly source: string;
}

/** Source that cannot be read. */
export interface Broken extends Span {
  readonly type: 'broken';
}

/** What stands in a block. */
export type Statement = Text | Comment | Reference | If | SetDirective | Directive | Broken;

/** A name without `$` among the arguments of a directive. */
export interface Word extends Span {
  readonly type: 'word';
  readonly name: string;
}

/** `'…'` or `"…"` */
export interface StringLiteral extends Span {
  readonly type: 'string';
  /** The text between the quotes, doubled quotes made one. */
  readonly text: string;
  /** In double quotes with a reference or directive: that text as a template. Offsets in it count from `text`. */
  readonly template?: Block;
}

/** A number. A whole one has no point and no exponent. */
export interface NumberLiteral extends Span {
  readonly type: 'integer' | 'float';
  readonly image: string;
}

/** `true` or `false` */
export interface BooleanLiteral extends Span {
  readonly type: 'boolean';
  readonly value: boolean;
}

/** `[a, b]` */
export interface ListLiteral extends Span {
  readonly type: 'list';
  readonly items: readonly Operand[];
}

/** `{"key": value}` */
export interface MapLiteral extends Span {
  readonly type: 'map';
  readonly entries: readonly (readonly [Operand, Operand])[];
}

/** `[1..3]` */
export interface Range extends Span {
  readonly type: 'range';
  readonly from: Operand;
  readonly to: Operand;
}

/** What stands between two values; `and`, `eq`, `lt` and so on mean the same as signs. */
export type Operator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%';

/** Two values with an operator between them. */
export interface Binary extends Span {
  readonly type: 'binary';
  readonly operator: Operator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `!value` */
export interface Not extends Span {
  readonly type: 'not';
  readonly operand: Expression;
}

/** What a condition or `#set` computes. */
export type Expression =
  | Reference
  | StringLiteral
  | NumberLiteral
  | BooleanLiteral
  | ListLiteral
  | MapLiteral
  | Range
  | Binary
  | Not;

/** What can be an argument of a call, an item, a key: everything but operators. */
export type Operand = Exclude<Expression, Binary | Not>;

/** What can be an argument of a directive. */
export type Argument = Operand | Word;

/** Any part of a tree. */
export type Node = Block | Branch | Statement | Step | Expression | Word;

/** The nodes right below a node, in the order of the text. */
export const childrenOf = (node: Node): readonly Node[] => {
  switch (node.type) {
    case 'block':
      return node.statements;
    case 'branch':
      return node.condition === undefined ? [node.body] : [node.condition, node.body];
    case 'reference':
      return node.path;
    case 'call':
      return node.arguments;
    case 'index':
      return [node.index];
    case 'if':
      return node.otherwise === undefined ? node.branches : [...node.branches, node.otherwise];
    case 'set':
      return [node.target, node.value];
    case 'directive':
      return [...(node.arguments ?? []), ...(node.body === undefined ? [] : [node.body])];
    case 'list':
      return node.items;
    case 'map':
      return node.entries.flat();
    case 'range':
      return [node.from, node.to];
    case 'binary':
      return [node.left, node.right];
    case 'not':
      return [node.operand];
    default:
      return [];
  }
};
