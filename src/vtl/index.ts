// Mapping templates of REST APIs, read and run as API Gateway does, without an account. The entry `apigw-lint/templates`.

import { EvaluatedSyntax, evaluate } from './evaluate.js';
import { parseTemplate } from './parse.js';
import type { Block } from './tree.js';
import { RenderFailure } from './values.js';
import { type Overrides, type TemplateInput, variablesOf } from './variables.js';

export type * from './tree.js';
export type { Overrides, TemplateInput } from './variables.js';

/** Why a template cannot be read. Offsets count UTF-16 units from 0, lines and columns from 1. */
export interface TemplateError {
  readonly message: string;
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

export interface ParsedTemplate {
  /** There is one for a broken template too, with `broken` nodes where it cannot be read. */
  readonly tree: Block;
  /** In the order of the text; with any of them the template never renders. */
  readonly errors: readonly TemplateError[];
}

/** What a template gives, or why it gives nothing: it cannot be read, or these values make it fail. */
export type Rendered =
  | {
      readonly output: string;
      /** There if the template set something in it, or was given one. */
      readonly requestOverride?: Overrides['requestOverride'];
      readonly responseOverride?: Overrides['responseOverride'];
      readonly error?: never;
    }
  | {
      readonly output?: never;
      readonly requestOverride?: never;
      readonly responseOverride?: never;
      readonly error: {
        readonly kind: 'syntax' | 'runtime';
        readonly message: string;
        readonly line: number;
        readonly column: number;
      };
    };

/** The longest template that API Gateway takes, in bytes: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
const MAX_BYTES = 300 * 1024;

const placeOf = (text: string, offset: number) => {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
};

const byteLength = (text: string) => {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) bytes += code >= 0x800 && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
};

/**
 * Parses a mapping template.
 * @param text the template, after CloudFormation and the like have filled it
 */
export const parse = (text: string): ParsedTemplate => {
  const { tree, problems } = parseTemplate(text);
  return { tree, errors: problems.map(({ message, offset }) => ({ message, offset, ...placeOf(text, offset) })) };
};

const isFilled = (override: Readonly<Record<string, unknown>>): boolean =>
  Object.values(override).some((value) =>
    typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : true,
  );

/**
 * Renders a mapping template, of a request or a response. Nothing is sent, and the arguments are left as they are.
 * @param text the template
 * @param input what the request or the answer of the backend brings; what is left out is empty
 */
export const render = (text: string, input: TemplateInput = {}): Rendered => {
  const failed = (kind: 'syntax' | 'runtime', message: string, offset: number): Rendered => ({
    error: { kind, message, ...placeOf(text, offset) },
  });
  if (byteLength(text) > MAX_BYTES) return failed('runtime', 'The template is longer than 300 KB.', 0);
  const { tree, problems } = parseTemplate(text);
  const [problem] = problems;
  if (problem !== undefined) return failed('syntax', problem.message, problem.offset);

  const { variables, overrides } = variablesOf(input);
  try {
    const output = evaluate(tree, variables);
    const { requestOverride, responseOverride } = overrides();
    return {
      output,
      ...(isFilled(requestOverride) ? { requestOverride } : {}),
      ...(isFilled(responseOverride) ? { responseOverride } : {}),
    };
  } catch (error) {
    if (!(error instanceof RenderFailure)) throw error;
    return failed(error instanceof EvaluatedSyntax ? 'syntax' : 'runtime', error.message, error.offset ?? 0);
  }
};
