import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { globSync } from 'tinyglobby';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Plan } from '../../../src/importer/index.js';
import { objectOf } from '../fake/json.js';
import { everything, everythingInSwagger } from './everything.js';
import { createScene, type Scene } from './scene.js';

let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
});
afterEach(() => scene.close());

const examples = globSync('examples/*.yaml').filter((file) => !file.endsWith('broken.yaml'));
const documents: readonly (readonly [string, unknown])[] = [
  ...examples.map((file) => [file, load(readFileSync(file, 'utf8'))] as const),
  ['everything in OpenAPI 3.0', everything],
  ['everything in Swagger 2.0', everythingInSwagger],
];

/** What the stage serves, and a document whose text differs, are none of the content. */
const contentChanges = (plan: Plan | undefined) =>
  plan?.changes.filter(({ subject }) => subject !== 'stage prod' && subject !== 'document');

const options = { preflight: false, allowWarnings: true } as const;

test.each(documents)('%s: deployed twice, the second time does nothing', async (_name, document) => {
  expect(await scene.deploy(document, options)).toMatchObject({ status: 'deployed', exitCode: 0 });
  scene.changes();
  const second = await scene.deploy(document, options);
  expect(second.plan?.changes).toEqual([]);
  expect(second).toMatchObject({ status: 'unchanged', exitCode: 0 });
  expect(scene.changes()).toEqual([]);
});

test.each(documents)('%s: a comment more changes no method', async (_name, document) => {
  await scene.deploy(document, options);
  const { plan } = await scene.deploy({ ...objectOf(document), 'x-comment': 'new' }, { ...options, dryRun: true });
  expect(contentChanges(plan)).toEqual([]);
});

test.each(documents)('%s: merged over itself, nothing differs', async (_name, document) => {
  await scene.deploy(document, options);
  const outcome = await scene.deploy({ ...objectOf(document), 'x-comment': 'new' }, { ...options, mode: 'merge' });
  expect(outcome).toMatchObject({ status: 'deployed', exitCode: 0 });
  expect(contentChanges(outcome.plan)).toEqual([]);
});

test.each(['prepend', 'split'] as const)('with the base path %s nothing differs', async (basePath) => {
  for (const document of [everything, everythingInSwagger]) {
    expect(await scene.deploy(document, { ...options, basePath })).toMatchObject({ status: 'deployed', exitCode: 0 });
    const second = await scene.deploy(document, { ...options, basePath });
    expect(second.plan?.changes).toEqual([]);
  }
});
