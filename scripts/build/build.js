// Builds dist/: the program and the libraries as split bundles with everything in them, the ruleset as one file that
// imports nothing (Spectral bundles it once more), the declarations, and the licences of what went in.

import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { keepReachable } from './declarations.js';
import { mergeChunks } from './merge-chunks.js';
import { shims } from './shims/plugin.js';
import { thirdPartyNotices } from './third-party.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const RULESETS = {
  ruleset: 'src/ruleset.ts',
  rest: 'src/rulesets/rest.ts',
  http: 'src/rulesets/http.ts',
  check: 'src/rulesets/check.ts',
};

/** The file of src/ for every file of dist/ that the manifest names. */
const entries = [...Object.values(manifest.bin), ...Object.values(manifest.exports).map((target) => target.default)]
  .filter((target) => /^(\.\/)?dist\//.test(target) && target !== './dist/ruleset.js')
  .map((target) => target.replace(/^(\.\/)?dist\/(.*)\.js$/, 'src/$2.ts'));

const common = {
  absWorkingDir: ROOT,
  bundle: true,
  format: 'esm',
  metafile: true,
  logLevel: 'warning',
};

rmSync(new URL('../../dist', import.meta.url), { recursive: true, force: true });

/** Spectral takes all that a ruleset file exports for the ruleset, so these files have no export but the default. */
const buildRuleset = ([name, source]) =>
  build({
    ...common,
    stdin: { contents: `export { default } from './${source}';`, resolveDir: ROOT },
    outfile: `dist/${name}.js`,
    platform: 'neutral',
    target: 'es2022',
  });

const rulesets = await Promise.all(Object.entries(RULESETS).map(buildRuleset));

const program = await build({
  ...common,
  entryPoints: entries,
  outdir: 'dist',
  outbase: 'src',
  platform: 'node',
  target: 'node20.19',
  splitting: true,
  write: false,
  chunkNames: 'chunks/[name]-[hash]',
  external: ['fsevents'], // native and optional; only watching files needs it
  define: { 'process.env.APIGW_LINT_VERSION': JSON.stringify(manifest.version) },
  plugins: [shims],
});
await mergeChunks(ROOT, program);

const heavy = await build({
  ...common,
  entryPoints: ['scripts/build/shims/heavy.cjs'],
  outfile: 'dist/chunks/heavy.cjs',
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  plugins: [shims],
});

chmodSync(new URL('../../dist/cli.js', import.meta.url), 0o755);
writeFileSync(
  new URL('../../dist/THIRD-PARTY.txt', import.meta.url),
  thirdPartyNotices(ROOT, [...rulesets, program, heavy]),
);
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  cwd: ROOT,
  stdio: ['ignore', 2, 2],
});
writeFileSync(
  new URL('../../dist/ruleset.d.ts', import.meta.url),
  "import type { RulesetDefinition } from '@stoplight/spectral-core';\n\ndeclare const ruleset: RulesetDefinition;\nexport default ruleset;\n",
);
keepReachable(
  fileURLToPath(new URL('../../dist', import.meta.url)),
  Object.values(manifest.exports).flatMap(({ types }) => types?.replace('./dist/', '') ?? []),
);
