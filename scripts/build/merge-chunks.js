import { writeFileSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { rolldown } from 'rolldown';

/** What is imported while a document is linted, whatever is in it. */
const ON_EVERY_LINT = ['src/commands/lint/run.ts', 'src/document/define.ts', 'src/report/stylish.ts'];

/** What drives Spectral: imported after these, and only when there is something to lint. */
const ENGINE = ['src/lint/spectral.ts'];

/** The files that these import, and these themselves. */
const reachable = (outputs, files) => {
  const found = new Set(files);
  for (const file of found) {
    for (const { path, kind, external } of outputs[file].imports) {
      if (kind === 'import-statement' && !external) found.add(path);
    }
  }
  return found;
};

/** The program as an ES module. To `import` it, Node would search it for names of exports first, which takes a while. */
const programFile = (file) => `#!/usr/bin/env node
import { createRequire } from 'node:module';

createRequire(import.meta.url)('./${basename(file)}');
`;

/** A library as an ES module: CommonJS does not tell Node the names of its exports. */
const libraryFile = (file, names) => `import library from './${basename(file)}';

export const { ${names.join(', ')} } = library;
`;

/**
 * Writes what esbuild made of the program with fewer files, and in CommonJS. esbuild makes a file for every set of modules
 * that the same imports reach, some fifty for a lint. To load them takes Node longer than what is in them, and to load
 * its own modules for ESM takes as long again.
 * @param root the absolute path that the names in the metafile are relative to
 * @param result of esbuild: ESM, split, with metafile, not written
 */
export const mergeChunks = async (root, { outputFiles, metafile: { outputs } }) => {
  const texts = new Map(outputFiles.map(({ path, text }) => [path, text]));
  const fileOf = (source) => Object.keys(outputs).find((file) => outputs[file].entryPoint === source);
  const program = fileOf('src/cli.ts');
  const entries = Object.keys(outputs).filter((file) => outputs[file].entryPoint && !file.includes('/chunks/'));

  const start = reachable(outputs, [program]);
  const others = reachable(
    outputs,
    Object.keys(outputs).filter((file) => outputs[file].entryPoint && file !== program),
  );
  const lint = reachable(outputs, ON_EVERY_LINT.map(fileOf));
  const engine = reachable(outputs, ENGINE.map(fileOf));
  const group = (name, isIn) => ({ name, test: (id) => isIn(relative(root, id).split(sep).join('/')) });

  const bundle = await rolldown({
    input: Object.fromEntries(entries.map((file) => [file.replace(/^dist\/|\.js$/g, ''), resolve(root, file)])),
    platform: 'node',
    external: [/^node:/, 'fsevents', /\/heavy\.cjs$/],
    transform: { define: { 'import.meta.resolve': 'undefined' } }, // yargs, for what `extends` in a configuration names
    plugins: [
      {
        name: 'esbuild-output',
        resolveId: (source, importer) => {
          const path = importer === undefined ? source : resolve(dirname(importer), source);
          return texts.has(path) ? path : null;
        },
        load: (id) => texts.get(id),
      },
    ],
  });
  await bundle.write({
    dir: resolve(root, 'dist'),
    format: 'cjs',
    strict: true, // as the ES modules were that it is made of
    minify: true, // a tenth of the start
    entryFileNames: '[name].cjs',
    chunkFileNames: ({ name }) => `chunks/${name.replace(/-[A-Z0-9]{8}$/, '')}-[hash].cjs`,
    codeSplitting: {
      groups: [
        group('common', (file) => start.has(file) && others.has(file)),
        group('linting', (file) => lint.has(file) && !start.has(file)),
        group('engine', (file) => engine.has(file) && !start.has(file) && !lint.has(file)),
      ],
    },
  });
  await bundle.close();
  for (const file of entries) {
    const code = file.replace(/\.js$/, '.cjs');
    const text = file === program ? programFile(code) : libraryFile(code, outputs[file].exports);
    writeFileSync(resolve(root, file), text);
  }
};
