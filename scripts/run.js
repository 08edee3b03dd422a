// Runs scripts one after the other, TypeScript ones too: node scripts/run.js SCRIPT… [ARGUMENT]…
// Each is bundled with everything that it imports, and then imported. All get the same arguments.

import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { asBytes } from './build/as-bytes.js';
import { asText } from './build/as-text.js';
import { esModules } from './build/shims/plugin.js';

const given = process.argv.slice(2);
const scripts = given.filter((argument) => /^scripts\/[\w/-]+\.[jt]s$/.test(argument));
process.setSourceMapsEnabled(true);

for (const script of scripts) {
  const file = `node_modules/.cache/apigw-lint/${basename(script).replace(/\.[jt]s$/, '.js')}`;
  const bundle = await rolldown({
    input: script,
    platform: 'node',
    external: ['fsevents'],
    plugins: [asBytes, asText, esModules],
    checks: { ineffectiveDynamicImport: false, eval: false },
  });
  await bundle.write({ file, format: 'esm', sourcemap: 'inline', codeSplitting: false });
  await bundle.close();
  process.argv = [process.execPath, script, ...given.slice(scripts.length)];
  await import(pathToFileURL(file).href);
}
