import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changedPets, pets, proxyTo } from './documents.js';
import { createScene, type Scene } from './scene.js';

let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
});
afterEach(() => scene.close());

/** A folder that cannot be made, whoever runs the tests: its parent is a file. */
async function impossibleFolder(): Promise<string> {
  const file = join(scene.folder, 'file');
  await writeFile(file, '');
  return join(file, 'folder');
}

test('a lock that cannot be written stops it before anything changes', async () => {
  vi.stubEnv('TMPDIR', await impossibleFolder());
  const outcome = await scene.deploy(pets());
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
  expect(scene.changes()).toEqual([]);
});

test('a backup that cannot be written stops what removes something', async () => {
  const { deployment } = await scene.deploy(pets({ paths: { '/old': { get: proxyTo('https://old.example.com/') } } }));
  scene.changes();
  const backup = await impossibleFolder();
  const outcome = await scene.deploy(changedPets(), { backup });
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 2, previousDeployment: deployment });
  expect(outcome.message).toContain('--no-backup');
  expect(scene.changes()).toEqual([]);
  expect(await scene.deploy(changedPets(), { backup: false })).toMatchObject({ status: 'deployed' });
});

test('a backup that cannot be written does not stop what removes nothing', async () => {
  await scene.deploy(pets());
  expect(await scene.deploy(changedPets(), { backup: await impossibleFolder() })).toMatchObject({ status: 'deployed' });
  expect(scene.events).toContainEqual(expect.objectContaining({ kind: 'note', severity: 'warn' }));
});

test('a document that is not there is one message, and no call', async () => {
  const outcome = await scene.deploy(pets(), { file: join(scene.folder, 'nowhere.yaml') });
  expect(outcome.exitCode).toBe(2);
  expect(outcome.message).toContain('nowhere.yaml');
  expect(scene.fake.requests).toEqual([]);
});
