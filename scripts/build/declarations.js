import { readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const REFERENCE = /\b(?:from|import)\s*\(?\s*['"](\.[^'"]+)\.js['"]/g;

/** TypeScript writes declarations for all that it reads; this removes those below a folder that no entry leads to. */
export const keepReachable = (folder, entries) => {
  const reached = new Set();
  const visit = (file) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const [, target] of readFileSync(file, 'utf8').matchAll(REFERENCE))
      visit(join(dirname(file), `${target}.d.ts`));
  };
  for (const entry of entries) visit(join(folder, entry));

  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const { parentPath, name } of found)
    if (name.endsWith('.d.ts') && !reached.has(join(parentPath, name))) rmSync(join(parentPath, name));
  // Deepest first, so that a folder of empty folders is empty when its turn comes.
  const folders = found.filter((entry) => entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name));
  for (const path of folders.sort().reverse()) if (readdirSync(path).length === 0) rmdirSync(path);
};
