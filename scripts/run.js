// Runs scripts one after the other, TypeScript ones too: node scripts/run.js SCRIPT… [ARGUMENT]…
// Each is bundled with what it imports of src/, and then imported; packages stay outside. All get the same arguments.

import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { shims } from './build/shims/plugin.js';

const given = process.argv.slice(2);
const scripts = given.filter((argument) => /^scripts\/[\w/-]+\.[jt]s$/.test(argument));
process.setSourceMapsEnabled(true);

for (const script of scripts) {
  const outfile = `node_modules/.cache/apigw-lint/${basename(script).replace(/\.[jt]s$/, '.js')}`;
  await build({
    entryPoints: [script],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    external: ['esbuild', 'fsevents'],
    keepNames: true,
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
    },
    plugins: [shims],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  process.argv = [process.execPath, script, ...given.slice(scripts.length)];
  await import(pathToFileURL(outfile).href);
}
