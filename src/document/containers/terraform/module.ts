import { readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Node } from 'web-tree-sitter';
import { readText, withoutMark } from '../../read-file.js';
import { attributesIn, type Block, blocksIn, type HclFile, type HclParser, hclFile } from './hcl.js';
import type { Value } from './value.js';

/** An expression and the file that it is in. */
export interface Expression {
  readonly node: Node;
  readonly file: HclFile;
}

/** A resource, data source or module call. */
export interface Declared extends Block {
  readonly file: HclFile;
}

/** A folder with Terraform files, as far as definitions depend on it. */
export interface Module {
  /** The absolute path. */
  readonly folder: string;
  readonly files: readonly HclFile[];
  /** The defaults of variables; `undefined` for one without. */
  readonly variables: ReadonlyMap<string, Expression | undefined>;
  readonly locals: ReadonlyMap<string, Expression>;
  /** By `type.name`; data sources with `data.` before. */
  readonly resources: ReadonlyMap<string, Declared>;
  readonly calls: readonly Declared[];
  /** What the caller gives to variables. */
  readonly inputs: ReadonlyMap<string, () => Value>;
}

const MAX_FILES = 200;

/**
 * Reads a folder.
 * @param known a file of it that has been read already
 */
export function readModule(parser: HclParser, folder: string, cwd: string, known?: HclFile): Module {
  const files = known === undefined ? [] : [known];
  for (const name of namesIn(folder)) {
    const address = join(folder, name);
    if (address === known?.address) continue;
    const shown = relative(cwd, address) || address;
    const read = readText(address, shown);
    if ('text' in read) files.push(hclFile(parser, shown, address, withoutMark(read.text)));
  }
  return moduleOf(folder, files);
}

/** The same folder as a caller sees it that gives values to its variables. */
export function withInputs(module: Module, inputs: ReadonlyMap<string, () => Value>): Module {
  return { ...module, inputs };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.tf'))
      .sort()
      .slice(0, MAX_FILES);
  } catch {
    return [];
  }
}

function moduleOf(folder: string, files: readonly HclFile[]): Module {
  const variables = new Map<string, Expression | undefined>();
  const locals = new Map<string, Expression>();
  const resources = new Map<string, Declared>();
  const calls: Declared[] = [];
  for (const file of files) {
    for (const block of blocksIn(file.body)) {
      const [first = '', second = ''] = block.labels;
      const declared = { ...block, file };
      if (block.type === 'locals')
        for (const [name, node] of attributesIn(block.body)) locals.set(name, { node, file });
      else if (block.type === 'variable') {
        const node = attributesIn(block.body).get('default');
        variables.set(first, node && { node, file });
      } else if (block.type === 'resource') resources.set(`${first}.${second}`, declared);
      else if (block.type === 'data') resources.set(`data.${first}.${second}`, declared);
      else if (block.type === 'module') calls.push(declared);
    }
  }
  return { folder, files, variables, locals, resources, calls, inputs: new Map() };
}

/** The folder that a module call names; undefined if it is not a local one. */
export function localSource(source: unknown, file: HclFile): string | undefined {
  return typeof source === 'string' && /^\.\.?(?:\/|$)/.test(source) ? join(dirname(file.address), source) : undefined;
}
