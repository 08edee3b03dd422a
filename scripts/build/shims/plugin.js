import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

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
  'nimma/fallbacks': shim('nimma-fallbacks.cjs'),
  'nimma/legacy': shim('nimma.cjs'),
};

const IN_JSON = {
  'jsonc-parser': shim('jsonc-parser.cjs'),
  'safe-stable-stringify': shim('safe-stable-stringify.cjs'),
};

const IN_SPECTRAL = { lodash: shim('lodash.cjs') };

const isIn = (...names) => {
  const folder = new RegExp(`[\\\\/]node_modules[\\\\/]@stoplight[\\\\/](?:${names.join('|')})[\\\\/]`);
  return (importer) => importer !== undefined && folder.test(importer);
};
const isInSpectralCore = isIn('spectral-core');
const isInJson = isIn('json');
const isInSpectral = isIn('spectral-core', 'spectral-runtime', 'json');

/** Replaces, where packages import each other, those that are slow to load and that most runs do not need. */
const shims = {
  name: 'shims',
  resolveId: {
    filter: { id: /^[@a-z]/ },
    handler(source, importer) {
      if (source in EVERYWHERE) return EVERYWHERE[source];
      if (source in IN_SPECTRAL_CORE && isInSpectralCore(importer)) return IN_SPECTRAL_CORE[source];
      if (source in IN_JSON && isInJson(importer)) return IN_JSON[source];
      if (source in IN_SPECTRAL && isInSpectral(importer)) return IN_SPECTRAL[source];
    },
  },
};

/** Packages that spectral-core imports, and that most runs do not use. */
const ON_DEMAND = [
  '@stoplight/spectral-parsers',
  '@stoplight/spectral-ref-resolver',
  'expr-eval-fork',
  'jsonpath-plus',
  'minimatch',
];

/** An import as TypeScript writes it for CommonJS. */
const IMPORT = /^const (\w+) = ((?:tslib_1\.__import(?:Default|Star)\()?)require\("([^"]+)"\)(\)?);$/gm;

/**
 * Moves what spectral-core imports and most runs do not use out of the chunks that every run compiles: it is required where
 * it is used, from a file that stands beside the chunks. Node 24 at 10 operations: 10 to 14 %, together with the shims for
 * nimma and @stoplight/json; no package alone is worth 5 %, but each brings code for V8 to scan.
 */
const onDemand = {
  name: 'on-demand',
  resolveId: {
    filter: { id: /\/on-demand\.cjs$/ },
    handler: (source, importer) => (importer === undefined ? undefined : { id: source, external: true }),
  },
  load: {
    filter: { id: /[\\/]on-demand\.cjs$/ },
    handler: (id) =>
      [readFileSync(id, 'utf8'), ...ON_DEMAND.map((name) => `exports['${name}'] = () => require('${name}');`)].join(
        '\n',
      ),
  },
  transform: {
    filter: { id: /[\\/]node_modules[\\/]@stoplight[\\/]spectral-core[\\/].*\.js$/ },
    handler(code) {
      let rest = code;
      for (const [line, name, before, source, after] of code.matchAll(IMPORT)) {
        if (!ON_DEMAND.includes(source)) continue;
        const late = `(${before}require("./on-demand.cjs")["${source}"]()${after})`;
        rest = rest.replace(line, '').replaceAll(new RegExp(`\\b${name}\\b`, 'g'), () => late);
      }
      return rest;
    },
  },
};

/** The ES modules of packages whose main file is CommonJS that a bundler cannot follow, or of which it would take everything. */
export const esModules = {
  name: 'es-modules',
  resolveId: {
    filter: { id: /^(?:@(?:aws-sdk|smithy)\/[^/]+|jsonc-parser)$/ },
    async handler(source, importer, options) {
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      const id = found?.id
        .replace(/([\\/])dist-cjs([\\/]index\.js)$/, '$1dist-es$2')
        .replace(/([\\/])umd([\\/]main\.js)$/, '$1esm$2');
      return id !== undefined && existsSync(id) ? { ...found, id } : found;
    },
  },
};

export const PATCHES_AND_SHIMS = [shims, esModules, onDemand];
