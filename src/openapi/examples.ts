import type { ApiKind } from './model/node.js';

/** An example in a rule's file: a document for the tests, and the lines of it that the docs show. */
export interface Example {
  readonly title: string;
  readonly yaml: Frame;
  /** The kind of API, where the document alone does not tell. */
  readonly api?: ApiKind;
}

/** A snippet inside a whole document. */
export interface Frame {
  /** The whole document, YAML. */
  readonly document: string;
  /** What the author of the example wrote, without indentation. */
  readonly snippet: string;
  /** Lines of the document before the snippet. */
  readonly line: number;
  /** Columns of the document before the snippet. */
  readonly column: number;
}

const VERSION = 'openapi: 3.0.3\n';

const HEAD = `${VERSION}info:
  title: pets
  version: '1.0'
`;

const PROXY = `responses:
  '200':
    description: OK
x-amazon-apigateway-integration:
  type: http_proxy
  httpMethod: GET
  uri: https://example.com/
`;

const RESPONSES = `responses:
  '200':
    description: OK
`;

/** The whole document is the snippet, but for `openapi` and `info`, which it gets where it has no version of its own. */
export function document(strings: TemplateStringsArray, ...values: readonly string[]): Frame {
  return frame(strings, values, 0, (snippet) => {
    if (/^(?:openapi|swagger):/m.test(snippet)) return '';
    return /^info:/m.test(snippet) ? VERSION : HEAD;
  });
}

/** The snippet is what stands under `paths`. */
export function paths(strings: TemplateStringsArray, ...values: readonly string[]): Frame {
  return frame(strings, values, 2, () => `${HEAD}paths:\n`);
}

/** A bare HTTP proxy operation, for examples about something else; `columns` is the indentation of its lines. */
export function proxyOperation(columns: number): string {
  return indent(PROXY, columns).trimStart().trimEnd();
}

/** The snippet is an operation, `GET /pets`. It gets a 200 response where it has no `responses` of its own. */
export function operation(strings: TemplateStringsArray, ...values: readonly string[]): Frame {
  const head = `${HEAD}paths:\n  /pets:\n    get:\n`;
  return frame(strings, values, 6, (snippet) => (/^responses:/m.test(snippet) ? head : head + indent(RESPONSES, 6)));
}

/** The invocation uri of a Lambda function of this name. */
export function lambdaUri(name: string): string {
  return `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${lambdaArn(name)}/invocations`;
}

/** The ARN of a Lambda function of this name. */
export function lambdaArn(name: string): string {
  return `arn:aws:lambda:eu-west-1:111122223333:function:${name}`;
}

/** The uri of an AWS service integration: `serviceUri('sqs', 'action/SendMessage')`. */
export function serviceUri(service: string, target: string): string {
  return `arn:aws:apigateway:eu-west-1:${service}:${target}`;
}

/** The ARN of an IAM role of this name. */
export function roleArn(name: string): string {
  return `arn:aws:iam::111122223333:role/${name}`;
}

/** Put together when somebody looks at the example, which linting never does. */
function frame(
  strings: TemplateStringsArray,
  values: readonly string[],
  column: number,
  headOf: (snippet: string) => string,
): Frame {
  let made: { readonly snippet: string; readonly head: string } | undefined;
  const make = () => {
    if (made === undefined) {
      const snippet = dedent(strings, values);
      made = { snippet, head: headOf(snippet) };
    }
    return made;
  };
  return {
    column,
    get snippet() {
      return make().snippet;
    },
    get document() {
      return make().head + indent(make().snippet, column);
    },
    get line() {
      return make().head.split('\n').length - 1;
    },
  };
}

function dedent(strings: TemplateStringsArray, values: readonly string[]): string {
  // Raw, so that a regular expression keeps its backslashes; `\\${` is how a template literal spells `${`.
  const text = String.raw({ raw: strings.raw }, ...values)
    .replaceAll('\\${', '${')
    .replaceAll('\\`', '`');
  const lines = text.split('\n');
  while (lines[0]?.trim() === '') lines.shift();
  while (lines.at(-1)?.trim() === '') lines.pop();
  const width = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return `${lines.map((line) => line.slice(width)).join('\n')}\n`;
}

function indent(text: string, columns: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(columns));
}
