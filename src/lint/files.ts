import { existsSync, statSync } from 'node:fs';
import { STDIN } from './stdin.js';
import { UsageError } from './usage-error.js';

/** The endings of files that may hold a definition; a template may have one more. */
const EXTENSIONS = /\.(?:(?:ya?ml|json|tf)(?:\.(?:tpl|tmpl|tftpl|j2|jinja2?|erb|ejs|hbs))?|tftpl)$/i;

/** Never looked into, unless git tracks what is there. */
const IGNORED = ['**/node_modules/**', '**/.git/**'];

/** A file to lint. */
export interface InputFile {
  readonly path: string;
  /** Whether the user asked for this very file, and not for a folder that it is in. */
  readonly isNamed: boolean;
}

/**
 * The files that arguments name. A folder stands for the files in it that git does not ignore, no argument for those that
 * git tracks below this folder; of these only what may hold a definition by its name. Globs are expanded, and `!glob` takes
 * files out again.
 * @throws UsageError if a file is missing, a glob matches nothing, or there is nothing to look for files with
 */
export async function findFiles(args: readonly string[]): Promise<InputFile[]> {
  const wanted = args.filter((argument) => !isExclusion(argument));
  const excluded = await excludedBy(args.filter(isExclusion).map((argument) => argument.slice(1)));
  const files = new Map<string, InputFile>();
  const add = (path: string, isNamed: boolean) => {
    if (!excluded(path)) files.set(path, { path, isNamed: isNamed || files.get(path)?.isNamed === true });
  };
  if (wanted.length === 0) for (const path of await trackedFiles()) add(path, false);
  for (const argument of wanted) {
    if (argument === STDIN) add(argument, true);
    else if (isFolder(argument)) for (const path of await filesIn(argument)) add(path, false);
    else if (isGlob(argument)) for (const path of await expand(argument)) add(path, true);
    else add(argument, true);
  }
  return [...files.values()];
}

function isExclusion(argument: string): boolean {
  return argument.startsWith('!') && !argument.startsWith('!(') && !existsSync(argument);
}

function isFolder(argument: string): boolean {
  return statSync(argument, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** A name that exists is a file, even if it looks like a glob. */
function isGlob(argument: string): boolean {
  return /[*?[\]{}]|[@+!]\(/.test(argument) && !existsSync(argument);
}

async function excludedBy(patterns: readonly string[]): Promise<(path: string) => boolean> {
  if (patterns.length === 0) return () => false;
  const found = new Set<string>();
  for (const pattern of patterns) for (const path of await globbed(pattern)) found.add(plain(path));
  return (path) => found.has(plain(path));
}

function plain(path: string): string {
  return path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
}

async function globbed(pattern: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  return glob(pattern.replaceAll('\\', '/'), { ignore: IGNORED, expandDirectories: false, dot: true });
}

async function expand(pattern: string): Promise<string[]> {
  const found = await globbed(pattern);
  if (found.length === 0) throw new UsageError(`No file matches ${pattern}.`);
  return found.sort();
}

/** The files below a folder that git tracks or could track; all of them where there is no git. */
async function filesIn(folder: string): Promise<string[]> {
  const listed = await listedByGit(['--cached', '--others', '--exclude-standard', '--', folder]);
  const found = listed ?? (await globbed(`${folder.replace(/[\\/]+$/, '')}/**`));
  return found.filter((file) => EXTENSIONS.test(file) && existsSync(file)).sort();
}

async function trackedFiles(): Promise<string[]> {
  const listed = await listedByGit(['--cached']);
  if (listed === undefined)
    throw new UsageError('No files named, and git tracks none here. Name the files: apigw-lint openapi.yaml');
  // A tracked file may be deleted in the working tree.
  return listed.filter((file) => EXTENSIONS.test(file) && existsSync(file)).sort();
}

async function listedByGit(args: readonly string[]): Promise<string[] | undefined> {
  const { execFileSync } = await import('node:child_process');
  try {
    return execFileSync('git', ['ls-files', '-z', '--deduplicate', ...args], {
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .split('\0')
      .filter((file) => file !== '');
  } catch {
    return undefined;
  }
}
