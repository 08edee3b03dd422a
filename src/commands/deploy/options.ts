import type { InferredOptionTypes } from 'yargs';
import { AWS_OPTIONS, OUTPUT_OPTIONS, TARGET_OPTIONS } from '../account/aws-options.js';

const PAIRS = { type: 'string', array: true, nargs: 1 } as const;
const TEXT = { type: 'string', requiresArg: true } as const;

/** What to send. None of these goes with the end of a canary. */
const DOCUMENT_OPTIONS = {
  var: { group: 'Document:', ...PAIRS, describe: 'NAME=VALUE for ${NAME}, {{ NAME }} and Fn::Sub; repeatable' },
  vars: { group: 'Document:', ...PAIRS, describe: 'JSON or YAML file of such values; repeatable' },
  lint: { group: 'Document:', type: 'boolean', describe: '--no-lint sends the document although it has errors' },
  ruleset: { group: 'Document:', ...TEXT, describe: 'Spectral ruleset file to lint with' },
  'allow-remote': { group: 'Document:', type: 'boolean', describe: 'Follow $refs to http and https URLs' },
  'allow-outside': { group: 'Document:', type: 'boolean', describe: 'Follow $refs to files outside of the repository' },
  basepath: {
    group: 'Document:',
    choices: ['ignore', 'prepend', 'split'] as const,
    requiresArg: true,
    describe: "What becomes of the base path of the document's server",
    defaultDescription: 'ignore',
  },
  mode: {
    group: 'Import:',
    choices: ['overwrite', 'merge'] as const,
    requiresArg: true,
    describe: 'Replace the API by the document, or only the methods that the document has',
    defaultDescription: 'overwrite',
  },
  'reset-settings': {
    group: 'Import:',
    type: 'boolean',
    describe: 'Let go of settings that the API has and the document has not',
  },
  'endpoint-type': {
    group: 'Import:',
    choices: ['REGIONAL', 'EDGE', 'PRIVATE'] as const,
    requiresArg: true,
    describe: 'Of an API that is created',
    defaultDescription: 'REGIONAL',
  },
  tag: { group: 'Import:', ...PAIRS, describe: 'KEY=VALUE to put on the API; repeatable' },
  'allow-warnings': {
    group: 'Import:',
    type: 'string',
    array: true,
    describe: "Accept AWS's warnings: all, or those of the rules that follow",
  },
  'grant-lambda': { group: 'Import:', type: 'boolean', describe: 'Add Lambda invoke permissions that are missing' },
  preflight: {
    group: 'Import:',
    type: 'boolean',
    describe: '--no-preflight does not look for functions, roles and VPC links',
  },
  backup: {
    group: 'Import:',
    ...TEXT,
    describe: 'Folder for a copy of what is replaced; --no-backup makes none',
    defaultDescription: 'in the temporary folder',
  },
  force: {
    group: 'Import:',
    type: 'boolean',
    describe: 'Go on although the API changed meanwhile, or reads back differently',
  },
  description: { group: 'Stage:', ...TEXT, describe: 'Goes into the description of the deployment' },
  'stage-variable': { group: 'Stage:', ...PAIRS, describe: 'NAME=VALUE to set with the switch; repeatable' },
  canary: {
    group: 'Stage:',
    type: 'number',
    requiresArg: true,
    describe: 'Give the new deployment only this share of the traffic, in percent',
  },
  probe: { group: 'Stage:', ...TEXT, describe: 'URL, or path of the stage, that has to answer after the switch' },
  'rollback-on-failure': { group: 'Stage:', type: 'boolean', describe: 'Take the stage back if the probe fails' },
  'dry-run': { group: 'Run:', type: 'boolean', describe: 'Print the plan and change nothing' },
  'exit-code': { group: 'Run:', type: 'boolean', describe: 'With --dry-run: exit with 3 if there are changes' },
} as const;

/** The options of `deploy`. */
export const DEPLOY_OPTIONS = {
  ...TARGET_OPTIONS,
  name: { ...TARGET_OPTIONS.name, defaultDescription: "the document's title" },
  stage: { group: 'Stage:', ...TEXT, describe: 'Stage to switch; without it the document is only imported' },
  promote: { group: 'Stage:', type: 'boolean', describe: 'End the canary of the stage: all traffic goes to it' },
  discard: { group: 'Stage:', type: 'boolean', describe: 'End the canary of the stage: no traffic goes to it' },
  ...DOCUMENT_OPTIONS,
  ...AWS_OPTIONS,
  ...OUTPUT_OPTIONS,
} as const;

/** The names of the options that are about a document. */
export const DOCUMENT_OPTION_NAMES: readonly string[] = Object.keys(DOCUMENT_OPTIONS);

/** The options of `deploy` as yargs hands them over. */
export interface DeployArguments extends InferredOptionTypes<typeof DEPLOY_OPTIONS> {
  readonly file: string | undefined;
}
