/** Who fills a placeholder. */
export type HoleKind =
  /** `${AWS::Region}`, `${AWS::AccountId}`, `${AWS::Partition}`: API Gateway itself, at the import. */
  | 'import'
  /** `${stageVariables.x}`: API Gateway, at run time. */
  | 'stage'
  /** `{Ref: X}`, `{Fn::GetAtt: X.Arn}`, a variable of `Fn::Sub`: CloudFormation, before the import. */
  | 'function'
  /** `${name}`, `%{ if x }`, `{{ x }}`, `{% if x %}`, `<%= x %>`, `$NAME`: a template tool, before the import. */
  | 'template'
  /** `<account-id>`, `YOUR_REGION`: the reader of an example. {@link findPlaceholders} finds none of these. */
  | 'sample';

/** A part of a text that is not known yet. */
export interface Hole {
  readonly kind: HoleKind;
  /** As written: `${stageVariables.x}`, `{Fn::GetAtt: Pets.Arn}`. */
  readonly source: string;
  /** What the brackets hold, trimmed: `stageVariables.x`, `Fn::GetAtt: Pets.Arn`. */
  readonly name: string;
  /** Whether it is certainly filled by a name or an id: at least one letter, digit, `_` or `-`, and nothing else. */
  readonly isName?: true;
}

/** A stretch of text that is known, or a hole. */
export type Piece = string | Hole;

/** What CloudFormation puts in place of the `${name}` of an `Fn::Sub`. */
export type Substitution = (name: string, source: string) => readonly Piece[];

/** What a placeholder holds, and where it ends. */
interface Brackets {
  readonly inner: string;
  readonly end: number;
}

/**
 * The notations of tools other than CloudFormation, each with where it comes from and an example. What is written without
 * braces is matched as a whole.
 */
export const NOTATIONS: readonly { readonly source: string; readonly tool: string; readonly example: string }[] = [
  { source: '%?%\\{', tool: 'Terraform', example: '%{ if x }%{ endif }' },
  { source: '\\{\\{\\{?', tool: 'Mustache, Jinja, Helm', example: '{{ x }}' },
  { source: '\\{%', tool: 'Jinja', example: '{% if x %}{% endif %}' },
  { source: '<%', tool: 'ERB, EJS', example: '<%= x %>' },
  // `#{else}` is Velocity's.
  {
    source: '#\\{(?!(?:if|else|elseif|end|set|foreach|define|macro|break|stop|include|parse|evaluate)\\b)',
    tool: 'serverless-pseudo-parameters, Octopus, Ruby',
    example: '#{AWS::Region}',
  },
  { source: '<<[A-Za-z][\\w.-]*>>', tool: 'build scripts', example: '<<region>>' },
  // Two hexadecimal digits are an encoded character.
  { source: '%%?(?![\\da-fA-F]{2}%)[A-Za-z_]\\w*%%?', tool: 'batch files, build scripts', example: '%REGION%' },
  { source: '@@?[A-Za-z_][\\w.-]*@@?', tool: 'Maven, Autoconf', example: '@region@' },
  { source: '\\(\\(\\s*[A-Za-z_][\\w./-]*\\s*\\)\\)', tool: 'Concourse', example: '((region))' },
  { source: '__(?!proto__)[A-Za-z]\\w*?__', tool: 'build scripts', example: '__region__' },
];

const OTHERS = NOTATIONS.map(({ source }) => source).join('|');

const OPENING = new RegExp(`\\$\\$?\\{|\\$[A-Za-z_]\\w*|${OTHERS}`, 'g');

/** `Fn::Sub` knows no `$${x}`: that is a dollar sign and a variable. */
const SUB_OPENING = new RegExp(`\\$\\{|\\$[A-Za-z_]\\w*|${OTHERS}`, 'g');

/** What is a placeholder as a whole, with its name in it. */
const WHOLE = /^(?:<<|%%?|@@?|\(\(|__)\s*([A-Za-z_].*?)\s*(?:>>|%%?|@@?|\)\)|__)$/;

/**
 * Names that AWS itself reads after a `$`: mapping templates and parameter mappings, the selection default, `$LATEST`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
const SERVICE_NAMES: ReadonlySet<string> = new Set([
  'LATEST',
  'context',
  'default',
  'input',
  'integration',
  'method',
  'request',
  'response',
  'stageVariables',
  'util',
]);

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/import-api-aws-variables.html */
const IMPORT_VARIABLES: ReadonlySet<string> = new Set(['AWS::AccountId', 'AWS::Partition', 'AWS::Region']);

const STAGE_VARIABLE = /^stageVariables(?!\w)/;

/** `{{#if x}}`, `{{/each}}`, `{{- range .X }}`, `{{ end }}`: the parts of a block, against the value in `{{ x }}`. */
const BLOCK_TAG = /^[-~]?\s*(?:[#^/]|(?:if|else|end|range|with|define|block)\b)/;

/** The values `<%= x %>` and `<%NAME%>`, against the code in `<% if x %>`. */
const VALUE_TAG = /^(?:=|(?!(?:else|end)$)[\w.]+$)/;

/** What every placeholder begins with; most strings of a document have none of it. */
export const PLACEHOLDER_MARK = /[$@]|\{[{%]|%[{%A-Za-z_]|<[%<]|#\{|\(\(|__[A-Za-z]/;

/** Whether a string may hold a placeholder. */
export function mayHavePlaceholders(text: string): boolean {
  return PLACEHOLDER_MARK.test(text);
}

/** Whether a piece of a text is a hole. */
export function isHole(piece: Piece): piece is Hole {
  return typeof piece !== 'string';
}

/**
 * Cuts a string into its literal pieces and its placeholders, in the notations of all template tools at once. Escapes
 * (Terraform's `$${x}` and `%%{x}`; in the string of an `Fn::Sub`, which comes with a `substitution`, `${!x}`) become
 * the text that API Gateway gets. A bracket that is never closed is literal. From the first statement to the last,
 * `%{ if x }a%{ else }b%{ endif }`, all is one hole, because each part of it may be absent. Takes linear time.
 */
export function findPlaceholders(text: string, substitution?: Substitution): Piece[] {
  if (!mayHavePlaceholders(text)) return [text];
  const opening = substitution === undefined ? OPENING : SUB_OPENING;
  const closing = closings(text);
  const pieces: Piece[] = [];
  let block: { readonly start: number; readonly index: number; readonly name: string } | undefined;
  let from = 0;
  let next = 0;
  for (let match = find(opening, text, next); match !== null; match = find(opening, text, next)) {
    const open = match[0];
    const start = match.index;
    next = start + open.length;
    const brackets = bracketsOf(open, next, closing);
    if (brackets === undefined) continue;
    next = brackets.end;
    const name = brackets.inner.trim();
    if (!isStatement(open, name)) {
      pieces.push(text.slice(from, start));
      for (const piece of read(open, brackets.inner, text.slice(start, next), substitution)) pieces.push(piece);
    } else if (block === undefined) {
      block = { start, index: pieces.push(text.slice(from, start)), name };
      pieces.push(template(text.slice(start, next), name));
    } else {
      pieces.length = block.index;
      pieces.push(template(text.slice(block.start, next), block.name));
    }
    from = next;
  }
  pieces.push(text.slice(from));
  return pieces;
}

/** Like `exec` from a position; a substitution may search another text with the same expression in the meantime. */
function find(expression: RegExp, text: string, from: number): RegExpExecArray | null {
  expression.lastIndex = from;
  return expression.exec(text);
}

/** What a placeholder holds, after its opening or, where it is matched as a whole, in it. */
function bracketsOf(
  open: string,
  end: number,
  closing: (open: string, from: number) => Brackets | undefined,
): Brackets | undefined {
  const whole = open.endsWith('{') ? undefined : WHOLE.exec(open)?.[1];
  if (whole !== undefined) return { inner: whole, end };
  return open.endsWith('{') || !open.startsWith('$') ? closing(open, end) : bareName(open, end);
}

/** `$NAME`, unless the name is one that AWS reads itself. */
function bareName(open: string, end: number): Brackets | undefined {
  const inner = open.slice(1);
  return SERVICE_NAMES.has(inner) ? undefined : { inner, end };
}

/** The pieces that a placeholder which is not a statement stands for. */
function read(open: string, inner: string, source: string, substitution: Substitution | undefined): readonly Piece[] {
  const name = inner.trim();
  if (open === '${') return variable(name, source, substitution);
  if (open === '$${') return [unescaped(inner, source)];
  if (open === '%%{') return [source.slice(1)];
  return [template(source, name.replace(/^=\s*/, ''))];
}

function variable(name: string, source: string, substitution: Substitution | undefined): readonly Piece[] {
  if (substitution === undefined) return [{ kind: kindOf(name), source, name }];
  return name.startsWith('!') ? [unescaped(name.slice(1), source)] : substitution(name, source);
}

/** `$${x}` and `${!x}` reach API Gateway as `${x}`, which is a placeholder again if it is one that API Gateway knows. */
function unescaped(inner: string, source: string): Piece {
  const name = inner.trim();
  const kind = kindOf(name);
  return kind === 'template' ? `\${${inner}}` : { kind, source, name };
}

function template(source: string, name: string): Hole {
  return { kind: 'template', source, name };
}

/** Whether API Gateway itself fills `${name}`, and when. */
export function kindOf(name: string): 'import' | 'stage' | 'template' {
  if (IMPORT_VARIABLES.has(name)) return 'import';
  return STAGE_VARIABLE.test(name) ? 'stage' : 'template';
}

function isStatement(open: string, inner: string): boolean {
  if (open === '%{' || open === '{%') return true;
  if (open === '<%') return !VALUE_TAG.test(inner);
  return open.startsWith('{{') && BLOCK_TAG.test(inner);
}

/**
 * Finds what closes a bracket opened before `from`. Each search goes over the text once, however many brackets are open: a
 * closing mark that lies ahead, or is known to be missing, is not looked for again, and nested braces are paired in one pass.
 */
function closings(text: string): (open: string, from: number) => Brackets | undefined {
  const ahead: Record<string, number> = {};
  let pairs: ReadonlyMap<number, number> | undefined;

  const before = (mark: string, from: number): Brackets | undefined => {
    let at = ahead[mark];
    if (at === undefined || (at !== -1 && at < from)) {
      at = text.indexOf(mark, from);
      ahead[mark] = at;
    }
    return at === -1 ? undefined : { inner: text.slice(from, at), end: at + mark.length };
  };
  return (open, from) => {
    if (open === '{{{') return before('}}}', from) ?? before('}}', from - 1);
    if (open === '{{') return before('}}', from);
    if (open === '{%') return before('%}', from);
    if (open === '<%') return before('%>', from);
    const nearest = before('}', from);
    if (nearest === undefined || !nearest.inner.includes('{')) return nearest;
    pairs ??= bracePairs(text);
    const at = pairs.get(from - 1);
    return at === undefined ? undefined : { inner: text.slice(from, at), end: at + 1 };
  };
}

function bracePairs(text: string): Map<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') open.push(at);
    if (text[at] !== '}') continue;
    const start = open.pop();
    if (start !== undefined) pairs.set(start, at);
  }
  return pairs;
}
