import { styleText } from 'node:util';

/** Lines around a change that show where it is. */
const CONTEXT = 2;

/** What changes between two texts, as lines with `+` and `-`, and a few lines around. */
export function changedLines(before: string, after: string, isColored: boolean): string {
  const old = linesOf(before);
  const now = linesOf(after);
  let start = 0;
  while (start < old.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const paint = (color: 'green' | 'red', line: string) =>
    isColored ? styleText(color, line, { validateStream: false }) : line;
  const lines = [
    ...old.slice(Math.max(0, start - CONTEXT), start).map((line) => `    ${line}`),
    ...old.slice(start, old.length - end).map((line) => paint('red', `  - ${line}`)),
    ...now.slice(start, now.length - end).map((line) => paint('green', `  + ${line}`)),
    ...old.slice(old.length - end, old.length - end + CONTEXT).map((line) => `    ${line}`),
  ];
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
}
