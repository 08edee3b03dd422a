import type { Node } from 'web-tree-sitter';
import { childOf, childrenOf, type HclFile } from './hcl.js';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** What a literal part of a template stands for. Only quoted ones know backslashes. */
export function literalPart(text: string, isQuoted: boolean): string {
  const unescaped = isQuoted
    ? text.replace(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/gs, (whole, short, long, letter) =>
        letter === undefined
          ? String.fromCodePoint(Math.min(Number.parseInt(short ?? long, 16), 0x10ffff))
          : (ESCAPES[letter] ?? whole),
      )
    : text;
  return unescaped.replace(/\$\$\{/g, '${').replace(/%%\{/g, '%{');
}

/**
 * The text of a heredoc or a quoted template as it is before anything is filled in, with the offset in the file of each of
 * its characters.
 */
export function templateText(node: Node, { text }: HclFile): { readonly text: string; readonly offsets: Int32Array } {
  return node.type === 'heredoc_template' ? heredocText(node, text) : quotedText(node, text);
}

function heredocText(node: Node, text: string): { text: string; offsets: Int32Array } {
  const [marker] = childrenOf(node).filter(({ type }) => type === 'heredoc_identifier');
  const end = childrenOf(node).at(-1)?.startIndex ?? node.endIndex;
  const begin = text.indexOf('\n', marker?.endIndex ?? node.startIndex) + 1;
  const lines: { readonly start: number; readonly text: string }[] = [];
  for (let at = begin; at > 0 && at < end; ) {
    const next = text.indexOf('\n', at);
    const stop = next === -1 || next >= end ? end : next + 1;
    const line = text.slice(at, stop);
    // The line of the closing marker.
    if (stop < end || line.trim() !== '') lines.push({ start: at, text: line });
    at = stop;
  }
  const isIndented = childOf(node, 'heredoc_start')?.text === '<<-';
  const filled = lines.filter((line) => line.text.trim() !== '');
  const indent = isIndented
    ? Math.min(...filled.map((line) => line.text.length - line.text.trimStart().length), Number.MAX_SAFE_INTEGER)
    : 0;
  return joined(lines.map((line) => ({ start: line.start + Math.min(indent, line.text.length - 1), line })));
}

function joined(
  lines: readonly { readonly start: number; readonly line: { readonly start: number; readonly text: string } }[],
) {
  const parts = lines.map(({ start, line }) => line.text.slice(start - line.start));
  const text = parts.join('');
  const offsets = new Int32Array(text.length + 1);
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const from = lines[index]?.start ?? 0;
    for (let unit = 0; unit < part.length; unit++) offsets[at++] = from + unit;
  }
  offsets[text.length] = text.length === 0 ? 0 : (offsets[text.length - 1] ?? 0) + 1;
  return { text, offsets };
}

function quotedText(node: Node, text: string): { text: string; offsets: Int32Array } {
  const end = node.endIndex - 1;
  const offsets: number[] = [];
  let decoded = '';
  for (let at = node.startIndex + 1; at < end; ) {
    const sequence = /^\\(?:u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)/s.exec(text.slice(at, at + 10))?.[0];
    const part = sequence === undefined ? (text[at] ?? '') : literalPart(sequence, true);
    for (let unit = 0; unit < part.length; unit++) offsets.push(at);
    decoded += part;
    at += sequence?.length ?? 1;
  }
  return { text: decoded, offsets: Int32Array.from([...offsets, end]) };
}
