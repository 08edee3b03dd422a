// yargs looks for a package.json above itself, for a version and for settings of its own. Ours has neither.
export default () => undefined;
