import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { meanwhile } from '../fake/faults.js';
import { pets, proxyTo } from './documents.js';
import { environment } from './environment.js';
import { createScene, type Scene } from './scene.js';

// Two runs that share no temporary folder, and so no lock, as on two computers. That cannot be prevented; nothing may be said
// that is not so.

let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
});
afterEach(() => scene.close());

const version = (name: string) => pets({ paths: { [`/${name}`]: { get: proxyTo(`https://${name}.example.com/`) } } });
const onlyApi = () => [...scene.fake.account.apis.values()][0];

/** The paths that clients get. */
function served(): string[] {
  const api = onlyApi();
  const content = api?.deployments.get(api.stages.get('prod')?.deploymentId ?? '')?.content;
  return [...(content?.resources.keys() ?? [])].sort();
}

interface RunElsewhere {
  readonly name: string;
  readonly exitCode: number | null;
  readonly message: string;
}

/** Deploys on a computer of its own. */
async function deployElsewhere(name: string, document: unknown): Promise<RunElsewhere> {
  const folder = join(scene.folder, name);
  await mkdir(folder);
  const file = join(folder, 'openapi.json');
  await writeFile(file, JSON.stringify(document));
  const { region, endpointUrl } = scene.aws;
  const options = JSON.stringify({ region, endpointUrl, yes: true, file, stage: 'prod' });
  const child = spawn(process.execPath, ['test/importer/deploy-child.js', options], {
    env: { ...process.env, ...environment(folder) },
  });
  let message = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      message += String(data);
    });
  const [exitCode] = await once(child, 'close');
  return { name, exitCode, message };
}

/** Runs both, and lets neither through at an operation before the other is there too, or has ended. */
async function bothAt(operation: string): Promise<RunElsewhere[]> {
  let waiting: (() => void)[] = [];
  let expected = 2;
  const release = () => {
    if (waiting.length < expected) return;
    for (const go of waiting) go();
    waiting = [];
  };
  scene.fake.watch(async (request, moment) => {
    if (request.operation !== operation || moment !== 'before') return;
    const both = new Promise<void>((resolve) => void waiting.push(resolve));
    release();
    await both;
  });
  const runs = ['a', 'b'].map(async (name) => {
    const run = await deployElsewhere(name, version(name));
    expected--;
    release();
    return run;
  });
  const ended = await Promise.all(runs);
  scene.fake.watch(undefined);
  return ended;
}

/** What a run says that did all of it, and what one says that did not. */
function split(runs: readonly RunElsewhere[]) {
  const [done = [], stopped = []] = [0, 2].map((code) => runs.filter(({ exitCode }) => exitCode === code));
  expect([...done, ...stopped]).toHaveLength(runs.length);
  return { done, stopped };
}

describe('two creations at once', () => {
  test('make two APIs, and neither goes on as if it were alone', async () => {
    const runs = await bothAt('ImportRestApi');
    const ids = [...scene.fake.account.apis.keys()];
    const { done, stopped } = split(runs);
    expect(ids).toHaveLength(2);
    // The first may be done before the second one is listed.
    expect(done.length).toBeLessThan(2);
    for (const { message } of stopped) {
      expect(message).toContain('2 APIs are named "pets" now');
      for (const id of ids) expect(message).toContain(id);
      expect(message).toMatch(/The API \w+ was created\./);
    }
    const rerun = await scene.deploy(version('a'));
    expect(rerun).toMatchObject({ status: 'failed', exitCode: 2 });
    expect(rerun.message).toContain('--api-id');
    expect(await scene.deploy(version('a'), { apiId: ids[0] })).toMatchObject({ exitCode: 0 });
  });

  test('of which the second is late: it finds the API of the first and stops', async () => {
    let first: Promise<RunElsewhere> | undefined;
    const confirm = async () => {
      first = deployElsewhere('a', version('a'));
      await first;
      return true;
    };
    const late = await scene.deploy(version('b'), { yes: false, confirm });
    expect(await first).toMatchObject({ exitCode: 0 });
    expect(late).toMatchObject({ status: 'failed', exitCode: 2 });
    expect(late.message).toContain('appeared since it was planned');
    expect(scene.fake.account.apis.size).toBe(1);
    expect(served()).toContain('/a');
  });
});

describe('two updates at once', () => {
  test.each(['PutRestApi', 'CreateDeployment', 'UpdateStage'])(
    'that meet at %s: the stage serves one of them whole, and only that one says so',
    async (operation) => {
      await scene.deploy(pets());
      const before = served();
      const runs = await bothAt(operation);
      const { done, stopped } = split(runs);
      expect(done.length).toBeLessThan(2);
      expect(served()).toEqual(done.length === 1 ? ['/', `/${done[0]?.name}`, '/pets'] : before);
      for (const { message } of stopped) expect(message).toMatch(/changed|differs| serves \w+( now)?, not /);
      expect(await scene.deploy(version('b'))).toMatchObject({ exitCode: 0 });
      expect(served()).toEqual(['/', '/b', '/pets']);
      expect(await scene.deploy(version('b'))).toMatchObject({ status: 'unchanged' });
      expect(scene.fake.account.apis.size).toBe(1);
    },
  );

  test('a change between the last look and the deployment does not reach the stage', async () => {
    const { deployment } = await scene.deploy(pets());
    scene.fake.script(
      'CreateDeployment',
      meanwhile(({ apis }) => {
        for (const { content } of apis.values()) content.resources.get('/pets')?.methods.delete('GET');
      }),
    );
    const outcome = await scene.deploy(version('a'));
    expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
    expect(outcome.message).toContain('Something else changed the API');
    expect(outcome.message).toContain(`prod still serves deployment ${deployment}`);
    expect(scene.count('UpdateStage')).toBe(0);
    expect(await scene.deploy(version('a'))).toMatchObject({ status: 'deployed' });
    expect(served()).toEqual(['/', '/a', '/pets']);
    expect(onlyApi()?.content.resources.get('/pets')?.methods.has('GET')).toBe(true);
  });

  test('nor is it hidden where a canary serves it at once', async () => {
    await scene.deploy(pets());
    scene.fake.script(
      'CreateDeployment',
      meanwhile(({ apis }) => {
        for (const { content } of apis.values()) content.resources.get('/pets')?.methods.delete('GET');
      }),
    );
    const outcome = await scene.deploy(version('a'), { canary: 10 });
    expect(outcome).toMatchObject({ status: 'failed', exitCode: 2 });
    expect(outcome.message).toContain(`and ${outcome.deployment} to 10 % of the requests`);
    expect(outcome.rollback).toContain('deploy --discard');
  });
});
