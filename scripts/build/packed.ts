import { execFileSync } from 'node:child_process';

/** What npm would publish of this folder, `dist/` as it is. */
export interface Packed {
  /** In bytes. */
  readonly size: number;
  /** In bytes. */
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number; readonly mode: number }[];
}

/** Asks npm. Up to version 11 it answers with a list of packages, from 12 on with a map of them by name. */
export const packed = (): Packed => {
  const answer = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [own] = Object.values<Packed>(JSON.parse(answer));
  if (own === undefined) throw new Error(`npm pack reported no package: ${answer}`);
  return own;
};
