import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFiles } from '../../src/lint/files.js';

describe('the files of arguments, without git', () => {
  const before = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'apigw-lint-files-'));
  const found = async (...args: string[]) =>
    (await findFiles(args)).map(({ path, isNamed }) => `${path}${isNamed ? '' : ' (unnamed)'}`);

  beforeAll(() => {
    const names = ['a.yaml', 'b.json', 'c.tf', 'd.yaml.tpl', 'e.tftpl', 'f.md', 'sub/g.yml.j2', 'node_modules/h.yaml'];
    for (const name of names) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), '');
    }
    process.chdir(folder);
  });

  afterAll(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true, force: true });
  });

  it('of a folder are those that may hold a definition, and nobody named them', async () => {
    expect(await found('.')).toEqual([
      'a.yaml (unnamed)',
      'b.json (unnamed)',
      'c.tf (unnamed)',
      'd.yaml.tpl (unnamed)',
      'e.tftpl (unnamed)',
      'sub/g.yml.j2 (unnamed)',
    ]);
  });

  it('of a glob are named, and so is a file in a folder that is named too', async () => {
    expect(await found('*.yaml', 'sub', 'sub/g.yml.j2')).toEqual(['a.yaml', 'sub/g.yml.j2']);
  });

  it('are not those behind an exclamation mark', async () => {
    expect(await found('.', '!*.{json,tf}', '!sub/**')).toEqual([
      'a.yaml (unnamed)',
      'd.yaml.tpl (unnamed)',
      'e.tftpl (unnamed)',
    ]);
  });

  it('are asked for where there are none', async () => {
    await expect(found()).rejects.toThrow('No files named, and git tracks none here.');
    await expect(found('*.xml')).rejects.toThrow('No file matches *.xml.');
  });
});
