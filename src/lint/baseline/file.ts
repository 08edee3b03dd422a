import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { parseJson } from '../../document/json/parse.js';
import { createLineIndex } from '../../document/line-index.js';
import { readText, withoutMark } from '../../document/read-file.js';
import { createFindRange } from '../../document/yaml/find-range.js';
import { createOutline } from '../../document/yaml/outline.js';
import { isObject, type JsonPath } from '../../openapi/json.js';
import { UsageError } from '../usage-error.js';
import type { Baseline, BaselineEntry, BaselineFolder } from './baseline.js';

const VERSION = 1;

/** Something wrong in a baseline. */
interface Fault {
  readonly path: JsonPath;
  readonly message: string;
}

/**
 * Reads a baseline.
 * @throws UsageError if there is none, or something in it is wrong, with the place
 */
export async function readBaseline(file: string): Promise<Baseline> {
  const text = await textOf(file);
  const locate = createLineIndex(file, text);
  const fail = (offset: number, message: string): UsageError => {
    const { line, column } = locate({ start: offset, end: offset }).start;
    return new UsageError(`${file}:${line}:${column}: ${message}`);
  };
  const parsed = parseJson(text);
  if (!('tape' in parsed)) throw fail(parsed.offset, `This is not JSON. ${parsed.message}`);
  const read = entriesIn(parsed.data);
  if (!('message' in read)) return read;
  const findRange = createFindRange(createOutline(parsed.tape, 0), () => undefined);
  throw fail(findRange(read.path).start, read.message);
}

/** A baseline as a file: an entry a line, sorted, so that a change of one is one line in a diff. */
export function baselineText(baseline: Baseline): string {
  const files = [...baseline].map(([key, entries]) => `    ${JSON.stringify(key)}: [\n${lines(entries)}\n    ]`);
  const body = files.length === 0 ? '{}' : `{\n${files.join(',\n')}\n  }`;
  return `{\n  "version": ${VERSION},\n  "files": ${body}\n}\n`;
}

/** The names that a baseline has for files: paths from its own folder, with slashes. */
export function baselineFolder(file: string): BaselineFolder {
  const folder = dirname(resolve(file));
  return {
    keyOf: (path) => (isUrl(path) ? path : relative(folder, resolve(path)).replaceAll(sep, '/')),
    exists: (key) => isUrl(key) || existsSync(resolve(folder, key)),
  };
}

async function textOf(file: string): Promise<string> {
  const read = readText(resolve(file), file);
  if ('text' in read) return withoutMark(read.text);
  const isElsewhere = existsSync(file) || read.message.endsWith('?');
  throw new UsageError(isElsewhere ? read.message : `${read.message} Write it with --write-baseline ${file}.`);
}

function lines(entries: readonly BaselineEntry[]): string {
  return entries.map((entry) => `      ${line(entry)}`).join(',\n');
}

function line({ rule, pointer, value, count }: BaselineEntry): string {
  const pairs = Object.entries({ rule, pointer, value, count: count === 1 ? undefined : count });
  const shown = pairs.filter(([, item]) => item !== undefined);
  return `{ ${shown.map(([key, item]) => `${JSON.stringify(key)}: ${JSON.stringify(item)}`).join(', ')} }`;
}

function entriesIn(data: unknown): Baseline | Fault {
  if (!isObject(data) || !('version' in data)) {
    return { path: [], message: 'This is not a baseline: it has no `version`. Write one with --write-baseline.' };
  }
  if (data.version !== VERSION) {
    const message = `This version of apigw-lint reads baselines of version ${VERSION}. Update it, or write the baseline anew.`;
    return { path: ['version'], message };
  }
  if (!isObject(data.files)) return { path: ['files'], message: '`files` is not a map. Write the baseline anew.' };
  const baseline = new Map<string, readonly BaselineEntry[]>();
  for (const [key, items] of Object.entries(data.files)) {
    if (!Array.isArray(items)) return { path: ['files', key], message: 'The findings of a file are not a list.' };
    const entries = new Map<string, BaselineEntry>();
    for (const [index, item] of items.entries()) {
      const entry = entryOf(item);
      if (entry === undefined) {
        const message = 'An entry has the texts `rule`, `pointer` and perhaps `value`, and a `count` from 1 on.';
        return { path: ['files', key, index], message };
      }
      // Merged branches may both have added it.
      const identity = JSON.stringify([entry.rule, entry.pointer, entry.value]);
      const count = Math.max(entry.count, entries.get(identity)?.count ?? 0);
      entries.set(identity, { ...entry, count });
    }
    baseline.set(key, [...entries.values()]);
  }
  return baseline;
}

function entryOf(item: unknown): BaselineEntry | undefined {
  if (!isObject(item)) return undefined;
  const { rule, pointer, value, count = 1 } = item;
  if (typeof rule !== 'string' || typeof pointer !== 'string') return undefined;
  if (value !== undefined && typeof value !== 'string') return undefined;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) return undefined;
  return { rule, pointer, value, count };
}

function isUrl(path: string): boolean {
  return /^https?:\/\//.test(path);
}
