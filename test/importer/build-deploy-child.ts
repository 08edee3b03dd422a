import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Makes a program of {@link ./deploy-child.ts}, to be killed while it runs. Gives its path.
 * @param user whose program it is; each has its own, as tests run at the same time
 */
export async function buildDeployChild(user: string): Promise<string> {
  const outdir = join('node_modules/.cache/apigw-lint', user);
  await build({
    entryPoints: ['test/importer/deploy-child.ts'],
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    external: ['fsevents'],
    // The main file of jsonc-parser is UMD, whose inner `require` esbuild cannot follow.
    mainFields: ['module', 'main'],
    keepNames: true,
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return join(outdir, 'deploy-child.js');
}
