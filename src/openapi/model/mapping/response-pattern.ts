import { onceEachKey } from '../../text/once-each-key.js';
import { type Automaton, createAutomaton } from '../../text/pattern-automaton.js';
import { parseExpression } from '../../text/pattern-syntax.js';
import { textOf } from '../../text/template-text.js';

/** No real pattern is longer; what is, is not looked into. */
const MAX_PATTERN_CHARACTERS = 200;

/** Escapes and classes, which stay; a group that captures; a lazy quantifier. */
const PARTS = /\\.|\[(?:\\.|[^\]\\])*\]|\((?!\?)|[*+?}]\?/gs;

/** Error messages that have nothing in common but that a pattern for all messages matches them. */
const MESSAGES: readonly string[] = ['', 'a', '404', '[NotFound] Pet 12: no such pet!'];

/** Status codes of every class, of which a backend is likely to send the first ones. */
const SUCCESSES: readonly string[] = ['200', '201', '202', '204', '301', '302', '303', '304', '307', '308'];
const FAILURES: readonly string[] = ['400', '401', '403', '404', '409', '413', '429', '500', '502', '503', '504'];
const UNUSUAL: readonly string[] = ['100', '226', '305', '418', '599'];
const STATUSES: readonly string[] = [...SUCCESSES, ...FAILURES, ...UNUSUAL];

const automatonOf = onceEachKey(compile);

/** Whether a key of `responses` is the entry for what no other entry matches. An empty pattern is how AWS stores it. */
export function isDefault(pattern: string): boolean {
  return pattern === 'default' || pattern === '';
}

/**
 * Whether a key of `responses`, which is a Java regular expression, matches a whole text. `undefined` if that is not
 * known: the key has placeholders, or syntax beyond what JavaScript and Java share.
 */
export function patternMatches(pattern: string, text: string): boolean | undefined {
  const automaton = automatonOf(pattern);
  try {
    return automaton?.read(automaton.start(), text).isAccepting;
  } catch {
    return undefined;
  }
}

/** A usual status code of a backend that certainly none of the patterns matches. Any success will do. */
export function unmatchedStatus(patterns: readonly string[]): string | undefined {
  if (SUCCESSES.every((status) => isUnmatched(patterns, status))) return SUCCESSES[0];
  return FAILURES.find((status) => isUnmatched(patterns, status));
}

/** Whether certainly none of the patterns matches a text. */
export function isUnmatched(patterns: readonly string[], text: string): boolean {
  return patterns.every((pattern) => patternMatches(pattern, text) === false);
}

/** Whether a pattern certainly matches every status code, or if messages are selected by, every error message and none. */
export function isCatchAll(pattern: string, subject: 'status' | 'message'): boolean {
  const texts = subject === 'message' ? MESSAGES : STATUSES;
  return texts.every((text) => patternMatches(pattern, text) === true);
}

/** Whether a pattern certainly is for status codes: digits and nothing else match it. */
export const isStatusPattern = onceEachKey((pattern): boolean => {
  if (/[^\d^$\\d{}[\](),.|?:-]/.test(pattern)) return false;
  const status = [...STATUSES, pattern].find((code) => patternMatches(pattern, code) === true);
  return (
    status !== undefined &&
    ['', 'a', `a${status}`, `${status}a`].every((text) => patternMatches(pattern, text) === false)
  );
});

function compile(pattern: string): Automaton | undefined {
  if (pattern.length > MAX_PATTERN_CHARACTERS || textOf(pattern)?.literal === undefined) return undefined;
  const shared = sharedSyntax(pattern);
  if (shared === undefined) return undefined;
  try {
    return createAutomaton(parseExpression(shared), undefined);
  } catch {
    return undefined;
  }
}

/**
 * The same language without anchors, which say nothing where whole texts are matched, and without captures and laziness.
 * Possessive quantifiers, flags and quotations are left for the parser to refuse.
 */
function sharedSyntax(pattern: string): string | undefined {
  let isShared = true;
  const source = pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
  const rewritten = source.replace(PARTS, (part) => {
    // Java nests and intersects classes.
    if (part.startsWith('[') && /^\[.*(?:\[|&&)/s.test(part)) isShared = false;
    if (part === '(') return '(?:';
    return part.length === 2 && !part.startsWith('\\') && part.endsWith('?') ? part.slice(0, 1) : part;
  });
  return isShared ? rewritten : undefined;
}
