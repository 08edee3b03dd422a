import { FORMATS } from '../../report/formats.js';
import { COLOR_OPTION } from '../color.js';

/** The severities that can make a run fail, and `none` for never. */
const FAIL_SEVERITIES = ['error', 'warn', 'info', 'hint', 'none'] as const;

/** The options of `lint`. */
export const LINT_OPTIONS = {
  ruleset: {
    type: 'string',
    requiresArg: true,
    describe: 'Spectral ruleset file',
    defaultDescription: '.spectral.* here if it mentions apigw-lint, else the recommended rules',
  },
  api: {
    choices: ['rest', 'http'] as const,
    requiresArg: true,
    describe: 'Take every document for a REST or an HTTP API',
  },
  'fail-severity': {
    alias: 'F',
    choices: FAIL_SEVERITIES,
    default: 'error' as const,
    requiresArg: true,
    describe: 'Exit with 1 from this severity on',
  },
  'max-warnings': { type: 'number', requiresArg: true, describe: 'Exit with 1 if there are more warnings than this' },
  baseline: { type: 'string', requiresArg: true, describe: 'Only findings that this file does not know count' },
  'write-baseline': {
    type: 'string',
    describe: 'Write what is found to the baseline, or to this .json file',
  },
  'report-unused-disables': {
    type: 'boolean',
    default: false,
    describe: 'Report apigw-lint-disable comments that silence nothing',
  },
  format: {
    alias: 'f',
    choices: FORMATS,
    default: 'stylish',
    requiresArg: true,
    describe: 'Format on standard output',
  },
  output: {
    alias: 'o',
    type: 'string',
    array: true,
    nargs: 1,
    default: [] as readonly string[],
    defaultDescription: 'none',
    describe: 'FORMAT=PATH: also write this format to a file; repeatable',
  },
  github: {
    type: 'boolean',
    default: false,
    describe: 'In a GitHub workflow: add annotations, the job summary and outputs',
  },
  quiet: { alias: 'q', type: 'boolean', default: false, describe: 'Report errors only' },
  verbose: { alias: 'v', type: 'boolean', default: false, describe: 'Add why, how to fix, link and timing' },
  'stdin-filepath': { type: 'string', requiresArg: true, describe: 'The name of what comes from standard input' },
  'ignore-unknown-format': {
    type: 'boolean',
    default: false,
    describe: 'Say nothing about files that are not OpenAPI',
  },
  ...COLOR_OPTION,
  'allow-remote': { type: 'boolean', default: false, describe: 'Follow $refs to http and https URLs' },
  'allow-outside': {
    type: 'boolean',
    default: false,
    describe: 'Follow references to files outside of the repository',
  },
} as const;

/** The options of `lint` as yargs hands them over. */
export interface LintArguments {
  readonly files: readonly string[];
  readonly ruleset: string | undefined;
  readonly api: 'rest' | 'http' | undefined;
  readonly 'fail-severity': (typeof FAIL_SEVERITIES)[number];
  readonly 'max-warnings': number | undefined;
  readonly baseline: string | undefined;
  readonly 'write-baseline': string | undefined;
  readonly 'report-unused-disables': boolean;
  readonly format: string;
  readonly output: readonly string[];
  readonly github: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly color: boolean | undefined;
  readonly 'stdin-filepath': string | undefined;
  readonly 'ignore-unknown-format': boolean;
  readonly 'allow-remote': boolean;
  readonly 'allow-outside': boolean;
  /** What follows `--`: files, whatever they are called. */
  readonly '--'?: readonly string[];
}
