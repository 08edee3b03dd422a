import { isDeepStrictEqual } from 'node:util';
import { type Document, isMap, isNode, isSeq, parseDocument } from 'yaml';
import { UsageError } from '../../lint/usage-error.js';
import { isObject } from '../../openapi/json.js';
import { HOOK } from './hook.js';

const ENTRY = { repo: HOOK.repo, rev: HOOK.rev, hooks: [{ id: HOOK.id }] };

/**
 * Adds the hook to the text of a `.pre-commit-config.yaml`. Everything that is there stays as it is, comments included; a
 * text that has the hook comes back unchanged.
 * @throws UsageError if the text is not a configuration of pre-commit
 */
export function addHook(text: string, file: string): string {
  const document = parse(text);
  const [error] = document.errors;
  if (error !== undefined) {
    const before = text.slice(0, error.pos[0]).split('\n');
    const place = `${file}:${before.length}:${(before.at(-1) ?? '').length + 1}`;
    throw new UsageError(`${place}: Not YAML: ${error.message}. Correct it, or use --no-hook.`);
  }
  const data: unknown = document.toJS();
  if (data !== null && !isObject(data)) throw noConfiguration(file);
  const repos = data?.repos ?? [];
  if (!Array.isArray(repos)) throw noConfiguration(file);
  if (repos.some(hasHook)) return text;
  const written = inserted(text, document);
  // Put together from pieces, it must mean the same as before, with the hook; a list on one line, say, has no such place.
  if (means(written, { ...data, repos: [...repos, ENTRY] })) return written;
  if (repos.length === 0) document.set('repos', document.createNode([ENTRY]));
  else document.addIn(['repos'], document.createNode(ENTRY));
  return document.toString({ lineWidth: 0 });
}

function parse(text: string) {
  return parseDocument(text, { logLevel: 'silent', prettyErrors: false });
}

function means(text: string, wanted: unknown): boolean {
  const document = parse(text);
  return document.errors.length === 0 && isDeepStrictEqual(document.toJS(), wanted);
}

/** The text with the hook put behind the last entry, in lines of its own. */
function inserted(text: string, document: Document): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const whole = text === '' || text.endsWith('\n') ? text : text + newline;
  const repos = isMap(document.contents) ? document.contents.get('repos', true) : undefined;
  if (repos === undefined) return `${whole}repos:${newline}${entry('  ', newline)}`;
  const last = isSeq(repos) ? repos.items.at(-1) : undefined;
  if (!isNode(last) || !last.range) return text;
  const [start, end] = last.range;
  // What ends with a line break ends before the next line; otherwise a comment may follow on the same line.
  const behind = whole[end - 1] === '\n' ? end : whole.indexOf('\n', end) + 1;
  const before = whole.slice(0, start);
  const indentation = ' '.repeat(Math.max(0, (before.split('\n').at(-1) ?? '').lastIndexOf('-')));
  const gap = /\n\r?\n *- *$/.test(before) ? newline : '';
  return whole.slice(0, behind) + gap + entry(indentation, newline) + whole.slice(behind);
}

function entry(indentation: string, newline: string): string {
  const lines = [`- repo: ${HOOK.repo}`, `  rev: ${HOOK.rev}`, '  hooks:', `    - id: ${HOOK.id}`];
  return lines.map((line) => indentation + line + newline).join('');
}

/** Whether a repository in the list is ours, or has a hook that runs apigw-lint. */
function hasHook(repository: unknown): boolean {
  if (!isObject(repository)) return false;
  if (typeof repository.repo === 'string' && /\/apigw-lint(?:\.git)?\/?$/.test(repository.repo)) return true;
  const { hooks } = repository;
  return Array.isArray(hooks) && hooks.some((hook) => /\bapigw-lint\b/.test(JSON.stringify(hook) ?? ''));
}

function noConfiguration(file: string): UsageError {
  return new UsageError(
    `${file} is not a configuration of pre-commit: it has no list of \`repos\`. Correct it, or use --no-hook.`,
  );
}
