import { type DeployOptions, deploy as deployDocument, finishCanary } from '../../importer/index.js';
import { STDIN } from '../../lint/stdin.js';
import { UsageError } from '../../lint/usage-error.js';
import { checkNumber, runImporter } from '../account/run.js';
import { acceptedWarnings } from './accepted-warnings.js';
import type { DeployArguments } from './options.js';
import { DOCUMENT_OPTION_NAMES } from './options.js';
import { pairs } from './pairs.js';

/**
 * Runs `apigw-lint deploy`.
 * @param extra words after the document
 * @returns 0 done or nothing to do, 1 refused, 2 could not run or stopped midway, 3 changes found, 130 interrupted
 */
export async function deploy(argv: DeployArguments, extra: readonly string[]): Promise<number> {
  const [surplus] = extra;
  if (surplus !== undefined) throw new UsageError(`One document at a time: ${surplus} is one too many.`);
  if (argv.promote === true || argv.discard === true) return endCanary(argv);
  const options = optionsOf(argv);
  return runImporter(argv, (aws) => deployDocument({ ...aws, ...options }));
}

function endCanary(argv: DeployArguments): Promise<number> {
  const { stage, name, 'api-id': apiId } = argv;
  const action = argv.promote === true ? 'promote' : 'discard';
  if (argv.promote === true && argv.discard === true) {
    throw new UsageError('--promote and --discard do not go together.');
  }
  if (argv.file !== undefined) {
    throw new UsageError(`--${action} takes no document. Name the API with --api-id or --name.`);
  }
  const given: ReadonlyMap<string, unknown> = new Map(Object.entries(argv));
  const other = DOCUMENT_OPTION_NAMES.find((option) => given.get(option) !== undefined);
  if (other !== undefined) throw new UsageError(`--${other} does not go with --${action}.`);
  if (stage === undefined) throw new UsageError(`--${action} needs --stage.`);
  if (apiId === undefined && name === undefined) throw new UsageError(`--${action} needs --api-id or --name.`);
  return runImporter(argv, (aws) => finishCanary({ ...aws, apiId, name, stage, action }));
}

function optionsOf(argv: DeployArguments): Omit<DeployOptions, 'yes'> {
  const { 'exit-code': exitCode, 'dry-run': dryRun, probe, canary, backup } = argv;
  const warnings = acceptedWarnings(argv['allow-warnings'], argv.file !== undefined);
  const file = argv.file ?? warnings.file;
  if (file === undefined) throw new UsageError('Which document? Write `apigw-lint deploy openapi.yaml`.');
  if (file === STDIN) throw new UsageError('A document is deployed from a file, not from standard input.');
  if (exitCode === true && dryRun !== true) throw new UsageError('--exit-code needs --dry-run.');
  if (argv['rollback-on-failure'] === true && probe === undefined) {
    throw new UsageError('--rollback-on-failure needs --probe.');
  }
  checkNumber('canary', canary);
  return {
    file,
    apiId: argv['api-id'],
    name: argv.name,
    stage: argv.stage,
    description: argv.description,
    stageVariables: pairs('stage-variable', argv['stage-variable']),
    mode: argv.mode,
    resetSettings: argv['reset-settings'],
    endpointType: argv['endpoint-type'],
    tags: pairs('tag', argv.tag),
    allowWarnings: warnings.accepted,
    force: argv.force,
    preflight: argv.preflight,
    backup,
    grantLambda: argv['grant-lambda'],
    canary,
    probe,
    rollbackOnFailure: argv['rollback-on-failure'],
    dryRun,
    exitCode,
    lint: argv.lint,
    ruleset: argv.ruleset,
    allowRemote: argv['allow-remote'],
    allowOutside: argv['allow-outside'],
    variables: pairs('var', argv.var),
    variableFiles: argv.vars,
    basePath: argv.basepath,
  };
}
