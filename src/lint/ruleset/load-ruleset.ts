import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { RulesetDefinition } from '@stoplight/spectral-core';
import { RulesetError } from './error.js';
import { readPlainRuleset } from './plain.js';

/** A ruleset for `createEngine`. */
export interface LoadedRuleset {
  /** What Spectral takes; not validated yet. */
  readonly definition: unknown;
  /** The file it comes from: `overrides` are relative to it, and errors name it. */
  readonly file?: string;
}

/**
 * Loads a ruleset as Spectral's own command line does, from YAML, JSON or a script. In it, `apigw-lint` is this very
 * package, wherever the file is and whatever is installed there.
 * @param own what `apigw-lint` stands for: the ruleset of this package, trusted
 * @throws RulesetError when it cannot be read
 */
export async function loadRuleset(path: string, own: RulesetDefinition): Promise<LoadedRuleset> {
  const file = resolve(path);
  await access(file).catch((error: unknown) => {
    throw new RulesetError(
      file,
      error instanceof Error && error.message.startsWith('ENOENT') ? 'No such file.' : String(error),
    );
  });
  try {
    const plain = await readPlainRuleset(file, own);
    if (plain !== undefined) return { definition: plain, file };
    const { bundleRuleset } = await import('./bundle.js');
    return { definition: await bundleRuleset(file, own), file };
  } catch (error) {
    const { explainRulesetError } = await import('./diagnose/explain-error.js');
    throw await explainRulesetError(file, error);
  }
}
