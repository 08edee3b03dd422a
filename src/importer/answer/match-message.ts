import type { Rule } from '../../rule.js';
import { rules } from '../../rules/index.js';
import { KNOWN_MESSAGES } from './known-messages.js';
import type { AnswerLine } from './parse-answer.js';

/** A reading of a line: the rule that it is about, and what stood in the place of the wildcards. */
export interface MessageMatch {
  readonly id: string;
  /** `undefined` for a line that no rule of the linter predicts. */
  readonly rule: Rule | undefined;
  readonly tokens: readonly string[];
  /** How many characters of the template are not a wildcard. */
  readonly literal: number;
}

interface Template {
  readonly id: string;
  readonly rule: Rule | undefined;
  readonly pattern: RegExp;
  readonly literal: number;
}

/** Wildcards that say where, not what. */
const PLACES: ReadonlySet<string> = new Set(['VERB', 'method', 'path']);

const WRAPPER = /^.*Validation Result: warnings : \[\], errors : \[(.*)\]$/s;

let templates: readonly Template[] | undefined;

/**
 * The readings of what a line says, the most specific first, those of the linter's rules before others.
 * @param said the line, its reason, or one problem of its reason
 */
export function matchMessage(said: string, line: AnswerLine): MessageMatch[] {
  templates ??= [
    ...rules.flatMap((rule) => (rule.serviceMessages ?? []).map((message) => template(rule.id, rule, message))),
    ...KNOWN_MESSAGES.flatMap(({ rule, messages }) => messages.map((message) => template(rule, undefined, message))),
  ];
  const text = said.replace(/\s+/g, ' ').replace(/\.$/, '');
  return templates
    .flatMap(({ id, rule, pattern, literal }) => {
      const found = pattern.exec(text);
      const isOther = rule === undefined ? false : !isAbout(rule, line);
      return found === null || isOther
        ? []
        : [{ id, rule, literal, tokens: found.slice(1).filter((token) => token !== undefined) }];
    })
    .sort((a, b) => Number(b.rule !== undefined) - Number(a.rule !== undefined) || b.literal - a.literal);
}

/** Some texts are the same for requests and for responses. */
function isAbout({ id }: Rule, { kind }: AnswerLine): boolean {
  if (id.startsWith('apigw-request-')) return kind !== 'integration response' && kind !== 'model';
  if (id.startsWith('apigw-response-')) return kind !== 'model';
  // As the reason of a model it is about the content of a method.
  return id !== 'apigw-template-content-type' || kind === 'integration' || kind === 'integration response';
}

function template(id: string, rule: Rule | undefined, message: string): Template {
  const inner = WRAPPER.exec(message)?.[1] ?? message;
  const parts = inner.replace(/\.$/, '').split(/<([^<>]+)>/);
  const source = parts.map((part, index) => {
    if (index % 2 === 0) return escaped(part);
    return PLACES.has(part) ? '.+?' : '(.*?)';
  });
  const literal = parts.filter((_, index) => index % 2 === 0).join('').length;
  return { id, rule, literal, pattern: new RegExp(`^${source.join('')}$`, 's') };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
