import { existsSync } from 'node:fs';
import { UsageError } from './usage-error.js';

const EXTENSIONS = /\.(?:ya?ml|json)$/i;

/**
 * The files that arguments name: globs are expanded, sorted; without arguments every YAML and JSON file that git tracks
 * below this folder.
 * @throws UsageError if a file is missing, a glob matches nothing, or there is nothing to look for files with
 */
export async function findFiles(args: readonly string[]): Promise<string[]> {
  if (args.length === 0) return trackedFiles();
  const files = new Set<string>();
  for (const argument of args) {
    for (const file of isGlob(argument) ? await expand(argument) : [argument]) files.add(file);
  }
  return [...files];
}

/** A name that exists is a file, even if it looks like a glob. */
function isGlob(argument: string): boolean {
  return /[*?[\]{}]|^!|[@+!]\(/.test(argument) && !existsSync(argument);
}

async function expand(pattern: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const found = await glob(pattern.replaceAll('\\', '/'), {
    ignore: ['**/node_modules/**'],
    expandDirectories: false,
    dot: true,
  });
  if (found.length === 0) throw new UsageError(`No file matches ${pattern}.`);
  return found.sort();
}

async function trackedFiles(): Promise<string[]> {
  const { execFileSync } = await import('node:child_process');
  let listed: string;
  try {
    listed = execFileSync('git', ['ls-files', '-z', '--cached', '--deduplicate'], {
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    throw new UsageError('No files named, and git tracks none here. Name the files: apigw-lint openapi.yaml');
  }
  // A tracked file may be deleted in the working tree.
  return listed
    .split('\0')
    .filter((file) => EXTENSIONS.test(file) && existsSync(file))
    .sort();
}
