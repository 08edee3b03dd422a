import { resolve } from 'node:path';
import { mayBeContainer } from './containers/index.js';
import type { ReadDefinitions, ReadOptions, ReadResult } from './definition.js';
import { reasonNotOpenApi } from './looks-like-openapi.js';
import { readText, refuseText, withoutMark } from './read-file.js';
import { boundaryAround, NO_BOUNDARY } from './references/boundary.js';

/**
 * Reads a file that is a definition itself, with the files that it refers to. Never throws for anything that a file may hold.
 * @param file as the user named it; `text` given, only its name
 * @param text what to read instead of the file's content, as from standard input
 */
export async function readDefinition(file: string, options: ReadOptions = {}, text?: string): Promise<ReadResult> {
  const read = await readDefinitions(file, options, text);
  if (read.kind !== 'definitions') return read;
  const [first] = read.definitions;
  if (first === undefined || read.container !== undefined)
    return { kind: 'not-openapi', reason: `is ${read.container ?? 'no definition'}` };
  return { kind: 'definition', ...first };
}

/**
 * Reads the definitions in a file, with the files that they refer to: one, or those of a template. Never throws for anything that a file may hold.
 * @param file as the user named it; `text` given, only its name
 * @param text what to read instead of the file's content, as from standard input
 */
export async function readDefinitions(
  file: string,
  options: ReadOptions = {},
  text?: string,
): Promise<ReadDefinitions> {
  const cwd = options.cwd ?? process.cwd();
  const address = resolve(cwd, file);
  const refused = text === undefined ? undefined : refuseText(text, file);
  if (refused !== undefined) return { kind: 'unreadable', message: refused };
  const read = text === undefined ? readText(address, file) : { text };
  if ('message' in read) {
    const isOther = read.sample !== undefined && reasonNotOpenApi(read.sample) !== undefined;
    return { kind: 'unreadable', message: read.message, ...(isOther ? { isOther } : {}) };
  }
  const content = withoutMark(read.text);
  const reason = reasonNotOpenApi(content);
  if (reason !== undefined && !mayBeContainer(content, file)) return { kind: 'not-openapi', reason };
  if (
    options.isForApiGatewayOnly === true &&
    !content.includes('x-amazon-apigateway-') &&
    !mayBeContainer(content, file)
  ) {
    // What it refers to may have some.
    if (!/\$ref["']?\s{0,20}:\s{0,20}["']?[^"'#\s]/.test(content))
      return { kind: 'not-openapi', reason: 'has nothing for API Gateway in it', isNotable: true };
  }
  // Parsers are loaded only now that there is something for them.
  const { define } = await import('./define.js');
  const boundary = options.allowOutside === true ? NO_BOUNDARY : boundaryAround(address, cwd);
  return define({ file, address, text: content, cwd, allowRemote: options.allowRemote ?? false, boundary });
}
