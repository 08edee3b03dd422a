import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quote } from '../../wording/quote.js';
import { MAX_FILE_BYTES, REMOTE_TIMEOUT_MS } from '../limits.js';
import { isSyntaxProblem, parseSource, type Source } from '../parse-source.js';
import { decode, type ReadText, readText, withoutMark } from '../read-file.js';
import { createSourceFile, type SourceFile } from '../source-file.js';
import type { Boundary } from './boundary.js';
import { decodePart } from './resolve-pointer.js';

/** A referenced file, or why it cannot be had: one or two short sentences. */
export type Loaded = SourceFile | { readonly message: string };

/** These hold a text, not a document: the description of an operation, a mapping template. */
const TEXT_FILE = /\.(?:md|markdown|txt|html?|vtl|vm)$/i;

/** Whether an address is on the web. */
export function isRemote(address: string): boolean {
  return /^https?:/i.test(address);
}

/** Whether an address has a scheme that nobody can follow here, such as `s3:`. */
export function isForeign(address: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]+:/i.test(address) &&
    !isRemote(address) &&
    !/^file:/i.test(address) &&
    !/^[a-z]:[\\/]/i.test(address)
  );
}

/** The address that a reference without its fragment names, seen from a file. Undefined where it cannot be one. */
export function addressOf(reference: string, from: string): string | undefined {
  try {
    if (isRemote(reference)) return new URL(reference).href;
    if (isRemote(from)) {
      const address = new URL(reference, from).href;
      return isRemote(address) ? address : undefined;
    }
    if (/^file:/i.test(reference)) return fileURLToPath(reference);
    return resolve(dirname(from), decodePart(reference));
  } catch {
    return undefined;
  }
}

/** What can be reached from a definition. */
export interface Reach {
  /** What relative names of locations start from. */
  readonly cwd: string;
  readonly boundary: Boundary;
}

/** Reads and parses what an address names. */
export async function loadReference(address: string, { cwd, boundary }: Reach): Promise<Loaded> {
  const refused = isRemote(address) ? undefined : boundary.refuse(address);
  if (refused !== undefined) return { message: refused };
  const name = isRemote(address) ? address : relative(cwd, address) || address;
  const read = isRemote(address) ? await fetchText(address) : readText(address, name);
  if ('message' in read) return read;
  const text = withoutMark(read.text);
  const source = TEXT_FILE.test(address) ? wholeText(text) : await parseSource(text);
  if (isSyntaxProblem(source)) {
    const { line } = createSourceFile(address, name, text, wholeText(text)).locationOf(source.range).start;
    return { message: `${quote(name)} has a syntax error on line ${line}: ${source.message}` };
  }
  return createSourceFile(address, name, text, source);
}

function wholeText(text: string): Source {
  const range = { start: 0, end: text.length };
  return {
    data: text,
    problems: [],
    hasStatements: false,
    findRange: () => range,
    scalars: () => ({ text, ranges: [range] }),
  };
}

async function fetchText(address: string): Promise<ReadText> {
  const shown = quote(address);
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(REMOTE_TIMEOUT_MS) });
    if (!response.ok) {
      await response.body?.cancel();
      return { message: `The server answers ${response.status} for ${shown}.` };
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > MAX_FILE_BYTES) break;
    }
    return decode(Buffer.concat(chunks), shown);
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === 'TimeoutError';
    return {
      message: isTimeout ? `No answer in ${REMOTE_TIMEOUT_MS / 1000} s from ${shown}.` : `No answer from ${shown}.`,
    };
  }
}
