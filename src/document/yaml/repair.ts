import { readYaml, type YamlDocuments, type YamlRefusal } from './parse.js';

/** A text made readable, and what was wrong with it. */
export interface Repaired {
  readonly parsed: YamlDocuments;
  readonly text: string;
  readonly refusals: readonly YamlRefusal[];
}

const MAX_REPAIRS = 20;
const BANK = 0xe000;

/**
 * Makes a text readable in which only single values are wrong: an alias without anchor, an escape that YAML does not
 * know, a text that begins with `@`, a backtick or `%`. The character that is wrong is masked as placeholders are, so that
 * structure and positions stay. What is wrong with the structure itself is not guessed at.
 */
export function repair(text: string, first: YamlRefusal): Repaired | undefined {
  if (/[\ue000-\uf8ff]/.test(text)) return undefined;
  const refusals: YamlRefusal[] = [];
  let current = text;
  let refusal = first;
  while (refusals.length < MAX_REPAIRS) {
    const at = culprit(current, refusal);
    if (at === undefined) return undefined;
    refusals.push(refusal);
    current = `${current.slice(0, at)}${String.fromCharCode(BANK + current.charCodeAt(at))}${current.slice(at + 1)}`;
    const parsed = readYaml(current, true);
    if ('documents' in parsed) return { parsed, text: current, refusals };
    refusal = parsed;
  }
  return undefined;
}

function culprit(text: string, { refused, offset }: YamlRefusal): number | undefined {
  const alias = /^unidentified alias "(.*)"$/.exec(refused)?.[1];
  if (alias !== undefined) return found(text.lastIndexOf(`*${alias}`, offset));
  if (refused === 'unknown escape sequence' && text[offset - 1] === '\\') return offset - 1;
  return /[@`%]/.test(text[offset] ?? '') ? offset : undefined;
}

function found(offset: number): number | undefined {
  return offset === -1 ? undefined : offset;
}
