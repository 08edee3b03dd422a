import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The file that a module of bytes is made of; undefined for any other module. */
export const fileOfBytes = (id) => {
  const name = /^\0(.*)\?binary$/s.exec(id)?.[1];
  return name === undefined ? undefined : require.resolve(name);
};

/** Imports with `?binary` give the bytes of a file of a package. For rolldown, and for Vite, which has no such thing. */
export const asBytes = {
  name: 'as-bytes',
  enforce: 'pre',
  // Not the path, which Vitest would leave to Node to load.
  resolveId: (source) => (source.endsWith('?binary') ? `\0${source}` : null),
  load(id) {
    const file = fileOfBytes(id);
    if (file === undefined) return null;
    const bytes = readFileSync(file).toString('base64');
    return { code: `export default new Uint8Array(Buffer.from('${bytes}', 'base64'));`, moduleType: 'js' };
  },
};
