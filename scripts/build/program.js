import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { rolldown } from 'rolldown';
import { asBytes } from './as-bytes.js';
import { asText } from './as-text.js';
import { chunkGroups } from './chunks.js';
import { PATCHES_AND_SHIMS } from './shims/plugin.js';

/** The entry that loads everything else on demand. */
const PROGRAM = 'cli';

/** Spectral prints the names of functions. */
const FUNCTIONS = { function: true, class: false };

/** The program as an ES module. To `import` CommonJS, Node searches it for the names of exports first, which takes a while. */
const programFile = (code) => `#!/usr/bin/env node
import { createRequire } from 'node:module';

createRequire(import.meta.url)('./${code}');
`;

/** A library as an ES module: from CommonJS, Node cannot tell the names of its exports. */
const libraryFile = (code, names) => `import library from './${code}';

export const { ${names.join(', ')} } = library;
`;

/**
 * Writes the program and the libraries that the manifest names: CommonJS, which Node loads faster, with ES modules as
 * their faces.
 * @returns the manifest and the chunks
 */
export const bundleProgram = async (root, dist) => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const targets = [...Object.values(manifest.bin), ...Object.values(manifest.exports).map((entry) => entry.default)];
  const entries = targets
    .flatMap((target) => /^(?:\.\/)?dist\/(.*)\.js$/.exec(target)?.[1] ?? [])
    .filter((name) => name !== 'ruleset');

  const options = {
    cwd: root,
    checks: { ineffectiveDynamicImport: false, eval: false }, // a library may import at once what the program loads later
    platform: 'node',
    optimization: { pifeForModuleWrappers: false }, // V8 would compile every module at once, whether it runs or not
    external: ['fsevents'], // native and optional; only watching files needs it
    transform: {
      target: 'node20.19',
      define: {
        'process.env.APIGW_LINT_VERSION': JSON.stringify(manifest.version),
        'import.meta.resolve': 'undefined', // yargs, for the packages that `extends` in a configuration names
      },
    },
  };

  const groups = chunkGroups(root);
  const bundle = await rolldown({
    ...options,
    input: Object.fromEntries(entries.map((name) => [name, `src/${name}.ts`])),
    plugins: [asBytes, asText, ...PATCHES_AND_SHIMS, groups.plugin],
  });
  const { output } = await bundle.write({
    dir: dist,
    format: 'cjs',
    minify: { compress: { keepNames: FUNCTIONS }, mangle: { keepNames: FUNCTIONS } }, // a tenth of the start
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    codeSplitting: { groups: groups.groups },
  });
  await bundle.close();

  // Not minified: Nimma writes programs from the text of its functions.
  const onDemand = await rolldown({
    ...options,
    input: 'scripts/build/shims/on-demand.cjs',
    plugins: PATCHES_AND_SHIMS,
  });
  const late = await onDemand.write({ file: join(dist, 'chunks/on-demand.cjs'), format: 'cjs', codeSplitting: false });
  await onDemand.close();

  for (const name of entries) {
    const { exports } = output.find((chunk) => chunk.isEntry && chunk.name === name);
    const code = `${basename(name)}.cjs`;
    writeFileSync(join(dist, `${name}.js`), name === PROGRAM ? programFile(code) : libraryFile(code, exports));
  }
  chmodSync(join(dist, `${PROGRAM}.js`), 0o755);
  return { manifest, chunks: [...output, ...late.output] };
};
