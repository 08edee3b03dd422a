/**
 * The file that stands for standard input. On the command line it is `-`; no file can have this name, and yargs would take
 * a `-` for an option without a name.
 */
export const STDIN = '\0stdin';
