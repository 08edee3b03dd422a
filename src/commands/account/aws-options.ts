import type { InferredOptionTypes } from 'yargs';
import { COLOR_OPTION } from '../color.js';

/** The formats of an outcome. */
const OUTCOME_FORMATS = ['stylish', 'json'] as const;

/** Which API is meant, for commands that find it by id or by name. */
export const TARGET_OPTIONS = {
  'api-id': { group: 'API:', type: 'string', requiresArg: true, describe: 'Id of the API' },
  name: { group: 'API:', type: 'string', requiresArg: true, describe: 'Exact name of the API' },
} as const;

/** The options of every command that talks to AWS. */
export const AWS_OPTIONS = {
  region: {
    group: 'Account:',
    type: 'string',
    requiresArg: true,
    describe: 'Region',
    defaultDescription: 'AWS_REGION, AWS_DEFAULT_REGION, the profile',
  },
  profile: { group: 'Account:', type: 'string', requiresArg: true, describe: 'Profile of the shared AWS files' },
  'expect-account': {
    group: 'Account:',
    type: 'string',
    requiresArg: true,
    describe: 'Stop unless the credentials are of this account',
  },
  'endpoint-url': {
    group: 'Account:',
    type: 'string',
    requiresArg: true,
    describe: 'URL of all services: an emulator, a proxy',
  },
  'max-wait': {
    group: 'Account:',
    type: 'number',
    requiresArg: true,
    describe: 'How many seconds a run may wait in all for AWS',
    defaultDescription: '300',
  },
  yes: { group: 'Run:', alias: 'y', type: 'boolean', describe: 'Change without asking' },
} as const;

/** How the outcome is shown. */
export const OUTPUT_OPTIONS = {
  format: {
    group: 'Run:',
    alias: 'f',
    choices: OUTCOME_FORMATS,
    default: 'stylish' as const,
    requiresArg: true,
    describe: 'Format on standard output',
  },
  verbose: {
    group: 'Run:',
    alias: 'v',
    type: 'boolean',
    default: false,
    describe: 'Name every call; say more about findings',
  },
  color: { group: 'Run:', ...COLOR_OPTION.color },
} as const;

/** What yargs makes of these options. */
export type ImporterArguments = InferredOptionTypes<typeof TARGET_OPTIONS & typeof AWS_OPTIONS & typeof OUTPUT_OPTIONS>;
