import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import {
  type Definition,
  type Location,
  type Problem,
  type ReadOptions,
  readDefinition,
} from '../../src/document/index.js';

/** A definition read from a text, as from standard input. */
export async function define(
  text: string,
  file = 'openapi.yaml',
): Promise<{ definition: Definition; problems: readonly Problem[] }> {
  const result = await readDefinition(file, {}, text);
  if (result.kind !== 'definition') throw new Error(`Expected a definition: ${JSON.stringify(result)}`);
  return result;
}

/** The problem of a text that is broken. */
export async function brokenAt(text: string): Promise<string> {
  const result = await readDefinition('openapi.yaml', {}, text);
  if (result.kind !== 'broken') throw new Error(`Expected a broken document: ${JSON.stringify(result)}`);
  return result.problems.map(summary).join('\n');
}

/** A problem on one line. */
export function summary({ severity, location, message }: Problem): string {
  return `${severity} ${place(location)} ${message}`;
}

/** A location as `file:line:column`. */
export function place({ file, start }: Location): string {
  return `${file}:${start.line}:${start.column}`;
}

/** A location as `line:column-line:column`. */
export function span({ start, end }: Location): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}

/** Takes the marks `«` and `»` out of a text and says what they enclosed. */
export function marked(text: string): { readonly text: string; readonly span: string } {
  const start = text.indexOf('«');
  const end = text.indexOf('»') - 1;
  const bare = text.replace(/[«»]/g, '');
  const content = bare.replace(/^\ufeff/, '');
  const shift = bare.length - content.length;
  const at = (offset: number): string => {
    const lines = content.slice(0, offset - shift).split(/\r\n|\n|\r/);
    return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
  };
  return { text: bare, span: `${at(start)}-${at(end)}` };
}

const folders: string[] = [];

// Here and not where a folder is made: within a test, `afterAll` would be too late to count.
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder of files that is removed after the tests of a file. */
export function createFolder(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'apigw-lint-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** The outcome of a file of a folder. */
export function readIn(folder: string, file: string, options: ReadOptions = {}): ReturnType<typeof readDefinition> {
  return readDefinition(file, { cwd: folder, ...options });
}
