// Runs as npm's `prepare`: after `npm ci` in a checkout, before packing, and when somebody installs from git. It leaves
// a working dist/ in each case, even where the outer install left the build tools out. Registry installs never run it.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { devDependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

const areToolsMissing = () =>
  Object.keys(devDependencies).some((name) => !existsSync(new URL(`../../node_modules/${name}`, import.meta.url)));

/** Without the settings of an outer npm about where and what to install. */
const innerEnvironment = () => {
  const settings =
    /^npm_config_(allow_scripts|force|global|location|prefix|omit|include|only|production|dev|dry_run|save|workspaces?)$/i;
  const kept = Object.entries(process.env).filter(([name]) => !settings.test(name) && name !== 'NODE_ENV');
  return { ...Object.fromEntries(kept), APIGW_LINT_PREPARING: '1' };
};

/** Standard output belongs to npm: `npm pack` prints the name of the file there and nothing else. */
const run = (command, args) => {
  const shell = process.platform === 'win32';
  const { status } = spawnSync(command, args, { cwd: ROOT, env: innerEnvironment(), shell, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
};

if (!process.env.APIGW_LINT_PREPARING) {
  if (areToolsMissing()) run('npm', ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund']);
  run(process.execPath, ['scripts/build/build.js']);
}
