import type { RulesetPlace } from '../error.js';

/** Lines that `new Function` puts before its text. */
const HEADER_LINES = 2;

/**
 * Where in a script something was thrown that ran as part of a bundle: the line of the bundle is looked for in the script.
 * @returns nothing if the script has no such line, or several
 */
export function placeOfThrow(source: string, bundle: string, error: unknown): RulesetPlace | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const [, line = '0', column = '1'] = /<anonymous>:(\d+):(\d+)/.exec(stack) ?? [];
  const thrown = bundle.split('\n')[Number(line) - HEADER_LINES - 1];
  if (thrown === undefined || bare(thrown) === '') return undefined;
  const lines = source.split('\n');
  const [found, other] = [...lines.keys()].filter((index) => bare(lines[index] ?? '') === bare(thrown));
  if (found === undefined || other !== undefined) return undefined;
  const shift = indentation(lines[found] ?? '') - indentation(thrown);
  return { line: found + 1, column: Math.max(1, Number(column) + shift) };
}

/** The only place in a script where a word stands, or else where it is a key. */
export function placeOfWord(source: string, word: string): RulesetPlace | undefined {
  const escaped = word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const only = (after: string) => {
    const [found, other] = source.matchAll(new RegExp(`(?<![\\w-])${escaped}(?![\\w-])${after}`, 'g'));
    return other === undefined ? found : undefined;
  };
  const found = only('') ?? only(`(?=["']?\\s*:)`);
  if (found === undefined) return undefined;
  const before = source.slice(0, found.index).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** The bundler ends statements with a semicolon. */
function bare(line: string): string {
  return line.trim().replace(/;$/, '');
}

function indentation(line: string): number {
  return line.length - line.trimStart().length;
}
