import { join } from 'node:path';

const PROGRAM = 'src/cli.ts';

/** What is imported while a document is linted, whatever is in it. */
const ON_EVERY_LINT = ['src/commands/lint/run.ts', 'src/document/define.ts', 'src/report/stylish.ts'];

/** What drives Spectral: imported after these, and only when there is something to lint. */
const ENGINE = ['src/lint/spectral.ts'];

/**
 * The chunks that every lint loads. Left alone, a bundler makes one for every set of modules that the same imports reach,
 * some fifty for a lint, and Node takes longer to load that many files than to run them.
 * @returns the groups, and a plugin that has to see the modules first
 */
export const chunkGroups = (root) => {
  let start = new Set();
  let others = new Set();
  let lint = new Set();
  let engine = new Set();

  const plugin = {
    name: 'chunk-groups',
    buildEnd() {
      const modules = [...this.getModuleIds()].map((id) => this.getModuleInfo(id));
      const reach = (ids) => {
        const found = new Set(ids);
        for (const id of found) for (const imported of this.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
        return found;
      };
      const entries = modules.filter(({ isEntry, dynamicImporters }) => isEntry || dynamicImporters.length > 0);
      const inRoot = (files) => files.map((file) => join(root, file));
      const [program] = inRoot([PROGRAM]);
      start = reach([program]);
      others = reach(entries.map(({ id }) => id).filter((id) => id !== program));
      lint = reach(inRoot(ON_EVERY_LINT));
      engine = reach(inRoot(ENGINE));
    },
  };
  const groups = [
    { name: 'common', test: (id) => start.has(id) && others.has(id) },
    { name: 'linting', test: (id) => lint.has(id) && !start.has(id) },
    { name: 'engine', test: (id) => engine.has(id) && !lint.has(id) && !start.has(id) },
  ];
  return { plugin, groups };
};
