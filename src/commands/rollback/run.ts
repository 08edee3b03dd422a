import { rollback as takeBack } from '../../importer/index.js';
import { UsageError } from '../../lint/usage-error.js';
import { runImporter } from '../account/run.js';
import type { RollbackArguments } from './options.js';

/**
 * Runs `apigw-lint rollback`.
 * @param extra words that belong to no option
 * @returns 0 done or nothing to do, 2 could not run or stopped midway, 130 interrupted
 */
export async function rollback(argv: RollbackArguments, extra: readonly string[]): Promise<number> {
  const { stage, name, to, list, 'api-id': apiId } = argv;
  const [surplus] = extra;
  if (surplus !== undefined) throw new UsageError(`rollback takes no word ${surplus}. A deployment goes behind --to.`);
  if (apiId === undefined && name === undefined) throw new UsageError('Which API? Give --api-id or --name.');
  if (stage === undefined) throw new UsageError('Which stage? Give --stage.');
  if (list === true && to !== undefined) throw new UsageError('--list changes nothing, so it does not go with --to.');
  return runImporter(argv, (aws) => takeBack({ ...aws, apiId, name, stage, to, list }));
}
