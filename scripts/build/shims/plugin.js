import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';

const shim = (name) => fileURLToPath(new URL(name, import.meta.url));

const EVERYWHERE = {
  'es-aggregate-error': shim('aggregate-error.cjs'),
  'node-fetch': shim('fetch.cjs'),
  'string-width': shim('string-width.js'),
};

const IN_SPECTRAL_CORE = {
  ajv: shim('ajv.cjs'),
  'ajv/dist/2020': shim('ajv-2020.cjs'),
  'ajv/dist/compile/names': shim('ajv-names.cjs'),
  'ajv-errors': shim('ajv-errors.cjs'),
  'ajv-formats': shim('ajv-formats.cjs'),
  '@stoplight/spectral-parsers': shim('spectral-parsers.cjs'),
  '@stoplight/spectral-ref-resolver': shim('spectral-ref-resolver.cjs'),
  'expr-eval-fork': shim('expr-eval.cjs'),
  'jsonpath-plus': shim('jsonpath-plus.cjs'),
  minimatch: shim('minimatch.cjs'),
  'nimma/fallbacks': shim('nimma-fallbacks.cjs'),
  'nimma/legacy': shim('nimma.cjs'),
};

const IN_YARGS = {
  assert: shim('assert.js'),
  'escalade/sync': shim('escalade.js'),
};

const IN_JSON = {
  'jsonc-parser': shim('jsonc-parser.cjs'),
  'safe-stable-stringify': shim('safe-stable-stringify.cjs'),
};

const isIn = (...names) => {
  const folder = new RegExp(`[\\\\/]node_modules[\\\\/]@stoplight[\\\\/](${names.join('|')})[\\\\/]`);
  return (importer) => folder.test(importer);
};
const isInYargs = (importer) => /[\\/]node_modules[\\/]yargs[\\/]/.test(importer);
const isInSpectralCore = isIn('spectral-core');
const isInJson = isIn('json');
const isInSpectral = isIn('spectral-core', 'spectral-runtime', 'json');

/** Files of a page that another file takes in as text, as Vite knows them too. */
const asText = (build) => {
  build.onResolve({ filter: /\?raw$/ }, ({ path, resolveDir }) => ({
    path: join(resolveDir, path.replace(/\?raw$/, '')),
    namespace: 'raw',
  }));
  build.onLoad({ filter: /.*/, namespace: 'raw' }, async ({ path }) => {
    const text = readFileSync(path, 'utf8');
    const loader = /\.(css|js)$/.exec(path)?.[1];
    const code = loader === undefined ? text : (await transform(text, { loader, minify: true, target: 'es2022' })).code;
    return { contents: code, loader: 'text' };
  });
};

/** What js-yaml does for every node or map, and only a few need. */
const IN_JS_YAML = [
  // It notes where it stands before every node, to go back there; that it does only after a tag or an anchor.
  [
    'const propertyState = snapshotState(state);',
    'const propertyState = ch === 33 || ch === 38 ? snapshotState(state) : null;',
  ],
  // It makes a map of the keys of a flow collection before it looks whether there is one; [ and { differ in one bit.
  [
    '|| readFlowCollection(state, flowIndent)) {',
    '|| (state.input.charCodeAt(state.position) | 32) === 123 && readFlowCollection(state, flowIndent)) {',
  ],
  // It keeps which keys a merge brought in an object without prototype, for every map. V8 makes a hash table of such a one;
  // an empty ordinary object costs next to nothing.
  ['const overridableKeys = /* @__PURE__ */ Object.create(null);', 'const overridableKeys = {};', 2],
  ['overridableKeys[key] = true;', 'setProperty(overridableKeys, key, true);'],
];

const replaceAll = (text, [from, to, times = 1]) => {
  const parts = text.split(from);
  if (parts.length !== times + 1) throw new Error(`Not there ${times} times: ${from}`);
  return parts.join(to);
};

/** Replaces, at the borders of packages, what is slow to load and not needed on most runs. */
export const shims = {
  name: 'shims',
  setup(build) {
    asText(build);
    build.onResolve({ filter: /^[@a-z]/ }, ({ path, importer, kind, resolveDir }) => {
      if (path in EVERYWHERE) return { path: EVERYWHERE[path] };
      if (path in IN_SPECTRAL_CORE && isInSpectralCore(importer)) return { path: IN_SPECTRAL_CORE[path] };
      if (path in IN_YARGS && isInYargs(importer)) return { path: IN_YARGS[path] };
      if (path in IN_JSON && isInJson(importer)) return { path: IN_JSON[path] };
      if (path === 'lodash' && isInSpectral(importer)) return { path: shim('lodash.cjs') };
      // Its main file is UMD, whose inner `require` esbuild cannot follow.
      if (path === 'jsonc-parser') return build.resolve('jsonc-parser/lib/esm/main.js', { kind, resolveDir });
    });
    // Their main file is CommonJS, of which an `import()` gets the default export alone, and all of it is bundled.
    build.onResolve({ filter: /^@(aws-sdk|smithy)\/[^/]+$/ }, async ({ path, kind, resolveDir }) => {
      const found = await build.resolve(`${path}/package.json`, { kind, resolveDir });
      const manifest = found.errors.length > 0 ? {} : JSON.parse(readFileSync(found.path, 'utf8'));
      if (manifest.exports !== undefined || manifest.module === undefined) return undefined;
      return { path: join(dirname(found.path), manifest.module), sideEffects: manifest.sideEffects !== false };
    });
    build.onLoad({ filter: /[\\/]js-yaml[\\/]dist[\\/]js-yaml\.mjs$/ }, ({ path }) => ({
      contents: IN_JS_YAML.reduce(replaceAll, readFileSync(path, 'utf8')),
    }));
    // Spectral prints the names of these functions. To keep all names would take a tenth of the start.
    build.onLoad({ filter: /[\\/]@stoplight[\\/]spectral-functions[\\/].*\.js$/ }, ({ path }) =>
      transform(readFileSync(path, 'utf8'), { keepNames: true }).then(({ code }) => ({ contents: code })),
    );
    build.onResolve({ filter: /\/heavy\.cjs$/ }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path, external: true },
    );
  },
};
