import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { createLinter, reportOf } from '../../../src/lint/index.js';

/** Files of a folder, by name. */
export type Files = Readonly<Record<string, string>>;

/** The distinct findings in a file of a folder and in what it names, as `file:line rule`; or why it was not linted. */
export async function lintIn(files: Files, name: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'apigw-lint-containers-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const result = await createLinter({ cwd: folder }).lint(join(folder, name));
    if (result.kind === 'not-openapi') return [`not linted: ${result.reason}`];
    if (result.kind === 'unreadable') return [`not read: ${result.message}`];
    const found = reportOf(result.files).files.flatMap(({ path, findings }) =>
      findings.map(({ line, rule }) => {
        const shown = path.startsWith(folder) ? relative(folder, path) : path;
        return `${shown.split(sep).join('/')}:${line} ${rule}`;
      }),
    );
    return [...new Set(found)].sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The findings that comments `# expect: RULE` announce, in the form of {@link lintIn}. */
export function expected(files: Files): string[] {
  return Object.entries(files)
    .flatMap(([path, text]) =>
      text.split('\n').flatMap((line, index) => {
        const rule = /(?:#|\/\/) expect: ([\w-]+)/.exec(line)?.[1];
        return rule === undefined ? [] : [`${path}:${index + 1} ${rule}`];
      }),
    )
    .sort();
}
