import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { readManifest } from './action-runner.js';
import { actionErrors, workflowErrors } from './workflow-parser.js';

// GitHub's own parser reads the action, the workflows of this repository, and those that the docs show.
const FOLDER = '.github/workflows';
const OURS = 'apigw-lint/apigw-lint';
const manifest = readManifest('.');

const inDocs = readdirSync('docs')
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) => {
    const blocks = readFileSync(join('docs', name), 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```/gm);
    return [...blocks]
      .filter(([, text = '']) => /^jobs:/m.test(text))
      .map(([, text = ''], index) => [`docs/${name} ${index + 1}`, text] as const);
  });
const own = readdirSync(FOLDER).map((name) => [`${FOLDER}/${name}`, readFileSync(join(FOLDER, name), 'utf8')] as const);

describe('action.yml', () => {
  const text = readFileSync('action.yml', 'utf8');

  it('is an action for GitHub', () => {
    expect(actionErrors(text)).toEqual([]);
    expect(actionErrors(text.replace('shell: bash', 'shel: bash'))).not.toEqual([]);
    expect(actionErrors(text.replace('inputs.api', 'input.api'))).not.toEqual([]);
  });

  it('uses every input, and only those that there are', () => {
    const used = [...text.matchAll(/\binputs\.([\w-]+)/g)].map(([, name]) => name);
    expect(used.sort()).toEqual(Object.keys(manifest.inputs).sort());
  });

  it('keeps inputs out of its scripts', () => {
    expect(manifest.runs.steps.filter(({ run }) => run.includes('${{'))).toEqual([]);
  });

  it.each([
    ['inputs', /^\| `([\w-]+)` \| (.*?) \| (.*) \|$/gm],
    ['outputs', /^\| `([\w-]+)` \| ([^|]*) \|$/gm],
  ] as const)('has its %s in the docs', (kind, row) => {
    const rows = [...readFileSync('docs/github-action.md', 'utf8').matchAll(row)].map(([, ...cells]) => cells);
    const described = Object.entries(manifest[kind]).map(([name, { description, ...input }]) => {
      const text = 'default' in input && input.default;
      return [name, ...(kind === 'outputs' ? [] : [text ? `\`${text}\`` : '']), description];
    });
    expect(rows).toEqual(described);
  });
});

it('shows the released version in the docs', () => {
  const names = readdirSync('docs').filter((name) => name.endsWith('.md'));
  const pages = ['README.md', ...names.map((name) => join('docs', name))].map((page) => readFileSync(page, 'utf8'));
  const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
  const versions = [...pages.join('').matchAll(/\bapigw-lint@v?(\d[\w.-]*)/g)].map(([, found]) => found);
  expect(new Set(versions)).toEqual(new Set([version]));
});

describe.each([...own, ...inDocs])('%s', (_name, text) => {
  it('is a workflow for GitHub', async () => {
    expect(await workflowErrors(text)).toEqual([]);
    expect(await workflowErrors(text.replace('runs-on:', 'run-on:'))).not.toEqual([]);
  });

  it('gives the action what it takes', () => {
    const given = stepsOf(text).filter(({ uses }) => uses === './' || uses?.startsWith(`${OURS}@`));
    const unknown = given
      .flatMap((step) => Object.keys(step.with ?? {}))
      .filter((key) => manifest.inputs[key] === undefined);
    expect(unknown).toEqual([]);
  });

  it('says what its token may do', () => {
    expect(text).toMatch(/^permissions:/m);
    expect(text).not.toMatch(/write-all/);
  });
});

it.each(own)('%s pins what others wrote', (_name, text) => {
  const others = [...text.matchAll(/\buses: (?!\.\/)(.*)$/gm)].map(([, uses]) => uses);
  expect(others.filter((uses) => !/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v[\d.]+$/.test(uses ?? ''))).toEqual([]);
});

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

function stepsOf(text: string): Step[] {
  const workflow = load(text) as { readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>> };
  return Object.values(workflow.jobs).flatMap(({ steps }) => steps);
}
