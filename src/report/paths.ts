import { existsSync } from 'node:fs';
import nodePath from 'node:path';
import type { Report } from '../lint/findings.js';

/** What is needed of `node:path`; the tests put the one of another system here. */
type PathRules = Pick<typeof nodePath, 'relative' | 'resolve' | 'isAbsolute' | 'sep'>;

/**
 * A file as reports name it: relative to a folder if it is inside, else as the user named it; with slashes on every
 * system. URLs stay what they are.
 */
export function relativePath(path: string, folder: string, rules: PathRules = nodePath): string {
  if (isUrl(path)) return path;
  const relative = rules.relative(folder, rules.resolve(path));
  const isInside = relative !== '' && !/^\.\.(?:[\\/]|$)/.test(relative) && !rules.isAbsolute(relative);
  return (isInside ? relative : path).split(rules.sep).join('/');
}

/** Whether a path is a URL, as of a file that a `$ref` leads to. */
export function isUrl(path: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//i.test(path);
}

/** A report with its files named from a folder. */
export function reportFrom(folder: string, report: Report): Report {
  return { ...report, files: report.files.map((file) => ({ ...file, path: relativePath(file.path, folder) })) };
}

/** The folder that code hosts count paths from: the root of the repository around a folder, the folder itself if there is none. */
export function repositoryRoot(folder: string, env = process.env): string {
  for (let root = folder; ; root = nodePath.dirname(root)) {
    // In a worktree this is a file. A checkout that GitHub makes without git has none.
    if (existsSync(nodePath.join(root, '.git')) || root === env['GITHUB_WORKSPACE']) return root;
    if (nodePath.dirname(root) === root) return folder;
  }
}
