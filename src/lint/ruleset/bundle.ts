import { promises } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { assertValidRuleset, type RulesetDefinition } from '@stoplight/spectral-core';
import { bundleRuleset as bundle } from '@stoplight/spectral-ruleset-bundler';
import { builtins } from '@stoplight/spectral-ruleset-bundler/plugins/builtins';
import { commonjs } from '@stoplight/spectral-ruleset-bundler/plugins/commonjs';
import { stdin } from '@stoplight/spectral-ruleset-bundler/plugins/stdin';
import { node } from '@stoplight/spectral-ruleset-bundler/presets/node';
import { isBasicRuleset, migrateRuleset } from '@stoplight/spectral-ruleset-migrator';
import check from '../../rulesets/check.js';
import { placeOfThrow } from './diagnose/place-in-script.js';
import { RulesetError } from './error.js';
import { extendedFile, isCheckFile, ownRulesets } from './own-files.js';
import { readRulesetFile } from './plain.js';

/** What `check.js` is called in bundles. */
const CHECK_MODULE = 'apigw-lint/check';

type Plugin = ReturnType<typeof stdin>;

/**
 * Loads a ruleset of any kind with the parts that Spectral's own command line is made of: the migrator turns YAML and
 * JSON into a script, the bundler makes one script of it and what it imports, and `require` finds the rest from there.
 */
export async function bundleRuleset(file: string, own: RulesetDefinition): Promise<unknown> {
  const fromHere: Plugin[] = [
    keepOut(own),
    builtins(),
    commonjs(),
    ...node({ fs: { promises }, fetch: globalThis.fetch }),
  ];
  const isBasic = await isBasicRuleset(file);
  const entry = isBasic ? join(dirname(file), '.spectral.js') : file;
  const plugins = isBasic ? [stdin(await migrate(file), entry), ...fromHere] : fromHere;
  const code = await bundle(entry, { target: 'node', format: 'commonjs', plugins });
  try {
    return evaluate(code, file, own);
  } catch (error) {
    // What another module threw, or one that cannot be found, has no place here.
    const place = isBasic ? undefined : placeOfThrow(await promises.readFile(file, 'utf8'), code, error);
    if (place === undefined || !(error instanceof Error)) throw error;
    throw new RulesetError(file, `The script throws: ${error.message}`, place);
  }
}

/**
 * Keeps our own rulesets out of the bundle, where they would be other objects than the ones that are trusted, and rollup's
 * warnings off the terminal; what matters in them comes back as an error.
 */
function keepOut(own: RulesetDefinition): Plugin {
  return {
    name: 'own-rulesets',
    options: (options) => ({ ...options, onwarn: () => undefined }),
    resolveId(id) {
      if (isCheckFile(id)) return { id: CHECK_MODULE, external: true };
      const ours = ownRulesets(own).find(({ file }) => file === id);
      return ours ? { id: ours.name, external: true } : null;
    },
  };
}

async function migrate(file: string): Promise<string> {
  const readFile = async (path: string) => JSON.stringify(withOwnFiles(await readRulesetFile(path), path));
  try {
    return await migrateRuleset(file, {
      format: 'esm',
      fs: { promises: Object.assign({ ...promises }, { readFile }) },
    });
  } catch (error) {
    // The migrator says no more than "Invalid ruleset provided".
    assertValidRuleset(await readRulesetFile(file), 'json');
    throw error;
  }
}

/** Puts the paths of our files in the place of `apigw-lint` and `apigw-lint/…`. */
function withOwnFiles(ruleset: unknown, file: string): unknown {
  function replace(entry: unknown): unknown {
    if (Array.isArray(entry)) return entry.map(replace);
    return typeof entry === 'string' && /^apigw-lint(\/|$)/.test(entry) ? extendedFile(entry, file) : entry;
  }
  if (Array.isArray(ruleset)) return ruleset.map((part) => withOwnFiles(part, file));
  if (typeof ruleset !== 'object' || ruleset === null) return ruleset;
  const { extends: extended, overrides, ...others } = Object.fromEntries(Object.entries(ruleset));
  return {
    ...(extended === undefined ? {} : { extends: replace(extended) }),
    ...others,
    ...(overrides === undefined ? {} : { overrides: withOwnFiles(overrides, file) }),
  };
}

function evaluate(code: string, file: string, own: RulesetDefinition): unknown {
  const requireFrom = createRequire(file);
  const module: { exports?: unknown } = {};
  new Function('module', 'require', code)(module, (id: string) => {
    if (id === CHECK_MODULE) return check;
    const ours = ownRulesets(own).find(({ name }) => name === id);
    return ours ? ours.definition : requireFrom(id);
  });
  return module.exports;
}
