import { isObject } from '../../json.js';
import { textOf } from '../../text/template-text.js';
import { entries, has, type Integration, isUnknownAt } from '../integration.js';

/** What a request template of a mock integration says about the status that selects the response. */
export type MockStatus =
  /** Only these numbers, each under some condition. */
  | { readonly kind: 'numbers'; readonly statuses: readonly string[] }
  /** Certainly no status. */
  | { readonly kind: 'none' }
  /** Certainly text where AWS wants a number. */
  | { readonly kind: 'text'; readonly status: string }
  | { readonly kind: 'unknown' };

/** An entry of a mock's `requestTemplates`. */
export interface MockTemplate {
  readonly contentType: string;
  readonly template: unknown;
  readonly status: MockStatus;
}

const KEY = /statusCode/gi;

/** What follows the key, which may be quoted, or quoted and escaped. */
const VALUE = /\\?["']?\s*:\s*(?:(\d{1,9})(?![\w.])|\\?"(\d{1,9})\\?")/y;

/** References that can bring in a whole body, and with it a status. */
const BODY_REFERENCE = /\$!?\{?(?:util|input\.(?:body|json|path))/;

/** The request templates of a mock, without those that are null. */
export function mockTemplatesOf(integration: Integration): MockTemplate[] {
  return entries(integration, 'requestTemplates')
    .filter(([, template]) => template !== null)
    .map(([contentType, template]) => ({ contentType, template, status: mockStatusOf(template) }));
}

/**
 * The request template that a mock uses where certainly none of its templates gives a number: that for JSON, else the
 * first one; `null` if there is none. `undefined` if one may give a number, since the request decides which is used.
 */
export function uselessTemplateOf(integration: Integration): MockTemplate | null | undefined {
  if (isUnknownAt(integration, 'requestTemplates')) return undefined;
  if (has(integration, 'requestTemplates') && !isObject(integration.value['requestTemplates'])) return undefined;
  const templates = mockTemplatesOf(integration);
  if (templates.some(({ status }) => status.kind === 'numbers' || status.kind === 'unknown')) return undefined;
  return templates.find(({ contentType }) => contentType === 'application/json') ?? templates[0] ?? null;
}

/**
 * Reads the status off a mock's request template. The template is not strict JSON: AWS takes `{statusCode: 200}`, and
 * directives may choose between several.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html
 */
export function mockStatusOf(template: unknown): MockStatus {
  const text = textOf(template)?.literal;
  if (text === undefined) return { kind: 'unknown' };
  const values = Array.from(text.matchAll(KEY), (match) => valueAfter(text, match));
  if (values.length === 0) return { kind: text.includes('$') ? 'unknown' : 'none' };
  const numbers = values.flatMap((value) => value?.[1] ?? []);
  if (numbers.length === values.length) return { kind: 'numbers', statuses: numbers };
  const texts = values.flatMap((value) => value?.[2] ?? []);
  const [first] = texts;
  const isText = texts.length === values.length && !BODY_REFERENCE.test(text);
  return first !== undefined && isText ? { kind: 'text', status: first } : { kind: 'unknown' };
}

function valueAfter(text: string, key: RegExpExecArray): RegExpExecArray | undefined {
  // Another case may or may not be read as the key.
  if (key[0] !== 'statusCode') return undefined;
  VALUE.lastIndex = key.index + key[0].length;
  return VALUE.exec(text) ?? undefined;
}
