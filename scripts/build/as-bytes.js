import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const FILE = /^\0bytes:(.*)$/s;

/** Imports with `?binary` give the bytes of a file of a package. For rolldown, and for Vite, which has no such thing. */
export const asBytes = {
  name: 'as-bytes',
  enforce: 'pre',
  resolveId: (source) =>
    source.endsWith('?binary') ? `\0bytes:${require.resolve(source.slice(0, -'?binary'.length))}` : null,
  load(id) {
    const path = FILE.exec(id)?.[1];
    if (path === undefined) return null;
    const bytes = readFileSync(path).toString('base64');
    return { code: `export default new Uint8Array(Buffer.from('${bytes}', 'base64'));`, moduleType: 'js' };
  },
};
