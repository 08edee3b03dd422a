import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import nodePath, { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { relativePath, repositoryRoot } from '../../src/report/paths.js';

const folder = mkdtempSync(join(tmpdir(), 'apigw-lint-paths-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a file', () => {
  const here = process.cwd();
  it.each([
    ['apis/pets.yaml', 'apis/pets.yaml'],
    ['./apis/pets.yaml', 'apis/pets.yaml'],
    ['apis/../pets.yaml', 'pets.yaml'],
    [join(here, 'apis', 'pets.yaml'), 'apis/pets.yaml'],
    ['..pets.yaml', '..pets.yaml'],
    ['../pets.yaml', '../pets.yaml'],
    ['/elsewhere/pets.yaml', '/elsewhere/pets.yaml'],
    ['https://example.com/a/../pets.yaml', 'https://example.com/a/../pets.yaml'],
    ['<stdin>', '<stdin>'],
  ])('%s is named %s', (path, named) => {
    expect(relativePath(path, here)).toBe(named);
  });

  it('in a folder of a repository is named from its root', () => {
    expect(relativePath('apis/pets.yaml', join(here, '..'))).toBe(`${nodePath.basename(here)}/apis/pets.yaml`);
  });

  it.each([
    ['C:\\work\\apis\\pets.yaml', 'apis/pets.yaml'],
    ['C:\\other\\pets.yaml', 'C:/other/pets.yaml'],
    ['D:\\apis\\pets.yaml', 'D:/apis/pets.yaml'],
  ])('%s has slashes', (path, named) => {
    expect(relativePath(path, 'C:\\work', nodePath.win32)).toBe(named);
  });

  it('keeps a backslash where that is not a separator', () => {
    expect(relativePath('a\\b.yaml', here, nodePath.posix)).toBe('a\\b.yaml');
  });
});

describe('the root of the repository', () => {
  it('is where .git is, a folder or, in a worktree, a file', () => {
    mkdirSync(join(folder, 'main', '.git'), { recursive: true });
    mkdirSync(join(folder, 'main', 'apis', 'pets'), { recursive: true });
    mkdirSync(join(folder, 'tree', 'apis'), { recursive: true });
    writeFileSync(join(folder, 'tree', '.git'), 'gitdir: ../main/.git/worktrees/tree\n');
    expect(repositoryRoot(join(folder, 'main', 'apis', 'pets'))).toBe(join(folder, 'main'));
    expect(repositoryRoot(join(folder, 'tree', 'apis'))).toBe(join(folder, 'tree'));
  });

  it('is the folder itself where there is no repository', () => {
    expect(repositoryRoot(folder)).toBe(folder);
  });
});
