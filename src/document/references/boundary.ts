import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { quote } from '../../wording/quote.js';

/** Says which files a definition may refer to. */
export interface Boundary {
  /**
   * Why a file is not read, a whole sentence; undefined if it may be. A link counts as the file that it leads to.
   * @param address the absolute path of the file
   */
  refuse(address: string): string | undefined;
}

/** Lets a definition refer to every file. */
export const NO_BOUNDARY: Boundary = { refuse: () => undefined };

/**
 * Keeps a definition to the git repository that it is in or, where there is none, to its own folder and the working directory: a
 * definition of a pull request is somebody else's text, and what it refers to is printed in reports and sent to an account.
 * @param address the absolute path of the definition's file
 */
export function boundaryAround(address: string, cwd: string): Boundary {
  let roots: readonly string[] | undefined;
  return {
    refuse(target) {
      roots ??= rootsOf(address, cwd).map(realPath);
      const real = realPath(target);
      if (roots.some((root) => isInside(real, root))) return undefined;
      const shown = relative(cwd, target) || target;
      return `${quote(shown)} is outside of this repository and was not read. Pass --allow-outside to read it.`;
    },
  };
}

function rootsOf(address: string, cwd: string): string[] {
  const folder = dirname(resolve(cwd, address));
  for (let root = folder; ; root = dirname(root)) {
    if (existsSync(join(root, '.git'))) return [root];
    if (dirname(root) === root) return [folder, resolve(cwd)];
  }
}

/** A file that does not exist has no other path; its folder may. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : join(realPath(folder), relative(folder, path));
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(/^\.\.(?:[\\/]|$)/.test(way) || isAbsolute(way));
}
