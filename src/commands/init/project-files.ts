import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { UsageError } from '../../lint/usage-error.js';
import { isObject } from '../../openapi/json.js';
import { VERSION } from '../../version.js';
import { sketch } from '../../wording/quote.js';
import { REPOSITORY } from './hook.js';

/** What `init` has to say about a file, or to do with it. */
export type InitFile =
  /** It is to be written: new where there is no `before`. */
  | { readonly kind: 'write'; readonly path: string; readonly before?: string; readonly after: string }
  /** Nothing has to be done. */
  | { readonly kind: 'done'; readonly path: string }
  /** The person has to change it, since only they know how. */
  | { readonly kind: 'by-hand'; readonly path: string; readonly advice: string };

/** The folder that hooks and workflows work in: the root of the git repository around a folder, or that folder itself. */
export function projectRoot(folder: string): string {
  for (let root = folder; ; root = dirname(root)) {
    if (existsSync(join(root, '.git'))) return root;
    if (root === dirname(root)) return folder;
  }
}

/** Where Spectral or apigw-lint looks for a ruleset. */
const RULESET = /^(?:\.?spectral\.(?:ya?ml|json|m?js)|\.spectral\.cjs)$/;

/** The ruleset. One that is there already is the user's own: whether to extend it, and where, is theirs to say. */
export async function rulesetFile(root: string): Promise<InitFile> {
  const names = readdirSync(root).filter((name) => RULESET.test(name));
  const name = names.sort()[0];
  if (name === undefined)
    return {
      kind: 'write',
      path: join(root, '.spectral.yaml'),
      after: `# How to change rules: https://github.com/${REPOSITORY}/blob/main/docs/config.md\nextends: [apigw-lint]\n`,
    };
  const path = join(root, name);
  refuseFolder(path);
  if (readFileSync(path, 'utf8').includes('apigw-lint')) return { kind: 'done', path };
  const change = /js$/.test(name)
    ? "`import apigw from 'apigw-lint'`, and put `apigw` into its `extends`"
    : `\`extends: [${[...(await extendedBy(path)), 'apigw-lint'].join(', ')}]\``;
  return { kind: 'by-hand', path, advice: `To have the rules of apigw-lint in it, write ${change}.` };
}

/** @throws UsageError where a file belongs and a folder is */
function refuseFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`${relative('', path)} is a folder, and a file is to be there. Move it away.`);
}

/** What a ruleset extends; nothing if that cannot be read. */
async function extendedBy(path: string): Promise<string[]> {
  const { readRulesetFile } = await import('../../lint/ruleset/plain.js');
  const ruleset = await readRulesetFile(path);
  if (!isObject(ruleset)) return [];
  return [ruleset.extends ?? []].flat().map((entry) => (typeof entry === 'string' ? entry : sketch(entry)));
}

/** The workflow; none where another one has the action already. */
export function workflowFile(root: string): InitFile {
  const folder = join(root, '.github', 'workflows');
  const path = join(folder, 'apigw-lint.yml');
  const others = existsSync(folder) ? readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)) : [];
  const done = others.find((name) => readFileSync(join(folder, name), 'utf8').includes(`${REPOSITORY}@`));
  if (done !== undefined) return { kind: 'done', path: join(folder, done) };
  if (existsSync(path))
    return { kind: 'by-hand', path, advice: `Add the step \`uses: ${REPOSITORY}@v${VERSION}\` to it.` };
  return { kind: 'write', path, after: workflow() };
}

/** The configuration of pre-commit. */
export const HOOK_FILE = '.pre-commit-config.yaml';

/** The hook. */
export async function hookFile(root: string): Promise<InitFile> {
  const path = join(root, HOOK_FILE);
  refuseFolder(path);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const { addHook } = await import('./add-hook.js');
  const after = addHook(before, relative('', path));
  if (after === before) return { kind: 'done', path };
  return { kind: 'write', path, after, ...(existsSync(path) ? { before } : {}) };
}

function workflow(): string {
  return `name: apigw-lint
on:
  pull_request:
  push:
    branches: [main, master]
permissions:
  contents: read
jobs:
  lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
        with:
          persist-credentials: false
      - uses: ${REPOSITORY}@v${VERSION}
`;
}
