import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { UsageError } from '../../lint/usage-error.js';
import { changedLines } from '../../report/changed-lines.js';
import { ask, canAsk } from '../account/ask.js';
import { hasColor } from '../color.js';
import type { InitArguments } from './options.js';
import { HOOK_FILE, hookFile, type InitFile, projectRoot, rulesetFile, workflowFile } from './project-files.js';

type Writable = Extract<InitFile, { kind: 'write' }>;

/**
 * Runs `apigw-lint init`.
 * @param extra words that it does not take
 * @returns 0 done, or nothing to do
 * @throws UsageError if there is nobody to ask and no --yes, or a file cannot be read or written
 */
export async function init(argv: InitArguments, extra: readonly string[]): Promise<number> {
  if (extra.length > 0) throw new UsageError(`\`init\` takes no files: ${extra.join(' ')} is too much.`);
  const root = projectRoot(process.cwd());
  const files = [
    await rulesetFile(root),
    ...(argv.hook ? [await hookFile(root)] : []),
    ...(argv.workflow ? [workflowFile(root)] : []),
  ];
  const isColored = hasColor(argv.color, process.stdout);
  const mayAsk = !argv.yes && !argv['dry-run'] && canAsk();
  const written: string[] = [];
  for (const file of files) {
    process.stdout.write(described(file, isColored));
    if (file.kind !== 'write') continue;
    if (argv.yes && !argv['dry-run']) written.push(write(file));
    else if (mayAsk && (await ask(`Write ${shown(file.path)}?`, new AbortController().signal)))
      written.push(write(file));
  }
  const isPending = files.some(({ kind }) => kind === 'write');
  if (isPending && !argv.yes && !argv['dry-run'] && !mayAsk)
    throw new UsageError('Nothing is written, since there is no terminal to ask on. Add --yes to write.');
  if (isPending) process.stdout.write(ending(written, argv['dry-run']));
  else if (files.every(({ kind }) => kind === 'done')) process.stdout.write('Nothing to do.\n');
  return 0;
}

function described(file: InitFile, isColored: boolean): string {
  const name = shown(file.path);
  if (file.kind === 'done') return `${name} has apigw-lint already.\n`;
  if (file.kind === 'by-hand') return `${name} is yours and stays as it is. ${file.advice}\n`;
  const heading = file.before === undefined ? 'is new' : 'changes';
  return `${name} ${heading}:\n\n${changedLines(file.before ?? '', file.after, isColored)}\n`;
}

function write({ path, before, after }: Writable): string {
  try {
    mkdirSync(dirname(path), { recursive: true });
    // Whoever asks gives time to change the file.
    if (before !== undefined && readFileSync(path, 'utf8') !== before)
      throw new UsageError(`${shown(path)} has been changed meanwhile. Run \`apigw-lint init\` again.`);
    writeFileSync(path, after, { flag: before === undefined ? 'wx' : 'w' });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`Could not write ${shown(path)}: ${error instanceof Error ? error.message : String(error)}.`);
  }
  return path;
}

function ending(written: readonly string[], isDryRun: boolean): string {
  if (isDryRun) return 'Nothing is written, because of --dry-run.\n';
  if (written.length === 0) return 'Nothing is written.\n';
  const files = written.length === 1 ? '1 file is' : `${written.length} files are`;
  const hook = written.some((path) => path.endsWith(HOOK_FILE)) ? '; `pre-commit install` switches the hook on' : '';
  return `${files} written. Next: \`apigw-lint\` lints what git tracks${hook}.\n`;
}

function shown(path: string): string {
  return relative('', path);
}
