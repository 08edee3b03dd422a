// yargs looks for a package.json above itself, for a version and for settings. It is told our version, and has no settings there.
export default () => undefined;
