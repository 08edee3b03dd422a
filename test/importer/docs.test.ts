import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pets, proxyTo } from './scenarios/documents.js';
import { environment } from './scenarios/environment.js';
import { createScene, type Scene } from './scenarios/scene.js';

// The commands of the pages that talk to AWS run as they stand there, against the fake; and what README.md shows of a deploy
// is what is printed. `UPDATE=1 npx vitest run test/importer/docs.test.ts` writes that anew: read the diff as prose.

const API = 'a1b2c3d4e5';
const run = promisify(execFile);

let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
  const bin = join(scene.folder, 'bin');
  mkdirSync(bin);
  const program = `exec "${process.execPath}" "${resolve('dist/cli.js')}" "$@"`;
  writeFileSync(join(bin, 'apigw-lint'), `#!/bin/sh\n${program}\n`);
  writeFileSync(join(bin, 'npx'), '#!/bin/sh\nexec "$@"\n');
  for (const name of ['apigw-lint', 'npx']) chmodSync(join(bin, name), 0o755);
});
afterEach(() => scene.close());

const before = pets({
  paths: { '/cats': { get: proxyTo('https://cats.example.com/') } },
});

/** The account that the pages speak of: an API with two deployments, the older of which is `abc123`. */
async function deployBefore(): Promise<void> {
  await scene.deploy(pets(), { name: 'pets' });
  const { account } = scene.fake;
  const [made] = [...account.apis.values()];
  if (made === undefined) throw new Error('No API');
  account.apis.clear();
  account.apis.set(API, { ...made, id: API });
  const [older] = [...made.deployments.values()];
  if (older === undefined) throw new Error('No deployment');
  made.deployments.clear();
  made.deployments.set('abc123', { ...older, id: 'abc123' });
  made.stages.set('prod', { ...made.stages.get('prod'), deploymentId: 'abc123' });
  const outcome = await scene.deploy(before, { name: 'pets' });
  expect(outcome, outcome.message).toMatchObject({ status: 'deployed', api: { id: API } });
}

async function shell(command: string): Promise<string> {
  const { stdout } = await run('sh', ['-c', `{ ${command}\n} 2>&1`], {
    cwd: scene.folder,
    env: {
      ...environment(scene.folder),
      PATH: `${join(scene.folder, 'bin')}:${process.env['PATH']}`,
      AWS_REGION: scene.fake.account.region,
      AWS_ENDPOINT_URL: scene.fake.url,
    },
  });
  return stdout;
}

const commands = ['README.md', 'docs/deploy.md'].flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/^.*?\b((?:npx |[A-Z_]+=\S+ )*apigw-lint (?:deploy|rollback) [^`\n]*)$/gm)]
    .map(([, command = '']) => command)
    .map((command) => [page, command] as const),
);

test('the pages have such commands', () => {
  expect(commands.length).toBeGreaterThan(5);
});

test.each(commands)('%s: %s', async (_page, command) => {
  await deployBefore();
  await scene.write(pets(), 'openapi.yaml');
  // Nobody is there to be asked, and the account and the port are others.
  const here = command.replace('111122223333', scene.fake.account.id).replace('http://127.0.0.1:5000', scene.fake.url);
  expect(await shell(`${here}${/ --(?:yes|list)\b/.test(here) ? '' : ' --yes'}`)).toMatch(/^✔ |^Deployments/m);
});

test('README.md shows a deploy as it is printed', async () => {
  await deployBefore();
  for (const { content } of scene.fake.account.apis.values()) content.settings.binaryMediaTypes = ['image/png'];
  const after = pets({
    uri: 'https://v2.example.com/pets',
    paths: { '/owners': { get: proxyTo('https://v2.example.com/owners') } },
  });
  await scene.write(after, 'openapi.yaml');
  const printed = (await shell('apigw-lint deploy openapi.yaml --stage prod --yes'))
    // The only words that another run or computer changes.
    .replaceAll(join(scene.folder, 'apigw-lint'), '/tmp/apigw-lint')
    .replace(/\d{4}-\d\d-\d\dT\d{6}Z/, '2026-11-23T101500Z');
  const readme = readFileSync('README.md', 'utf8');
  const made = readme.replace(
    /(<!-- printed: deploy -->\n)[\s\S]*?(<!-- end -->)/,
    (_whole, begin, end) => `${begin}\`\`\`text\n${printed}\`\`\`\n${end}`,
  );
  expect(made).toContain(printed);
  if (process.env['UPDATE'] === '1') writeFileSync('README.md', made);
  expect(readme).toBe(made);
});
