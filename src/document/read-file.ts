import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { suggest } from '../wording/suggest.js';
import { MAX_FILE_BYTES } from './limits.js';

/**
 * The text of a file, or why there is none: a whole sentence that names the file. The sample is what can be made out of
 * its bytes all the same, to tell what kind of file it is.
 */
export type ReadText = { readonly text: string } | { readonly message: string; readonly sample?: string };

const LISTED_NAMES = 2000;
const SAMPLE_BYTES = 1024 * 1024;

/**
 * Reads a text file in UTF-8; synchronously, since to load Node's promises for files takes longer than to read one.
 * @param path where it is
 * @param name as messages call it
 */
export function readText(path: string, name: string): ReadText {
  try {
    const { size, isFile, isDirectory } = kindOf(path);
    if (isDirectory) return { message: `${name} is a directory. Name a file in it.` };
    if (!isFile) return { message: `${name} is not a regular file. Pipe it to standard input instead.` };
    if (size > MAX_FILE_BYTES) return { message: tooLarge(name, size), sample: beginning(path) };
    return decode(readFileSync(path), name);
  } catch (error) {
    return { message: explain(error, path, name) };
  }
}

/** Why a text that did not come from a file cannot be used; undefined if it can. */
export function refuseText(text: string, name: string): string | undefined {
  if (text.length > MAX_FILE_BYTES) return tooLarge(name, text.length);
  return text.includes('\0') ? `${name} is binary, not text.` : undefined;
}

/** A text without the byte order marks that it begins with. */
export function withoutMark(text: string): string {
  return text.replace(/^\ufeff+/, '');
}

/** Makes text of bytes. */
export function decode(bytes: Buffer, name: string): ReadText {
  if (bytes.length > MAX_FILE_BYTES) return { message: tooLarge(name, bytes.length) };
  if (isUtf16(bytes)) return { message: `${name} is in UTF-16. Save it as UTF-8.`, sample: withoutZeros(bytes) };
  if (bytes.includes(0)) return { message: `${name} is binary, not text.`, sample: withoutZeros(bytes) };
  if (isUtf8(bytes)) return { text: bytes.toString('utf8') };
  const line =
    bytes
      .toString('utf8')
      .split('\ufffd', 1)[0]
      ?.split(/\r\n|\n|\r/).length ?? 1;
  return { message: `${name} is not UTF-8 on line ${line}. Save it as UTF-8.`, sample: bytes.toString('latin1') };
}

/** Of a text in UTF-16 this leaves the letters of ASCII where they were, and they are all that matters for its kind. */
function withoutZeros(bytes: Buffer): string {
  const start = bytes.length >= 2 && (bytes[0] ?? 0) >= 0xfe && (bytes[1] ?? 0) >= 0xfe ? 2 : 0;
  return bytes.toString('latin1', start).replaceAll('\0', '');
}

function beginning(path: string): string {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(SAMPLE_BYTES);
    return withoutZeros(buffer.subarray(0, readSync(file, buffer)));
  } finally {
    closeSync(file);
  }
}

function kindOf(path: string): { size: number; isFile: boolean; isDirectory: boolean } {
  const found = statSync(path);
  return { size: found.size, isFile: found.isFile(), isDirectory: found.isDirectory() };
}

function isUtf16(bytes: Buffer): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  // Without a byte order mark: every other byte of a text in Latin letters is zero.
  return (
    bytes.length >= 4 &&
    [0, 1].some((odd) => [0, 2].every((at) => bytes[at + odd] === 0 && (bytes[at + 1 - odd] ?? 0) > 8))
  );
}

function tooLarge(name: string, size: number): string {
  const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`;
  return `${name} has ${megabytes(size)}; at most ${megabytes(MAX_FILE_BYTES)} are read. API Gateway imports up to 6 MB.`;
}

function explain(error: unknown, path: string, name: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EACCES' || code === 'EPERM') return `No permission to read ${name}.`;
  if (code === 'ENOENT' || code === 'ENOTDIR') return `No such file: ${name}.${suggestion(path, name)}`;
  if (code === 'ELOOP') return `${name} is a symbolic link that leads back to itself.`;
  if (code === 'ENAMETOOLONG') return `The file name is too long: ${name.slice(0, 60)}…`;
  return `Cannot read ${name}: ${error instanceof Error ? error.message : String(error)}.`;
}

function suggestion(path: string, name: string): string {
  try {
    const names = readdirSync(dirname(resolve(path))).slice(0, LISTED_NAMES);
    const near = suggest(basename(path), names);
    return near === undefined ? '' : ` Did you mean ${join(dirname(name), near)}?`;
  } catch {
    return '';
  }
}
