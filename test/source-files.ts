import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** A file below `src/`. */
export interface SourceFile {
  /** From the root of the project: `src/rules/lambda-post.ts`. */
  readonly path: string;
  readonly text: string;
  /** The text with nothing in its comments and string literals; lines stay where they are. */
  readonly code: string;
  readonly imports: readonly Import[];
}

/** What a file imports, or exports again. */
export interface Import {
  readonly name: string;
  /** The file below `src/` that a relative name means. */
  readonly target: string | undefined;
  /** `import type`, which is gone when the program runs. */
  readonly isType: boolean;
}

const IMPORT = /^(?:import|export) (type )?(?:[\w*{][^'"`;]*? from )?'([^']+)'|\bimport\('([^']+)'\)/gm;

/** Comments, strings, template texts without their `${}`, and regular expressions. */
const QUOTED =
  /\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`|(?<=[=(,:&|!?]\s*)\/(?![/*])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/(?=[a-z]*[\s;,.)])/g;

/** All TypeScript files below `src/`. */
export function sourceFiles(): SourceFile[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join('src', name.replaceAll('\\', '/')))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .sort()
    .map((path) => {
      const text = readFileSync(path, 'utf8');
      return {
        path,
        text,
        code: text.replace(QUOTED, blank),
        imports: importsOf(path, text),
      };
    });
}

function importsOf(path: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map(([, type, fixed, lazy]) => {
    const name = fixed ?? lazy ?? '';
    const target = name.startsWith('.') ? posix.join(posix.dirname(path), name).replace(/\.js$/, '.ts') : undefined;
    return { name, target, isType: type !== undefined };
  });
}

function blank(quoted: string): string {
  return quoted.replace(/[^\n]/g, ' ');
}
