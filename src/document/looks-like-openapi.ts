const VERSION_KEY = /(?:^|[\s{,"'])(?:openapi|swagger)["']?\s*:/;
/** No document begins further to the right. */
const MAX_INDENTATION = 200;
const EXTENSION = 'x-amazon-apigateway-';
/** Lines that say nothing about the indentation of the document: comments, marks, template statements. */
const SKIPPED_LINE = /^\s*(?:#|---|\.\.\.|%|\{[{%#]|<%|[-~]?[%}]\}|\/\/|$)/;
const FLOW_START = /^\s*(?:---\s*)?\{(?![{%#])/;

/** Why a text is not taken for OpenAPI; undefined if it is. The reason completes "the file …". */
export function reasonNotOpenApi(text: string): string | undefined {
  if (hasKeys(text)) return undefined;
  if (text.split(/\r\n|\n|\r/, 50_000).every((line) => /^\s*(?:#|---|\.\.\.|$)/.test(line))) return 'is empty';
  if (isCloudFormation(text)) return 'is a CloudFormation template';
  return 'has no `openapi` or `swagger` key';
}

/**
 * Whether a text may be an OpenAPI document, or a fragment of one for API Gateway: it has `openapi` or `swagger` on its top
 * level, or `paths` or paths, and mentions API Gateway's extensions. Looks at the text only, so parts that a parser
 * would refuse do not matter.
 */
export function looksLikeOpenApi(text: string): boolean {
  return reasonNotOpenApi(text) === undefined;
}

/** The same question asked of parsed data, and so with certainty. */
export function reasonDataIsNotOpenApi(data: unknown, text: string): string | undefined {
  const none = 'has no `openapi` or `swagger` key';
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return none;
  const has = (key: string): boolean => Object.hasOwn(data, key);
  if (has('openapi') || has('swagger')) {
    const version: unknown = Object.entries(data).find(([key]) => key === 'openapi' || key === 'swagger')?.[1];
    const isVersion =
      typeof version === 'number' || (typeof version === 'string' && /^\s*\d|\$\{|\{\{|<%|%\{/.test(version));
    if (isVersion || has('paths') || has('info')) return undefined;
    return 'has an `openapi` or `swagger` key, but it holds no version and there are no `paths`';
  }
  if (!text.includes(EXTENSION)) return none;
  if (has('paths')) return undefined;
  const keys = Object.keys(data);
  const arePaths =
    keys.every((key) => key.startsWith('/') || key.startsWith('x-')) && keys.some((key) => key.startsWith('/'));
  return arePaths ? undefined : none;
}

function hasKeys(text: string): boolean {
  const isExtended = text.includes(EXTENSION);
  if (!isExtended && !VERSION_KEY.test(text)) return false;
  const isWanted = (key: string): boolean =>
    key === 'openapi' || key === 'swagger' || (isExtended && (key === 'paths' || key.startsWith('/')));
  if (FLOW_START.test(text)) return hasFlowKey(text, isWanted);
  const indent = ` {${Math.min(indentation(text), MAX_INDENTATION)}}`;
  const word = `["']?(?:openapi|swagger${isExtended ? '|paths' : ''})["']?[ \\t]*`;
  // What follows a slash takes in the blanks before the colon: to try both would take quadratic time.
  const key = isExtended ? `(?:${word}|["']?/[^:\\n]*)` : word;
  return new RegExp(`^\\ufeff?${indent}(?:--- +)?(?:${key}:|\\? +${key}$)`, 'm').test(text);
}

function indentation(text: string): number {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end === -1 ? text.length : end).replace(/^\ufeff/, '');
    if (!SKIPPED_LINE.test(line)) return line.length - line.trimStart().length;
    start = end === -1 ? text.length : end + 1;
  }
  return 0;
}

/** Looks at the keys of the outermost braces; what stands deeper is only counted. */
function hasFlowKey(text: string, isWanted: (key: string) => boolean): boolean {
  const token = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|[{}[\]]|[^\s"{}[\],:#]+|#[^\n]*|,/g;
  let depth = 0;
  let isKey = false;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const found = match[0];
    if (found === '{' || found === '[') isKey = ++depth === 1;
    else if (found === '}' || found === ']') depth--;
    else if (depth === 1 && found === ',') isKey = true;
    else if (depth === 1 && isKey) {
      if (
        isWanted(found.replace(/^["']|["']$/g, '')) &&
        /^\s*:/.test(text.slice(token.lastIndex, token.lastIndex + 20))
      )
        return true;
      isKey = false;
    }
  }
  return false;
}

function isCloudFormation(text: string): boolean {
  // Bounded, since a `*` between a line's start and a word takes quadratic time over blank lines.
  if (/(?:^|[{,])[ \t]{0,200}["']?AWSTemplateFormatVersion["']?\s{0,20}:/m.test(text)) return true;
  return (
    /(?:^|[{,])[ \t]{0,200}["']?Resources["']?\s{0,20}:/m.test(text) &&
    /Type["']?\s{0,20}:\s{0,20}["']?AWS::/.test(text)
  );
}
