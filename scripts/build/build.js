// Builds dist/: the program and the libraries with everything they use, the rulesets as files that import nothing (Spectral
// bundles them again), the declarations, and the licences of the packages that were bundled.

import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { keepReachable } from './declarations.js';
import { bundleProgram } from './program.js';
import { thirdPartyNotices } from './third-party.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DIST = join(ROOT, 'dist');

const RULESETS = {
  ruleset: 'src/ruleset.ts',
  rest: 'src/rulesets/rest.ts',
  http: 'src/rulesets/http.ts',
  check: 'src/rulesets/check.ts',
};

/** Spectral takes everything that a ruleset file exports for the ruleset, so these files export the default alone. */
const defaultOnly = {
  name: 'default-only',
  resolveId: (source, importer) => (importer === undefined ? `\0${join(ROOT, source)}` : null),
  load: (id) => (id.startsWith('\0') ? `export { default } from ${JSON.stringify(id.slice(1))};` : null),
};

/** Writes a ruleset as one ES module, and returns its chunks. */
const bundleRuleset = async ([name, source]) => {
  const bundle = await rolldown({
    input: { [name]: source },
    cwd: ROOT,
    platform: 'neutral',
    transform: { target: 'es2022' },
    plugins: [defaultOnly],
  });
  const { output } = await bundle.write({ dir: DIST, format: 'esm', comments: false });
  await bundle.close();
  return output;
};

rmSync(DIST, { recursive: true, force: true });

const rulesets = await Promise.all(Object.entries(RULESETS).map(bundleRuleset));
const { manifest, chunks } = await bundleProgram(ROOT, DIST);
writeFileSync(join(DIST, 'THIRD-PARTY.txt'), thirdPartyNotices(ROOT, [...rulesets.flat(), ...chunks]));

execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  cwd: ROOT,
  stdio: ['ignore', 2, 2],
});
writeFileSync(
  join(DIST, 'ruleset.d.ts'),
  "import type { RulesetDefinition } from '@stoplight/spectral-core';\n\ndeclare const ruleset: RulesetDefinition;\nexport default ruleset;\n",
);
keepReachable(
  DIST,
  Object.values(manifest.exports).flatMap(({ types }) => types?.replace('./dist/', '') ?? []),
);
